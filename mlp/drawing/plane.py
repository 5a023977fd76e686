"""One number for every place on a plane of two inputs, in bands of blue and orange."""

from functools import cache
from typing import NamedTuple

import numpy as np
from contourpy import contour_generator

from ..live.style import INK, SIGNED
from .artists import add_line, lay_apart
from .grid import draw_cells, show_cells

BANDS = 16  # an even number, so that zero is an edge between two
FINE = 232  # cells across: as many as the plane has pixels


class Plane(NamedTuple):
    """What `draw_plane` made, for `update_plane`."""

    bands: object
    edge: object


class Bands(NamedTuple):
    """What `paint_plane` made: the number of a band everywhere, and the lines along zero.

    The outermost bands end at ``±largest``.
    """

    shades: np.ndarray
    edge: list
    largest: float


def draw_plane(ax, *, names):
    """Draw the place for a plane of inputs from 0 to 1.

    Parameters
    ----------
    ax : matplotlib axes
    names : pair of str
        What the input to the right and the input upwards are called.
    """
    bands = draw_cells(ax, np.zeros((FINE, FINE), np.uint8), SIGNED, 0, BANDS - 1, 1 / FINE)
    edge = add_line(ax, color=INK, linewidth=2, zorder=1.5)
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 1], yticks=[0, 1])
    ax.set_xlabel(names[0], labelpad=-9)  # level with the numbers
    ax.set_ylabel(names[1], labelpad=0, rotation=0)
    for spine in ax.spines.values():
        spine.set(visible=True, linewidth=1.6)  # half of it is under the bands
    return Plane(bands, edge)


def paint_plane(values):
    """Return `Bands` of these values, for `update_plane`: most of the work, to be kept.

    Parameters
    ----------
    values : array of shape (n, n)
        Rows go upwards, columns to the right.
    """
    x, y, between = _between(len(values))
    largest = abs(values).max()
    shades = (values / largest + 1).astype(np.float32) * (BANDS / 2)
    shades = (between @ shades @ between.T).clip(0, BANDS - 1).astype(np.uint8)
    return Bands(shades, contour_generator(x, y, values).lines(0), largest)


def update_plane(plane, bands):
    """Show other `Bands`."""
    show_cells(plane.bands, bands.shades)
    lay_apart(plane.edge, bands.edge)


@cache
def _between(n):
    """Return where `n` times `n` values are, and shares that make FINE of n, evenly: (FINE, n)."""
    places = (np.arange(FINE) + 0.5) / FINE * (n - 1)
    shares = np.clip(1 - abs(places[:, np.newaxis] - np.arange(n)), 0, None).astype(np.float32)
    return *np.meshgrid(*[np.linspace(0, 1, n)] * 2), shares
