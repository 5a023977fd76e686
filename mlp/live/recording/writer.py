"""How commands are written: what the direct ways and matplotlib's general one share."""

from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from .type import REGULAR

FAR = 1e4   # pixels; what leads further is cut off
LETTERS = bytes.maketrans(bytes([0, 1, 2, 3, 4, 79]), b"SMLQCZ")     # of matplotlib's codes


class Recording(NamedTuple):
    """What an artist draws: commands, a list of lists, and the bytes that they need."""

    commands: list
    data: bytes


class Writer:
    """Collects commands, and the numbers beside them, in pixels of the figure with y down."""

    def __init__(self, width, height, dpi, palette):
        self.width, self.height, self.dpi, self.palette = width, height, dpi, palette
        self._glyphs, self.heights = measured(dpi)
        self._agg = RendererAgg(1, 1, dpi)  # it measures text
        self._matrices = {}
        self.begin()

    def begin(self):
        """Forget what has been written down."""
        self._commands, self._data, self._clipped = [], [], (None, None)

    def written(self):
        """Return what has been written down, as a `Recording`."""
        return Recording(self._commands, b"".join(self._data))

    def write(self, *command):
        """Write down one command."""
        while not command[-1]:  # what is left out is nothing
            command = command[:-1]
        self._commands.append(list(command))

    def points(self, points):
        """Write down points, an array of shape (n, 2) with y up; return how many."""
        points = np.array(points, float).reshape(-1, 2)
        points[:, 1] = self.height - points[:, 1]
        self.numbers(points)
        return len(points)

    def numbers(self, numbers):
        """Write down an array of numbers."""
        if not abs(numbers).max(initial=0) < FAR:   # also where one is NaN
            numbers = np.where(np.isfinite(numbers), numbers, np.nan).clip(-100 * FAR, 100 * FAR)
        self._data.append(numbers.astype(np.float32).tobytes())

    def bytes(self, data):
        """Write down bytes, padded so that the next number is aligned."""
        self._data.append(data + bytes(-len(data) % 4))

    def clip(self, gc):
        """Clip what follows as a graphics context says."""
        self._clip_to(gc.get_clip_rectangle(), *gc.get_clip_path())

    def _clip_to(self, box, path=None, transform=None):
        if box is not None:
            left, bottom, right, top = box.extents.tolist()
            box = [round(side, 2) for side in (left, self.height - top, right - left, top - bottom)]
        letters, points = ("", None) if path is None else in_pixels(path, transform)
        wanted = box, None if points is None else points.tobytes()
        if wanted != self._clipped:
            self._clipped = wanted
            self.write("clip", box, letters, 0 if points is None else self.points(points))

    def clip_as(self, artist):
        """Clip what follows as an artist is clipped."""
        if not artist.get_clip_on() or artist.get_clip_path() is None:
            self._clip_to(artist.get_clip_box() if artist.get_clip_on() else None)
        else:
            gc = self.new_gc()
            gc.set_clip_rectangle(artist.get_clip_box())
            gc.set_clip_path(artist.get_clip_path())
            self.clip(gc)

    def matrix(self, transform):
        """Return the upper rows of a transform's matrix as lists, or None if it has none."""
        if id(transform) not in self._matrices:
            rows = transform.get_matrix()[:2].tolist() if transform.is_affine else None
            self._matrices[id(transform)] = rows, transform     # which keeps the id
        return self._matrices[id(transform)][0]

    def pen(self, gc):
        """Return a graphics context's pen: 0 for none, else colour, width, cap, join and dashes."""
        width, colour = gc.get_linewidth(), tuple(gc.get_rgb())
        if not width > 0 or not colour[3]:
            return 0
        return [self.palette.name(colour), round(self.points_to_pixels(width), 2),
                gc.get_capstyle(), gc.get_joinstyle(), *self.dashes(*gc.get_dashes())]

    def dashes(self, offset, dashes):
        """Return the offset and the lengths of dashes in pixels, or nothing."""
        if dashes is None or not np.sum(dashes) > 0:
            return []
        return [round(self.points_to_pixels(offset), 2),
                [round(self.points_to_pixels(dash), 2) for dash in dashes]]

    def image(self, extents, data, columns, colours="", alpha=1, smooth=False):
        """Write down a picture: a byte for each cell if it has `colours`, else RGBA."""
        left, bottom, right, top = (round(float(at), 2) for at in extents)
        rows = len(data) // columns // (1 if colours else 4)
        self.write("image", left, round(self.height - top, 2), round(right - left, 2),
                   round(top - bottom, 2), columns, rows, colours, round(1 - alpha, 3), int(smooth))
        self.bytes(data)

    def text(self, x, y, words, prop, colour, align, font, angle=0):
        """Write down text at (x, y); `align` is the share of its width to the left of x."""
        size = self.points_to_pixels(prop.get_size_in_points())
        self.write("text", round(float(x), 2), round(self.height - float(y), 2), words,
                   round(size, 2), colour, align, font if font != REGULAR else "",
                   round(angle, 2))

    def glyph(self, letter, properties, font, size):
        """Return how far a letter reaches above and below the baseline, in pixels."""
        key = letter, font, size
        if key not in self._glyphs:
            _, height, below = self.get_text_width_height_descent(letter, properties, False)
            self._glyphs[key] = height - below, below
        return self._glyphs[key]

    def get_text_width_height_descent(self, s, prop, ismath):
        """Return the size of a text in pixels: letters have the same shape at every scale."""
        return self._agg.get_text_width_height_descent(s, prop, ismath)

    def points_to_pixels(self, points):
        """Convert a length in points to pixels."""
        return float(points) * self.dpi / 72


@cache
def measured(_dpi):
    """Return the sizes of glyphs, and of lines (see `direct.write_text`), for all pictures."""
    return {}, {}


def in_pixels(path, transform):
    """Return a letter for each point of a path, none if all are on one line, and the points."""
    points = path.vertices if transform is None else transform.transform(path.vertices)
    codes = path.codes
    return "" if codes is None else codes.tobytes().translate(LETTERS).decode(), points


def snap(what):
    """Return 1 for what is laid on whole pixels, -1 for what is not, 0 where the page decides."""
    wanted = what.get_snap()
    return 0 if wanted is None else 1 if wanted else -1
