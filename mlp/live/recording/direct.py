"""Direct ways to write down the artists that change most; the general one takes ten times as long.

Each returns whether it has done so: what is out of the ordinary goes the general way.
"""

from functools import lru_cache
from numbers import Real

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from .shapes import FAR, in_pixels, snap
from .type import font_of

ALIGN = {"left": 0, "center": 0.5, "right": 1}  # how much of a text is left of its place
SOLID = {"-": True, "None": False}  # whether there is a line


def write_text(recorder, text):
    """Write down one line of plain text, unrotated."""
    words, properties = text.get_text(), text.get_fontproperties()
    font = font_of(properties)
    if ("\n" in words or "$" in words or font is None or text.get_rotation() or text.get_wrap()
            or text.get_bbox_patch() or text.get_path_effects() or text.get_usetex()):
        return False
    matrix, (x, y) = recorder.matrix(text.get_transform()), text.get_position()
    if matrix is None or not (isinstance(x, Real) and isinstance(y, Real)):
        return False
    (a, b, left), (c, d, low) = matrix
    x, y = a * x + b * y + left, c * x + d * y + low
    if not words or not abs(x) + abs(y) < np.inf:
        return True
    up = _baseline(recorder, text, words, properties, font)
    recorder.clip_as(text)
    recorder.text(x, y + up, words, properties,
                  recorder.palette.name(to_rgba(text.get_color(), text.get_alpha())),
                  ALIGN[text.get_ha()], font)
    return True


def _baseline(recorder, text, words, properties, font):
    """Return how far above its place the baseline of a line of text is, in pixels.

    matplotlib's own layout is asked once for all lines of one height: it takes half a millisecond.
    """
    size = properties.get_size_in_points()
    sizes = [recorder.glyph(letter, properties, font, size) for letter in words]
    key = (max(sizes)[0], max(below for _, below in sizes), font, size, text.get_va(),
           text._linespacing)
    up = recorder.heights.get(key)
    if up is None:
        up = recorder.heights[key] = recorder.laid_out(text)
    return up


def write_line(recorder, line):
    """Write down a line that is not dashed, and a mark at each of its points."""
    matrix, kind = recorder.matrix(line.get_transform()), line.get_marker()
    seen = SOLID.get(line.get_linestyle())
    if (matrix is None or matrix[0][1] or matrix[1][0] or seen is None
            or not isinstance(kind, str) or _is_odd(line)
            or line.get_drawstyle() != "default" or line.get_fillstyle() != "full"
            or line.get_markevery() is not None):
        return False
    (a, _, left), (_, d, low) = matrix
    with np.errstate(over="ignore"):
        points = line.get_xydata() * (a, d) + (left, low)
    reach = np.fmax.reduce(abs(points), axis=None, initial=0)
    if reach > FAR:
        return False
    alpha = line.get_alpha()
    pen = recorder.pen(line.get_linewidth(), to_rgba(line.get_color(), alpha),
                       line.get_solid_capstyle(), line.get_solid_joinstyle())
    recorder.clip_as(line)
    if seen and pen and len(points):
        recorder.write("path", "", recorder.points(points), 0, pen, snap(line))
    if kind != "None" and line.get_markersize() > 0 and kind.strip():
        _write_marks(recorder, line, kind, points[np.isfinite(points[:, 0] + points[:, 1])])
    return True


def _write_marks(recorder, line, kind, points):
    size, width = recorder.points_to_pixels(line.get_markersize()), line.get_markeredgewidth()
    marker, letters, shape = _marker(kind, size)
    inside = to_rgba(line.get_markerfacecolor(), line.get_alpha())
    edge = to_rgba(line.get_markeredgecolor(), line.get_alpha())
    pen = recorder.pen(0 if kind == "," else width, edge, marker.get_capstyle(),
                       marker.get_joinstyle())
    fill = recorder.palette.name(inside) if inside[3] else 0
    if len(points) and (fill or pen):
        least = marker.get_snap_threshold()
        recorder.numbers(shape)
        recorder.write("marks", letters, len(shape), recorder.points(points), fill, pen,
                       0 if least is None else 1 if size >= least else -1)


@lru_cache
def _marker(kind, size):
    """Return a marker, its letters, and its points with y down, so many pixels large."""
    marker = MarkerStyle(kind)
    transform = marker.get_transform()
    letters, points = in_pixels(marker.get_path(),
                                transform if kind == "," else transform.scale(size))
    return marker, letters, points * (1, -1)


def write_rectangle(recorder, patch):
    """Write down an upright rectangle."""
    matrix = recorder.matrix(patch.get_data_transform())
    if (matrix is None or patch.get_angle() or _is_odd(patch) or patch.get_hatch()
            or patch.get_linestyle() not in ("solid", "-")):
        return False
    (a, b, left), (c, d, low) = matrix
    x, y, wide, high = patch.get_x(), patch.get_y(), patch.get_width(), patch.get_height()
    if b or c or not all(isinstance(side, Real) for side in (x, y, wide, high)):
        return False
    (x0, x1), (y0, y1) = (a * x + left, a * (x + wide) + left), (d * y + low, d * (y + high) + low)
    fill, edge = patch.get_facecolor(), patch.get_edgecolor()
    pen = recorder.pen(patch.get_linewidth(), edge, patch.get_capstyle(), patch.get_joinstyle())
    if pen or fill[3]:
        recorder.clip_as(patch)
        corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
        recorder.write("path", "MLLLZ", recorder.points(corners),
                       recorder.palette.name(fill) if fill[3] else 0, pen, snap(patch))
    return True


def _is_odd(artist):
    """Return whether an artist has a hand-drawn look, or others that only the general way knows."""
    return bool(artist.get_path_effects() or artist.get_sketch_params()
                or not artist.get_antialiased())


WAYS = {Text: write_text, Line2D: write_line, Rectangle: write_rectangle}
