"""Opaque colours, copied straight into a picture: that takes a tenth of drawing them as shapes."""

import numpy as np
from matplotlib.colors import to_rgba


def packed(colour):
    """Return the four bytes of a colour as one number, as they stand in `pixels_of` a picture."""
    return np.multiply(to_rgba(colour), 255).round().astype(np.uint8).view(np.uint32)[0]


def pixels_of(renderer):
    """Return what a renderer of Agg has drawn so far, to draw on: one number a pixel.

    Returns
    -------
    array of numpy.uint32, shape (height, width)
        The bottom row first, as matplotlib counts.
    """
    return np.asarray(renderer.buffer_rgba()).view(np.uint32)[::-1, :, 0]
