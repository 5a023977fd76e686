"""Direct ways to write down plain text and images; each returns whether it has done so."""

from numbers import Real

import numpy as np
from matplotlib.colors import Normalize, to_rgba
from matplotlib.image import AxesImage
from matplotlib.text import Text

from .type import font_of

ALIGN = {"left": 0, "center": 0.5, "right": 1}  # how much of a text is left of its place
SHARP, AUTO = 0, 2      # cells as they are; smoothed if they are small
MODES = {"nearest": SHARP, "none": SHARP, "auto": AUTO, "antialiased": AUTO}


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
    recorder.clip_as(text)
    recorder.text(x, y + _baseline(recorder, text, words, properties, font), words, properties,
                  recorder.palette.name(to_rgba(text.get_color(), text.get_alpha())),
                  ALIGN[text.get_ha()], font)
    return True


def _baseline(recorder, text, words, properties, font):
    """Return how far above its place a line's baseline is; to ask matplotlib takes 0.5 ms."""
    size = properties.get_size_in_points()
    sizes = [recorder.glyph(letter, properties, font, size) for letter in words]
    key = (max(sizes)[0], max(below for _, below in sizes), font, size, text.get_va(),
           text._linespacing)
    if key not in recorder.heights:
        recorder.heights[key] = recorder.laid_out(text)
    return recorder.heights[key]


def write_image(recorder, image):
    """Write down a picture cell by cell: a byte each if they have colours of the palette."""
    matrix, values = recorder.matrix(image.get_transform()), image.get_array()
    mode = MODES.get(image.get_interpolation())
    if (matrix is None or mode is None or values is None or not values.size
            or image.get_path_effects()):
        return False
    (a, b, left), (c, d, low) = matrix
    if b or c:
        return False
    x0, x1, y0, y1 = image.get_extent()     # y0 is the lower edge of the last row
    x0, x1, y0, y1 = a * x0 + left, a * x1 + left, d * y0 + low, d * y1 + low
    if not np.isfinite([x0, x1, y0, y1]).all() or x0 == x1 or y0 == y1:
        return True
    if (image.origin == "lower") != (y0 > y1):
        values = values[::-1]
    if x0 > x1:
        values = values[:, ::-1]
    cells, colours, alpha = _cells(recorder, image, values)
    recorder.clip_as(image)
    recorder.image((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), cells.tobytes(),
                   values.shape[1], colours, alpha, mode)
    return True


def _cells(recorder, image, values):
    """Return cells as bytes, the name of their colours, and alpha; without a name they are RGBA."""
    alpha, n = image.get_alpha(), image.cmap.N
    name = recorder.palette.map_name(image.cmap) if values.ndim == 2 else None
    if not name or type(image.norm) is not Normalize or np.ndim(alpha):
        return image.to_rgba(values, alpha, bytes=True), "", 1
    shares = np.ma.masked_invalid(image.norm(values))
    blank = np.ma.getmaskarray(shares)
    blanks = bool(blank.any())  # they have the last number; its colour is the neighbour's then
    cells = (shares.filled(0) * n).clip(0, n - 1 - blanks)
    return (np.where(blank, n - 1, cells).astype(np.uint8), name + "?" * blanks,
            1 if alpha is None else alpha)


WAYS = {Text: write_text, AxesImage: write_image}
