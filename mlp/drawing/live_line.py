"""Lines and dots that move with every nudge: from their points straight to the renderer."""

from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform

from .pixels import Place

PIXELS = IdentityTransform()


class LiveLine(Line2D):
    """A line that is not dashed, or dots: the same pixels in half the time."""

    _place = _looks = None

    def set_data(self, x, y):
        """Lead it through other points: x and y are arrays of shape (n,)."""
        self._data = np.empty((len(x), 2))
        self._data[:, 0], self._data[:, 1] = x, y
        Artist.stale.fset(self, True)   # its looks are as they were

    def set_ydata(self, y):
        """Lead it through points as high as `y`, an array of shape (n,)."""
        self.set_data(self.get_xdata(), y)

    def get_data(self, orig=True):
        """Return x and y of its points, as a pair of arrays."""
        return self.get_xdata(), self.get_ydata()

    def get_xydata(self):
        """Return its points, an array of shape (n, 2)."""
        return self._data

    def get_xdata(self, orig=True):
        """Return x of its points."""
        return self._data[:, 0]

    def get_ydata(self, orig=True):
        """Return y of its points."""
        return self._data[:, 1]

    @Artist.stale.setter
    def stale(self, stale):
        """Forget its looks, as they may be what has changed."""
        if stale:
            self._looks = None
        Artist.stale.fset(self, stale)

    def draw(self, renderer):
        """Draw the line, and a marker on each of its points."""
        self.stale = False
        if not self.get_visible() or not len(self._data):
            return
        line, markers = self._looks = self._looks or (self._look(renderer),
                                                      self._look_of_markers(renderer))
        path = Path(self._points())
        if self.get_linestyle() != "None":
            renderer.draw_path(line, path, PIXELS)
        if self._marked:
            size = renderer.points_to_pixels(self.get_markersize())
            marker, place = _marker(self.get_marker(), size)
            markers.set_snap(size >= marker.get_snap_threshold())
            inside = to_rgba(self.get_markerfacecolor(), self.get_alpha())
            renderer.draw_markers(markers, marker.get_path(), place, path, PIXELS, inside)

    def _look(self, renderer):
        look = renderer.new_gc()
        if self.get_clip_on():
            look.set_clip_rectangle(self.get_clip_box())
        look.set_antialiased(self.get_antialiased())
        look.set_foreground(to_rgba(self.get_color(), self.get_alpha()), isRGBA=True)
        look.set_linewidth(self.get_linewidth())
        look.set_joinstyle(self.get_solid_joinstyle())
        look.set_capstyle(self.get_solid_capstyle())
        return look

    def _look_of_markers(self, renderer):
        look, marker = self._look(renderer), MarkerStyle(self.get_marker())
        look.set_foreground(to_rgba(self.get_markeredgecolor(), self.get_alpha()), isRGBA=True)
        look.set_linewidth(self.get_markeredgewidth())
        look.set_joinstyle(marker.get_joinstyle())
        look.set_capstyle(marker.get_capstyle())
        return look

    def get_window_extent(self, renderer=None):
        """Return the rectangle around the points and their markers, in device pixels."""
        points = self._points()
        if not np.isfinite(points.sum()):   # there are breaks in the line
            points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return Bbox.null()
        around = self.get_markersize() / 144 * self.axes.figure.dpi if self._marked else 0
        return Bbox([points.min(axis=0) - around, points.max(axis=0) + around])

    @property
    def _marked(self):
        return self.get_marker() not in ("", "None")

    def _points(self):
        """Return the points in device pixels, as an array of shape (n, 2)."""
        if self._place is None:
            self._place = Place(self.get_transform())
        return self._place.of(self._data)


def live_line(axes, kind="-", **looks):
    """Add a `LiveLine` without points to `axes`, for `lay`.

    `kind` is the letter of a marker, ``"-"`` for a line, or both; `looks` are as for
    ``axes.plot``.
    """
    linestyle = "-" if "-" in kind else "none"
    line = LiveLine([], [], **{"marker": kind.rstrip("-"), "linestyle": linestyle, **looks})
    axes.add_line(line)
    return line


@lru_cache
def _marker(kind, size):
    """Return a marker, and what makes it `size` pixels long."""
    marker = MarkerStyle(kind)
    return marker, marker.get_transform().scale(size)
