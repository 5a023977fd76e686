"""Many numbers and their mean: side by side from small to large, and as more of them come in."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from ..live.style import CHOSEN, FAINT, INK, MUTED, SMALL
from .artists import add_line, lay
from .text import add_text


class Sorted(NamedTuple):
    """What `draw_sorted` made, for `update_sorted`."""

    bars: object
    mean: object
    title: object
    number: object


def draw_sorted(ax, n):
    """Draw the place for `n` numbers as bars that fill the width, the smallest on the left."""
    bars = ax.stairs(np.zeros(n), np.linspace(0, 1, n + 1), fill=True, color=MUTED, zorder=1)
    mean = add_line(ax, color=CHOSEN, linewidth=2.5, zorder=2)
    ax.set(xlim=(0, 1), xticks=[])
    looks = {"size": SMALL + 1, "transform": ax.transAxes}
    return Sorted(bars, mean, add_text(ax, 0, 1.1, **looks),
                  add_text(ax, 1, 1.1, ha="right", weight="bold", **looks))


def update_sorted(drawn, parts, mean, title, number):
    """Show other numbers.

    Parameters
    ----------
    drawn : Sorted
    parts : array
        As many as the place was drawn for.
    mean : float
    title, number : str
    """
    drawn.bars.set_data(parts)
    lay(drawn.mean, [0, 1], [mean, mean])
    drawn.title.set_text(title)
    drawn.number.set_text(number)


class Running(NamedTuple):
    """What `draw_running` made, for `update_running`."""

    others: object
    lines: list
    now: object
    dots: list


def draw_running(ax, most):
    """Draw the place for means of up to `most` numbers: a full line, a broken one, faint others."""
    others = ax.add_collection(LineCollection([], colors=FAINT, linewidths=0.8, zorder=1.2))
    looks = {"color": INK}, {"color": MUTED, "linestyle": "--"}
    lines = [ax.plot([], [], linewidth=1.8, zorder=1.5, **look)[0] for look in looks]
    now = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=1.4)
    dots = [add_line(ax, "o", markersize=7, markeredgecolor=INK, zorder=2.5, clip_on=False,
                      color=look["color"]) for look in looks]
    ax.set(xscale="log", xlim=(1, most))
    ticks = [10**k for k in range(len(str(int(most))))]
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.minorticks_off()
    return Running(others, lines, now, dots)


def update_running(drawn, means, others, counts):
    """Show other means.

    Parameters
    ----------
    drawn : Running
    means : two pairs of arrays
        How many numbers, and their mean.
    others : list of pairs of arrays
        The same for others, which are drawn faint.
    counts : pair of int
        How many numbers there are now, in each of the two.
    """
    drawn.others.set_segments([np.column_stack(other) for other in others])
    for line, dot, (x, y), count in zip(drawn.lines, drawn.dots, means, counts, strict=True):
        lay(line, x, y)
        height = np.interp(count, x, y)
        lay(dot, count, min(height, dot.axes.get_ylim()[1]))
    lay(drawn.now, [max(counts)] * 2, drawn.now.axes.get_ylim())
