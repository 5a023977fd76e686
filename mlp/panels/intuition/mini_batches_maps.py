"""Two ways downhill: on a map of the cost, against the examples they took, and their angles."""

from typing import NamedTuple

import numpy as np
from matplotlib.ticker import MaxNLocator

from ...drawing.artists import add_line, lay
from ...drawing.text import add_text
from ...live.style import CHOSEN, FAINT, INK, MUTED, PAPER, SHADE, SMALL

LOOKS = {"full": {"color": INK, "linewidth": 2.2}, "batch": {"color": CHOSEN, "linewidth": 2}}
LEVELS = 8     # lines on the map, at most
DECADES = 5     # on the axis of examples or seconds


class Descents(NamedTuple):
    """What `draw_map` and `draw_costs` made, for `update_descents`: by path, a line and its end."""

    lines: dict
    ends: dict


class Angles(NamedTuple):
    """What `draw_angles` made, for `update_angle`."""

    point: object
    decades: np.ndarray
    angles: np.ndarray


def draw_map(ax, x, y, costs):
    """Draw the cost as a map, darker where it is higher, and the place for two paths.

    Parameters
    ----------
    ax : matplotlib axes
    x, y : arrays
        Places to the right and upwards.
    costs : array of shape (len(y), len(x))
    """
    levels = MaxNLocator(LEVELS).tick_values(costs.min(), costs.max())
    ax.contourf(x, y, costs, levels=levels, cmap=SHADE, extend="both", zorder=0.2)
    lines = ax.contour(x, y, costs, levels=levels, colors=MUTED, linewidths=0.7, zorder=0.4)
    for label in ax.clabel(lines, levels[::2], fontsize=SMALL, fmt="%.3g"):
        label.set(zorder=0.5, color=MUTED)
    ax.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]), aspect="equal")
    for spine in ax.spines.values():
        spine.set_visible(True)
    ax.plot(0, 0, "o", color=PAPER, markeredgecolor=INK, markeredgewidth=1.6, markersize=8,
            zorder=0.6)
    return _two_paths(ax, markers=True)


def room_around(ax, points, margin=0.1):
    """Return how far a map in `ax` should reach around `points`: two pairs, to the right and up.

    A unit is as long in both directions. `margin` is the room left and right, in widths of all the
    points.
    """
    (left, low), (right, high) = points.min(axis=0), points.max(axis=0)
    free = margin * (right - left)
    half = (right - left + 2 * free) * ax.bbox.height / ax.bbox.width / 2
    middle = (low + high) / 2
    return (left - free, right + free), (middle - half, middle + half)


def draw_costs(ax, lowest, highest):
    """Draw the place for the costs of two descents, against decades of what they took."""
    ax.set(xlim=(0, DECADES), ylim=(lowest, highest), xticks=range(DECADES + 1))
    ax.set_xticklabels([])
    ax.grid(True)
    numbers = [add_text(ax, k, -0.1, size=SMALL, color=MUTED, ha="center",
                        transform=ax.get_xaxis_transform()) for k in range(DECADES + 1)]
    return _two_paths(ax), numbers


def update_descents(drawn, name, points, step):
    """Show a path up to a step; the part that is still to come is left out.

    Parameters
    ----------
    drawn : Descents
    name : {"full", "batch"}
    points : array of shape (n, 2)
    step : int
    """
    points = points[:step + 1]
    lay(drawn.lines[name], *points.T)
    lay(drawn.ends[name], *points[-1:].T)


def update_costs(drawn, name, taken, costs, zero):
    """Show the costs of a path against what its steps have taken: examples or seconds.

    Parameters
    ----------
    drawn : Descents
    name : {"full", "batch"}
    taken, costs : arrays of n numbers
    zero : int
        The power of ten at the left edge.
    """
    points = np.column_stack([np.log10(taken) - zero, costs])
    lay(drawn.lines[name], *points.T)
    lay(drawn.ends[name], *points[-1:].T)


def draw_angles(ax, sizes, angles):
    """Draw angles against batch sizes, on an axis of decades; return it for `update_angle`."""
    ax.plot(np.log10(sizes), angles, color=INK, marker="o", markersize=4, zorder=1)
    ax.axhline(90, color=FAINT, zorder=0.5)
    decades = range(int(np.log10(sizes[-1])) + 1)
    ax.set(xlim=(-0.1, np.log10(sizes[-1]) + 0.1), ylim=(0, 95), yticks=[0, 30, 60, 90],
           xticks=decades)
    ax.set_xticklabels([f"{10 ** k:,}" for k in decades])
    ax.grid(True)
    point = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=9, zorder=2,
                     clip_on=False)
    return Angles(point, np.log10(sizes), angles)


def update_angle(drawn, size):
    """Move the point to a batch size; return the angle there, read off between its neighbours."""
    angle = float(np.interp(np.log10(size), drawn.decades, drawn.angles))
    lay(drawn.point, np.log10(size), angle)
    return angle


def _two_paths(ax, *, markers=False):
    lines, ends = {}, {}
    for zorder, (name, looks) in enumerate(LOOKS.items(), 1):
        marker = {"marker": "o", "markersize": 3} if markers else {}
        lines[name] = add_line(ax, zorder=1 + zorder / 10, **looks, **marker)
        ends[name] = add_line(ax, "o", color=looks["color"], markeredgecolor=INK,
                              markersize=8, zorder=2 + zorder / 10)
    return Descents(lines, ends)
