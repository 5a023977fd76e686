"""A line among points with its squared errors, and the valley that its cost makes."""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgba

from ..live.style import CHOSEN, INK, PAPER, WISH_DOWN, WISH_UP
from .artists import add_line, lay, lay_apart
from .tiles import draw_tiles, update_tiles

SEE_THROUGH = 0.28      # squares lie on each other
VEILS = to_rgba(WISH_UP, SEE_THROUGH), to_rgba(WISH_DOWN, SEE_THROUGH)


class Fit(NamedTuple):
    """What `draw_fit` made, for `update_fit`."""

    squares: object
    errors: list        # where the line should be higher, and where lower
    line: object
    points: np.ndarray


def draw_fit(ax, x, y):
    """Draw points, and the place for a line with its errors; set the limits of `ax` before."""
    squares = draw_tiles(ax)
    errors = [add_line(ax, color=colour, linewidth=2.4, zorder=1.2)
              for colour in (WISH_UP, WISH_DOWN)]
    line = add_line(ax, color=INK, linewidth=2.4, zorder=1.5)
    lay(add_line(ax, "o", color=INK, markeredgecolor=PAPER, markersize=7.5, zorder=2), x, y)
    ax.grid(True)
    return Fit(squares, errors, line, np.column_stack([x, y]))


def update_fit(drawn, ends, answers):
    """Show another line.

    Parameters
    ----------
    drawn : Fit
    ends : pair of float
        The line's height at the left and at the right edge.
    answers : array
        Its height at each point; the squares reach from there to the point.
    """
    ax = drawn.line.axes
    left, right = ax.get_xlim()
    lay(drawn.line, [left, right], ends)
    x, y = drawn.points.T
    (x_0, y_0), (x_1, y_1) = ax.transData.transform([[0, 0], [1, 1]])
    across = (y - answers) * (y_1 - y_0) / (x_1 - x_0)  # to the left if the line is below
    above = y > answers
    update_tiles(drawn.squares, np.column_stack([x, y, -across, answers - y]),
                 np.where(above[:, np.newaxis], *VEILS))
    errors = np.stack([np.column_stack([x, answers]), drawn.points], axis=1)
    for lines, which in zip(drawn.errors, (above, ~above), strict=True):
        lay_apart(lines, errors[which])


class Valley(NamedTuple):
    """What `draw_valley` made, for `update_valley`."""

    curve: object
    tangent: object
    dot: object


def draw_valley(ax, *, reach, highest, label):
    """Draw the place for the cost along one number, with its slope where we are.

    Parameters
    ----------
    ax : matplotlib axes
    reach : pair of float
        From where to where the number goes.
    highest : float
        Costs are shown from 0 to there.
    label : str
        What the number is called.
    """
    curve = add_line(ax, color=INK, zorder=1.6)
    tangent = add_line(ax, color=CHOSEN, linewidth=1.8, zorder=1.5)
    dot = add_line(ax, "o", color=PAPER, markeredgecolor=INK, markeredgewidth=2,
                    markersize=8, zorder=2.9, clip_on=False)
    ax.set(xlim=reach, ylim=(0, highest), xlabel=label)
    ax.grid(True)
    return Valley(curve, tangent, dot)


def update_valley(drawn, curve, slope, place, cost):
    """Show another `curve` (numbers and costs), and the line of `slope` at `place`.

    A cost above the highest is shown at the upper edge.
    """
    x, costs = curve
    highest = drawn.dot.axes.get_ylim()[1]
    lay(drawn.curve, x, costs)
    ends = np.array([x[0], x[-1]])
    lay(drawn.tangent, ends, cost + slope * (ends - place))
    lay(drawn.dot, place, min(cost, highest))
