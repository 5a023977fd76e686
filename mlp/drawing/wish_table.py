"""What each output wishes of the layer before, a row of arrows each, and their sum below."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import PolyCollection

from ..live.style import BODY, BRIGHTNESS, INK, MUTED, SMALL, WISHED
from .grid import draw_cells, show_cells
from .outline import outline
from .page import axes_at, draw_page
from .text import add_text, in_words
from .upright import draw_arrows, show_arrows, update_arrows

# In CSS pixels.
LEFT, WIDTH = 112, 656      # of the columns
CELLS, TOP, HIGH = 36, 72, 24   # of the activations above, of the rows, of a row
SUM, TALL = 316, 76         # of the row of sums
BOX, OUTPUT, NUDGE, SHARE = 20, 38, 104, 828    # where in a row its words are
MOST = 16                   # columns that have room for a number
PALE = 3                    # times less than its full colour, so that arrows stand off a cell


class WishTable(NamedTuple):
    """What `draw_wish_table` made, for `update_wish_table`."""

    page: object
    cells: object
    tints: object
    arrows: object
    sums: object
    frame: object
    scale: object
    boxes: list
    words: list         # of each row: the output, its nudge, what it wishes of the chosen neuron
    total: object
    legend: object


def draw_wish_table(figure, rows, n):
    """Draw the place for `rows` outputs and the `n` neurons before them, and a page above it."""
    cells, tints, arrows = (axes_at(figure, LEFT, top, WIDTH, high) for top, high in
                            ((CELLS, 18), (TOP, rows * HIGH), (TOP, rows * HIGH)))
    middles = TOP + HIGH * (np.arange(rows) + 0.5)
    cells.set(xlim=(0, n), ylim=(1, 0))
    tints.set(xlim=(0, n), ylim=(rows, 0))
    arrows.set(xlim=(0, WIDTH), ylim=(rows * HIGH, 0))
    sums = draw_arrows(figure, LEFT, SUM, WIDTH, TALL, n, scale=1, numbers=n <= MOST,
                       size=SMALL - 1)
    page = draw_page(figure)
    frame = outline(page, LEFT, CELLS - 3, WIDTH / n, SUM + TALL + 20 - CELLS, linewidth=2.2)
    shapes = [ax.add_collection(PolyCollection([], linewidths=0, zorder=1))
              for ax in (arrows, page)]
    boxes = [add_text(page, BOX, y, size=BODY + 2, ha="center") for y in middles]
    words = [[add_text(page, OUTPUT, y), add_text(page, NUDGE, y, size=SMALL, ha="right"),
              add_text(page, SHARE, y, size=SMALL + 1, ha="right")] for y in middles]
    total = add_text(page, SHARE, SUM + TALL / 2, size=SMALL + 1, ha="right", weight="bold")
    return WishTable(
        page, draw_cells(cells, np.zeros((1, n)), BRIGHTNESS, 0, 1),
        draw_cells(tints, np.zeros((rows, n)), WISHED, -1, 1), shapes[0], sums, frame, shapes[1],
        boxes, words, total, add_text(page, LEFT + WIDTH - 90, 22, size=SMALL, color=MUTED))


def update_wish_table(table, activations, nudges, wishes, ticked, chosen, label):
    """Show other wishes.

    Parameters
    ----------
    table : WishTable
    activations : array of shape (n,)
        Of the layer that is wished of.
    nudges : array of shape (rows,)
        Of the outputs.
    wishes : array of shape (rows, n)
    ticked : array of bool, shape (rows,)
        Which rows are added up.
    chosen : int
        The column whose numbers are written at the right.
    label : int
        The row that should be bright.
    """
    scale = _scale(wishes)
    show_cells(table.cells, activations[np.newaxis])
    show_cells(table.tints, wishes * ticked[:, np.newaxis])
    table.tints.set_clim(*(abs(wishes).max() * np.array([-PALE, PALE])))
    rows, columns = np.nonzero(np.broadcast_to(ticked[:, np.newaxis], wishes.shape))
    lengths = scale * wishes[rows, columns]
    show_arrows(table.arrows, table.sums.places[columns], HIGH * (rows + 0.5) + lengths / 2,
                lengths)
    sums = wishes[ticked].sum(axis=0)
    update_arrows(table.sums._replace(scale=scale), sums, decimals=2)
    _, top, width, height = table.frame.get_bbox().bounds
    table.frame.set_bounds(LEFT + table.sums.places[chosen] - width / 2, top, width, height)
    for k, (output, nudge, share) in enumerate(table.words):
        table.boxes[k].set_text("☑" if ticked[k] else "☐")
        output.set_text(str(k))
        nudge.set_text(in_words(nudges[k], sign=True))
        share.set_text(in_words(wishes[k, chosen], sign=True))
        output.set_weight("bold" if k == label else "normal")
        for text in (output, nudge, share):
            text.set_color(INK if ticked[k] else MUTED)
    table.total.set_text(in_words(sums[chosen], sign=True))
    _show_scale(table, scale)


def _scale(wishes):
    """Return pixels for 1, such that no arrow leaves its row, whichever rows are added up."""
    longest = np.maximum(wishes.clip(min=0).sum(axis=0), -wishes.clip(max=0).sum(axis=0)).max()
    return min((HIGH - 2) / abs(wishes).max(), TALL / 2 / longest)


def _show_scale(table, scale):
    """Show an arrow of a round length, some pixels long."""
    size = 10.0 ** np.floor(np.log10(24 / scale))
    size *= next(times for times in (5, 2, 1) if times * size * scale <= 24)
    show_arrows(table.scale, np.array([LEFT + WIDTH - 102.0]),
                np.array([22 + size * scale / 2]), [size * scale])
    table.scale.set_facecolor(MUTED)
    table.legend.set_text(f"so long is {size:.6f}".rstrip("0"))
