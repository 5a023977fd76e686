"""A network as columns of dots, with the sums that count its weights and biases below."""

from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from ..live.style import BODY, FAINT, INK, LARGE, MUTED, PAPER, SMALL
from .artists import add_line, lay, lay_apart, put
from .page import axes_at, draw_page
from .text import add_text

# In CSS pixels, but for counts of dots.
LEFT, RIGHT, TOP, BOTTOM = 116, 706, 60, 262    # where the first and the last column are
ROOM, END = 10, 3       # dots in a full column; those above and below a gap where some are left out
HEAD, KIND = 20, 40     # of the numbers above the columns, and of what the layers are
PRODUCT, WEIGHTS, SHARE, BIASES, TOTAL = 287, 307, 325, 352, 388
BAR = 84                # how long all dials together would be


class Columns(NamedTuple):
    """What `draw_columns` made, for `update_columns`."""

    lines: object
    dots: object
    left_out: object
    bars: list
    layers: list        # for each layer: its size, its kind, its biases
    gaps: list          # for each gap: the product, what it comes to
    total: object


def draw_columns(figure, most):
    """Draw the place for a network of at most `most` layers, over the whole figure."""
    width, height = RIGHT - LEFT + 20, BOTTOM - TOP
    ax = axes_at(figure, LEFT - 10, TOP, width, height)
    shares = axes_at(figure, LEFT, SHARE - 4, RIGHT - LEFT, 8)
    page = draw_page(figure)
    ax.set(xlim=(-10, width - 10), ylim=(height, 0))
    shares.set(xlim=(0, RIGHT - LEFT), ylim=(0, 1))
    lines = ax.add_collection(LineCollection([], colors=FAINT, linewidths=0.6, zorder=1))
    dots = add_line(ax, "o", markersize=10.5, color=PAPER, markeredgecolor=INK,
                     markeredgewidth=1.2, zorder=2)
    left_out = add_line(ax, "o", markersize=3, color=INK, zorder=2)
    bars = [add_line(shares, color=colour, linewidth=5, zorder=zorder,
                      solid_capstyle="butt") for colour, zorder in ((FAINT, 1), (INK, 1.1))]
    for y, word in ((WEIGHTS, "weights"), (SHARE, "share of all"), (BIASES, "biases")):
        add_text(page, 16, y, word, size=SMALL, color=MUTED, zorder=1)
    layers = [[add_text(page, 0, HEAD, size=LARGE, weight="bold", ha="center"),
               add_text(page, 0, KIND, size=SMALL, color=MUTED, ha="center"),
               add_text(page, 0, BIASES, size=BODY, weight="bold", ha="center")]
              for _ in range(most)]
    gaps = [[add_text(page, 0, PRODUCT, size=SMALL, color=MUTED, ha="center"),
             add_text(page, 0, WEIGHTS, size=BODY, weight="bold", ha="center")]
            for _ in range(most - 1)]
    total = add_text(page, (LEFT + RIGHT) / 2, TOTAL, size=LARGE, weight="bold", ha="center")
    return Columns(lines, dots, left_out, bars, layers, gaps, total)


def update_columns(drawn, sizes, weights, biases, total):
    """Show another network.

    Parameters
    ----------
    drawn : Columns
    sizes : list of int
        Neurons in each layer, the input first.
    weights, biases : lists of int
        How many lead into each layer after the first, and how many it has.
    total : int
    """
    x = np.linspace(0, RIGHT - LEFT, len(sizes))
    _place_dots(drawn, x, sizes)
    _write_layers(drawn, x + LEFT, sizes, biases)
    middles = (x[:-1] + x[1:]) / 2
    for k, texts in enumerate(drawn.gaps):
        there = k < len(weights)
        words = (f"{sizes[k]}·{sizes[k + 1]} =", f"{weights[k]:,}") if there else ("", "")
        for text, word in zip(texts, words, strict=True):
            put(text, word, LEFT + middles[k] if there else 0)
    for bars, shares in zip(drawn.bars, ([1] * len(weights), [n / total for n in weights]),
                            strict=True):
        lay_apart(bars, [[(middle - BAR / 2, 0.5), (middle + BAR * (share - 0.5), 0.5)]
                         for middle, share in zip(middles, shares, strict=True)])
    drawn.total.set_text(f"{sum(weights):,} weights + {sum(biases):,} biases = {total:,} dials")


def _place_dots(drawn, x, sizes):
    columns = [np.column_stack(np.broadcast_arrays(x[l], _heights(n)[0]))
               for l, n in enumerate(sizes)]
    dots = np.concatenate(columns)
    lay(drawn.dots, *dots.T)
    drawn.lines.set_segments(np.concatenate([_all_pairs(one, other) for one, other
                                             in zip(columns[:-1], columns[1:], strict=True)]))
    drawn.left_out.set_data([x[l] for l, n in enumerate(sizes) for _ in _heights(n)[1]],
                            [y for n in sizes for y in _heights(n)[1]])


def _write_layers(drawn, x, sizes, biases):
    last = len(sizes) - 1
    for l, texts in enumerate(drawn.layers):
        there = l <= last
        words = ["", "", ""] if not there else [
            f"{sizes[l]}", "pixels" if l == 0 else "outputs" if l == last else "hidden",
            f"{biases[l - 1]}" if l else ""]
        for text, word in zip(texts, words, strict=True):
            put(text, word, x[l] if there else 0)


@cache
def _heights(n):
    """Return where the dots of a column of `n` stand, and the small dots for those left out."""
    step = (BOTTOM - TOP) / ROOM
    middle = (BOTTOM - TOP) / 2
    if n <= ROOM:
        return middle + step * (np.arange(n) - (n - 1) / 2), []
    places = middle + step * (np.arange(ROOM) - (ROOM - 1) / 2)
    return np.append(places[:END], places[-END:]), middle + step * np.array([-0.7, 0, 0.7])


def _all_pairs(one, other):
    """Return a line from every point of `one` to every point of `other`."""
    return np.stack([np.repeat(one, len(other), axis=0), np.tile(other, (len(one), 1))], axis=1)
