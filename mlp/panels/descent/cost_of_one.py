"""The cost of one example: ten outputs, ten squared differences, and their sum."""

import numpy as np
from matplotlib.collections import LineCollection

from ...costs import cost_slope, example_costs
from ...data.examples import CLASSES
from ...drawing.artists import outline
from ...drawing.bars import ActivationBars
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, in_words, say, signed
from ...drawing.walk import Table
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Number
from ...live.style import LARGE, MUTED, SMALL, WISH_DOWN, WISH_UP, in_letters, signed_colour

FIRST = (0.03, 0.01, 0.1, 0.62, 0, 0.25, 0.01, 0.02, 0.38, 0.05)
ON_THE_SCREEN = (0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63)
NUDGE = 0.1             # that the slope forecasts
STRIDES = {"ArrowRight": 0.05, "ArrowLeft": -0.05, "+": 0.01, "-": -0.01}
# In CSS pixels: the two columns of bars, the three of numbers, the first row, and a row.
OUTPUTS, SQUARES, WIDE = 34, 424, 170
WANTED, DIFFERENCE, SLOPE = 304, 392, 738
TOP, HIGH = 34, 28


def _all(outputs):
    return {f"a{k}": float(a) for k, a in enumerate(np.broadcast_to(outputs, CLASSES))}


class CostOfOne(Panel):
    """Drag ten outputs, and watch the ten squares that make the cost of one example."""

    size = (760, 416)
    wanted_keys = (*ARROWS, "+", "-")
    presets = {
        "The video's 3": _all(ON_THE_SCREEN), "All 0": _all(0), "All 0.1": _all(0.1),
        "All 0.5": _all(0.5), "Perfect": _all(np.arange(CLASSES) == 3),
    }

    def controls(self):
        """The right digit, sum or mean, the ten outputs, and which of them is chosen."""
        return {"right": menu("right digit", list(range(CLASSES)), 3),
                "add": menu("cost is the", [("sum of the ten", "sum"), ("mean of the ten", "mean")],
                            "sum"),
                **{name: Number(f"output {name[1:]}", value=a) for name, a in _all(FIRST).items()},
                "chosen": Number("chosen output", value=3, max=CLASSES - 1, step=1)}

    def draw(self, figure):
        """Draw the outputs, their squares, the cost, and the forecast for one output."""
        self._hand, squares = (axes_at(figure, x, TOP, WIDE, HIGH * CLASSES, framed=True)
                               for x in (OUTPUTS, SQUARES))
        page = draw_page(figure)
        self._outputs, self._squares = (ActivationBars(ax, CLASSES)
                                        for ax in (self._hand, squares))
        self._wishes = self._hand.add_collection(LineCollection([], linewidths=3.5, zorder=1.8))
        self._frame = outline(self._hand)
        looks = {"size": SMALL, "color": MUTED, "zorder": 1}
        columns = {}
        for x, ha, head in ((WANTED, "center", "wanted y"), (DIFFERENCE, "right", "a − y"),
                            (SLOPE, "right", "")):
            columns[x] = [add_text(page, x, TOP + HIGH * (k + 0.5), size=SMALL + 1, ha=ha)
                          for k in range(CLASSES)]
            self._head = add_text(page, x, TOP - 16, head, ha=ha, **looks)  # the last one changes
        self._wanted, self._differences, self._slopes = columns.values()
        for x, head in ((OUTPUTS, "output a"), (SQUARES, "squared, (a − y)²")):
            add_text(page, x, TOP - 16, head, **looks)
        self._cost = [add_text(page, SQUARES, y, **looks) for y, looks in (
            (352, {"size": LARGE, "weight": "bold"}), (378, {"size": SMALL + 1}),
            (400, {"size": SMALL, "color": MUTED}))]
        self._forecast = Table(page, 34, 392, 350, 4, line=18)

    def pads(self):
        """Return the axes on which a finger drags the outputs."""
        return [self._hand]

    def refresh(self):
        """Show the terms and the cost, and what a nudge of the chosen output does to it."""
        v = self.values()
        chosen, share = int(v["chosen"]), 1 / CLASSES if v["add"] == "mean" else 1
        outputs, wanted = self.outputs(), np.arange(CLASSES) == v["right"]
        squares, slopes = example_costs(outputs[None], wanted[None]), cost_slope(outputs, wanted)
        self._show_terms(outputs, wanted, squares, share * slopes)
        self._frame.set_y(chosen - 0.5)
        self._head.set_text("slope 2(a − y)" + " / 10" * (v["add"] == "mean"))
        # Machines add in different orders, and a last digit could tip the third decimal.
        cost = round(share * squares.sum(), 9)
        say(self._cost, (f"cost {in_words(cost)}", f"the {v['add']} of the ten squares",
                         f"brightest output: {outputs.argmax()}, wanted: {v['right']}"))
        nudged = outputs + NUDGE * (np.arange(CLASSES) == chosen)
        really = share * example_costs(nudged[:, None], wanted[:, None])[0] - cost
        forecast = share * slopes[chosen] * NUDGE
        self._forecast.show([
            (f"nudge output {chosen} by +{NUDGE}, and the cost", ""),
            ("should change by slope × nudge", signed(forecast)),
            ("really changes by", signed(really)),
            ("gap", signed(really - forecast))])
        return (f"For {a_digit(v['right'])}, the {v['add']} of the ten "
                f"squared differences is {in_words(cost)}; the largest square, "
                f"{in_words(squares.max())}, is that of output {squares.argmax()}. Output {chosen} "
                f"is {in_words(outputs[chosen], 2)}: a nudge by +{NUDGE} should change the cost by "
                f"{in_words(forecast)}, and really changes it by {in_words(really)}.")

    def outputs(self):
        """Return the ten outputs, as an array."""
        return np.array([self.named[name].value for name in _all(FIRST)])

    def touched(self, touch):
        """Drag an output by pointer; by keys, choose one and move it."""
        chosen = int(self.named["chosen"].value)
        if touch.kind == "key" and touch.key in STRIDES:
            self._move(chosen, self.named[f"a{chosen}"].value + STRIDES[touch.key])
        elif touch.kind == "key":
            self.named["chosen"].value += ARROWS[touch.key][0]
        elif touch.axes is self._hand and touch.kind != "up":
            x, row = touch.points[-1]
            if touch.kind == "down":    # a drag stays on the bar where it began
                chosen = int(np.clip(round(row), 0, CLASSES - 1))
            self._move(chosen, x)

    def _move(self, chosen, value):
        self.set(**{"chosen": chosen, f"a{chosen}": round(value, 2)})

    def _show_terms(self, outputs, wanted, squares, slopes):
        self._outputs.show(outputs)
        self._squares.show(squares, answer=False)
        self._wishes.set_segments([[(a, k), (y, k)]
                                   for k, (a, y) in enumerate(zip(outputs, wanted, strict=True))])
        self._wishes.set_color(np.where(wanted > outputs, WISH_UP, WISH_DOWN))
        say(self._wanted, wanted.astype(int))
        for texts, values in ((self._differences, outputs - wanted), (self._slopes, slopes)):
            for text, value in zip(texts, values, strict=True):
                text.set(text=signed(value), color=in_letters(signed_colour(value)))
