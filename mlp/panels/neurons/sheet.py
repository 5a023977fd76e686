"""A sheet to paint on: a soft brush, an eraser, undo, and all of it in a state code."""

import base64
import binascii
import zlib

import numpy as np
import traitlets

LEVELS = 15      # shades between 0 and full, as many as four bits hold
UNDO_STEPS = 50


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
        self._last = point
        self.go_on([point], radius, paint)

    def go_on(self, points, radius, paint):
        """Paint without gaps from where the brush is through `points` (x, y), all in cells.

        A cell's middle is at .5; `paint` is -1 to 1, and 0 erases.
        """
        for point in points:
            _dab(self.cells, self._last or point, point, radius, paint)
            self._last = point
        self.cells = np.round(self.cells * LEVELS) / LEVELS
        self.value = write_cells(self.cells)

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

    @traitlets.observe("value")
    def _show(self, change):
        if change["new"] != write_cells(self.cells):
            self.cells = read_cells(change["new"], self.side)


def write_cells(cells):
    """Return cells, -1 to 1, as a short text; empty if all are 0."""
    levels = np.round(cells * LEVELS).astype(np.int8)
    if not levels.any():
        return ""
    return base64.urlsafe_b64encode(zlib.compress(levels.tobytes(), 9)).decode().rstrip("=")


def read_cells(text, side):
    """Return the cells, (side, side), that `write_cells` wrote; `ValueError` if it did not."""
    if not text:
        return np.zeros((side, side))
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        data = zlib.decompressobj().decompress(packed, side * side + 1)  # no more is made of it
        levels = np.frombuffer(data, np.int8).reshape(side, side)
    except (ValueError, binascii.Error, zlib.error):
        raise ValueError(f"{text[:12]}… is no drawing of {side} by {side} cells") from None
    return np.clip(levels, -LEVELS, LEVELS) / LEVELS


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
