"""A number for each of some neurons side by side, mostly as arrows: teal up for more, pink down."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba

from ..live.style import MUTED, SMALL, WISH_DOWN, WISH_UP
from .page import axes_at
from .text import add_text, in_words, say, signed

SHAFT, HEAD, HEAD_LONG = 2.0, 5.5, 8.0      # of an arrow, in CSS pixels: half widths, and a length
LONGEST_HEAD = 0.6      # of a short arrow, so that a shaft can be seen
ROUND = 24      # pixels, at most, of the arrow that shows the scale
UP, DOWN = to_rgba(WISH_UP), to_rgba(WISH_DOWN)


class Columns:
    """A column for each of `n` neurons, in CSS pixels, each with a number `numbers_at`."""

    def __init__(self, figure, x, y, width, height, n, *, numbers_at=None, size=SMALL):
        self.ax = axes_at(figure, x, y, width, height)
        self.height, self.step = height, width / n
        self.places = (np.arange(n) + 0.5) * self.step      # the middles of the columns
        self.numbers = [] if numbers_at is None else [
            add_text(self.ax, place, numbers_at, size=size, ha="center") for place in self.places]

    def boxes(self, half, top, bottom):
        """Return a rectangle for each column, `half` to each side of its middle."""
        return [[(x - half, top), (x + half, top), (x + half, bottom), (x - half, bottom)]
                for x, half, top, bottom in np.broadcast(self.places, half, top, bottom)]

    def add_boxes(self, half, top, bottom, colour, zorder):
        """Add such rectangles; return their collection."""
        return self.ax.add_collection(PolyCollection(
            self.boxes(half, top, bottom), facecolors=colour, linewidths=0, zorder=zorder))


class Arrows(Columns):
    """An arrow in each column, from a middle line, and its number below."""

    def __init__(self, figure, x, y, width, height, n, *, scale=1, numbers=True, size=SMALL):
        super().__init__(figure, x, y, width, height, n, size=size,
                         numbers_at=height + 10 if numbers else None)
        self.scale = scale      # pixels for 1
        self.ax.plot([0, width], [height / 2] * 2, color=MUTED, linewidth=0.8, zorder=0.7)
        self.shapes = add_arrows(self.ax)

    def show(self, values, decimals=3):
        """Show other arrows, up where `values` are above zero; what does not fit is cut off."""
        middle = self.height / 2
        lengths = np.clip(np.asarray(values) * self.scale, -middle, middle)
        show_arrows(self.shapes, self.places, np.full(len(lengths), middle), lengths)
        if self.numbers:
            write(self.numbers, values, decimals)


def add_arrows(ax):
    """Add the place for arrows to `ax`; return it for `show_arrows`."""
    return ax.add_collection(PolyCollection([], linewidths=0, zorder=1))


def show_arrows(shapes, x, tails, lengths):
    """Lay arrows from (x, tails), `lengths` pixels up; a short one is small, but seen."""
    lengths = np.asarray(lengths, float)
    head = np.sign(lengths) * np.minimum(LONGEST_HEAD * abs(lengths), HEAD_LONG)
    wide, thin = (half * np.sqrt(abs(head) / HEAD_LONG) for half in (HEAD, SHAFT))
    neck, tip = tails - lengths + head, tails - lengths
    shapes.set_verts(np.stack([np.column_stack(corner) for corner in (
        (x - thin, tails), (x - thin, neck), (x - wide, neck), (x, tip), (x + wide, neck),
        (x + thin, neck), (x + thin, tails))], axis=1))
    shapes.set_facecolor(np.where(lengths[:, np.newaxis] > 0, UP, DOWN))


def draw_scale(page, x, y, scale, *, of=""):
    """Draw an arrow of a round length around (x, y), at `scale` pixels for 1, and say how long."""
    size = 10.0 ** np.floor(np.log10(ROUND / scale))
    size *= next(times for times in (5, 2, 1) if times * size * scale <= ROUND)
    arrow = add_arrows(page)
    show_arrows(arrow, np.array([x]), np.array([y + size * scale / 2]), [size * scale])
    arrow.set_facecolor(MUTED)
    add_text(page, x + 12, y, f"scale: {size:g}{of}", size=SMALL, color=MUTED, zorder=1)


def write(texts, values, decimals=3, *, sign=True):
    """Write a number into each of some `texts`."""
    say(texts, [(signed if sign else in_words)(value, decimals) for value in values])
