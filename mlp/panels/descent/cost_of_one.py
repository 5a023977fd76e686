"""The cost of one example: ten outputs, ten squared differences, and their sum."""

import numpy as np

from ...costs import cost_slope, example_costs
from ...data.examples import CLASSES
from ...drawing.terms import SQUARES, draw_terms, update_terms
from ...drawing.text import add_text, in_words
from ...drawing.walk import draw_table, update_table
from ...live.number import Number
from ...live.panel import ARROWS, Panel, menu
from ...live.style import LARGE, MUTED, SMALL

FIRST = (0.03, 0.01, 0.1, 0.62, 0, 0.25, 0.01, 0.02, 0.38, 0.05)
ON_THE_SCREEN = (0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63)
NUDGE = 0.1             # that the slope forecasts
STRIDES = {"ArrowRight": 0.05, "ArrowLeft": -0.05, "+": 0.01, "-": -0.01}


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
        self._terms = draw_terms(figure, CLASSES)
        page = self._terms.page
        self._cost = [add_text(page, SQUARES, y, **looks) for y, looks in (
            (352, {"size": LARGE, "weight": "bold"}), (378, {"size": SMALL + 1}),
            (400, {"size": SMALL, "color": MUTED}))]
        self._forecast = draw_table(page, 34, 392, 350, 4, line=18)

    def pads(self):
        """Return the axes on which a finger drags the outputs."""
        return [self._terms.frame.axes]

    def refresh(self):
        """Show the terms and the cost, and what a nudge of the chosen output does to it."""
        v = self.values()
        chosen, mean = int(v["chosen"]), v["add"] == "mean"
        outputs, wanted = self.outputs(), np.arange(CLASSES) == v["right"]
        share = 1 / CLASSES if mean else 1
        squares, slopes = example_costs(outputs[None], wanted[None]), cost_slope(outputs, wanted)
        update_terms(self._terms, (outputs, wanted, squares, share * slopes), chosen,
                     "slope 2(a − y)" + " / 10" * mean)
        # Machines add in different orders, and a last digit could tip the third decimal.
        cost, answer = round(share * squares.sum(), 9), int(outputs.argmax())
        self._cost[0].set_text(f"cost {in_words(cost)}")
        self._cost[1].set_text(f"the {v['add']} of the ten squares")
        self._cost[2].set_text(f"brightest output: {answer}, wanted: {v['right']}")
        nudged = outputs + NUDGE * (np.arange(CLASSES) == chosen)
        really = share * example_costs(nudged[:, None], wanted[:, None])[0] - cost
        forecast = share * slopes[chosen] * NUDGE
        update_table(self._forecast, [
            (f"nudge output {chosen} by +{NUDGE}, and the cost", ""),
            ("should change by slope × nudge", in_words(forecast, sign=True)),
            ("really changes by", in_words(really, sign=True)),
            ("gap", in_words(really - forecast, sign=True))])
        return (f"For {'an' if v['right'] == 8 else 'a'} {v['right']}, the {v['add']} of the ten "
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
        elif touch.axes is self._terms.frame.axes and touch.kind != "up":
            x, row = touch.points[-1]
            if touch.kind == "down":    # a drag stays on the bar where it began
                chosen = int(np.clip(round(row), 0, CLASSES - 1))
            self._move(chosen, x)

    def _move(self, chosen, value):
        self.set(**{"chosen": chosen, f"a{chosen}": round(value, 2)})
