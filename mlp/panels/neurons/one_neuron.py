"""One neuron: three inputs, their weights, a bias, and a choice of squish."""

import numpy as np

from ...activations import SQUISHES
from ...drawing.artists import lay
from ...drawing.bars import SumBars
from ...drawing.curves import Point, draw_curve
from ...drawing.text import add_text, in_words
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE

REACHES = (5, 10, 20, 50)   # of the common axis: the first that has room for all bars
HEIGHTS = {"sigmoid": (-0.1, 1.1), "step": (-0.1, 1.1), "tanh": (-1.2, 1.2)}
OPEN = {"relu": (-0.1, 1), "none": (-1, 1)}     # and these, in reaches


class OneNeuron(Panel):
    """Move the inputs, weights and bias of a single neuron and watch its activation.

    Above, the weighted sum is laid end to end, term by term; right below the end of it stands
    the point on the squishing curve. Their common axis grows with the bars.
    """

    size = (640, 440)
    presets = {
        "Active only above 10": {"w1": 8, "w2": 8, "w3": 8, "a1": 0.9, "a2": 0.6, "a3": 0.2,
                                 "bias": -10},
        "All inputs 0": {"a1": 0, "a2": 0, "a3": 0},
        "Speaks against": {"w1": -9, "w2": 2, "w3": 3},
    }

    def controls(self):
        """Three inputs, three weights, the bias, and the squish."""
        inputs = {f"a{k}": Slider(f"input a{k}", value=a)
                  for k, a in enumerate((0.8, 0.5, 0.3), 1)}
        weights = {f"w{k}": Slider(f"weight w{k}", value=w, min=-10, max=10, step=0.1)
                   for k, w in enumerate((3, -2, 4), 1)}
        return {**inputs, **weights,
                "bias": Slider("bias b", value=-1, min=-20, max=20, step=0.1),
                "squish": menu("squish", list(SQUISHES), "sigmoid")}

    def draw(self, figure):
        """Draw the sum above and the curve below, on one common axis."""
        above = figure.add_axes([0.11, 0.56, 0.75, 0.36])
        below = figure.add_axes([0.11, 0.11, 0.75, 0.34])
        self._sum = SumBars(above, ["w1·a1", "w2·a2", "w3·a3", "bias", "sum z"],
                            reach=REACHES[-1], title="the weighted sum, term by term")
        above.set_xticks([])
        self._curve = draw_curve(below, [-1, 1], [0, 0])
        below.set_xlabel("weighted sum z")
        self._point = Point(below)
        self._title = add_text(below, 0, 1.1, size=BODY, transform=below.transAxes)
        figure.text(0.875, 0.32, "activation", size=BODY - 1, va="center")
        self._answer = add_text(below, 1.02, 0.45, size=LARGE, weight="bold",
                                transform=below.transAxes)
        self._laid = None

    def refresh(self):
        """Lay the terms end to end and put the point below their end."""
        terms = self.terms()
        z, a = terms.sum(), self.activation()
        squish = self.named["squish"].value
        longest = max(abs(terms.cumsum()).max(), abs(terms).max())
        reach = next(reach for reach in REACHES if longest <= reach)
        bottom, top = HEIGHTS[squish] if squish in HEIGHTS else reach * np.array(OPEN[squish])
        if (squish, reach) != self._laid:   # to find its ticks anew takes longer than all else
            self._laid = squish, reach
            x = np.linspace(-reach, reach, 801)
            lay(self._curve, x, SQUISHES[squish].function(x))
            self._curve.axes.set(xlim=(-reach, reach), ylim=(bottom, top))
            self._sum.zoom(reach)
        self._sum.show(terms)
        self._point.show(z, a, -reach, top)
        self._title.set_text(f"the squish: {squish}" if squish != "none" else "no squish")
        self._answer.set_text(in_words(a, 3 if abs(a) < 10 else 1))
        squished = "without a squish" if squish == "none" else f"the {squish} of"
        return (f"The weighted sum is {in_words(z)}; {squished} it gives an activation "
                f"of {in_words(a)}.")

    def terms(self):
        """Return the three products ``w·a`` and the bias, as an array of 4 numbers."""
        v = self.values()
        return np.array([*(v[f"w{k}"] * v[f"a{k}"] for k in (1, 2, 3)), v["bias"]])

    def activation(self):
        """Return what the neuron answers, a float."""
        return float(SQUISHES[self.named["squish"].value].function(self.terms().sum()))
