"""A sheet to paint on: a soft brush, an eraser, undo, and all of it in a state code."""

import base64
import binascii
import zlib

import numpy as np
import traitlets

LEVELS = 15      # shades between 0 and full, as many as four bits hold
UNDO_STEPS = 50
FINE = 10        # a stroke is kept in tenths of a cell
CLOSE = 1        # points of a stroke closer than this, in cells, are one
LONGEST = 20_000    # points, and no more, are read from a text
SHORTEST = 4     # a dot, shorter than this in cells, is not blown up further


class Sheet(traitlets.HasTraits):
    """Square `cells`, -1 to 1 with 0 for blank, that strokes change.

    Like a slider it has a `value`: the cells as text, empty for a blank sheet.
    """

    value = traitlets.Unicode("")

    def __init__(self, side):
        self.side, self.cells = side, np.zeros((side, side))
        self._undo, self._last = [], None
        super().__init__()

    def begin(self, point, radius, paint):
        """Put the brush down at `point`."""
        self._undo = [*self._undo[1 - UNDO_STEPS:], self.value]
        self._last = None
        self.go_on([point], radius, paint)

    def go_on(self, points, radius, paint):
        """Paint without gaps from where the brush is through `points` (x, y), all in cells.

        A cell's middle is at .5; `paint` is -1 to 1, and 0 erases.
        """
        for point in points:
            _dab(self.cells, self._last or point, point, radius, paint)
            self._last = point
        self.cells = np.round(self.cells * LEVELS) / LEVELS
        self.value = self._write()

    def undo(self):
        """Take back the last stroke, or whatever else was painted last."""
        if self._undo:
            self.value = self._undo.pop()

    def clear(self):
        """Make the sheet blank; `undo` brings it back."""
        if self.value:
            self._undo.append(self.value)
        self.value = ""

    def read(self, text):
        """Return the value that `text` of a state code stands for; `ValueError` if none."""
        return write_cells(read_cells(text, self.side))

    def _write(self):
        return write_cells(self.cells)

    @traitlets.observe("value")
    def _show(self, change):
        if change["new"] != self._write():
            self._take(change["new"])

    def _take(self, text):
        self.cells = read_cells(text, self.side)


class StrokeSheet(Sheet):
    """A sheet that remembers its strokes, so that they can be drawn again at another size.

    Its `value` is its `path` as text: rows of x, y, radius (below 0 for the eraser), all in
    1 / `FINE` of a cell, and whether a stroke begins there.
    """

    def __init__(self, side):
        self.path = np.zeros((0, 4), np.int16)
        super().__init__(side)

    def go_on(self, points, radius, paint):
        """Draw as on any sheet; points that are `CLOSE` to the one before are left out."""
        for x, y in points:
            begins = self._last is None
            if begins or np.hypot(x - self._last[0], y - self._last[1]) >= CLOSE:
                row = np.round([x * FINE, y * FINE, (1 if paint else -1) * radius * FINE, begins])
                self.path = np.vstack([self.path, row.clip(-2**15, 2**15 - 1).astype(np.int16)])
                self._last = x, y
                _draw(self.cells, self.path[-2:])
        self.value = self._write()

    def read(self, text):
        """Return the value that `text` of a state code stands for; `ValueError` if none."""
        return write_path(read_path(text, self.side))

    def fitted(self, box):
        """Return cells with the same strokes, in the middle, the longer side `box` cells long.

        The pen stays as it is: to enlarge a small drawing would give it a fat one.
        """
        cells, path = np.zeros_like(self.cells), self.path.astype(float)
        if self.cells.any():
            inked = [np.flatnonzero(self.cells.any(axis)) for axis in (0, 1)]
            low, high = np.array([(places[0], places[-1] + 1) for places in inked]).T
            pen = 2 * (path[:, 2].max() / FINE + 1)     # with its soft edge
            scale = max(box - pen, 0) / max(*(high - low - pen), SHORTEST)
            path[:, :2] = (path[:, :2] - (low + high) / 2 * FINE) * scale + self.side / 2 * FINE
            path[path[:, 2] < 0, 2] *= scale
            _draw(cells, path)
        return cells

    def _write(self):
        return write_path(self.path)

    def _take(self, text):
        self.path, self.cells = read_path(text, self.side), np.zeros((self.side, self.side))
        _draw(self.cells, self.path)


def write_cells(cells):
    """Return cells, -1 to 1, as a short text; empty if all are 0."""
    levels = np.round(cells * LEVELS).astype(np.int8)
    return _pack(levels) if levels.any() else ""


def read_cells(text, side):
    """Return the cells, (side, side), that `write_cells` wrote; `ValueError` if it did not."""
    if not text:
        return np.zeros((side, side))
    levels = _unpack(text, side, side * side, np.int8, (side, side))
    return np.clip(levels, -LEVELS, LEVELS) / LEVELS


def write_path(path):
    """Return the path of a `StrokeSheet` as a short text; empty if there is none."""
    return _pack(np.diff(path, axis=0, prepend=np.int16(0))) if len(path) else ""


def read_path(text, side):
    """Return the path that `write_path` wrote; `ValueError` if it did not."""
    if not text:
        return np.zeros((0, 4), np.int16)
    steps = _unpack(text, side, 8 * LONGEST, np.int16, (-1, 4))
    return np.cumsum(steps, axis=0, dtype=np.int16)


def _pack(array):
    return base64.urlsafe_b64encode(zlib.compress(array.tobytes(), 9)).decode().rstrip("=")


def _unpack(text, side, most, kind, shape):
    """Return the array that `_pack` made a text of, if it has at most so many bytes."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        data = zlib.decompressobj().decompress(packed, most + 1)  # no more is made of it
        return np.frombuffer(data, kind).reshape(shape)
    except (ValueError, binascii.Error, zlib.error):
        raise ValueError(f"{text[:12]}… is no drawing of {side} by {side} cells") from None


def _draw(cells, path):
    """Draw the strokes of a path."""
    here = None
    for *there, radius, begins in (path / FINE).tolist():
        start = there if begins or here is None else here
        _dab(cells, start, there, abs(radius), float(radius > 0))
        here = there


def _dab(cells, start, end, radius, paint):
    """Paint a straight piece of a stroke; its edge is soft, two cells wide."""
    (x0, y0), (x1, y1) = start, end
    radius += 2 * (paint == 0)  # so the eraser takes away a dab of its own size, soft edge and all
    beyond, side = radius + 1, len(cells)
    edges = (min(x0, x1) - beyond, max(x0, x1) + beyond + 1, min(y0, y1) - beyond,
             max(y0, y1) + beyond + 1)
    left, right, top, bottom = (int(np.clip(edge, 0, side)) for edge in edges)
    x, y = np.arange(left, right) + 0.5, np.arange(top, bottom)[:, np.newaxis] + 0.5
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length if length else 0 * (x + y)
    along = np.clip(along, 0, 1)
    distance = np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
    ink = np.clip((radius + 1 - distance) / 2, 0, 1)
    part = cells[top:bottom, left:right]
    if paint == 0:
        part[...] = np.sign(part) * np.minimum(abs(part), 1 - ink)
    else:  # the fuller of the two, or strokes would grow darker and harder where they meet
        fuller = (ink > 0) & (part * np.sign(paint) < abs(paint) * ink)
        part[fuller] = paint * ink[fuller]
