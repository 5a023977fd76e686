"""A grid of numbers as a picture: square cells, the first row where y is 0."""

import numpy as np
from matplotlib.image import AxesImage


def draw_cells(ax, values, colours, lowest, highest, cell=1.0):
    """Draw `values` as cells, each `cell` long, NaN as blank; return their image."""
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
