"""What should become larger or smaller, and by how much: arrows, lines and grids."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import LinearSegmentedColormap, to_rgba

from ..live.style import PAPER, WISH_DOWN, WISH_UP
from .images import draw_weights

WISHES = LinearSegmentedColormap.from_list("wishes", [WISH_DOWN, PAPER, WISH_UP])
# An arrow that points up and is 1 long: half its width at each height, where y points down.
SHAPE = np.array([[-0.13, 0], [-0.13, -0.5], [-0.4, -0.5], [0, -1], [0.4, -0.5], [0.13, -0.5],
                  [0.13, 0]])
THIN, THICK = 0.3, 2.2      # of lines, in points
TOO_FAINT = 0.06            # a line with less than this share of the strongest is left out


def wish_colour(value):
    """Return the colour of a wish: teal for larger, pink for smaller."""
    return WISH_UP if value >= 0 else WISH_DOWN


def draw_wish_grid(ax, wishes, *, largest=1, span=None):
    """Draw wishes as a grid: teal for larger, pink for smaller; return it for `update_grid`.

    Parameters
    ----------
    ax, largest, span
        As for `images.draw_weights`.
    wishes : array of n * n numbers
    """
    return draw_weights(ax, wishes, largest=largest, span=span, colours=WISHES)


def draw_arrows(ax):
    """Add the place for arrows to axes whose y points down; return it for `update_arrows`."""
    return ax.add_collection(PolyCollection([], linewidths=0, zorder=2))


def update_arrows(arrows, places, values, length, *, largest=None):
    """Let an arrow at each place point up or down, as long as its value is large.

    Parameters
    ----------
    arrows : PolyCollection
    places : array of shape (n, 2)
        The middle of each.
    values : array of n numbers
    length : float
        Of the longest, in data units.
    largest : float, optional
        The value with that length; the largest of `values` unless given.
    """
    values = np.ravel(values)
    sizes = length * values / (largest or max(abs(values).max(initial=0), 1e-300))
    wide = np.stack([np.full_like(sizes, 0.62 * length), sizes], axis=1)
    shapes = SHAPE * wide[:, np.newaxis] + np.reshape(places, (-1, 1, 2))
    shapes[..., 1] += sizes[:, np.newaxis] / 2
    arrows.set_verts(shapes)
    arrows.set_facecolor([wish_colour(value) for value in values])


def draw_wish_lines(ax):
    """Add the place for lines between neurons; return it for `update_wish_lines`."""
    return ax.add_collection(LineCollection([], zorder=1))


def update_wish_lines(lines, segments, values):
    """Colour a line for each weight, the stronger the wider; those without a wish are left out.

    Parameters
    ----------
    lines : LineCollection
    segments : array of shape (n, 2, 2)
    values : array of n numbers
    """
    shares = np.ravel(values) / max(abs(values).max(initial=0), 1e-300)
    seen = np.flatnonzero(abs(shares) > TOO_FAINT)
    seen = seen[np.argsort(abs(shares[seen]))]      # the strongest on top
    lines.set_segments(segments[seen])
    lines.set_linewidth(THIN + (THICK - THIN) * abs(shares[seen]))
    lines.set_color([to_rgba(wish_colour(share), 0.25 + 0.75 * abs(share))
                     for share in shares[seen]])
