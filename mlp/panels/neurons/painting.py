"""What panels with a sheet to paint on have in common: brush, eraser, keys, undo and clear."""

import numpy as np

from ...drawing.artists import outline
from ...drawing.images import update_choice
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from .sheet import Sheet

SIDE = 28  # pixels of a digit, on each side
MIDDLE = (SIDE // 2, SIDE // 2)


class Painting(Panel):
    """A panel with a `sheet` to paint on, by hand or keys; a subclass draws it by `draw_pad`."""

    sheet_kind, fineness = Sheet, 1     # `fineness`: cells of the sheet along a pixel
    brushes = {"pen": ("pen", 1.0), "eraser": ("eraser", 0.0)}  # what it is called and paints
    actions = {"Undo": "undo", "Clear": "clear"}
    wanted_keys = (*ARROWS, " ", "Backspace")

    def controls(self):
        """The sheet, what the brush does, and its size."""
        self.sheet = self.sheet_kind(SIDE * self.fineness)
        return {"drawing": self.sheet,
                "brush": menu("brush", [(words, name) for name, (words, _) in self.brushes.items()],
                              next(iter(self.brushes))),
                "size": Slider("brush size", value=1.0, min=0.5, max=3, step=0.1)}

    def draw_pad(self, axes):
        """Let the hand paint on these axes, which show pixels."""
        self._pad, self._cursor = axes, outline(axes)
        self._show_cursor(False, MIDDLE)

    def pads(self):
        """Return the axes that the sheet lies on."""
        return [self._pad]

    def reset(self):
        """Go back to exactly the first state, with the keys' cursor in the middle and hidden."""
        self._show_cursor(False, MIDDLE)
        super().reset()

    def undo(self):
        """Take back the last stroke."""
        self.sheet.undo()

    def clear(self):
        """Make the sheet blank."""
        self.sheet.clear()

    def touched(self, touch):
        """Paint by pointer, or by keys."""
        if touch.kind == "key" and touch.key in ARROWS:
            self._show_cursor(True, np.add(self._at, ARROWS[touch.key]))
            self.canvas.refresh()
        elif touch.kind == "key":
            row, column = self._at
            self.paint("down", [(column + 0.5, row + 0.5)], erase=touch.key == "Backspace")
        elif touch.axes is self._pad:
            self._show_cursor(False, touch.points[-1][::-1])
            self.paint(touch.kind, touch.points)

    def paint(self, kind, points, erase=False):
        """Begin a stroke ("down") or go on with it, through `points` in pixels."""
        points = [(x * self.fineness, y * self.fineness) for x, y in points]
        radius = self.named["size"].value * self.fineness
        paint = 0.0 if erase else self.brushes[self.named["brush"].value][1]
        with self.quietly():
            if kind == "down":
                self.sheet.begin(points.pop(0), radius, paint)
            self.sheet.go_on(points, radius, paint)
        self._control_moved(None)

    def _show_cursor(self, visible, at):
        self._at = np.clip(at, 0, SIDE - 1).astype(int).tolist()
        self._cursor.set_visible(visible)
        update_choice(self._cursor, *self._at)
