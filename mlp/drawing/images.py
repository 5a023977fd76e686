"""Grids of numbers as pictures: digits in grey, weights in blue and orange."""

import numpy as np

from ..live.style import BRIGHTNESS, MUTED, PAPER, SIGNED
from .grid import draw_cells, show_cells


def draw_digit(ax, pixels, *, colours=BRIGHTNESS):
    """Draw brightnesses (0 to 1), row by row from the top, as one digit; return its image."""
    return _draw_grid(ax, pixels, colours, 0, 1)


def draw_weights(ax, weights, *, largest, colours=SIGNED):
    """Draw signed numbers as a grid, the full colour at `largest`; return its image."""
    return _draw_grid(ax, weights, colours, -largest, largest)


def update_scale(grid, largest):
    """Give the full colour to another `largest` number of a grid of `draw_weights`."""
    grid.set_clim(-largest, largest)


def update_grid(grid, values, span=None):
    """Show other `values` in a grid of this module; if they are more or fewer, give its `span`."""
    values = _square(values)
    show_cells(grid, values, span and span / len(values))


def update_choice(frame, row, column, cell=1):
    """Put an `outline` around the cell in `row` and `column`, counted from 0, each `cell` long."""
    frame.set_bounds(column * cell, row * cell, cell, cell)


def draw_row(ax, n, side):
    """Draw the place for `n` digits of `side` by `side` pixels in a row; return its grid."""
    ax.set(aspect="equal", xlim=(0, n * side), ylim=(side, 0), xticks=[], yticks=[])
    ax.vlines(np.arange(1, n) * side, 0, side, color=PAPER, linewidth=3, zorder=1.5)
    ax.spines[:].set_visible(False)
    return draw_cells(ax, np.zeros((side, n * side)), BRIGHTNESS, 0, 1)


def update_row(grid, digits):
    """Show other `digits`, (n, 784), in a grid of `draw_row`; where there are none, it is blank."""
    row = np.full(grid.get_array().shape, np.nan)
    side = len(row)
    for k, digit in enumerate(digits):
        row[:, k * side:(k + 1) * side] = digit.reshape(side, side)
    show_cells(grid, row)


def _draw_grid(ax, values, colours, lowest, highest):
    values = _square(values)
    ax.set(aspect="equal", xlim=(0, len(values)), ylim=(len(values), 0), xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=MUTED, linewidth=1.6)  # half of it is under the grid
    return draw_cells(ax, values, colours, lowest, highest)


def _square(values):
    """Return a grid as it is, a list on the smallest square, the rest blank (NaN)."""
    values = np.asarray(values)
    if values.ndim == 2:
        return values
    side = int(np.ceil(np.sqrt(len(values))))
    return np.append(values, np.full(side**2 - len(values), np.nan)).reshape(side, side)
