"""Look at a digit: 784 numbers, each of which can be read and nudged."""

import numpy as np

from ...drawing.artists import adjust, outline
from ...drawing.images import draw_digit, draw_row, update_choice, update_grid, update_row
from ...drawing.text import a_digit, add_text, sentence
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import SMALL
from ..given import checked_digits, first_of_each

SIDE = 28
SHOWN = 8       # examples of a digit, side by side
ZOOM = 7        # pixels across in the magnified part


class Look(Panel):
    """Read any pixel of a digit as a number, and nudge it.

    Parameters
    ----------
    digits : Digits
        The first eight of every digit in ``digits.train`` are shown.
    state : str
        A state code, as shown below the panel.

    Raises
    ------
    ValueError
        If there are fewer than eight of some digit.
    """

    size = (700, 430)
    wanted_keys = (*ARROWS, "+", "-")

    def __init__(self, digits, state=""):
        firsts = first_of_each(checked_digits(digits).train, SHOWN)
        self._names, n = digits.names, len(digits.names)
        self._first, other = min(n - 1, 3), 7 * (n > 7)
        self.presets = {
            "Blank paper": {"row": 1, "column": 1},
            "White on black": {"row": 1, "column": 1, "nudge": 1},
            f"Another {self._names[self._first]}": {"example": 5},
            sentence(a_digit(other, self._names)): {"digit": other}}
        self._images = [digits.train.inputs(which) for which in firsts]
        super().__init__(state)

    def controls(self):
        """Which digit, which pixel, and by how much it is nudged."""
        named = {
            "digit": menu("digit", [(name, k) for k, name in enumerate(self._names)], self._first),
            "example": Slider("example", value=3, min=1, max=SHOWN, step=1),
            "row": Slider("row", value=8, max=SIDE - 1, step=1),
            "column": Slider("column", value=18, max=SIDE - 1, step=1),
            "nudge": Slider("nudge by", value=0, min=-1, max=1),
        }
        for name in ("digit", "example", "row", "column"):
            named[name].observe(self.along(nudge=0), "value")
        return named

    def draw(self, figure):
        """Lay out the examples, the chosen one, and a part of it magnified."""
        row = figure.add_axes([0.02, 0.78, 0.96, 0.17])
        whole = figure.add_axes([0.02, 0.03, 0.43, 0.67])
        zoom = figure.add_axes([0.55, 0.03, 0.43, 0.67])
        self._row, self._picked = draw_row(row, SHOWN, SIDE), outline(row)
        self._whole, self._window = draw_digit(whole, np.zeros(SIDE**2)), outline(whole)
        self._whole_pixel = outline(whole)
        self._zoom, self._pixel = draw_digit(zoom, np.zeros(ZOOM**2)), outline(zoom)
        self._numbers = [add_text(zoom, column + 0.5, row + 0.5, size=SMALL, ha="center")
                         for row in range(ZOOM) for column in range(ZOOM)]
        self._places = {row: "row", whole: "whole", zoom: "zoom"}
        whole.set_title("all 784 pixels")
        zoom.set_title(f"{ZOOM * ZOOM} of them as numbers")

    def pixels(self):
        """Return the chosen digit with its nudge, brightnesses of shape (28, 28)."""
        v = self.values()
        image = self._images[v["digit"]][:, int(v["example"]) - 1].reshape(SIDE, SIDE).copy()
        place = int(v["row"]), int(v["column"])
        image[place] = np.clip(image[place] + v["nudge"], 0, 1)
        return image

    def refresh(self):
        """Show the digit, and the numbers around the chosen pixel."""
        v, image = self.values(), self.pixels()
        row, column = int(v["row"]), int(v["column"])
        top, left = self._corner(row, column)
        part = image[top:top + ZOOM, left:left + ZOOM]
        update_row(self._row, self._images[v["digit"]].T)
        update_choice(self._picked, 0, v["example"] - 1, SIDE)
        update_grid(self._whole, image)
        update_choice(self._window, top / ZOOM, left / ZOOM, ZOOM)
        update_choice(self._whole_pixel, row, column)
        update_grid(self._zoom, part)
        update_choice(self._pixel, row - top, column - left)
        for text, value in zip(self._numbers, part.flat, strict=True):
            adjust(text, text=f"{value:.2f}", color="white" if value < 0.5 else "black")
        return (f"Of the 784 pixels of this {self._names[v['digit']]}, {np.count_nonzero(image)} "
                f"are brighter than 0. The one in row {row}, column {column} (pixel "
                f"{row * SIDE + column}) has brightness {image[row, column]:.3f}.")

    def touched(self, touch):
        """Choose an example or a pixel by pointer or arrow keys; nudge it with + and −."""
        v = self.values()
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += 0.1 if touch.key == "+" else -0.1
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(row=v["row"] + down, column=v["column"] + right)
        elif touch.axes in self._places and touch.kind != "up":
            x, y = (int(place) for place in touch.points[-1])
            where = self._places[touch.axes]
            top, left = self._corner(int(v["row"]), int(v["column"]))
            if where == "row":
                self.set(example=x // SIDE + 1)
            elif where == "whole":
                self.set(row=y, column=x)
            elif touch.kind == "down":  # the part moves along, so a drag here would run away
                self.set(row=top + y, column=left + x)

    @staticmethod
    def _corner(row, column):
        """Return the top left pixel of the magnified part, so that it stays inside the digit."""
        return tuple(int(np.clip(place - ZOOM // 2, 0, SIDE - ZOOM)) for place in (row, column))
