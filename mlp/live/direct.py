"""Direct ways to write down the artists that change most; the general one takes ten times as long.

Each returns whether it has done so: where an artist is out of the ordinary, it goes the general way.
"""

from functools import lru_cache
from numbers import Real

import numpy as np
from matplotlib.collections import QuadMesh
from matplotlib.colors import Normalize, to_rgba
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from .shapes import FAR, in_pixels, snap
from .type import font_of

ALIGN = {"left": 0, "center": 0.5, "right": 1}  # how much of a text is left of its place
SHARP, AUTO = 0, 2      # cells as they are; smoothed if they are small
MODES = {"nearest": SHARP, "none": SHARP, "auto": AUTO, "antialiased": AUTO}
SOLID = {"-": True, "None": False}  # whether there is a line
EVEN = 0.01     # pixels that the edges of even cells may be off


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


def write_image(recorder, image):
    """Write down a picture whose cells have colours of the palette, or colours of their own."""
    matrix, values = recorder.matrix(image.get_transform()), image.get_array()
    if matrix is None or values is None or not values.size or image.get_path_effects():
        return False
    (a, b, left), (c, d, low) = matrix
    mode = MODES.get(image.get_interpolation())
    if b or c or mode is None:
        return False
    x0, x1, y0, y1 = image.get_extent()     # y0 is the lower edge of the last row
    x, y = (a * x0 + left, a * x1 + left), (d * y0 + low, d * y1 + low)
    if image.origin == "lower":
        values = values[::-1]
    return _write_cells(recorder, image, values, x, y, mode)


def write_mesh(recorder, mesh):
    """Write down a mesh of even cells."""
    matrix, values = recorder.matrix(mesh.get_transform()), mesh.get_array()
    corners = np.ma.filled(mesh.get_coordinates(), np.nan)
    if (matrix is None or values is None or mesh.get_path_effects() or mesh._shading != "flat"
            or mesh.get_hatch() or len(mesh.get_edgecolor())):
        return False
    (a, b, left), (c, d, low) = matrix
    x, y = a * corners[0, :, 0] + left, d * corners[:, 0, 1] + low
    if b or c or not (_even(x) and _even(y) and np.ptp(corners[..., 0], 0).max() * abs(a) < EVEN
                      and np.ptp(corners[..., 1], 1).max() * abs(d) < EVEN):
        return False
    rows, columns = len(y) - 1, len(x) - 1
    values = values.reshape(rows, columns, *values.shape[2:])
    return _write_cells(recorder, mesh, values[::-1], x[[0, -1]], y[[0, -1]], SHARP)


def _even(edges):
    return bool(abs(np.diff(edges, 2)).max(initial=0) < EVEN)


def _write_cells(recorder, artist, values, x, y, mode):
    """Write down cells, the first row at the second of `y`; return True."""
    if not np.isfinite([*x, *y]).all() or x[0] == x[1] or y[0] == y[1]:
        return True
    if y[0] > y[1]:
        values, y = values[::-1], y[::-1]
    if x[0] > x[1]:
        values, x = values[:, ::-1], x[::-1]
    name = recorder.palette.map_name(artist.cmap) if values.ndim == 2 else None
    alpha = artist.get_alpha()
    if name and np.ndim(alpha) == 0:
        cells, blanks = _numbers_of_colours(values, artist.norm, artist.cmap.N)
        name += "?" if blanks else ""
    else:
        cells, name, alpha = artist.to_rgba(values, alpha, bytes=True), "", None
    recorder.clip_as(artist)
    recorder.image((x[0], y[0], x[1], y[1]), cells.tobytes(), values.shape[1], name,
                   1 if alpha is None else alpha, mode)
    return True


def _numbers_of_colours(values, norm, n):
    """Return which colour each cell has, as bytes, and whether there are blanks, the last number.

    Where there are blanks the last colour is its neighbour's: nobody can tell them apart.
    """
    data, blank = np.ma.getdata(values), np.ma.getmask(values)
    if type(norm) is Normalize and norm.scaled() and norm.vmin < norm.vmax:
        shares = (data - norm.vmin) / (norm.vmax - norm.vmin)
    else:
        shares = np.ma.getdata(norm(values))
    blank = blank | np.isnan(shares)
    blanks = bool(blank.any())
    numbers = (np.where(blank, 0, shares) * n).clip(0, n - 1 - blanks)
    return np.where(blank, n - 1, numbers).astype(np.uint8), blanks


WAYS = {Text: write_text, Line2D: write_line, Rectangle: write_rectangle,
        AxesImage: write_image, QuadMesh: write_mesh}
