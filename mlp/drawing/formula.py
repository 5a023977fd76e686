"""The formula of a layer in coloured cells: a matrix times a column, plus a column, squished."""

from typing import NamedTuple

import numpy as np

from ..live.style import BODY, BRIGHTNESS, INK, LARGE, MUTED, SIGNED, SMALL
from .matrices import (
    draw_activation_cells,
    draw_frame,
    draw_signed_cells,
    standing_off,
    update_cells,
    update_frame,
)
from .page import axes_at, draw_page
from .text import add_text, in_words
from .tiles import draw_tiles, update_tiles

# In CSS pixels: where each block begins, and how wide its cells are.
BLOCKS = {"W": (62, 78), "a": (402, 60), "b": (490, 62), "z": (580, 68), "out": (712, 68)}
OUT_END = 780
HEADS = ("weights W", "inputs a", "biases b", "sums z", "new a")
SIGNS = {"·": 388, "+": 476, "=": 566, "→": 680}    # where they stand between the blocks
TOP, STRIP, HIGH = 54, 298, 40      # of the blocks, of the row written out, of a cell
GAP = 18                # between two products, for the sign


class Formula(NamedTuple):
    """What `draw_formula` made, for `update_formula`."""

    cells: dict         # by the names of `BLOCKS`
    frames: dict        # of the row that is looked at
    chosen: dict        # of the number that the hand is on
    squish: object

    def block_on(self, axes):
        """Return the name of the block that lies in `axes`, or None."""
        return next((name for name, cells in self.cells.items() if cells.grid.axes is axes), None)


class WrittenRow(NamedTuple):
    """What `draw_written_row` made, for `update_written_row`."""

    cells: object       # one for each product, then the bias, the sum, the activation
    places: list        # of the cells
    largest: np.ndarray     # what gets the full colour in each but the last
    numbers: list
    words: list         # what stands above each
    signs: list         # what stands between them
    name: object


def draw_formula(figure, rows, columns, reach):
    """Draw the place for the formula of a layer, with room for one input too many.

    Parameters
    ----------
    figure : matplotlib figure
    rows, columns : int
        Of the matrix of weights.
    reach : float
        Weights and biases get their full colour there, sums at twice as much.
    """
    middle = TOP + (columns - rows) * HIGH / 2
    cells = {
        "W": draw_signed_cells(_block(figure, "W", middle, rows, columns), rows, columns,
                               largest=reach),
        "a": draw_activation_cells(_block(figure, "a", TOP, columns + 1), columns + 1),
        "b": draw_signed_cells(_block(figure, "b", middle, rows), rows, 1, largest=reach),
        "z": draw_signed_cells(_block(figure, "z", middle, rows), rows, 1, largest=2 * reach,
                               decimals=3),
        "out": draw_activation_cells(_block(figure, "out", middle, rows), rows, decimals=3)}
    frames = {name: draw_frame(cells[name].grid.axes) for name in ("W", "b", "z", "out")}
    chosen = {name: draw_frame(cells[name].grid.axes, strong=True) for name in ("W", "a", "b")}
    page = draw_page(figure)
    _label(page, rows, columns, middle)
    squish = add_text(page, SIGNS["→"], TOP + columns * HIGH / 2 - 16, size=SMALL, color=MUTED,
                       ha="center")
    return Formula(cells, frames, chosen, squish)


def update_formula(drawn, blocks, squish, row, chosen):
    """Show other numbers, and frames around what is looked at.

    Parameters
    ----------
    drawn : Formula
    blocks : dict
        The numbers of each block, by the names of `BLOCKS`; NaN leaves a cell out.
    squish : str
        What stands over the arrow.
    row : int
        Which row gets a frame.
    chosen : (str, int, int)
        The block, row and column of the number that the hand is on.
    """
    for name, values in blocks.items():
        update_cells(drawn.cells[name], values)
    there = drawn.cells["z"].frame.get_visible()
    for name, frame in drawn.frames.items():
        width = drawn.cells[name].grid.get_array().shape[1]
        update_frame(frame, row if there or name in "Wb" else None, columns=width)
    for name, frame in drawn.chosen.items():
        update_frame(frame, chosen[1] if name == chosen[0] else None, chosen[2])
    drawn.squish.set_text(squish)


