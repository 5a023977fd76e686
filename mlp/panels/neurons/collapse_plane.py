"""One number for every place on a plane of two inputs, in bands of blue and orange."""

from functools import cache
from typing import NamedTuple

import numpy as np
from contourpy import contour_generator

from ...drawing.artists import add_line, lay_apart
from ...drawing.grid import draw_cells, show_cells
from ...live.style import INK, SIGNED

BANDS = 16  # an even number, so that zero is an edge between two
FINE = 232  # cells across: as many as the plane has pixels


class Painted(NamedTuple):
    """The number of the band everywhere, and the lines along zero.

    The outermost bands end at ``±largest``.
    """

    shades: np.ndarray
    edge: list
    largest: float


class Plane:
    """A plane of inputs x1 and x2 from 0 to 1; `upwards` is what the second is called."""

    def __init__(self, ax, upwards):
        self.bands = draw_cells(ax, np.zeros((FINE, FINE), np.uint8), SIGNED, 0, BANDS - 1,
                                1 / FINE)
        self.edge = add_line(ax, color=INK, linewidth=2, zorder=1.5)
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 1], yticks=[0, 1])
        ax.set_xlabel("x1", labelpad=-9)  # level with the numbers
        ax.set_ylabel(upwards, labelpad=0, rotation=0)
        for spine in ax.spines.values():
            spine.set(visible=True, linewidth=1.6)  # half of it is under the bands

    def show(self, painted):
        """Show what `paint` has made."""
        show_cells(self.bands, painted.shades)
        lay_apart(self.edge, painted.edge)


def paint(values):
    """Return an (n, n) array, its rows upwards, as `Painted`: most of the work, to be kept."""
    x, y, between = _between(len(values))
    largest = abs(values).max()
    shades = (values / largest + 1).astype(np.float32) * (BANDS / 2)
    shades = (between @ shades @ between.T).clip(0, BANDS - 1).astype(np.uint8)
    return Painted(shades, contour_generator(x, y, values).lines(0), largest)


@cache
def _between(n):
    """Return where `n` times `n` values are, and shares that make FINE of n, evenly: (FINE, n)."""
    places = (np.arange(FINE) + 0.5) / FINE * (n - 1)
    shares = np.clip(1 - abs(places[:, np.newaxis] - np.arange(n)), 0, None).astype(np.float32)
    return *np.meshgrid(*[np.linspace(0, 1, n)] * 2), shares
