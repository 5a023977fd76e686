"""Nudge any weight, bias or activation of the whole network, and compare with the forecast."""

import numpy as np

from ..drawing.bars import draw_activations, update_activations
from ..drawing.curves import draw_forecast, update_forecast
from ..drawing.images import (
    draw_choice,
    draw_digit,
    draw_weights,
    update_choice,
    update_grid,
    update_scale,
)
from ..drawing.style import BODY, MUTED, SMALL
from ..drawing.text import live_text
from ..network import forward
from ..nudging import Dial, Nudging
from ..storage import trained_network
from .panel import ARROWS, Panel, menu
from .slider import Slider

REACH = 4
GRID = np.linspace(-REACH, REACH, 25)
SIDE = 28


class NudgeAnything(Panel):
    """Nudge one number of a network; see its outputs, its cost, and the gradient's forecast.

    Parameters
    ----------
    digits : Digits
        The cost is the mean over all of ``digits.train``; the digit shown is from ``.test``.
    network : Network, optional
        Any with 784 inputs and 10 outputs; the trained one of the package unless given.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 400)
    wanted_keys = (*ARROWS, "+", "-")
    presets = {
        "A weight on blank paper": {"source": 0, "nudge": 3},
        "A weight in the middle": {"source": 406, "nudge": 3},
        "An output's bias": {"kind": "bias", "layer": 3, "neuron": 4, "nudge": 2},
        "An activation": {"kind": "activation", "layer": 2, "neuron": 3, "nudge": 1},
    }

    def __init__(self, digits, network=None, state=""):
        self.digits = digits
        self.network = network or trained_network()
        self._nudging = Nudging(self.network, digits.train)
        super().__init__(state)

    def controls(self):
        """Which number, by how much, and which digit to look at."""
        layer = menu("layer", list(range(1, len(self.network.sizes))), 1)
        layer.observe(lambda _: self._fit_ranges(), "value")
        return {
            "kind": menu("nudge", ["weight", "bias", "activation"], "weight"),
            "layer": layer,
            "neuron": Slider("neuron", value=0, max=len(self.network.biases[0]) - 1, step=1),
            "source": Slider("from", value=406, max=self.network.sizes[0] - 1, step=1),
            "nudge": Slider("nudge by", value=0, min=-REACH, max=REACH, step=0.01),
            "digit": Slider("test digit", value=0, max=min(200, len(self.digits.test)) - 1, step=1),
        }

    def draw(self, figure):
        """Lay out the digit, the neuron's weights, the outputs and the forecast."""
        seen = figure.add_axes([0.02, 0.53, 0.22, 0.41])
        weights = figure.add_axes([0.02, 0.04, 0.22, 0.41])
        outputs = figure.add_axes([0.31, 0.09, 0.2, 0.83])
        forecast = figure.add_axes([0.64, 0.4, 0.34, 0.52])
        self._digit = draw_digit(seen, np.zeros(SIDE * SIDE))
        self._meshes = {n: draw_weights(weights, np.zeros(n), largest=1, span=SIDE)
                        for n in {size for size in self.network.sizes[:-1]}}
        self._weights, self._choice = weights, draw_choice(weights)
        self._bars = draw_activations(outputs, 10, title="outputs")
        self._forecast = draw_forecast(forecast, reach=REACH)
        titles = [(seen, 0, 1.08), (weights, 0, 1.08), (forecast, 0, 1.08)]
        self._titles = [live_text(ax, x, y, transform=ax.transAxes, size=BODY)
                        for ax, x, y in titles]
        rows = ["it really changed by", "the gradient forecast", "gap"]
        for k, row in enumerate(rows):
            figure.text(0.64, 0.21 - 0.075 * k, row, size=SMALL + 1, color=MUTED, va="center")
        self._numbers = [live_text(forecast, 1, -0.365 - 0.144 * k, ha="right", size=BODY,
                                   weight="bold", transform=forecast.transAxes)
                         for k in range(3)]
        self._selected = None
        return [self._digit, *self._meshes.values(), self._choice, *self._bars.live,
                *self._forecast.live, *self._titles, *self._numbers]

    @property
    def dial(self):
        """The number that the controls point at."""
        v = self.values()
        return Dial(v["kind"], v["layer"], int(v["neuron"]), int(v["source"]))

    def refresh(self):
        """Show the nudged weights, outputs and cost, and the forecast beside it."""
        dial, nudge = self.dial, self.named["nudge"].value
        if dial != self._selected:
            self._select(dial)
        cost = self._nudging.cost_after(dial, nudge)
        really, forecast = cost - self._nudging.cost, self._slope * nudge
        update_forecast(self._forecast, (GRID, self._curve), self._slope, nudge, cost)
        for text, number in zip(self._numbers, (really, forecast, really - forecast), strict=True):
            text.set_text(_signed(number))
        self._show_weights(dial, nudge)
        label, answer = self._show_digit(dial, nudge)
        return (f"Nudged by {nudge:+.2f}, the cost over {len(self.digits.train):,} digits changes "
                f"by {_signed(really)}; the gradient forecast {_signed(forecast)}. "
                f"This {label} is read as a {answer}.").replace("-", "−")

    def touched(self, touch):
        """Choose a weight by pointer or arrow keys; nudge it with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += 0.1 if touch.key == "+" else -0.1
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            row, column = divmod(self.named["source"].value, self._side)
            self._choose(row + down, column + right)
        elif touch.axes is self._weights and touch.kind != "up":
            x, y = touch.points[-1]
            cell = SIDE / self._side
            self._choose(y // cell, x // cell)

    def _choose(self, row, column):
        row, column = np.clip([row, column], 0, self._side - 1)
        self.set(kind="weight", source=row * self._side + column)

    @property
    def _side(self):
        """How many weights stand side by side in the chosen neuron's image."""
        return int(round(np.sqrt(self.network.sizes[self.named["layer"].value - 1])))

    def _fit_ranges(self):
        layer = self.named["layer"].value
        with self.quietly():
            self.named["neuron"].max = self.network.sizes[layer] - 1
            self.named["source"].max = self.network.sizes[layer - 1] - 1

    def _select(self, dial):
        """Compute what stays the same while one and the same number is nudged."""
        self._selected = dial
        self.named["source"].disabled = dial.kind != "weight"
        self._slope = self._nudging.slope(dial)
        self._curve = self._nudging.curve(dial, GRID)
        self._titles[2].set_text(f"cost over {len(self.digits.train):,} digits")

    def _show_weights(self, dial, nudge):
        weights = self.network.weights[dial.layer - 1]
        row = weights[dial.neuron].copy()
        if dial.kind == "weight":
            row[dial.source] += nudge
        largest = abs(weights).max()
        for size, mesh in self._meshes.items():
            mesh.set_visible(size == len(row))
        update_scale(self._meshes[len(row)], largest)
        update_grid(self._meshes[len(row)], row)
        self._choice.set_visible(dial.kind == "weight")
        cell = SIDE / self._side
        update_choice(self._choice, *divmod(dial.source, self._side), cell)
        self._titles[1].set_text(f"its weights, ±{largest:.1f}")

    def _show_digit(self, dial, nudge):
        """Show the digit and what the network answers; return its label and that answer."""
        k = int(self.named["digit"].value)
        inputs = self.digits.test.inputs(k)
        outputs = self._digit_nudging(k).outputs_after(dial, nudge, 0)
        update_grid(self._digit, inputs)
        update_activations(self._bars, outputs, forward(self.network, inputs)[-1][:, 0])
        label = int(self.digits.test.labels[k])
        self._titles[0].set_text(f"a test digit: {label}")
        return label, int(outputs.argmax())

    def _digit_nudging(self, k):
        return Nudging(self.network, type(self.digits.test)(
            self.digits.test.images[:, [k]], self.digits.test.labels[[k]]))


def _signed(number):
    return f"{number:+.5f}".replace("-", "−")
