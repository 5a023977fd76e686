"""Matrices in a row, number by number, and the one matrix that is their product."""

from typing import NamedTuple

import numpy as np

from ..live.style import INK, MUTED, PAPER, SIGNED, SMALL
from .artists import put
from .text import add_text, in_words
from .tiles import draw_tiles, update_tiles

CELL, HIGH, GAP = 44, 25, 36    # of a cell and between matrices, in data units: CSS pixels
WIDE = 60                       # a cell of the product, whose numbers are larger


class Chain(NamedTuple):
    """What `draw_chain` made, for `update_chain`."""

    cells: object
    numbers: list
    names: list
    signs: list


def draw_chain(ax, numbers, matrices):
    """Draw the place for at most so many `numbers` in so many `matrices`, product included."""
    width, height = ax.bbox.size
    ax.set(xlim=(0, width), ylim=(height, 0))
    ax.set_axis_off()
    cells = draw_tiles(ax, edgecolors=PAPER, linewidths=0.7)
    numbers, names, signs = (
        [add_text(ax, 0, 0, size=size, color=colour, ha="center") for _ in range(n)]
        for n, size, colour in ((numbers, SMALL, INK), (matrices, SMALL, MUTED),
                                (matrices - 1, SMALL + 1, INK)))
    return Chain(cells, numbers, names, signs)


def update_chain(chain, matrices, names, signs):
    """Show other matrices; the last is the product.

    Parameters
    ----------
    chain : Chain
    matrices : list of arrays of shape (rows, columns)
    names : list of str
        One for each.
    signs : list of str
        What stands between two of them, one less.
    """
    rows = max(len(matrix) for matrix in matrices)
    widths = [CELL] * (len(matrices) - 1) + [WIDE]
    boxes, colours, texts = [], [], []
    needed = sum(wide * matrix.shape[1] for wide, matrix in zip(widths, matrices, strict=True))
    left = (chain.cells.axes.get_xlim()[1] - needed - GAP * len(signs)) / 2
    for k, (wide, matrix) in enumerate(zip(widths, matrices, strict=True)):
        top = HIGH * (1 + (rows - len(matrix)) / 2)
        for (row, column), value in np.ndenumerate(matrix):
            boxes.append((left + column * wide, top + row * HIGH, wide, HIGH))
            texts.append(in_words(value, 2))
        # Half of the colours: so dark text stands off all of them.
        colours.append(SIGNED(0.5 + 0.25 * np.ravel(matrix) / max(abs(matrix).max(), 1e-9)))
        right = left + wide * matrix.shape[1]
        put(chain.names[k], names[k], (left + right) / 2, top - HIGH / 2)
        if k < len(signs):
            put(chain.signs[k], signs[k], right + GAP / 2, HIGH * (1 + rows / 2))
        left = right + GAP
    update_tiles(chain.cells, boxes, np.concatenate(colours))
    for text, (x, y, wide, _), words in zip(chain.numbers, boxes, texts, strict=False):
        put(text, words, x + wide / 2, y + HIGH / 2)
    for text in (*chain.numbers[len(texts):], *chain.names[len(matrices):],
                 *chain.signs[len(signs):]):
        text.set_text("")
