"""Axes to draw on, and the pixels that come of it, for the tests of artists."""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from mlp.live import style


def axes(dpi=100, **limits):
    figure = style.new_figure(200, 100)
    figure.set_dpi(dpi)
    ax = figure.add_axes([0.1, 0.1, 0.8, 0.8])
    ax.set(**{"xlim": (0, 10), "ylim": (5, 0), **limits})
    ax.set_axis_off()
    return ax


def drawn(ax):
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)


def boxes_of(tiles):
    """Return the rectangles of `Tiles`, as an array of rows x, y, width, height."""
    corners = np.array([path.vertices[:4] for path in tiles.shapes.get_paths()]).reshape(-1, 4, 2)
    return np.hstack([corners[:, 0], corners[:, 2] - corners[:, 0]])
