"""Many small square images of signed numbers, side by side in one."""

import numpy as np

from ..live.style import SIGNED
from .grid import draw_cells, show_cells

GAP = 2         # cells between two images
BEYOND = 0.995  # of the numbers have their own colour: a few large ones would make all others pale


def draw_mosaic(ax, across, side):
    """Draw the place for `across` by `across` images of `side` by `side` numbers.

    Returns
    -------
    matplotlib image
        For `update_mosaic`.
    """
    cells = across * (side + GAP) - GAP
    ax.set(aspect="equal", xlim=(0, cells), ylim=(cells, 0))
    ax.set_axis_off()
    return draw_cells(ax, np.full((cells, cells), np.nan), SIGNED, -1, 1)


def update_mosaic(grid, images):
    """Show other `images`, rows of numbers; return what gets the full colour, as all beyond it.

    The first of them, if there are more than fit; places for which there is none stay blank.
    """
    cells, side = len(grid.get_array()), int(np.sqrt(images.shape[1]))
    across = (cells + GAP) // (side + GAP)
    images = images[:across**2]
    largest = float(np.quantile(abs(images), BEYOND))
    values = np.full((across**2, side + GAP, side + GAP), np.nan, np.float32)
    values[:len(images), :side, :side] = images.reshape(-1, side, side)
    values = values.reshape(across, across, side + GAP, side + GAP).swapaxes(1, 2)
    show_cells(grid, values.reshape(cells + GAP, cells + GAP)[:cells, :cells])
    grid.set_clim(-largest, largest)
    return largest
