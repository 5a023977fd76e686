"""Wish against nudge: what an output should do, and how much of that can be asked for."""

import numpy as np

from ...activations import activation_named
from ...costs import example_costs
from ...drawing.curves import Point, draw_curve, draw_tangent, update_curve, update_tangent
from ...drawing.images import draw_digit, update_grid
from ...drawing.matrices import draw_frame, update_frame
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.upright import Arrows, Columns, draw_scale, write
from ...lessons.intuition.wishes import output_after
from ...live.slider import Slider
from ...live.style import BODY, INK, MUTED, PAPER, SMALL
from .one_example import OneExample

LEFT, WIDTH = 12, 500       # of the ten columns, in CSS pixels
HEAD, WISHES, VALVES, NUDGES = 24, 88, 232, 298
LONG, LONGER = 25, 125      # pixels, a wish of 1 and a nudge of 1
REACH, SUMS = 8, 10         # of the bias, and of the sums on the curve
X = 548                     # where the chosen output begins
ROWS = (268, 288, 308, 354, 374, 394)   # of the numbers about it
TABLE = ("it really changed by", "the gradient forecast", "gap")


class WishAndNudge(OneExample):
    """Compare what ten outputs should do with what their biases can be asked for.

    Between the two is the squish's slope, a valve: where the curve is flat, next to nothing of a
    wish gets through. Choose an output and nudge its bias, and watch its valve.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (772, 406)
    wanted_keys = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")
    replay = {"output": 3}

    def moments(self):
        """Outputs that wish and ask for most, and how to open a valve."""
        wishes, asks = self.loudest_at_start()
        wrong = self.trained_and_wrong()
        return {"Wishes most": {"output": wishes}, "Asks most": {"output": asks},
                "Open its valve": {"output": wishes,
                                   "bias": -round(self.outputs_at_start().z[wishes], 1)},
                "Trained, and wrong": {**wrong, "output": wrong["digit"]}}

    def controls(self):
        """Which example, which output, and by how much its bias is nudged."""
        return {**super().controls(),
                "output": Slider("output", value=self.start["digit"], max=9, step=1),
                "bias": Slider("bias by", value=0, min=-REACH, max=REACH, step=0.1)}

    def draw(self, figure):
        """Draw wishes, valves and nudges in ten columns, and the chosen output beside them."""
        outputs = axes_at(figure, LEFT, HEAD, WIDTH, 36)
        outputs.set(xlim=(0, 10), ylim=(1, 0))
        self._wishes = Arrows(figure, LEFT, WISHES, WIDTH, 4 * LONG + 4, 10, scale=LONG)
        self._valves = _Valves(figure, LEFT, VALVES, WIDTH, 22, 10)
        self._nudges = Arrows(figure, LEFT, NUDGES, WIDTH, 76, 10, scale=LONGER)
        self._columns = [outputs, self._wishes.ax, self._valves.ax, self._nudges.ax]
        self._frame = draw_frame(outputs)
        self._digit = draw_digit(axes_at(figure, 686, 12, 74, 74, framed=True), np.zeros(784))
        self._z = np.linspace(-SUMS, SUMS, 201)
        curve = axes_at(figure, X, 122, 212, 110, framed=True)
        self._curve = draw_curve(curve, self._z, 0 * self._z)
        curve.set(ylim=(-0.05, 1.05), xticks=[-10, -5, 0, 5, 10], yticks=[0, 1])
        self._point, self._tangent = Point(curve), draw_tangent(curve)
        page = draw_page(figure)
        self._write_labels(page)
        self._outputs = [add_text(page, LEFT + x, 51, size=SMALL, ha="center")
                         for x in self._wishes.places]
        self._title = add_text(page, X, 24, size=BODY)
        self._cost = add_text(page, X, 48, size=BODY, weight="bold")
        self._chosen = add_text(page, X, 106, size=BODY)
        self._lines = [add_text(page, 760, y, size=SMALL + 1, ha="right", weight="bold")
                       for y in ROWS]

    def refresh(self):
        """Show the wishes, what the valves let through, and the chosen output."""
        (example, name), asked = self.example(), self.asked()[-1]
        targets, label = example.targets()[:, 0], int(example.labels[0])
        j, moved = int(self.named["output"].value), self.named["bias"].value
        z = asked.z + moved * (np.arange(10) == j)
        a, wishes, valves, nudges = output_after(self.network.activation, z, targets)
        cost, before = (float(example_costs(outputs[:, np.newaxis], targets[:, np.newaxis])[0])
                        for outputs in (a, asked.activations))
        really, forecast = cost - before, -float(asked.nudges[j]) * moved
        update_grid(self._digit, example.inputs()[:, 0])
        self._wishes.show(wishes)
        self._valves.show(valves, self._show_curve(z[j], a[j], valves[j]))
        self._nudges.show(nudges)
        update_frame(self._frame, 0, j)
        write(self._outputs, a, sign=False)
        write(self._lines, (wishes[j], valves[j], nudges[j], really, forecast, really - forecast))
        self._lines[1].set_text(in_words(valves[j]))
        self._title.set_text(f"a {label}")
        self._cost.set_text(f"cost {in_words(cost)}")
        self._chosen.set_text(f"output {j} at z = {in_words(z[j])}")
        wish, nudge, really, forecast = (in_words(number, sign=True) for number in
                                         (wishes[j], nudges[j], really, forecast))
        return (f"This {label} ({name}, {self.named['network'].value} network): output {j} "
                f"answers {in_words(a[j])} at z = {in_words(z[j])}. Its wish {wish} times its "
                f"valve {in_words(valves[j])} leaves a nudge of {nudge}. Its bias moved by "
                f"{in_words(moved, 1, sign=True)} changed the cost by {really}; forecast "
                f"{forecast}.")

    def touched(self, touch):
        """Choose an output by a click or sideways keys; nudge its bias with the others."""
        if touch.kind == "key" and touch.key in ("ArrowUp", "ArrowDown"):
            self.named["bias"].value += 0.1 if touch.key == "ArrowUp" else -0.1
        elif touch.kind == "key":
            self._choose(self.named["output"].value + (1 if touch.key == "ArrowRight" else -1))
        elif touch.axes in self._columns and touch.kind != "up":
            across = touch.points[-1][0] / touch.axes.get_xlim()[1]
            self._choose(int(10 * across))

    def _choose(self, output):
        self.set(output=min(max(output, 0), 9), bias=0)

    def _show_curve(self, z, a, valve):
        """Move the point on the squish; return how wide its valve is at most."""
        squish, z = activation_named(self.network.activation), np.clip(z, -SUMS, SUMS)
        update_curve(self._curve, squish.function(self._z))
        self._point.show(z, a, -SUMS, -0.05)
        update_tangent(self._tangent, z, a, valve)
        return float(squish.slope(self._z).max())

    @staticmethod
    def _write_labels(page):
        looks = {"zorder": 1}
        for k in range(10):
            add_text(page, LEFT + (k + 0.5) * WIDTH / 10, 34, str(k), ha="center", **looks)
        for y, words in ((12, "ten outputs a"), (76, "wish −∂C/∂a: what the output should do"),
                         (220, "valve σ′(z): how steep its squish is there"),
                         (286, "nudge −∂C/∂b: what its bias can be asked for")):
            add_text(page, LEFT, y, words, **looks)
        draw_scale(page, LEFT + WIDTH - 130, 78, 0.5, LONG, "so long is 0.5")
        draw_scale(page, LEFT + WIDTH - 130, 286, 0.1, LONGER, "so long is 0.1")
        rows = ("wish −∂C/∂a", "× valve σ′(z)", "= nudge −∂C/∂b", *TABLE)
        for k, words in enumerate(rows):
            add_text(page, X, ROWS[k], words, size=SMALL + 1, color=MUTED, **looks)
        add_text(page, X, ROWS[3] - 22, "the cost, as its bias moves:", size=SMALL + 1,
                 **looks)


class _Valves(Columns):
    """Ten valves, each a slit between two jaws, with numbers below."""

    def __init__(self, figure, x, y, width, height, n):
        super().__init__(figure, x, y, width, height, n, numbers_at=height + 10)
        self.add_boxes(0.36 * self.step, 0, height, INK, 0.5)
        self.slits = self.add_boxes(0, 0, 0, PAPER, 1)

    def show(self, values, widest):
        """Show how far the valves are open: all the way at `widest`."""
        half = 0.36 * self.step * np.clip(values / widest, 0, 1) * 0.86
        self.slits.set_verts(self.boxes(half, 0, self.height))
        write(self.numbers, values, sign=False)
