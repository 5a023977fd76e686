"""Rectangles of many colours as one artist."""

import numpy as np
from matplotlib.collections import PolyCollection


def draw_tiles(ax, **looks):
    """Add the place for rectangles; return it for `update_tiles`."""
    return ax.add_collection(PolyCollection([], **{"linewidths": 0, "zorder": 1, **looks}),
                             autolim=False)


def update_tiles(tiles, boxes, colours):
    """Show other rectangles.

    Parameters
    ----------
    tiles : PolyCollection
    boxes : array of shape (n, 4)
        x and y of a corner, width and height, in data units.
    colours : list
        One for each.
    """
    x, y, width, height = np.reshape(boxes, (-1, 4)).T
    across, up = np.array([x, x + width, x + width, x]), np.array([y, y, y + height, y + height])
    tiles.set_verts(np.stack([across.T, up.T], axis=2))
    tiles.set_facecolor(colours)
