"""A grid of numbers as a picture: square cells, the first row where y is 0."""

import numpy as np
from matplotlib.image import AxesImage


def draw_cells(ax, values, colours, lowest, highest, cell=1.0):
    """Draw `values` as cells of colours; return their image for `update_cells`.

    Parameters
    ----------
    ax : matplotlib axes
        Usually its y axis points down, so that the first row is on top.
    values : array of shape (rows, columns)
        NaN leaves a cell blank.
    colours : matplotlib colormap
    lowest, highest : float
        What gets the first and the last of the colours, as what lies beyond; ``set_clim`` gives
        them to other numbers.
    cell : float
        How long a cell is, in data units.
    """
    image = AxesImage(ax, cmap=colours, interpolation="nearest", zorder=1)
    image.set_clim(lowest, highest)
    show_cells(image, values, cell)
    ax.add_image(image)
    image.set_clip_on(False)
    return image


def show_cells(image, values, cell=None):
    """Show other `values`; if they are more or fewer, also say how long a `cell` is then."""
    values = np.asarray(values)
    image.set_data(values)
    if cell:
        rows, columns = values.shape
        image.set_extent((0, columns * cell, rows * cell, 0))
