"""Three levers on one output: its bias, its weights, and what it listens to."""

import numpy as np

from ...drawing.images import draw_digit, update_grid
from ...drawing.lever_table import (
    ARROW,
    DIALS,
    NUMBERS,
    draw_lever_table,
    update_lever_table,
)
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.upright import draw_scale
from ...lessons.intuition.levers import costs_after, forecasts, levers
from ...live.panel import menu
from ...live.slider import Slider
from ...live.style import MUTED, SMALL
from .one_example import OneExample

LONGEST = 4
ROWS = {"bias": ("the bias alone", 132), "alike": ("all weights alike", 168),
        "activations": ("weights ∝ activations", 204), "weights": ("weights ∝ weights", 240),
        "random": ("weights at random", 276), "wished": ("activations ∝ weights", 354)}
IN_SHORT = ("bias", "weights alike", "∝ activations", "∝ weights", "at random",
            "activations ∝ weights")


class Levers(OneExample):
    """Spend one push of a fixed length on an output, in six ways, and compare what they do.

    Bars are changes of the cost, to the left where it falls; the gold mark is the forecast.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (826, 390)
    wanted_keys = ("ArrowLeft", "ArrowRight")

    def moments(self):
        """Other outputs, a push too long for a forecast, and who pays for it."""
        outputs = self.at_start()[-1]
        wishes, asks = (int(abs(of_all).argmax()) for of_all in (outputs.wishes, outputs.nudges))
        return {"One that wants down": {"output": asks}, "A long push": {"length": 2},
                "The others pay": {"output": wishes, "count": "all"}, "Another 2": {"example": 1}}

    def controls(self):
        """Which example, which output, how long a push, and whose cost is counted."""
        return {**super().controls(),
                "output": Slider("output", value=self.start["digit"], max=9, step=1),
                "length": Slider("length", value=0.1, max=LONGEST, step=0.01),
                "random": Slider("random", value=1, min=1, max=20, step=1),
                "count": menu("count", [("this output's error", "own"), ("all ten", "all")],
                              "own")}

    def draw(self, figure):
        """Draw the table of levers, and what stands above and beside it."""
        self._digit = draw_digit(axes_at(figure, 744, 10, 68, 68), np.zeros(784))
        self._digit.axes.set_axis_on()
        page = draw_page(figure)
        self._table = draw_lever_table(figure, page, self.network.sizes[-2],
                                       [y for _, y in ROWS.values()])
        self._write_labels(page, self.network.sizes[-2])
        self._titles = [add_text(page, 14, 16), add_text(page, 728, 22, size=SMALL + 1,
                                                           ha="right"),
                        add_text(page, 728, 42, size=SMALL, color=MUTED, ha="right")]

    def refresh(self):
        """Push all the levers, and show what became of the cost."""
        (example, name), v = self.example(), self.values()
        hidden, outputs = self.asked()[-2].activations, self.asked()[-1]
        targets, j, label = example.targets()[:, 0], int(v["output"]), int(example.labels[0])
        weights = self.network.weights[-1][j]
        pushes = levers(weights, hidden, outputs.nudges[j],
                        np.random.default_rng(int(v["random"])))
        changes = {lever: self._change(pushes[lever], targets, j) for lever in ROWS}
        update_grid(self._digit, example.inputs()[:, 0])
        update_lever_table(
            self._table, hidden, weights,
            np.stack([np.append(push.bias, push.weights + push.activations)
                      for push in (pushes[lever] for lever in ROWS)]),
            np.array([changes[lever] for lever in ROWS]))
        self._titles[0].set_text(
            f"output {j} answers {in_words(outputs.activations[j])}, should answer "
            f"{targets[j]:g}: nudge −∂C/∂z = {in_words(outputs.nudges[j], sign=True)}")
        self._titles[1].set_text(f"a {label}")
        self._titles[2].set_text(name)
        whose = "its error" if v["count"] == "own" else "the cost"
        told = ", ".join(f"{words} {in_words(changes[lever][0], sign=True)}"
                         for lever, words in zip(ROWS, IN_SHORT, strict=True))
        return (f"A push of {in_words(v['length'], 2)} on output {j} (this {label}: {name}, "
                f"{v['network']} network) changes {whose}: {told}.")

    def _change(self, push, targets, output):
        """Return what a push really does to the cost that is counted, and the forecast."""
        v, hidden, outputs = self.values(), self.asked()[-2].activations, self.asked()[-1]
        counted = slice(output, output + 1) if v["count"] == "own" else slice(None)
        after, before = (costs_after(self.network, hidden, targets, output, push, length)[counted]
                         for length in (v["length"], 0))
        forecast = forecasts(self.network, hidden, outputs.nudges, output, push, v["length"])
        return (after - before).sum(), forecast[counted].sum()

    def touched(self, touch):
        """Make the push longer or shorter with the arrow keys."""
        if touch.kind == "key":
            self.named["length"].value += 0.1 if touch.key == "ArrowRight" else -0.1

    @staticmethod
    def _write_labels(page, n):
        small = {"size": SMALL, "color": MUTED, "zorder": 1}
        add_text(page, 14, 56, "listens to activations a", size=SMALL + 1, zorder=1)
        add_text(page, 14, 78, "with its weights w", size=SMALL + 1, zorder=1)
        add_text(page, DIALS[0] + 9, 98, "bias", ha="center", **small)
        add_text(page, sum(DIALS) / 2, 98, f"the {n} weights", ha="center", **small)
        for x, words in zip(NUMBERS, ("really", "forecast", "gap"), strict=True):
            add_text(page, x, 98, words, ha="right", **small)
        add_text(page, 584, 98, "the cost changes", ha="center", **small)
        for words, y in ROWS.values():
            add_text(page, 14, y, words, zorder=1)
        add_text(page, 14, 320, "can only be wished for: nobody can set an activation", **small)
        draw_scale(page, 398, 320, 0.5, ARROW, "half the length")
