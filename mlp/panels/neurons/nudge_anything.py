"""Nudge any weight, bias or activation of the whole network, and compare with the forecast."""

from functools import cache

import numpy as np

from ...drawing import images
from ...drawing.artists import outline
from ...drawing.bars import ActivationBars
from ...drawing.curves import COMPARED, Forecast
from ...drawing.page import draw_page
from ...drawing.text import a_digit, add_text, in_words, name_of, signed
from ...drawing.walk import Table
from ...live.panel import ARROWS, menu
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from ...nudging import Dial, Nudging
from ..given import slider_over
from ..one_network import OneNetwork

REACH, SIDE = 4, 28
GRID = np.linspace(-REACH, REACH, 25)
COARSE = GRID[::6]  # will do for the curve while a hand is looking for a number
SHOWN = 200         # test digits to choose from
PIXEL, DIGIT, EIGHT = 464, 164, 120     # a nudge there matters, and makes this digit surer; an 8


class NudgeAnything(OneNetwork):
    """Nudge one number of a network; see its outputs, its cost, and the gradient's forecast.

    Parameters
    ----------
    digits : Digits
        The cost is the mean over all of ``digits.train``; the digit shown is from ``.test``.
    network : Network, optional
        Yours, with 784 inputs and 10 outputs. Unless given, a menu offers the trained one of the
        package and one that has learned nothing yet.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 400)
    wanted_keys = (*ARROWS, "+", "-")
    presets = {
        "Blank paper": {"source": 0, "nudge": 3},
        "Middle of the page": {"source": 406, "nudge": 0},
        "Output's bias": {"kind": "bias", "layer": 3, "neuron": 4, "nudge": 2},
        "Tip an 8": {"kind": "bias", "neuron": 0, "nudge": 1.5, "digit": EIGHT},
        "Untrained": {"network": "untrained", "kind": "bias"},
    }

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network, 0)
        self._networks = dict(reversed(self._networks.items()))     # the trained one first
        self._sources = {1: PIXEL}
        self.presets = {name: dict(preset) for name, preset in self.presets.items()}
        self.presets["Output's bias"]["layer"] = len(self.first_network.weights)
        shown = [digits.names[label] for label in digits.test.labels[EIGHT:EIGHT + 1]]
        if network or shown != ["8"]:
            del self.presets["Tip an 8"]
        if network:
            del self.presets["Untrained"]
        # A network with all training digits carried through it, prepared once.
        self._nudging = cache(lambda network: Nudging(network, digits.train))
        super().__init__(state)

    @property
    def dial(self):
        """The number that the controls point at."""
        v = self.values()
        return Dial(v["kind"], v["layer"], int(v["neuron"]), int(v["source"]))

    def controls(self):
        """Which number, by how much, and which digit to look at."""
        network = self.first_network
        last = len(network.sizes) - 1
        names = [(f"{k}: {'output' if k == last else 'hidden'}", k) for k in range(1, last + 1)]
        named = {
            "network": self.network_menu(),
            "kind": menu("nudge a", ["weight", "bias", "activation"], "weight"),
            "layer": menu("of layer", names, 1),
            "neuron": slider_over("neuron", network.sizes[1], value=4),
            "source": Slider("from pixel", value=PIXEL, max=network.sizes[0] - 1, step=1),
            "nudge": Slider("nudge by", value=2, min=-REACH, max=REACH, step=0.01),
            "digit": slider_over("test digit", min(SHOWN, len(self.digits.test)), value=DIGIT),
        }
        named["layer"].observe(self._layer_chosen, "value")
        return named

    def draw(self, figure):
        """Lay out the digit, the neuron's weights, the outputs and the forecast."""
        seen = figure.add_axes([0.02, 0.53, 0.22, 0.405])
        weights = figure.add_axes([0.02, 0.04, 0.22, 0.405])
        outputs = figure.add_axes([0.31, 0.09, 0.2, 0.845])
        forecast = figure.add_axes([0.64, 0.4, 0.34, 0.45])
        self._digit = images.draw_digit(seen, np.zeros(SIDE * SIDE))
        self._image = images.draw_weights(weights, np.zeros(SIDE * SIDE), largest=1)
        self._weights, self._choice = weights, outline(weights)
        self._bars = ActivationBars(outputs, 10, names=self.digits.names)
        self._forecast = Forecast(forecast, reach=REACH)
        self._titles = [add_text(ax, 0, 1 + up, transform=ax.transAxes, size=size)
                        for ax, up, size in ((seen, 0.085, BODY), (weights, 0.085, SMALL + 1),
                                             (outputs, 0.042, BODY), (forecast, 0.257, BODY))]
        add_text(forecast, 0, 1.11, f"cost over all {len(self.digits.train):,} training digits",
                 size=SMALL, color=MUTED, transform=forecast.transAxes)
        self._table = Table(draw_page(figure), 486, 745, 308, len(COMPARED), line=26)
        self._selected = self._seen = None

    def refresh(self):
        """Show the nudged weights, outputs and cost, and the forecast beside it."""
        dial, nudge, nudging = self.dial, self.named["nudge"].value, self._nudging(self.network)
        if (self.network, dial) != self._selected:
            self._selected = self.network, dial
            self.named["source"].disabled = dial.kind != "weight"
            self._slope = nudging.slope(dial)
            self._lay_curve(COARSE if self._loop.when_still(self._refine) else GRID)
        cost = nudging.cost_after(dial, nudge)
        really, forecast = cost - nudging.cost, self._slope * nudge
        self._forecast.show(self._curve, self._slope, nudge, cost)
        words = [signed(change, 6)
                 for change in (really, forecast, really - forecast)]
        self._table.show(list(zip(COMPARED, words, strict=True)))
        value = nudging.value(dial)
        self._titles[3].set_text(f"{dial.kind}: {in_words(value)} → {in_words(value + nudge)}")
        self._show_weights(dial, nudge)
        label, answer = self._show_digit(dial, nudge)
        return (f"The {dial} nudged by {signed(nudge, 2)}: the cost over "
                f"{len(self.digits.train):,} digits changes by {words[0]}; "
                f"the gradient had forecast {words[1]}. "
                f"This {name_of(label, self.digits.names)} is read as "
                f"{a_digit(answer, self.digits.names)}.")

    def touched(self, touch):
        """Choose a weight by pointer or arrow keys; nudge it with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += 0.1 if touch.key == "+" else -0.1
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            row, column = divmod(self.named["source"].value, self._side)
            self._choose(row + down, column + right)
        elif touch.axes is self._weights and touch.kind != "up":
            column, row = np.array(touch.points[-1]) * self._side // SIDE
            self._choose(row, column)

    def _choose(self, row, column):
        row, column = np.clip([row, column], 0, self._side - 1)
        self.set(kind="weight", source=row * self._side + column)

    def reset(self):
        """Go back to the first state, where no other layer's weight was chosen yet."""
        super().reset()
        self._sources = {1: PIXEL}

    @property
    def _side(self):
        """How many weights stand side by side in the chosen neuron's image."""
        return int(np.ceil(np.sqrt(self.network.sizes[self.named["layer"].value - 1])))

    def _layer_chosen(self, change):
        """Fit the sliders to the layer, and find the weight that was chosen there last."""
        layer, source = change["new"], self.named["source"]
        self._sources[change["old"]] = source.value
        with self.quietly():
            self.named["neuron"].max = self.network.sizes[layer] - 1
            source.max = self.network.sizes[layer - 1] - 1
            source.value = self._sources.get(layer, 0)
            source.description = "from pixel" if layer == 1 else "from neuron"

    def _lay_curve(self, grid):
        self._curve = grid, self._nudging(self.network).curve(self.dial, grid)

    def _refine(self):
        self._lay_curve(GRID)
        self._refresh()

    def _show_weights(self, dial, nudge):
        row = self.network.weights[dial.layer - 1][dial.neuron].copy()
        largest = abs(row).max()
        if dial.kind == "weight":
            row[dial.source] += nudge
        images.update_scale(self._image, largest)
        images.update_grid(self._image, row, SIDE)
        self._choice.set_visible(dial.kind == "weight")
        images.update_choice(self._choice, *divmod(dial.source, self._side), SIDE / self._side)
        self._titles[1].set_text(f"weights into neuron {dial.neuron}, ±{largest:.1f}")

    def _show_digit(self, dial, nudge):
        """Show the digit and what the network answers; return its label and that answer."""
        k = int(self.named["digit"].value)
        label = int(self.digits.test.labels[k])
        if (self.network, k) != self._seen:
            self._seen = self.network, k
            self._alone = Nudging(self.network, self.digits.test.pick([k]))
            self._before = self._alone.outputs_after(dial, 0, 0)
            images.update_grid(self._digit, self.digits.test.inputs(k)[:, 0])
            self._titles[0].set_text(f"test digit {k}: {a_digit(label, self.digits.names)}")
        outputs = self._alone.outputs_after(dial, nudge, 0)
        self._bars.show(outputs, self._before)
        own = in_words(self._alone.cost_after(dial, nudge))
        self._titles[2].set_text(f"outputs; its cost {own}")
        return label, int(outputs.argmax())
