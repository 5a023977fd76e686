"""Shift: the same digits a few pixels further, and how many are still read."""

from functools import lru_cache

import numpy as np

from ...drawing.bars import ActivationBars
from ...drawing.curves import Point, draw_curve
from ...drawing.images import draw_digit, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text
from ...lessons.descent.probing import DIRECTIONS, right_after_shifts, shifted
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, FAINT
from ...network import forward
from ..shared_network import PIXELS, OnShelf

FURTHEST = 5


class Shift(OnShelf, Panel):
    """Move all test digits by some pixels, and watch the share that is read right.

    Parameters
    ----------
    digits : Digits
        Those of ``digits.test`` are moved.
    network : Network or Shelf, optional
        With 784 inputs and ten outputs; a shelf's is followed. The package's trained one by
        default.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 360)
    wanted_keys = tuple(ARROWS)
    presets = {"Two to the right": {"shift": 2}, "Five up": {"shift": 5, "direction": "up"},
               "Untrained": {"network": "untrained"}}

    def __init__(self, digits, network=None, state=""):
        self.follow(network)
        self.digits = digits
        self._right = lru_cache(4)(lambda network: right_after_shifts(
            network, digits.test, FURTHEST))
        super().__init__(state)

    def controls(self):
        """Which network, how far and where to, and which digit to look at."""
        return {"network": self.network_menu(),
                "direction": menu("direction", list(DIRECTIONS), "right"),
                "shift": Slider("shift by", value=0, max=FURTHEST, step=1),
                "digit": Slider("test digit", value=0, max=min(500, len(self.digits.test)) - 1,
                                step=1)}

    def draw(self, figure):
        """Lay out the digit, its outputs, and a curve for each direction."""
        self._image = draw_digit(axes_at(figure, 16, 44, 224, 224, framed=True), np.zeros(PIXELS))
        self._bars = ActivationBars(axes_at(figure, 290, 44, 84, 224, framed=True), 10)
        self._axes = axes_at(figure, 484, 44, 254, 250, framed=True)
        places = np.arange(FURTHEST + 1)
        self._pale = [draw_curve(self._axes, places, 0 * places) for _ in DIRECTIONS]
        for curve in self._pale:
            curve.set_color(FAINT)
        self._curve = draw_curve(self._axes, places, 0 * places)
        self._axes.set(ylim=(0, 1), xticks=places, yticks=[0, 0.25, 0.5, 0.75, 1],
                       yticklabels=["0", "25%", "50%", "75%", "all"],
                       xlabel="pixels; pale: the other directions")
        self._point = Point(self._axes)
        page = draw_page(figure)
        add_text(page, 290, 24, "outputs", size=BODY)
        self._titles = [add_text(page, 16, 24, size=BODY), add_text(page, 484, 24, size=BODY),
                        add_text(page, 738, 24, size=BODY, weight="bold", ha="right"),
                        add_text(page, 16, 296, size=BODY)]

    def refresh(self):
        """Show one digit moved, and how many of all are read right when moved like it."""
        v, right = self.values(), self._right(self.network)
        k, shift, to = int(v["digit"]), int(v["shift"]), v["direction"]
        down, across = DIRECTIONS[to]
        image = shifted(self.digits.test.inputs(k), shift * down, shift * across)
        outputs, label = forward(self.network, image)[-1][:, 0], int(self.digits.test.labels[k])
        update_grid(self._image, image[:, 0])
        self._bars.show(outputs)
        for curve, shares in zip([*self._pale, self._curve], [*right.values(), right[to]],
                                 strict=True):
            curve.set_ydata(shares)
        self._point.show(shift, right[to][shift], shift, 0)
        read_as, share = a_digit(int(outputs.argmax())), f"{right[to][shift]:.1%}"
        moved = f"{shift} {'pixel' if shift == 1 else 'pixels'} {to}"
        for title, words in zip(self._titles, (
                f"test digit {k}, {moved}", "read right", share,
                f"{a_digit(label)}, read as {read_as}"), strict=True):
            title.set_text(words)
        return (f"Moved by {moved}, {share} of {len(self.digits.test):,} test digits are read "
                f"right; where they were, {right[to][0]:.1%}. This {label} is read as {read_as}.")

    def touched(self, touch):
        """Push the digit with the arrow keys, or choose a shift on the curve."""
        v = self.values()
        if touch.kind == "key":
            to = touch.key.removeprefix("Arrow").lower()
            back = {"right": "left", "left": "right", "up": "down", "down": "up"}[to]
            if v["direction"] == back and v["shift"]:
                self.set(shift=v["shift"] - 1)
            else:
                self.set(direction=to, shift=v["shift"] + 1 if v["direction"] == to else 1)
        elif touch.axes is self._axes and touch.kind != "up":
            self.set(shift=round(touch.points[-1][0]))
