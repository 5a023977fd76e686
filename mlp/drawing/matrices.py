"""Matrices and columns as cells, each with its number written into it."""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgb

from .grid import Grid
from .outline import Outline
from .style import BODY, BRIGHTNESS, INK, MUTED, PAPER, SIGNED
from .text import in_words, live_text
from .wishes import WISHES

GAP = 1.5   # between cells, in points


class Cells(NamedTuple):
    """What `draw_signed_cells` and `draw_activation_cells` made, for `update_cells`."""

    frame: object
    grid: object
    numbers: list
    decimals: int
    colour: object

    @property
    def live(self):
        """The artists that change."""
        return [self.grid, self.frame, *self.numbers]


def draw_signed_cells(ax, rows, columns, *, largest, decimals=2):
    """Draw the place for signed numbers, blue above zero and orange below.

    Parameters
    ----------
    ax : matplotlib axes
        The cells fill it.
    rows, columns : int
    largest : float
        What gets the full colour, on both sides.
    decimals : int
        How many are written.
    """
    return _draw_cells(ax, rows, columns, SIGNED, -largest, largest, decimals)


def draw_activation_cells(ax, rows, *, decimals=2):
    """Draw the place for a column of activations, 0 (black) to 1 (white)."""
    return _draw_cells(ax, rows, 1, BRIGHTNESS, 0, 1, decimals)


def draw_wish_cells(ax, rows, columns, *, largest, size=BODY):
    """Draw the place for nudges with three decimals, teal for up and pink for down.

    `size` is that of their type; the rest is as for `draw_signed_cells`.
    """
    return _draw_cells(ax, rows, columns, WISHES, -largest, largest, 3, size)


def update_cells(drawn, values):
    """Show `values`, as many as there are cells, row by row; NaN leaves a cell out."""
    values = np.reshape(values, drawn.grid.values.shape)
    if np.array_equal(values, drawn.grid.values, equal_nan=True):
        return
    drawn.grid.show(values)
    height = np.count_nonzero(np.isfinite(values).any(axis=1))
    drawn.frame.set_visible(height > 0)
    drawn.frame.surround(0, 0, values.shape[1], height)
    for text, value in zip(drawn.numbers, values.ravel(), strict=True):
        there = np.isfinite(value)
        text.set_text(in_words(value, drawn.decimals) if there else "")
        colour = _standing_off(drawn.colour(value)) if there else INK
        if text.get_color() != colour:
            text.set_color(colour)


def draw_frame(ax, *, strong=False):
    """Add a frame in gold for `update_frame`, wider if `strong`; return it."""
    return Outline(ax, linewidth=3.2 if strong else 2)


def update_frame(frame, row, column=0, columns=1):
    """Put the frame around cells of one `row`, from `column` on; hide it if `row` is None."""
    frame.set_visible(row is not None)
    if row is not None:
        frame.surround(column, row, columns)


def _draw_cells(ax, rows, columns, colours, lowest, highest, decimals, size=BODY):
    ax.set(xlim=(0, columns), ylim=(rows, 0))
    frame = Outline(ax, colour=MUTED, linewidth=1, zorder=1.6)
    frame.set_visible(False)
    grid = Grid(ax, np.full((rows, columns), np.nan), colours, lowest, highest, gap=GAP)
    numbers = [live_text(ax, column + 0.5, row + 0.5, size=size, ha="center")
               for row in range(rows) for column in range(columns)]
    return Cells(frame, grid, numbers, decimals,
                 lambda value: colours((value - lowest) / (highest - lowest)))


def _standing_off(colour):
    """Return ink or paper, whichever can be read better on `colour`."""
    light = _luminance(colour) + 0.05
    return INK if light**2 > (_luminance(INK) + 0.05) * (_luminance(PAPER) + 0.05) else PAPER


def _luminance(colour):
    """Return how light a colour looks, 0 to 1, as defined for contrast on the web."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
