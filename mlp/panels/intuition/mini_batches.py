"""Mini-batches: careful steps along the full gradient, and many quick ones along a guess of it."""

from typing import NamedTuple

import numpy as np

from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...lessons.descent.amounts import learned_from
from ...lessons.intuition import paths
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, INK, MUTED, SMALL
from . import mini_batches_maps as descents

EXAMPLES, LARGEST, STEPS, RATE = 300, 100, 40, 3.0
WARM, SEED = 200, 2         # mini-batches before the start, so that it lies beyond the first cliff
FINE = (21, 17)             # places at which its cost is worked out
LOWEST, HIGHEST = 0.45, 1.15    # of the costs shown; what is above leaves the picture
SIZES, DRAWS = (1, 3, 10, 30, 100), 20
ZERO = {"examples": 0, "seconds": -5}   # where the axis begins, as a power of ten
NAMES = {"examples": ("1", "10", "100", "1k", "10k", "100k"),
         "seconds": ("10 µs", "100 µs", "1 ms", "10 ms", "0.1 s", "1 s")}
TYPICAL = 10                # the batch size whose path the plane is laid through


class MiniBatches(Panel):
    """Compare full-batch gradient descent with descent in mini-batches, step by step.

    Parameters
    ----------
    digits : Digits
        The first 300 of ``digits.train`` are all that there is to learn from.
    network : Network, optional
        Where both begin. Unless given, one that has been trained for 200 mini-batches.
    state : str
        A state code, as shown below the panel.
    """

    size = (796, 430)
    wanted_keys = tuple(ARROWS)
    presets = {"One at a time": {"batch": 1}, "Thirty": {"batch": 30},
               "A hundred": {"batch": 100}, "The first steps": {"step": 8}}
    actions = {"Time both": "time_both"}

    def __init__(self, digits, network=None, state=""):
        self.examples = digits.train.pick(slice(0, EXAMPLES))
        self.network = network or learned_from(digits.train, WARM * TYPICAL, steps=WARM,
                                               learning_rate=RATE, seed=SEED)
        sizes = len(self.examples), TYPICAL
        full, typical = (self._descend(size) for size in sizes)
        self._plane = paths.plane_through(full, typical)
        self._known = dict(zip(sizes, map(self._seen, (full, typical)), strict=True))
        self._clocked = {}
        super().__init__(state)

    def controls(self):
        """How many examples in a batch, how many steps, and what the cost is drawn against."""
        return {"step": Slider("step", value=STEPS, max=STEPS, step=1),
                "batch": Slider("batch size", value=TYPICAL, min=1, max=LARGEST, step=1),
                "against": menu("against", [("examples seen", "examples"),
                                            ("measured seconds", "seconds")], "examples")}

    def draw(self, figure):
        """Draw the map, the costs, and the angles."""
        places, costs, angles = (axes_at(figure, *box) for box in (
            (72, 52, 384, 312), (528, 52, 240, 138), (528, 270, 240, 107)))
        for ax in (places, costs, angles):
            ax.set_axis_on()
        around = descents.room_around(places, np.concatenate([
            self._way(size).shadow for size in (TYPICAL, len(self.examples))]))
        x, y = (np.linspace(*ends, n) for ends, n in zip(around, FINE, strict=True))
        heights = paths.costs_along(self._plane.points(x, y), self.network, self.examples)
        self._map = descents.draw_map(places, x, y, heights.reshape(len(y), len(x)))
        places.set_xlabel("from the start to where full-batch descent ends", labelpad=1)
        places.set_ylabel("across: the main direction that is left", labelpad=1)
        self._costs, self._powers = descents.draw_costs(costs, LOWEST, HIGHEST)
        sizes = [size for size in SIZES if size < len(self.examples)] + [len(self.examples)]
        self._angles = descents.draw_angles(angles, sizes, paths.mean_angles(
            self.network, self.examples, sizes, DRAWS, self._rng()))
        self._write(draw_page(figure))

    def _write(self, page):
        """Write what stands around the pictures."""
        add_text(page, 768, 412, "batch size", size=SMALL, color=MUTED, ha="right", zorder=1)
        self._legend = [add_text(page, 98, y, size=SMALL + 1) for y in (16, 36)]
        for y, colour in ((16, INK), (36, CHOSEN)):
            page.plot([76, 90], [y, y], color=colour, linewidth=3, zorder=1)
        add_text(page, 528, 36, f"cost of all {len(self.examples)}", size=BODY, weight="bold",
                 zorder=1)
        self._axis = add_text(page, 768, 226, size=SMALL, color=MUTED, ha="right")
        self._angle_text = add_text(page, 528, 254, size=BODY, weight="bold")

    def refresh(self):
        """Show both paths up to a step, what they have cost, and how far the batch is off."""
        v, n = self.values(), len(self.examples)
        size, step, said = int(v["batch"]), int(v["step"]), []
        for name, batch, text in zip(("full", "batch"), (n, size), self._legend, strict=True):
            way = self._way(batch)
            descents.update_descents(self._map, name, way.shadow, step)
            descents.update_costs(self._costs, name, self._taken(batch, v["against"])[:step],
                                  way.costs[1:step + 1], ZERO[v["against"]])
            cost = in_words(way.costs[step], 2)
            what = f"all {n} at a time" if name == "full" else f"{size} at a time"
            said.append(f"{what}: cost {cost} after {step * batch:,} examples")
            text.set_text(said[-1])
        for k, text in enumerate(self._powers):
            text.set_text(NAMES[v["against"]][k])
        self._axis.set_text("examples looked at" if v["against"] == "examples"
                            else "seconds, measured here and now")
        angle = descents.update_angle(self._angles, size)
        self._angle_text.set_text(f"angle to the full gradient: {angle:.0f}°")
        share = self._way(size).share
        return (f"After {step} step{'s' * (step != 1)}, {said[0]}; {said[1]}. The gradient of "
                f"{size} is about {angle:.0f}° off the full one, and the map shows {share:.0%} of "
                f"where its path went.")

    def touched(self, touch):
        """Step with the arrow keys sideways; change the batch size up and down or by pointer."""
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(step=self.named["step"].value + right,
                     batch=self.named["batch"].value - down)
        elif touch.axes is self._angles.point.axes and touch.kind != "up":
            self.named["batch"].value = round(10 ** min(touch.points[-1][0], 4))

    def time_both(self):
        """Measure both again, and draw the costs against the seconds that they took."""
        self._clocked.clear()
        self.set(against="seconds")

    def _descend(self, batch):
        return paths.descend(self.network, self.examples, batch, STEPS, RATE, self._rng())

    def _way(self, batch):
        """Return the path in batches of this size, worked out once."""
        if batch not in self._known:
            self._known[batch] = self._seen(self._descend(batch))
        return self._known[batch]

    def _seen(self, path):
        return _Way(self._plane.shadow(path), self._plane.share(path),
                    paths.costs_along(path, self.network, self.examples))

    def _taken(self, batch, against):
        """Return the examples, or the seconds, that were needed for each step."""
        if against == "examples":
            return batch * np.arange(1, STEPS + 1)
        if batch not in self._clocked:
            self._clocked[batch] = paths.seconds_needed(self.network, self.examples, batch, STEPS,
                                                        RATE, self._rng())
        return self._clocked[batch]

    @staticmethod
    def _rng():
        return np.random.default_rng(SEED)


class _Way(NamedTuple):
    """A path as it is shown: its shadow on the map, how much of it that is, its costs."""

    shadow: np.ndarray
    share: float
    costs: np.ndarray
