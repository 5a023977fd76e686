"""Curves, with a point that moves on them and a straight line that forecasts them."""

import numpy as np

from ..live.style import CHOSEN, FAINT, INK, MUTED, SMALL
from .artists import add_dot, add_line, adjust, lay
from .text import add_text, in_words

JUMP = 0.3      # between two neighbours, in heights of the whole curve
COMPARED = ("it really changed by", "the gradient forecast", "gap")
FLATTEST = 0.002    # cost from edge to edge: a flat curve must not look like its rounding noise


def draw_curve(ax, x, y):
    """Draw a curve over the whole width of `ax`; return its line."""
    (line,) = ax.plot(x, y, color=INK, linewidth=2, zorder=1.5)
    ax.set_xlim(x[0], x[-1])
    ax.grid(True)
    return line


def update_curve(line, y):
    """Show other heights; where the curve jumps by a good part of its height, the line breaks."""
    y = np.array(y, float)
    y[:-1][abs(np.diff(y)) > JUMP * np.ptp(y)] = np.nan
    line.set_ydata(y)


class Point:
    """A point with a line up to the top edge of its axes and one to the left edge."""

    def __init__(self, ax):
        self.lines = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=2)
        self.dot = add_dot(ax, color=CHOSEN, markeredgewidth=1, markersize=9)

    def show(self, x, y, left, top):
        """Move the point; its lines run from (x, top) down to it, then across to `left`."""
        lay(self.dot, x, y)
        lay(self.lines, [x, x, left], [top, y, y])


def draw_tangent(ax):
    """Add the place for a straight piece that is as steep as a curve is at one point."""
    return add_line(ax, color=CHOSEN, linewidth=3.5, zorder=1.8)


def update_tangent(line, x, y, slope):
    """Lay the piece through (x, y), a fifth of the axes' width long."""
    ax = line.axes
    width, height = np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())
    upright = slope * width / height * ax.bbox.height / ax.bbox.width  # as it looks
    half = 0.1 * width / np.hypot(1, upright)
    lay(line, [x - half, x + half], [y - slope * half, y + slope * half])


def forecast_reach(curve, slope):
    """Return the lowest and the highest cost that belong in a picture of a forecast."""
    x, costs = curve
    start = float(np.interp(0, x, costs))
    span = max(np.ptp(costs), FLATTEST)
    # The forecast belongs in the picture, but may not squeeze the curve to less than half of it,
    # nor show costs below 0, of which there are none.
    ends = np.clip(start + slope * x, costs.min() - span / 2, costs.max() + span / 2)
    return min(costs.min(), max(ends.min(), 0)), max(costs.max(), ends.max())


class Forecast:
    """A cost along one nudge, from ``-reach`` to ``reach``: curve, tangent, and the gap."""

    def __init__(self, ax, *, reach, label="nudge"):
        self.axes = ax
        self.curve = add_line(ax, color=INK, zorder=1.6)
        self.tangent = add_line(ax, color=CHOSEN, linewidth=1.8, zorder=1.5)
        self.gap = add_line(ax, color=MUTED, alpha=0.6, linewidth=5, solid_capstyle="butt",
                            zorder=1.4)
        self.dot = add_dot(ax)
        ax.axvline(0, color=FAINT, zorder=0.6)
        ax.set(xlim=(-reach, reach), ylim=(0, 1), yticks=[], xlabel=label)
        ax.spines["left"].set_visible(False)
        self.high, self.low = (add_text(ax, 0.01, y, size=SMALL, color=MUTED, ha="left",
                                        transform=ax.transAxes) for y in (0.96, 0.09))

    def show(self, curve, slope, nudge, cost, reach=None):
        """Show a cost curve, what its slope at 0 promises, and where the hand is."""
        x, costs = curve
        start = float(np.interp(0, x, costs))
        lowest, highest = reach or forecast_reach(curve, slope)
        span = max(highest - lowest, FLATTEST)
        middle = (highest + lowest) / 2

        def height(value):
            """Return where a cost stands, as a share of the picture's height."""
            return 0.5 + 0.8 * (np.asarray(value) - middle) / span

        lay(self.curve, x, height(costs))
        lay(self.tangent, x, height(start + slope * x))
        lay(self.gap, [nudge, nudge], height([cost, start + slope * nudge]))
        lay(self.dot, nudge, height(cost))
        for text, arrow, sign in ((self.high, "▲", 1), (self.low, "▼", -1)):
            text.set_text(f"{arrow} cost {in_words(middle + sign * span / 2, 4)}")
            # On the side where the straight line, which may leave the picture, does not run.
            there = middle + (text.get_position()[1] - 0.5) * span / 0.8
            side = slope != 0 and (there - start) / slope < np.mean([x[0], x[-1]])
            adjust(text, position=(0.99 if side else 0.01, text.get_position()[1]),
                   ha="right" if side else "left")


class Valley:
    """The cost along one number, from 0 to `highest`, with its slope where we are."""

    def __init__(self, ax, *, reach, highest, label):
        self.axes = ax
        self.curve = add_line(ax, color=INK, zorder=1.6)
        self.tangent = add_line(ax, color=CHOSEN, linewidth=1.8, zorder=1.5)
        self.dot = add_dot(ax)
        ax.set(xlim=reach, ylim=(0, highest), xlabel=label)
        ax.grid(True)

    def show(self, curve, slope, place, cost):
        """Show a `curve` and its `slope` at `place`; a higher cost is at the upper edge."""
        x, costs = curve
        lay(self.curve, x, costs)
        ends = np.array([x[0], x[-1]])
        lay(self.tangent, ends, cost + slope * (ends - place))
        lay(self.dot, place, min(cost, self.axes.get_ylim()[1]))
