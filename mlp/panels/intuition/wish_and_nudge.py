"""Wish and nudge: what outputs wish, what is left of it for a bias, and what a nudge does."""

import numpy as np
from matplotlib.collections import LineCollection

from ...activations import activation_named
from ...costs import cost_slope, example_costs
from ...drawing import curves
from ...drawing.artists import outline
from ...drawing.curves import Point, draw_curve, draw_tangent, update_curve, update_tangent
from ...drawing.images import draw_digit, update_grid
from ...drawing.matrices import update_frame
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, are_words, in_words, name_of, say, signed
from ...drawing.upright import Arrows, Columns, draw_scale, write
from ...lessons.intuition.wishes import granted
from ...live.slider import Slider
from ...live.style import BODY, FAINT, INK, MUTED, PAPER, SMALL
from ..neurons.whole_network import in_answer
from .one_example import OneExample

LEFT, WIDTH = 12, 500       # of the ten columns, in CSS pixels
BARS, DIGITS, WISHES, VALVES, BIASES = 46, 110, 140, 322, 388
LONG = 34                   # pixels, an arrow of 1
LETTERS = 6                 # of a name
REACH, SUMS = 8, 10         # of the bias, and of the sums on the curve
X = 548                     # where the chosen output begins
ROWS = (286, 306, 326, 380, 400, 420)   # of the numbers about it


