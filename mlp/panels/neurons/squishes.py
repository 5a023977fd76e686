"""Three squishes side by side: what each makes of a sum, and how steep it is there."""

import numpy as np

from ...activations import SQUISHES
from ...costs import example_costs
from ...drawing.curves import Point, draw_curve, draw_tangent, update_curve, update_tangent
from ...drawing.text import add_text, in_words
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL

REACH = 10
RIGHT = 1
# What may stand below a curve, and from where to where each goes at its own height.
BELOW = {"slope": "its slope", "cost": f"its cost, if {RIGHT} is right"}
ZERO_TO_ONE = (-0.1, 1.1)
HEIGHTS = {
    "value": {"sigmoid": ZERO_TO_ONE, "tanh": (-1.2, 1.2), "relu": (-1, REACH),
              "step": ZERO_TO_ONE},
    "slope": dict.fromkeys(("sigmoid", "tanh", "relu", "step"), ZERO_TO_ONE),
    "cost": {"sigmoid": ZERO_TO_ONE, "tanh": (-0.4, 4.4), "relu": (-8, 88), "step": ZERO_TO_ONE},
}
FOR_ALL = {"value": (-1.5, REACH), "slope": ZERO_TO_ONE, "cost": (-8, 88)}


class Squishes(Panel):
    """Move one weighted sum z under sigmoid, tanh and a third squish, and read their slopes.

    Below each curve stands its slope, or what the answer costs if 1 was wanted.
    """

    size = (760, 420)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {
        "The steepest point": {"z": 0},
        "Flat tails": {"z": 8},
        "Far left": {"z": -8},
        "One height for all": {"heights": "same"},
        "A jump": {"third": "step", "below": "cost", "z": 0},
    }

    def controls(self):
        """The weighted sum, the third squish, and what is drawn how high."""
        return {"z": Slider("sum z", value=2, min=-REACH, max=REACH, step=0.1),
                "third": menu("third", ["relu", "step"], "relu"),
                "below": menu("below", list(BELOW), "slope"),
                "heights": menu("heights", [("each its own", "own"), ("one for all", "same")],
                                "own")}

    def draw(self, figure):
        """Draw three columns: the squish above, its slope or cost below."""
        self._z = np.linspace(-REACH, REACH, 801)
        columns = [0.055 + 0.328 * k for k in range(3)]
        self._above = [figure.add_axes([left, 0.522, 0.272, 0.386]) for left in columns]
        self._below = [figure.add_axes([left, 0.113, 0.272, 0.29]) for left in columns]
        axes = [*self._above, *self._below]
        self._curves = [draw_curve(ax, self._z, 0 * self._z) for ax in axes]
        self._points = [Point(ax) for ax in axes]
        self._tangents = [draw_tangent(ax) for ax in self._above]
        for ax in axes:
            ax.set_xticks([-10, -5, 0, 5, 10])
            ax.locator_params(axis="y", nbins=4, steps=[1, 2, 5, 10])
            ax.tick_params(labelbottom=ax in self._below)
        for ax in self._below:
            ax.set_xlabel("weighted sum z", labelpad=1)
        up = [1.12] * 3 + [1.15] * 3
        self._titles = [add_text(ax, 0, y, size=BODY, transform=ax.transAxes)
                        for ax, y in zip(axes, up, strict=True)]
        self._numbers = [add_text(ax, 1, y, size=size, weight="bold", ha="right",
                                  transform=ax.transAxes)
                         for ax, y, size in zip(axes, up, [LARGE] * 3 + [BODY + 1] * 3,
                                                strict=True)]
        for title in self._titles[3:]:
            title.set(size=SMALL + 1, color=MUTED)
        self._laid = None

    def refresh(self):
        """Move the points, lay the tangents, and say all six numbers."""
        z, below = self.named["z"].value, self.named["below"].value
        self._rescale()
        said = []
        for k, name in enumerate(self._names()):
            measures = _measure(name, z)
            a, under = float(measures["value"]), float(measures[below])
            update_tangent(self._tangents[k], z, a, float(measures["slope"]))
            # One gold line runs down from the curve, through both pictures.
            self._points[k].show(z, a, z, self._above[k].get_ylim()[0])
            self._points[k + 3].show(z, under, z, self._below[k].get_ylim()[1])
            for place, number in ((k, a), (k + 3, under)):
                self._numbers[place].set_text(in_words(number))
            said.append(f"{name} gives {in_words(a)} with {below} {in_words(under)}")
        more = (f" The cost is that of answering so when {RIGHT} is right." * (below == "cost")
                + " All are drawn to one scale." * (self.named["heights"].value == "same"))
        return f"At z = {in_words(z, 1)}, {', '.join(said)}.{more}"

    def touched(self, touch):
        """Move z to where the pointer is, or by a step with the arrow keys."""
        if touch.kind == "key":
            self.named["z"].value += 0.1 if touch.key == "ArrowRight" else -0.1
        elif touch.axes is not None and touch.kind != "up":
            self.named["z"].value = round(touch.points[-1][0], 1)

    def _names(self):
        return "sigmoid", "tanh", self.named["third"].value

    def _rescale(self):
        """Lay the curves, each at its height, and name them."""
        below, same = self.named["below"].value, self.named["heights"].value == "same"
        if self._laid == (laid := (self._names(), below, same)):
            return  # to find its ticks anew takes longer than all else
        self._laid = laid
        for k, name in enumerate(self._names()):
            measures = _measure(name, self._z)
            for curve, what in ((self._curves[k], "value"), (self._curves[k + 3], below)):
                update_curve(curve, measures[what])
                curve.axes.set_ylim(FOR_ALL[what] if same else HEIGHTS[what][name])
            self._titles[k].set_text(name)
            self._titles[k + 3].set_text(BELOW[below])


def _measure(name, z):
    """Return the activation at `z`, its slope and its cost, each of the shape of `z`."""
    a = SQUISHES[name].function(z)
    return {"value": a, "slope": SQUISHES[name].slope(z), "cost": example_costs(a[None], RIGHT)}
