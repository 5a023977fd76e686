"""Fool it: gradient descent turned round, on the pixels instead of the weights."""

from functools import lru_cache

import numpy as np

from ...drawing.artists import outline
from ...drawing.bars import ActivationBars
from ...drawing.curves import Point, draw_curve
from ...drawing.images import draw_digit, draw_weights, update_grid, update_scale
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, in_words, say
from ...lessons.descent.probing import climb, noise
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, FAINT
from ..given import PIXELS, class_slider
from ..shared_network import NetworkChoice
from .stepping import count

STEPS, FOOLED, NOISES = 60, 0.95, 50
PALEST = 0.05   # a change that is smaller everywhere looks pale
STARTS = [("blank paper", "blank"), ("noise", "noise"), ("a test digit", "digit")]


class Fool(NetworkChoice, Panel):
    """Change an image step by step until the network is sure that it shows some digit.

    Parameters
    ----------
    digits : Digits
        Some of ``digits.test`` are images to start from.
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs; whatever is put on a shelf is shown at once.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    actions = {"Fool it": "fool"}

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        pixels = noise("uniform", NOISES, digits.test, np.random.default_rng(0)) / 255
        test = digits.test.inputs(slice(0, NOISES))
        self._starts = {"noise": pixels, "digit": test, "blank": np.zeros((PIXELS, 1))}
        self._labels = digits.test.labels[:NOISES]
        self.presets = {
            f"Noise to {a_digit(0, digits.names)}": {"start": "noise", "output": 0},
            f"A digit to {a_digit(4, digits.names)}": {"start": "digit", "output": 4}}
        self._climb = lru_cache(4)(lambda network, start, which, output: climb(
            network, self._starts[start][:, which % self._starts[start].shape[1]], output, STEPS))
        super().__init__(state)

    def controls(self):
        """Which network, where to start, towards which answer, and how far."""
        return {"network": self.network_menu(), "start": menu("start from", STARTS, "blank"),
                "which": Slider("which one", value=0, max=NOISES - 1, step=1),
                "output": class_slider("towards a", self.digits.names, value=3),
                "steps": Slider("steps", value=0, max=STEPS, step=1)}

    def draw(self, figure):
        """Lay out three images, the outputs, and the output that climbs."""
        places = [axes_at(figure, x, 44, 182, 182, framed=True) for x in (16, 212, 408)]
        self._first, self._now = (draw_digit(ax, np.zeros(PIXELS)) for ax in places[:2])
        self._change = draw_weights(places[2], np.zeros(PIXELS), largest=1)
        outputs = axes_at(figure, 632, 44, 76, 182, framed=True)
        self._bars = ActivationBars(outputs, 10, names=self.digits.names)
        self._frame = outline(outputs)
        self._axes = axes_at(figure, 52, 284, 538, 96, framed=True)
        self._axes.set(ylim=(0, 1.02), xlabel="steps")
        self._axes.axhline(FOOLED, color=FAINT, zorder=0.8)
        self._curve = draw_curve(self._axes, np.arange(STEPS + 1), np.zeros(STEPS + 1))
        self._axes.set(xticks=range(0, STEPS + 1, 10), yticks=[0, 0.5, 1])
        self._point = Point(self._axes)
        page = draw_page(figure)
        self._titles = [add_text(page, x, y, size=BODY) for x, y in (
            (16, 24), (212, 24), (408, 24), (632, 24), (52, 266))]

    def refresh(self):
        """Show the image after so many steps, how it has changed, and what is made of it."""
        v, (images, outputs) = self.values(), self._climbed()
        k, output = int(v["steps"]), int(v["output"])
        climbing, changed = outputs[:, output], images[k] - images[0]
        for grid, values in ((self._first, images[0]), (self._now, images[k]),
                             (self._change, changed)):
            update_grid(grid, values)
        largest = max(abs(changed).max(), PALEST)
        update_scale(self._change, largest)
        self._bars.show(outputs[k])
        self._frame.set_y(output - 0.5)
        self._curve.set_ydata(climbing)
        self._point.show(k, climbing[k], k, 0)
        start = {"blank": "blank paper", "noise": "noise",
                 "digit": a_digit(self._labels[int(v["which"]) % len(self._labels)],
                                  self.digits.names)}[v["start"]]
        mean, answer = f"{abs(changed).mean():.3f}", outputs[k].argmax()
        say(self._titles, (start, f"after {count(k)}", f"change, ±{largest:.2f}", "outputs",
                           f"output {output}: {in_words(climbing[0])} → {in_words(climbing[k])}, "
                           f"a pixel changed by {mean} on average"))
        wanted, read = (a_digit(one, self.digits.names) for one in (output, answer))
        return (f"Started from {start}, {count(k)} towards {wanted}: output {output} is "
                f"{in_words(climbing[k])}, it was {in_words(climbing[0])}. A pixel has changed "
                f"by {mean} on average. {self.whose.capitalize()} reads {read}.")

    def fool(self):
        """Go to the first step that is sure of the wanted answer, or as high as it gets."""
        climbing = self._climbed()[1][:, int(self.named["output"].value)]
        reached = np.flatnonzero(climbing > FOOLED)
        self.set(steps=int(reached[0] if len(reached) else climbing.argmax()))

    def touched(self, touch):
        """Choose a step on the curve, or go on and back with the arrow keys."""
        if touch.kind == "key":
            self.named["steps"].value += 1 if touch.key == "ArrowRight" else -1
        elif touch.axes is self._axes and touch.kind != "up":
            self.named["steps"].value = round(touch.points[-1][0])

    def _climbed(self):
        v = self.values()
        which = 0 if v["start"] == "blank" else int(v["which"])
        return self._climb(self.network, v["start"], which, int(v["output"]))