class WishAndNudge(OneExample):
    """See what ten outputs wish, what is left of it for their biases, and what your nudge does.

    A wish is an arrow, up where a number should be larger, twice as long as an output is wrong.
    Between an output and its bias is the squish's slope, a valve: where the curve is flat, next to
    nothing of the wish gets through. Choose an output, nudge its bias and watch its valve, or
    grant all outputs their wishes.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (772, 438)
    wanted_keys = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")
    replay = {"output": 3}

    def moments(self):
        """The outputs that wish and are heard most, an open valve, and what if wishes came true."""
        wishes, heard = self.loudest_at_start()
        wrong = self.trained_and_wrong()
        bias = -round(self.outputs_at_start().z[wishes], 1)
        opened = {"Open its valve": {"output": wishes, "bias": bias}} if abs(bias) <= REACH else {}
        return {"Grant all wishes": {"grant": 1}, "Wishes most": {"output": wishes}, **opened,
                "Heard most": {"output": heard},
                "Trained": {"network": wrong["network"]},
                "Trained, and wrong": {**wrong, "output": wrong["digit"]}}

    def controls(self):
        """Which example and output, the nudge of its bias, and how far outputs get their wish."""
        return {**super().controls(),
                "output": Slider("output", value=self.start["digit"], max=9, step=1),
                "bias": Slider("nudge bias", value=0, min=-REACH, max=REACH, step=0.1),
                "grant": Slider("grant", value=0, max=1, step=0.01)}

    def draw(self, figure):
        """Draw outputs, wishes and valves in ten columns, and the chosen output beside them."""
        outputs = axes_at(figure, LEFT, 22, WIDTH, 100, cells=(10, 1))
        self._bars = _Bars(figure, LEFT, BARS, WIDTH, 54, 10)
        self._wishes = Arrows(figure, LEFT, WISHES, WIDTH, 4 * LONG + 4, 10, scale=LONG)
        self._valves = _Valves(figure, LEFT, VALVES, WIDTH, 22, 10)
        self._for_biases = Arrows(figure, LEFT, BIASES, WIDTH, 30, 10, scale=LONG)
        self._columns = [outputs, self._bars.ax, self._wishes.ax, self._valves.ax,
                         self._for_biases.ax]
        self._frame = outline(outputs, linewidth=2)
        self._digit = draw_digit(axes_at(figure, 686, 12, 74, 74, framed=True), np.zeros(784))
        self._z = np.linspace(-SUMS, SUMS, 201)
        curve = axes_at(figure, X, 132, 212, 110, framed=True)
        self._curve = draw_curve(curve, self._z, 0 * self._z)
        curve.set(ylim=(-0.05, 1.05), xticks=[-10, -5, 0, 5, 10], yticks=[0, 1])
        self._point, self._tangent = Point(curve), draw_tangent(curve)
        self._write_labels(draw_page(figure))

    def refresh(self):
        """Show the wishes, what the valves let through, and what the hand has done."""
        (example, name), start, v = self.example(), self.asked()[-1], self.values()
        y, label, j = example.targets()[:, 0], int(example.labels[0]), int(v["output"])
        z = start.z + v["bias"] * (np.arange(10) == j)
        squish, names = activation_named(self.network.activation), example.names
        valves, nudged = squish.slope(z), squish.function(z)
        a, done, really, forecast = self._outcome(start, nudged, y)
        wishes = -cost_slope(a, y)
        update_grid(self._digit, example.inputs()[:, 0])
        self._bars.show(a, y)
        self._wishes.show(wishes)
        self._valves.show(valves, self._show_curve(z[j], nudged[j], valves[j]))
        self._for_biases.show(wishes * valves)
        update_frame(self._frame, 0, j)
        write(self._lines, (wishes[j], valves[j], wishes[j] * valves[j], really, forecast,
                            really - forecast))
        self._lines[1].set_text(in_words(valves[j]))
        cost, loud = in_words(example_costs(a, y)), int(abs(wishes).argmax())
        say(self._titles, (
            a_digit(label, names), f"cost {cost}", f"read as {in_answer(a, names)[0]}",
            f"output {j} at z = {in_words(z[j])}",
            f"the cost, {'if outputs just moved' if v['grant'] else 'as you nudge its bias'}:"))
        said = (f"Output {loud} wishes most, {signed(wishes[loud])}" if wishes[loud] else
                "No output wishes anything any more")
        return (f"This {name_of(label, names)} ({name}, {self.which_network}) costs {cost}. "
                f"Output {j} answers {in_words(a[j])}: its wish {signed(wishes[j])} times its "
                f"valve {in_words(valves[j])} leaves {signed(wishes[j] * valves[j])} for its bias. "
                f"{said}. {done} changed the cost by {signed(really)}; forecast "
                f"{signed(forecast)}.")

    def _outcome(self, start, nudged, y):
        """Return outputs, what the hand has done, the change of the cost, and its forecast."""
        j, bias, share = (self.named[name].value for name in ("output", "bias", "grant"))
        a, forecast = granted(nudged, y, share)
        before, between, after = (float(example_costs(outputs, y))
                                  for outputs in (start.activations, nudged, a))
        if share:
            return a, f"Granting {share:.0%} of all wishes", after - between, forecast
        return (a, f"Nudging its bias by {signed(bias, 1)}", between - before,
                -float(start.sum_wishes[int(j)]) * bias)

    def touched(self, touch):
        """Choose an output by a click or sideways keys; nudge its bias with the others."""
        if touch.kind == "key" and touch.key in ("ArrowUp", "ArrowDown"):
            self.named["bias"].value += 0.1 if touch.key == "ArrowUp" else -0.1
        elif touch.kind == "key":
            self._choose(self.named["output"].value + (1 if touch.key == "ArrowRight" else -1))
        elif touch.axes in self._columns and touch.kind != "up":
            self._choose(int(10 * touch.points[-1][0] / touch.axes.get_xlim()[1]))

    def _choose(self, output):
        self.set(output=min(max(output, 0), 9), bias=0)

    def _show_curve(self, z, a, valve):
        """Move the point on the squish; return how wide its valve is at most."""
        squish, z = activation_named(self.network.activation), np.clip(z, -SUMS, SUMS)
        update_curve(self._curve, squish.function(self._z))
        self._point.show(z, a, -SUMS, -0.05)
        update_tangent(self._tangent, z, a, valve)
        return float(squish.slope(self._z).max())

    def _write_labels(self, page):
        looks, names = {"zorder": 1}, self.digits.names
        for k in range(10):
            add_text(page, LEFT + (k + 0.5) * WIDTH / 10, DIGITS,
                     name_of(k, names, LETTERS), ha="center", **looks,
                     size=SMALL if are_words(names) else BODY)
        for y, words in ((12, "ten outputs a; the line: what each should be, y"),
                         (132, "wish −∂C/∂a = 2(y − a): twice the way to its line"),
                         (310, "valve σ′(z): how steep the squish is there"),
                         (376, "what gets through, the wish for its bias: −∂C/∂b")):
            add_text(page, LEFT, y, words, **looks)
        draw_scale(page, LEFT + WIDTH - 74, 132, LONG)
        rows = ("wish −∂C/∂a", "× valve σ′(z)", "= wish −∂C/∂b", *curves.COMPARED)
        for y, words in zip(ROWS, rows, strict=True):
            add_text(page, X, y, words, size=SMALL + 1, color=MUTED, **looks)
        self._titles = [add_text(page, X, 24, size=BODY),
                        add_text(page, X, 48, size=BODY, weight="bold"),
                        add_text(page, X, 72, size=BODY), add_text(page, X, 116, size=BODY),
                        add_text(page, X, ROWS[3] - 24, size=SMALL + 1)]
        self._lines = [add_text(page, 760, y, size=SMALL + 1, ha="right", weight="bold")
                       for y in ROWS]


class _Bars(Columns):
    """Ten activations, 0 to 1, as upright bars below their numbers, and where each should end."""

    def __init__(self, figure, x, y, width, height, n):
        super().__init__(figure, x, y, width, height, n, numbers_at=-11)
        self._half = 0.36 * self.step
        self.add_boxes(self._half, 0, height, FAINT, 0.5)
        self._filled = self.add_boxes(self._half, 0, 0, MUTED, 1)
        self._targets = self.ax.add_collection(LineCollection(
            [], colors=INK, linewidths=2.4, zorder=1.5, capstyle="butt"))

    def show(self, values, targets):
        """Show other activations, cut off beyond 0 to 1, and where they should be."""
        tops = self.height * (1 - np.clip(np.round(values, 3), 0, 1))   # as the numbers say
        self._filled.set_verts(self.boxes(self._half, tops, self.height))
        self._targets.set_segments([box[:2] for box in self.boxes(
            0.42 * self.step, self.height * (1 - targets), 0)])
        write(self.numbers, values, sign=False)


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
