"""Curves, with a point that moves on them and a straight line that forecasts them."""

from typing import NamedTuple

import numpy as np

from ..live.style import CHOSEN, FAINT, INK, MUTED, PAPER, SMALL
from .artists import add_line, lay
from .text import add_text, in_words

JUMP = 0.3  # between two neighbours, in heights of the whole curve


class Point(NamedTuple):
    """What `draw_point` made, for `update_point`."""

    dot: object
    lines: object


def draw_curve(ax, x, y, *, title=""):
    """Draw a curve over the whole width of `ax`; return its line."""
    (line,) = ax.plot(x, y, color=INK, linewidth=2, zorder=1.5)
    ax.set(xlim=(x[0], x[-1]), title=title)
    ax.grid(True)
    return line


def update_curve(line, y):
    """Show other heights; where the curve jumps by a good part of its height, the line breaks."""
    y = np.array(y, float)
    y[:-1][abs(np.diff(y)) > JUMP * np.ptp(y)] = np.nan
    line.set_ydata(y)


def draw_point(ax):
    """Add a point with a line up to the top edge and one to the left edge of `ax`."""
    lines = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=2)
    dot = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=9, zorder=2.9,
                    clip_on=False)
    return Point(dot, lines)


def update_point(point, x, y, left, top):
    """Move the point; its lines run from (x, top) down to it, then across to `left`."""
    lay(point.dot, x, y)
    lay(point.lines, [x, x, left], [top, y, y])


def draw_tangent(ax):
    """Add the place for a straight piece that is as steep as a curve is at one point."""
    line = add_line(ax, color=CHOSEN, linewidth=3.5, zorder=1.8)
    return line


def update_tangent(line, x, y, slope, length=0.2):
    """Lay the piece through (x, y); its `length` is in widths of the axes."""
    ax = line.axes
    width, height = np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())
    upright = slope * width / height * ax.bbox.height / ax.bbox.width  # as it looks
    half = length / 2 * width / np.hypot(1, upright)
    lay(line, [x - half, x + half], [y - slope * half, y + slope * half])


class Forecast(NamedTuple):
    """What `draw_forecast` made, for `update_forecast`."""

    curve: object
    tangent: object
    gap: object
    dot: object
    high: object
    low: object


def draw_forecast(ax, *, reach, title="", label="nudge"):
    """Draw the place for a cost along one nudge: the curve, its tangent, and the gap.

    Parameters
    ----------
    ax : matplotlib axes
    reach : float
        Nudges run from ``-reach`` to ``reach``.
    title, label : str
        What stands above it, and below.
    """
    curve = add_line(ax, color=INK, zorder=1.6)
    tangent = add_line(ax, color=CHOSEN, linewidth=1.8, zorder=1.5)
    gap = add_line(ax, color=MUTED, alpha=0.6, linewidth=5, solid_capstyle="butt", zorder=1.4)
    dot = add_line(ax, "o", color=PAPER, markeredgecolor=INK, markeredgewidth=2,
                    markersize=8, zorder=2.9, clip_on=False)
    ax.axvline(0, color=FAINT, zorder=0.6)
    ax.set(xlim=(-reach, reach), ylim=(0, 1), yticks=[], title=title, xlabel=label)
    ax.spines["left"].set_visible(False)
    looks = {"size": SMALL, "color": MUTED, "ha": "left", "transform": ax.transAxes}
    return Forecast(curve, tangent, gap, dot, add_text(ax, 0.01, 0.96, **looks),
                    add_text(ax, 0.01, 0.09, **looks))


def forecast_reach(curve, slope):
    """Return the lowest and the highest cost that belong into a picture of a forecast.

    Parameters
    ----------
    curve, slope
        As for `update_forecast`.
    """
    x, costs = curve
    start = float(np.interp(0, x, costs))
    # A flat curve must look flat, not like its own rounding noise.
    span = max(np.ptp(costs), 0.002)
    # The forecast belongs into the picture, but may not squeeze the curve to less than half of it.
    ends = np.clip(start + slope * x, costs.min() - span / 2, costs.max() + span / 2)
    return min(costs.min(), ends.min()), max(costs.max(), ends.max())


def update_forecast(drawn, curve, slope, nudge, cost, reach=None):
    """Show a cost curve, the straight line that the slope at 0 promises, and where we are.

    Parameters
    ----------
    drawn : Forecast
    curve : pair of arrays
        Nudges and the cost at each; the cost without a nudge is read off at 0.
    slope : float
        The gradient's entry.
    nudge, cost : float
        Where the hand is, and the cost there.
    reach : pair of float, optional
        The lowest and the highest cost shown, where several pictures share one scale.
    """
    x, costs = curve
    start = float(np.interp(0, x, costs))
    lowest, highest = reach or forecast_reach(curve, slope)
    span = max(highest - lowest, 0.002)
    middle = (highest + lowest) / 2

    def _height(value):
        return 0.5 + 0.8 * (np.asarray(value) - middle) / span

    lay(drawn.curve, x, _height(costs))
    lay(drawn.tangent, x, _height(start + slope * x))
    lay(drawn.gap, [nudge, nudge], _height([cost, start + slope * nudge]))
    lay(drawn.dot, nudge, _height(cost))
    drawn.high.set_text(f"▲ cost {in_words(middle + span / 2, 4)}")
    drawn.low.set_text(f"▼ cost {in_words(middle - span / 2, 4)}")
    # At the end where the straight line, which may leave the picture, does not run through them.
    for text in (drawn.high, drawn.low):
        there = middle + (text.get_position()[1] - 0.5) * span / 0.8
        side = slope != 0 and (there - start) / slope < np.mean([x[0], x[-1]])
        if text.get_ha() != ("right" if side else "left"):
            text.set(x=0.99 if side else 0.01, ha="right" if side else "left")
