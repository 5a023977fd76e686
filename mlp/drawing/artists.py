"""Lines, texts, frames and rectangles that move."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from ..live.style import CHOSEN, INK, PAPER

EDGE = 1.6   # points by which ink is wider than the gold on it


def add_line(axes, kind="-", **looks):
    """Add an empty line to `axes`, for `lay`; `kind` is a marker's letter, ``"-"``, or both."""
    if looks.get("color") == CHOSEN and "-" in kind:
        looks = {"path_effects": edged(looks["linewidth"]), **looks}
    linestyle = "-" if "-" in kind else "none"
    return axes.add_line(Line2D([], [], **{"marker": kind.rstrip("-"), "linestyle": linestyle,
                                           **looks}))


def edged(width):
    """Return the effects that edge a gold line in ink: gold itself hardly stands off the paper."""
    return [withStroke(linewidth=width + EDGE, foreground=INK)]


def add_dot(axes, **looks):
    """Add the ring that marks a place on a curve; it may hang over the edge of `axes`."""
    return add_line(axes, "o", **{"color": PAPER, "markeredgecolor": INK, "markeredgewidth": 2,
                                  "markersize": 8, "zorder": 2.9, "clip_on": False, **looks})


def lay(line, x, y):
    """Lay a line, or dots, through other points: arrays of shape (n,), or numbers for one."""
    line.set_data(np.atleast_1d(x), np.atleast_1d(y))


def lay_apart(line, pieces):
    """Lay a line through several `pieces`, arrays of shape (n, 2), with a gap between them."""
    end = np.full((1, 2), np.nan)
    points = [part for piece in pieces for part in (piece, end)]
    lay(line, *(np.concatenate(points).T if points else ([], [])))


def adjust(artist, **looks):
    """Set only what differs: matplotlib takes whatever is set for new, and that costs time."""
    artist.set(**{name: look for name, look in looks.items()
                  if getattr(artist, f"get_{name}")() != look})


def put(text, words, x, y=None):
    """Write other `words` at another place; without `y`, the text stays at its height."""
    adjust(text, text=words, position=(x, text.get_position()[1] if y is None else y))


def outline(ax, x=0, y=0, width=1, height=1, *, colour=CHOSEN, linewidth=2.5, zorder=2.8):
    """Add a frame that the axes do not cut off; return it: `set_bounds` moves it."""
    return ax.add_patch(Rectangle((x, y), width, height, fill=False, edgecolor=colour,
                                  linewidth=linewidth, zorder=zorder, clip_on=False,
                                  path_effects=edged(linewidth) * (colour == CHOSEN)))


class Tiles:
    """Rectangles of many colours as one artist."""

    def __init__(self, ax, **looks):
        self.axes = ax
        self.shapes = ax.add_collection(
            PolyCollection([], **{"linewidths": 0, "zorder": 1, **looks}), autolim=False)

    def show(self, boxes, colours):
        """Show other `boxes`, rows of x, y, width and height in data units, a colour for each."""
        x, y, width, height = np.reshape(boxes, (-1, 4)).T
        across = np.array([x, x + width, x + width, x])
        up = np.array([y, y, y + height, y + height])
        self.shapes.set_verts(np.stack([across.T, up.T], axis=2))
        self.shapes.set_facecolor(colours)
