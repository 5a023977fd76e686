"""Ways to spend one push on a neuron's dials, a row each, and what each does to the cost."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from ..live.style import BRIGHTNESS, CHOSEN, INK, MUTED, SIGNED, SMALL
from .grid import draw_cells, show_cells
from .page import axes_at
from .text import add_text, in_words
from .upright import show_arrows

# In CSS pixels: where the dials begin and end, where the bars do, and where numbers end.
DIALS, BARS, NUMBERS = (198, 504), (534, 634), (696, 754, 812)
CELLS = 46, 68          # the tops of the two rows of cells above
HIGH = 20               # of a cell
ARROW = 26              # an arrow of the whole push
MARK = 3.2              # in points: how broad a mark for a forecast is


class LeverTable(NamedTuple):
    """What `draw_lever_table` made, for `update_lever_table`."""

    activations: object
    weights: object
    arrows: object
    bars: object
    marks: object
    numbers: list
    rows: np.ndarray


def draw_lever_table(figure, page, n, rows):
    """Draw the place for levers in `rows` (their middles, in CSS pixels) on `n` weights.

    The first column of the dials is the bias.
    """
    rows = np.array(rows, float)
    left, right = DIALS
    step = (right - left) / (n + 1)
    grids = [draw_cells(_cells(figure, left + step, top, n * step), np.zeros((1, n)), colours, low,
                        1, step) for top, colours, low in
             zip(CELLS, (BRIGHTNESS, SIGNED), (0, -1), strict=True)]
    for grid in grids:
        grid.axes.set(xlim=(0, n * step), ylim=(step, 0))
    top, low = rows[0] - ARROW, rows[-1] + ARROW
    dials, bars = (axes_at(figure, x, top, end - x, low - top) for x, end in (DIALS, BARS))
    for ax, (x, end) in ((dials, DIALS), (bars, BARS)):
        ax.set(xlim=(0, end - x), ylim=(low - top, 0))
    dials.hlines(rows - top, 0, right - left, color=MUTED, linewidth=0.8, zorder=0.7)
    middle = (BARS[1] - BARS[0]) / 2
    bars.vlines(middle, ARROW - 14, low - top - ARROW + 14, color=MUTED, linewidth=0.8, zorder=1.4)
    arrows = dials.add_collection(PolyCollection([], linewidths=0, zorder=1))
    solid = bars.add_collection(PolyCollection([], facecolors=INK, linewidths=0, zorder=1))
    marks = bars.add_collection(LineCollection([], colors=CHOSEN, linewidths=MARK, zorder=1.5,
                                               capstyle="butt"))
    numbers = [[add_text(page, x, y, size=SMALL + (k == 0), ha="right",
                          weight="bold" if k == 0 else "normal")
                for k, x in enumerate(NUMBERS)] for y in rows]
    return LeverTable(*grids, arrows, solid, marks, numbers, rows - top)


def update_lever_table(table, activations, weights, pushes, changes):
    """Show other levers.

    Parameters
    ----------
    table : LeverTable
    activations, weights : arrays of shape (n,)
    pushes : array of shape (rows, 1 + n)
        How the push is spent on bias and weights, or activations.
    changes : array of shape (rows, 2)
        What became of the cost, and the forecast of it.
    """
    show_cells(table.activations, activations[np.newaxis])
    show_cells(table.weights, weights[np.newaxis])
    table.weights.set_clim(-abs(weights).max(), abs(weights).max())
    step = table.arrows.axes.get_xlim()[1] / pushes.shape[1]
    x = np.tile((np.arange(pushes.shape[1]) + 0.5) * step, len(pushes))
    show_arrows(table.arrows, x, np.repeat(table.rows, pushes.shape[1]), ARROW * pushes.ravel())
    middle = table.bars.axes.get_xlim()[1] / 2
    longest = middle - MARK     # so that a mark at the edge is seen whole
    really, forecast = middle + longest * changes.T / max(abs(changes).max(), 1e-12)
    table.bars.set_verts([[(middle, y - 8), (x, y - 8), (x, y + 8), (middle, y + 8)]
                          for x, y in zip(really, table.rows, strict=True)])
    table.marks.set_segments([[(x, y - 12), (x, y + 12)]
                              for x, y in zip(forecast, table.rows, strict=True)])
    for texts, (real, said) in zip(table.numbers, changes, strict=True):
        for text, number in zip(texts, (real, said, real - said), strict=True):
            text.set_text(in_words(number, sign=True))


def _cells(figure, x, top, width):
    return axes_at(figure, x, top, width, HIGH)
