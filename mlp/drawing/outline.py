"""A frame around a rectangle as an artist, for what is chosen: it moves with every choice."""

from matplotlib.artist import Artist
from matplotlib.transforms import Bbox

from .pixels import Place, packed, pixels_of
from .style import CHOSEN


class Outline(Artist):
    """The edges of a rectangle; on whole pixels, drawn many times as fast as matplotlib's patches.

    Parameters
    ----------
    axes : matplotlib axes
        They do not clip it.
    x, y, width, height : float
        In data units.
    linewidth : float
        In points.
    """

    def __init__(self, axes, x=0, y=0, width=1, height=1, *, colour=CHOSEN, linewidth=2.5,
                 zorder=2.8):
        super().__init__()
        self.box = x, y, width, height
        self._colour, self._width = packed(colour), linewidth
        self.set_zorder(zorder)
        axes.add_artist(self)
        self.set_clip_on(False)
        self._place = Place(axes.transData)

    def surround(self, x, y, width=1, height=1):
        """Lay the frame around another rectangle."""
        if (x, y, width, height) != self.box:
            self.box, self.stale = (x, y, width, height), True

    def set_visible(self, visible):
        """Show the frame or not."""
        if visible != self.get_visible():
            super().set_visible(visible)

    def draw(self, renderer):
        """Draw the four edges."""
        if not self.get_visible():
            return
        pixels, wide = pixels_of(renderer), max(round(renderer.points_to_pixels(self._width)), 1)
        out = wide - wide // 2
        left, low, right, high = self._edges()
        x = round(left) - out, round(right) + out
        y = round(low) - out, round(high) + out
        for row in (y[0], y[1] - wide):
            pixels[_span(row, row + wide), _span(*x)] = self._colour
        for column in (x[0], x[1] - wide):
            pixels[_span(*y), _span(column, column + wide)] = self._colour
        self.stale = False

    def get_window_extent(self, renderer=None):
        """Return the rectangle in device pixels, but for half the width of its edges."""
        left, low, right, high = self._edges()
        return Bbox([[left, low], [right, high]])

    def _edges(self):
        x, y, width, height = self.box
        left, one = self._place.of_one(x, y)
        right, other = self._place.of_one(x + width, y + height)
        return left, min(one, other), right, max(one, other)


def _span(start, stop):
    """Return a slice without what lies before the picture's edge."""
    return slice(max(start, 0), max(stop, 0))
