"""Matrices and columns as cells, each with its number written into it."""

import math
from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgba

from ..live.style import BODY, BRIGHTNESS, INK, MUTED, PAPER, SIGNED
from .grid import draw_cells, show_cells
from .outline import outline
from .text import add_text, in_words
from .wishes import WISHES

GAP = 1.5   # between cells, in points


class Cells(NamedTuple):
    """What `draw_signed_cells` and `draw_activation_cells` made, for `update_cells`."""

    frame: object
    grid: object
    numbers: list
    decimals: int
    inks: list          # for text on each of the grid's colours


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
    values = np.reshape(values, drawn.grid.get_array().shape)
    show_cells(drawn.grid, values)
    height = np.count_nonzero(np.isfinite(values).any(axis=1))
    drawn.frame.set_visible(height > 0)
    drawn.frame.set_bounds(0, 0, values.shape[1], height)
    lowest, highest = drawn.grid.get_clim()
    shades = (values - lowest) / (highest - lowest) * len(drawn.inks)
    shades = np.nan_to_num(shades).clip(0, len(drawn.inks) - 1).astype(int)
    for text, value, shade in zip(drawn.numbers, values.ravel().tolist(), shades.ravel().tolist(),
                                  strict=True):
        text.set_text(in_words(value, drawn.decimals) if math.isfinite(value) else "")
        text.set_color(drawn.inks[shade])


def draw_frame(ax, *, strong=False):
    """Add a frame in gold for `update_frame`, wider if `strong`; return it."""
    return outline(ax, linewidth=3.2 if strong else 2)


def update_frame(frame, row, column=0, columns=1):
    """Put the frame around cells of one `row`, from `column` on; hide it if `row` is None."""
    frame.set_visible(row is not None)
    if row is not None:
        frame.set_bounds(column, row, columns, 1)


def _draw_cells(ax, rows, columns, colours, lowest, highest, decimals, size=BODY):
    ax.set(xlim=(0, columns), ylim=(rows, 0))
    frame = outline(ax, colour=MUTED, linewidth=1, zorder=1.6)
    frame.set_visible(False)
    grid = draw_cells(ax, np.full((rows, columns), np.nan), colours, lowest, highest)
    for edges, gaps in ((ax.vlines, (columns, rows)), (ax.hlines, (rows, columns))):
        edges(range(1, gaps[0]), 0, gaps[1], color=PAPER, linewidth=GAP, zorder=1.1)
    numbers = [add_text(ax, column + 0.5, row + 0.5, size=size, ha="center")
               for row in range(rows) for column in range(columns)]
    return Cells(frame, grid, numbers, decimals, standing_off(colours(np.arange(colours.N))))


def standing_off(colours):
    """Return ink or paper for each of some colours, whichever can be read better on it.

    `colours` has shape (n, 4), as from a colormap.
    """
    light = _luminance(colours) + 0.05
    ink, paper = (_luminance(to_rgba(colour)) + 0.05 for colour in (INK, PAPER))
    return np.where(light**2 > ink * paper, INK, PAPER).tolist()


def _luminance(colours):
    """Return how light colours look, 0 to 1, as defined for contrast on the web."""
    parts = np.asarray(colours)[..., :3]
    parts = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return parts @ [0.2126, 0.7152, 0.0722]
