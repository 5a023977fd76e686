"""A cost over a plane of two numbers, seen from above: the higher the darker."""

from typing import NamedTuple

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from ..live.style import MUTED, SHADE

BANDS = 8


class Contours(NamedTuple):
    """What `draw_contours` made, for `update_contours`."""

    shade: object
    lines: object


def draw_contours(ax, reach):
    """Draw the place for a plane from ``-reach`` to `reach` both ways; it is never live."""
    shade = ax.imshow([[0.0]], cmap=SHADE.resampled(BANDS), origin="lower", zorder=0.5,
                      extent=(-reach, reach, -reach, reach), interpolation="nearest")
    # Soft edges on so many lines would make the stored picture half as large again.
    lines = ax.add_collection(LineCollection([], colors=MUTED, linewidths=0.6, alpha=0.6,
                                             antialiaseds=False, zorder=0.6))
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    for spine in ax.spines.values():
        spine.set_visible(True)
    return Contours(shade, lines)


def update_contours(drawn, costs, highest):
    """Show other `costs`, of shape (n, n), rows upwards; what is above `highest` is as dark as it.

    Redraw the whole canvas afterwards.
    """
    drawn.shade.set_data(costs)
    drawn.shade.set_clim(0, highest)
    left, right = drawn.shade.axes.get_xlim()
    places = np.linspace(left, right, len(costs))
    lines = contour_generator(places, places, costs)
    drawn.lines.set_segments([line for level in np.linspace(0, highest, BANDS + 1)[1:]
                              for line in lines.lines(level)])
