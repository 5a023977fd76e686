"""Grids of numbers as pictures: digits in grey, weights in blue and orange."""

import numpy as np

from ..live.style import BRIGHTNESS, MUTED, PAPER, SHADE, SIGNED, SMALL
from .artists import outline
from .grid import draw_cells, show_cells
from .text import add_text


def draw_digit(ax, pixels, *, span=None, title=""):
    """Draw brightnesses (0 to 1) as one digit; return its image.

    Parameters
    ----------
    ax : matplotlib axes
    pixels : array of n * n numbers, or a square grid
        Row by row from the top. 0 is black, 1 is white.
    span : float, optional
        How long a side of the grid is, in data units; a cell is 1 long unless given.
    title : str
    """
    return _draw_grid(ax, pixels, BRIGHTNESS, 0, 1, title, span)


def draw_shade(ax, pixels):
    """Draw brightnesses as a pale shade on paper, to lie below weights; return its image."""
    return _draw_grid(ax, pixels, SHADE, 0, 1, "")


def draw_weights(ax, weights, *, largest, span=None, title="", colours=SIGNED):
    """Draw signed numbers as a grid: blue above zero, orange below; return its image.

    Parameters
    ----------
    ax : matplotlib axes
    weights : array of n * n numbers
        NaN leaves a cell blank.
    largest : float
        What gets the full colour, on both sides, so zero keeps the middle.
    span : float, optional
        How long a side of the grid is, in data units; a cell is 1 long unless given.
    title : str
    colours : matplotlib colormap
    """
    return _draw_grid(ax, weights, colours, -largest, largest, title, span)


def update_scale(grid, largest):
    """Give the full colour to another `largest` number of a grid of `draw_weights`."""
    grid.set_clim(-largest, largest)


def update_grid(grid, values):
    """Show other `values` in a grid of this module."""
    show_cells(grid, _square(values))


def draw_choice(ax):
    """Add a frame for the chosen cell of a grid; return it for `update_choice`."""
    return outline(ax)


def update_choice(frame, row, column, cell=1):
    """Put the frame around the cell in `row` and `column`, counted from 0, each `cell` long."""
    frame.set_bounds(column * cell, row * cell, cell, cell)


def draw_row(ax, n, side):
    """Draw the place for `n` digits of `side` by `side` pixels in a row; return its grid."""
    ax.set(aspect="equal", xlim=(0, n * side), ylim=(side, 0), xticks=[], yticks=[])
    ax.vlines(np.arange(1, n) * side, 0, side, color=PAPER, linewidth=3, zorder=1.5)
    ax.spines[:].set_visible(False)
    return draw_cells(ax, np.zeros((side, n * side)), BRIGHTNESS, 0, 1)


def draw_pile(ax, n, side):
    """Draw the place for `n` digits of `side` by `side` pixels in a column; return its grid."""
    ax.set(xlim=(0, side), ylim=(n * side, 0))
    return draw_cells(ax, np.full((n * side, side), np.nan), BRIGHTNESS, 0, 1)


def update_pile(pile, digits):
    """Show `digits`, columns of pixels, from the top; what is left of the pile stays empty."""
    values = np.full(pile.get_array().shape, np.nan)
    shown = np.reshape(np.transpose(digits), (-1, values.shape[1]))
    values[:len(shown)] = shown
    show_cells(pile, values)


def draw_numbers(ax, side):
    """Add the place for a number in each cell of a grid of `side` by `side`, row by row."""
    return [add_text(ax, column + 0.5, row + 0.5, size=SMALL, ha="center")
            for row in range(side) for column in range(side)]


def update_numbers(texts, values):
    """Show `values`, brightnesses from 0 to 1, each in a colour that stands off its cell."""
    for text, value in zip(texts, np.ravel(values), strict=True):
        colour = "white" if value < 0.5 else "black"     # on every paper, as the digits
        text.set_text(f"{value:.2f}")
        if text.get_color() != colour:
            text.set_color(colour)


def _draw_grid(ax, values, colours, lowest, highest, title, span=None):
    values = _square(values)
    span = span or len(values)
    ax.set(aspect="equal", xlim=(0, span), ylim=(span, 0), xticks=[], yticks=[], title=title)
    for spine in ax.spines.values():
        spine.set(visible=True, color=MUTED, linewidth=1.6)  # half of it is under the grid
    return draw_cells(ax, values, colours, lowest, highest, span / len(values))


def _square(values):
    """Return a list of values on the smallest square that holds it, the rest blank (NaN).

    A grid stays as it is.
    """
    values = np.asarray(values)
    if values.ndim == 2:
        return values
    side = int(np.ceil(np.sqrt(len(values))))
    return np.append(values, np.full(side**2 - len(values), np.nan)).reshape(side, side)
