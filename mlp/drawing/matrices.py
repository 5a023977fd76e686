"""Matrices and columns as cells, each with its number written into it."""

import math

import numpy as np

from ..live.recording.palette import contrast
from ..live.style import BODY, BRIGHTNESS, INK, MUTED, ON_STRONG, PAPER, SIGNED, WISHED
from .artists import outline
from .grid import draw_cells, show_cells
from .text import add_text, in_words

GAP = 1.5   # between cells, in points
STRONG = 0.65   # of a full colour: from here on, letters must suit that and not the paper


class NumberedCells:
    """Cells that fill their axes, in colours from `lowest` to `highest`, with their numbers."""

    def __init__(self, ax, rows, columns, colours, lowest, highest, *, decimals=2, size=BODY):
        ax.set(xlim=(0, columns), ylim=(rows, 0))
        self.frame = outline(ax, colour=MUTED, linewidth=1, zorder=1.6)
        self.frame.set_visible(False)
        self.grid = draw_cells(ax, np.full((rows, columns), np.nan), colours, lowest, highest)
        ax.vlines(range(1, columns), 0, rows, color=PAPER, linewidth=GAP, zorder=1.1)
        ax.hlines(range(1, rows), 0, columns, color=PAPER, linewidth=GAP, zorder=1.1)
        self.numbers = [add_text(ax, column + 0.5, row + 0.5, size=size, ha="center")
                        for row in range(rows) for column in range(columns)]
        self._decimals = decimals

    def show(self, values):
        """Show `values`, as many as there are cells, row by row; NaN leaves a cell out."""
        values = np.reshape(values, self.grid.get_array().shape)
        show_cells(self.grid, values)
        height = np.count_nonzero(np.isfinite(values).any(axis=1))
        self.frame.set_visible(height > 0)
        self.frame.set_bounds(0, 0, values.shape[1], height)
        lowest, highest = self.grid.get_clim()
        letters = letters_on(self.grid.cmap, (values.ravel() - lowest) / (highest - lowest))
        for text, value, colour in zip(self.numbers, values.ravel().tolist(), letters, strict=True):
            text.set_text(in_words(value, self._decimals) if math.isfinite(value) else "")
            text.set_color(colour)


def update_frame(frame, row, column=0, columns=1):
    """Put an `outline` around cells of one `row`, from `column` on; hide it if `row` is None."""
    frame.set_visible(row is not None)
    if row is not None:
        frame.set_bounds(column, row, columns, 1)


def letters_on(colours, shares):
    """Return the colours of letters that can be read on these shares (0 to 1) of a colour map."""
    numbers = (np.nan_to_num(shares) * colours.N).clip(0, colours.N - 1).astype(int)
    return [LETTERS[colours.name][number] for number in numbers]


def _letters(colours):
    """Return such a colour for each of a map's."""
    dark, pale = ("black", "white") if colours is BRIGHTNESS else (INK, PAPER)
    cells = colours(np.arange(colours.N))
    letters = np.where(contrast(cells, dark) > contrast(cells, pale), dark, pale).astype(object)
    if colours is not BRIGHTNESS:
        letters[(letters == INK) & (abs(np.linspace(-1, 1, colours.N)) > STRONG)] = ON_STRONG
    return letters.tolist()


LETTERS = {colours.name: _letters(colours) for colours in (SIGNED, WISHED, BRIGHTNESS)}
