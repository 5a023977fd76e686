"""The formula of a layer in coloured cells: a matrix times a column, plus a column, squished."""

import numpy as np

from ...drawing.artists import Tiles, outline
from ...drawing.matrices import NumberedCells, letters_on, update_frame
from ...drawing.page import axes_at
from ...drawing.text import add_text, in_words
from ...live.style import BODY, BRIGHTNESS, LARGE, MUTED, SIGNED, SMALL

ROWS, COLUMNS = 3, 4
REACH = 2               # of weights and biases: their full colour; sums have theirs at twice that
# In CSS pixels: where each block begins, and how wide its cells are.
BLOCKS = {"W": (62, 78), "a": (402, 60), "b": (490, 62), "z": (580, 68), "out": (712, 68)}
OUT_END = 780
HEADS = ("weights W", "inputs a", "biases b", "sums z", "new a")
SIGNS = {"·": 388, "+": 476, "=": 566, "→": 680}    # where they stand between the blocks
TOP, STRIP, HIGH = 54, 298, 40      # of the blocks, of the row written out, of a cell
MIDDLE = TOP + (COLUMNS - ROWS) * HIGH / 2      # top of the blocks that have only `ROWS` rows
GAP = 18                # between two products, for the sign
FULL = np.array([REACH] * (COLUMNS + 1) + [2 * REACH])  # colour in a row written out: to the sum


class Formula:
    """The blocks from left to right, with room for one input too many."""

    def __init__(self, figure):
        self.cells = {
            "W": NumberedCells(_block(figure, "W", COLUMNS), ROWS, COLUMNS, SIGNED, -REACH, REACH),
            "a": NumberedCells(axes_at(figure, BLOCKS["a"][0], TOP, BLOCKS["a"][1],
                                       (COLUMNS + 1) * HIGH), COLUMNS + 1, 1, BRIGHTNESS, 0, 1),
            "b": NumberedCells(_block(figure, "b"), ROWS, 1, SIGNED, -REACH, REACH),
            "z": NumberedCells(_block(figure, "z"), ROWS, 1, SIGNED, -2 * REACH, 2 * REACH,
                               decimals=3),
            "out": NumberedCells(_block(figure, "out"), ROWS, 1, BRIGHTNESS, 0, 1, decimals=3)}
        self.frames = {name: outline(self.cells[name].grid.axes, linewidth=2)
                       for name in ("W", "b", "z", "out")}
        self.chosen = {name: outline(self.cells[name].grid.axes, linewidth=3.2)
                       for name in ("W", "a", "b")}

    def label(self, page):
        """Write what never changes, and make the place for the name of the squish."""
        for head, (name, (x, wide)) in zip(HEADS, BLOCKS.items(), strict=True):
            width = wide * (COLUMNS if name == "W" else 1)
            add_text(page, x + width / 2, 22, head, size=BODY, ha="center", zorder=1)
        middle = TOP + COLUMNS * HIGH / 2
        for sign, x in SIGNS.items():
            add_text(page, x, middle, sign, size=LARGE, ha="center", zorder=1)
        x, wide = BLOCKS["W"]
        quiet = {"size": SMALL, "color": MUTED}
        for row in range(ROWS):
            add_text(page, 52, MIDDLE + (row + 0.5) * HIGH, f"row {row}", ha="right", zorder=1,
                     **quiet)
        for column in range(COLUMNS):
            add_text(page, x + (column + 0.5) * wide, MIDDLE - 14, f"column {column}", ha="center",
                     zorder=1, **quiet)
        self.squish = add_text(page, SIGNS["→"], middle - 16, ha="center", **quiet)

    def block_on(self, axes):
        """Return the name of the block that lies in `axes`, or None."""
        return next((name for name, cells in self.cells.items() if cells.grid.axes is axes), None)

    def show(self, blocks, row, chosen):
        """Show each block's numbers, NaN as none, and frame a row and a (block, row, column)."""
        for name, values in blocks.items():
            self.cells[name].show(values)
        there = self.cells["z"].frame.get_visible()
        for name, frame in self.frames.items():
            update_frame(frame, row if there or name in "Wb" else None,
                         columns=COLUMNS if name == "W" else 1)
        for name, frame in self.chosen.items():
            update_frame(frame, chosen[1] if name == chosen[0] else None, chosen[2])


class WrittenRow:
    """One row product by product, each below its weights; add it after the `Formula`."""

    def __init__(self, figure, page):
        x, wide = BLOCKS["W"]
        places = [(x + k * wide + GAP / 2, wide - GAP) for k in range(COLUMNS)]
        places += [BLOCKS[name] for name in ("b", "z", "out")]
        ax = axes_at(figure, x, STRIP - 2, OUT_END - x + 2, HIGH + 4)
        ax.set(xlim=(x, OUT_END + 2), ylim=(HIGH + 2, -2))
        self.boxes = [(x, 0, wide, HIGH) for x, wide in places]
        self.cells = Tiles(ax, edgecolors=MUTED, linewidths=0.8)
        self.numbers = [add_text(ax, x + wide / 2, HIGH / 2, size=BODY, ha="center")
                        for x, wide in places]
        between = [x - GAP / 2 for x, _ in places[1:COLUMNS]]
        between.append((sum(places[COLUMNS - 1]) + BLOCKS["b"][0]) / 2)
        self.signs = [(add_text(ax, x, HIGH / 2, size=BODY, ha="center"), sign) for x, sign in
                      zip([*between, SIGNS["="], SIGNS["→"]], "+" * COLUMNS + "=→", strict=True)]
        self.words = [add_text(page, x + wide / 2, STRIP - 14, size=SMALL, color=MUTED, ha="center")
                      for x, wide in places]
        self.name = add_text(page, 52, STRIP + HIGH / 2, ha="right", size=SMALL + 1, weight="bold")

    def show(self, name, numbers, words):
        """Show the products, the bias, the sum and the activation, with `words` above them."""
        self.name.set_text(name)
        signed, last = (numbers[:-1] / FULL + 1) / 2, numbers[-1:]
        self.cells.show(self.boxes, np.concatenate([SIGNED(signed), BRIGHTNESS(last)]))
        letters = letters_on(SIGNED, signed) + letters_on(BRIGHTNESS, last)
        for text, number, decimals, colour in zip(self.numbers, numbers, [3] * COLUMNS + [2, 3, 3],
                                                  letters, strict=True):
            text.set(text=in_words(number, decimals), color=colour)
        for text, word in [*zip(self.words, words, strict=True), *self.signs]:
            text.set_text(word)

    def clear(self):
        """Show nothing."""
        self.cells.show([], [])
        for text in (self.name, *self.numbers, *self.words, *(sign for sign, _ in self.signs)):
            text.set_text("")


def _block(figure, name, columns=1):
    x, wide = BLOCKS[name]
    return axes_at(figure, x, MIDDLE, columns * wide, ROWS * HIGH)
