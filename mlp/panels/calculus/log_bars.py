"""Sizes that differ by powers of ten, as bars on a logarithmic axis."""

import numpy as np

from ...drawing.artists import add_line, lay
from ...drawing.text import add_text, power_of_ten, say
from ...live.style import FAINT, INK, PAPER, SMALL

THICK = 0.62  # of a bar, where 1 would touch the next


def tick_words(exponent):
    """Return a power of ten as axes show it."""
    return power_of_ten(exponent) if exponent else "1"


class LogBars:
    """`n` bars from ``10**lowest`` to ``10**highest``, and `columns` of words beside them."""

    def __init__(self, ax, n, lowest, highest, every=2, columns=(1.03,)):
        edges = np.ravel([[k - THICK / 2, k + THICK / 2] for k in range(n)])
        self.bars = ax.stairs(np.full(2 * n - 1, float(lowest)), edges, baseline=lowest, fill=True,
                              orientation="horizontal", color=INK, zorder=1.5)
        ticks = range(lowest, highest + 1, every)
        ax.set(xlim=(lowest, highest), ylim=(n - 0.5, -0.5), yticks=[])
        ax.set_xticks(ticks, map(tick_words, ticks))
        ax.grid(True, axis="x", color=FAINT)
        self._cut = add_line(ax, ">", color=PAPER, markersize=7, zorder=2)
        looks = {"size": SMALL + 1, "transform": ax.get_yaxis_transform()}
        self.names = [add_text(ax, -0.03, k, ha="right", **looks) for k in range(n)]
        self.columns = [[add_text(ax, x, k, **looks) for k in range(n)] for x in columns]

    def show(self, sizes, names, *columns):
        """Show up to `n` sizes with names and words: none below the axis, and an arrow above it."""
        lowest, highest = self.bars.axes.get_xlim()
        ends = np.full(2 * len(self.names) - 1, lowest)
        ends[:2 * len(sizes):2] = np.log10(np.clip(sizes, 10.0**lowest, 10.0**highest))
        self.bars.set_data(ends)
        cut = np.flatnonzero(np.asarray(sizes) > 10.0**highest)
        lay(self._cut, np.full(len(cut), highest - 0.03 * (highest - lowest)), cut)
        for texts, words in zip((self.names, *self.columns), (names, *columns), strict=True):
            say(texts, [*words, *[""] * (len(texts) - len(words))])