def draw_written_row(figure, page, terms, reach):
    """Draw the place for one row written out: `terms` products, each below its weights.

    Add it after `draw_formula`; `page` takes its words.
    """
    x, wide = BLOCKS["W"]
    places = [(x + k * wide + GAP / 2, wide - GAP) for k in range(terms)]
    places += [BLOCKS[name] for name in ("b", "z", "out")]
    ax = axes_at(figure, x, STRIP - 2, OUT_END - x + 2, HIGH + 4)
    ax.set(xlim=(x, OUT_END + 2), ylim=(HIGH + 2, -2))
    cells = draw_tiles(ax, edgecolors=MUTED, linewidths=0.8)
    numbers = [add_text(ax, x + wide / 2, HIGH / 2, size=BODY, ha="center") for x, wide in places]
    between = [places[k][0] - GAP / 2 for k in range(1, terms)]
    between += [(x + wide + BLOCKS["b"][0]) / 2 for x, wide in places[terms - 1:terms]]
    signs = [(add_text(ax, x, HIGH / 2, size=BODY, ha="center"), sign)
             for x, sign in zip([*between, SIGNS["="], SIGNS["→"]], [*"+" * terms, "=", "→"],
                                strict=True)]
    words = [add_text(page, x + wide / 2, STRIP - 14, size=SMALL, color=MUTED, ha="center")
             for x, wide in places]
    name = add_text(page, 52, STRIP + HIGH / 2, ha="right", size=SMALL + 1, weight="bold")
    return WrittenRow(cells, [(x, 0, wide, HIGH) for x, wide in places],
                      np.array([reach] * (terms + 1) + [2 * reach]), numbers, words, signs, name)


def update_written_row(drawn, name, numbers, words):
    """Show the `numbers` of one row and the `words` above them; without numbers, nothing."""
    n, there = len(drawn.places), len(numbers) > 0
    drawn.name.set_text(name if there else "")
    colours = np.concatenate([SIGNED((numbers[:-1] / drawn.largest + 1) / 2),
                              BRIGHTNESS(numbers[-1:])]) if there else np.empty((0, 4))
    update_tiles(drawn.cells, drawn.places[:len(numbers)], colours)
    inks, decimals = standing_off(colours) or [INK] * n, [3] * (n - 3) + [2, 3, 3]
    for k, (text, ink) in enumerate(zip(drawn.numbers, inks, strict=True)):
        text.set_text(in_words(numbers[k], decimals[k]) if there else "")
        if text.get_color() != ink:
            text.set_color(ink)
    for text, word in zip(drawn.words, words if there else [""] * n, strict=True):
        text.set_text(word)
    for text, sign in drawn.signs:
        text.set_text(sign if there else "")


def _label(page, rows, columns, middle):
    """Write what the blocks are, the signs between them, and the numbers of rows and columns."""
    for head, (name, (x, wide)) in zip(HEADS, BLOCKS.items(), strict=True):
        width = wide * (columns if name == "W" else 1)
        add_text(page, x + width / 2, 22, head, size=BODY, ha="center", zorder=1)
    for sign, x in SIGNS.items():
        add_text(page, x, TOP + columns * HIGH / 2, sign, size=LARGE, ha="center", zorder=1)
    x, wide = BLOCKS["W"]
    numbers = {"size": SMALL, "color": MUTED, "zorder": 1}
    for row in range(rows):
        add_text(page, 52, middle + (row + 0.5) * HIGH, f"row {row}", ha="right", **numbers)
    for column in range(columns):
        add_text(page, x + (column + 0.5) * wide, middle - 14, f"column {column}", ha="center",
                  **numbers)


def _block(figure, name, top, rows, columns=1):
    x, wide = BLOCKS[name]
    return axes_at(figure, x, top, columns * wide, rows * HIGH)
