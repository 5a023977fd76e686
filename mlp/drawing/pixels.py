"""Between data and device pixels, on the shortest way."""

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.colors import to_rgba
from matplotlib.transforms import Bbox, TransformedBbox

PLAIN = GraphicsContextBase()    # for images: neither clipped nor faded


class Place:
    """Where data are in device pixels; matplotlib is asked again only when something has moved.

    Parameters
    ----------
    transform : matplotlib.transforms.Transform
        From data to device pixels, without a rotation.
    """

    def __init__(self, transform):
        self._transform = transform
        self._origin, self._unit = (TransformedBbox(Bbox([[at, at], [at, at]]), transform)
                                    for at in (0, 1))
        self._seen = None, None     # where the origin was, and the scale that was found then

    def of(self, points):
        """Return the pixels of data, an array of shape (n, 2), as another such array."""
        scale = self.scale()
        if scale is None:
            return self._transform.transform(points)
        left, across, low, up = scale
        return points * (across, up) + (left, low)

    def of_one(self, x, y):
        """Return the pixels of one point, as two floats."""
        scale = self.scale()
        if scale is None:
            return self._transform.transform((x, y)).tolist()
        left, across, low, up = scale
        return left + across * x, low + up * y

    def scale(self):
        """Return where 0 is and how long 1 is, both ways; None where an axis is logarithmic.

        It is the same object until something moves.
        """
        origin = self._origin.get_points()
        if origin is not self._seen[0]:     # another array: it has been worked out anew
            (left, low), (right, high) = origin[0].tolist(), self._unit.get_points()[0].tolist()
            self._seen = origin, ((left, right - left, low, high - low)
                                  if self._transform.is_affine else None)
        return self._seen[1]


def in_bytes(*colours, alpha=None):
    """Return colours as an array of uint8, shape (n, 4)."""
    colours = [to_rgba(colour, alpha) for colour in colours]
    return np.multiply(colours, 255).round().astype(np.uint8)


def packed(colour):
    """Return the four bytes of a colour as one number, as they stand in `pixels_of` a picture."""
    return in_bytes(colour).view(np.uint32)[0, 0]


def pixels_of(renderer):
    """Return what a renderer of Agg has drawn so far, to draw on: one number a pixel.

    Returns
    -------
    array of numpy.uint32, shape (height, width)
        The bottom row first, as matplotlib counts.
    """
    return np.asarray(renderer.buffer_rgba()).view(np.uint32)[::-1, :, 0]
