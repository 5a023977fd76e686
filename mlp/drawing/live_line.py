"""Lines and dots that move with every nudge: from their points straight to the renderer."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform

from .pixels import Place

PIXELS = IdentityTransform()


class LiveLine(Line2D):
    """A line that is not dashed, or dots: the same pixels in half the time."""

    _place = None

    def draw(self, renderer):
        """Draw the line, and a marker on each of its points."""
        if not self.get_visible():
            return
        path, context = Path(self._points()), renderer.new_gc()
        if self.get_clip_on():
            context.set_clip_rectangle(self.get_clip_box())
        context.set_antialiased(self.get_antialiased())
        if self.get_linestyle() != "None":
            self._draw_line(renderer, context, path)
        if self._marked:
            self._draw_markers(renderer, context, path)
        context.restore()
        self.stale = False

    def _draw_line(self, renderer, context, path):
        context.set_foreground(to_rgba(self.get_color(), self.get_alpha()), isRGBA=True)
        context.set_linewidth(self.get_linewidth())
        context.set_joinstyle(self.get_solid_joinstyle())
        context.set_capstyle(self.get_solid_capstyle())
        renderer.draw_path(context, path, PIXELS)

    def _draw_markers(self, renderer, context, path):
        size = renderer.points_to_pixels(self.get_markersize())
        marker, place = _marker(self.get_marker(), size)
        inside, edge = (to_rgba(colour, self.get_alpha())
                        for colour in (self.get_markerfacecolor(), self.get_markeredgecolor()))
        context.set_foreground(edge, isRGBA=True)
        context.set_linewidth(self.get_markeredgewidth())
        context.set_joinstyle(marker.get_joinstyle())
        context.set_capstyle(marker.get_capstyle())
        context.set_snap(size >= marker.get_snap_threshold())
        renderer.draw_markers(context, marker.get_path(), place, path, PIXELS, inside)

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
        points = np.empty((len(self.get_xdata()), 2))
        points[:, 0], points[:, 1] = self.get_data()
        return self._place.of(points)


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
