"""Sizes that differ by powers of ten, as bars on a logarithmic axis."""

from typing import NamedTuple

import numpy as np

from ..live.style import FAINT, INK, SMALL
from .text import add_text, power_of_ten

THICK = 0.62  # of a bar, where 1 would touch the next


class LogBars(NamedTuple):
    """What `draw_log_bars` made, for `update_log_bars`."""

    bars: object
    names: list
    columns: list


def draw_log_bars(ax, n, *, lowest, highest, every=2, columns=(1.03,)):
    """Draw the place for `n` horizontal bars, the first on top.

    Parameters
    ----------
    ax : matplotlib axes
    n : int
    lowest, highest : int
        Powers of ten at both ends; a bar begins at the left one.
    every : int
        How many powers from one mark to the next.
    columns : sequence of float
        Where columns of numbers stand beside the bars, in widths of the axes.
    """
    edges = np.ravel([[k - THICK / 2, k + THICK / 2] for k in range(n)])
    bars = ax.stairs(np.full(2 * n - 1, float(lowest)), edges, baseline=lowest, fill=True,
                     orientation="horizontal", color=INK, zorder=1.5)
    ticks = range(lowest, highest + 1, every)
    ax.set(xlim=(lowest, highest), ylim=(n - 0.5, -0.5), yticks=[])
    ax.set_xticks(ticks, [power_of_ten(tick) if tick else "1" for tick in ticks])
    ax.grid(True, axis="x", color=FAINT)
    across = ax.get_yaxis_transform()
    names = [add_text(ax, -0.03, k, size=SMALL + 1, ha="right", transform=across)
             for k in range(n)]
    return LogBars(bars, names, [[add_text(ax, x, k, size=SMALL + 1, transform=across)
                                  for k in range(n)] for x in columns])


def update_log_bars(drawn, sizes, names, *columns):
    """Show `sizes` with their `names` and one or more `columns` of words, all of one length.

    A size below the axis has no bar. Where there are fewer than there is place for, the rest stays
    empty.
    """
    lowest, highest = drawn.bars.axes.get_xlim()
    ends = np.full(2 * len(drawn.names) - 1, lowest)
    ends[:2 * len(sizes):2] = np.log10(np.clip(sizes, 10.0**lowest, 10.0**highest))
    drawn.bars.set_data(ends)
    for texts, words in zip((drawn.names, *drawn.columns), (names, *columns), strict=True):
        for text, word in zip(texts, [*words] + [""] * (len(texts) - len(words)), strict=True):
            text.set_text(word)
