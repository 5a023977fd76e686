"""Backpropagation step by step: from the outputs back to the weights, and forward again."""

import numpy as np

from ...drawing.images import update_grid
from ...drawing.page import draw_page
from ...drawing.text import a_digit, add_text, are_words, in_words, name_of
from ...lessons.intuition.walk import one_number, walk_back
from ...live.panel import ARROWS
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL
from ..given import slider_over
from ..one_network import OneNetwork
from .walk_back_diagram import HEAD, HIGH, IMAGE, Diagram

SEED = 1    # of a network whose ten outputs differ much; it calls hardly anything a 2
NAMED = 46  # pixels that names of more than a letter need beside the outputs
PASSED_BACK = ("dC_da", "dC_dz", "dC_db[l]")    # one number for each neuron


class WalkBack(OneNetwork):
    """Walk back through one example, line by line of the code that computes the gradient.

    Parameters
    ----------
    digits : Digits
        The example is one of ``digits.train``.
    network : Network, optional
        Yours, with 784 inputs, 10 outputs and up to three layers of weights. Of a layer of more
        than 16 neurons those around the chosen one are shown. Unless given, a menu offers one that
        has learned nothing yet and the trained one of the package.
    state : str
        A state code, as shown below the panel.
    """

    size = (752, 446)
    layers = 1, 3
    wanted_keys = tuple(ARROWS)
    actions = {"Back": "back", "Forward": "forward"}

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network, np.random.default_rng(SEED))
        if are_words(digits.names):
            self.size = (self.size[0] + NAMED, self.size[1])
        self.sizes, self._walked = self.first_network.sizes, None
        self.last = len(self.sizes) - 1
        self.presets = {"Forward first": {"step": 0}, "Wishes handed back": {"step": 5},
                        "The gradient": {"step": 4 * self.last + 2}}
        if not network:
            self.presets["Nothing to learn"] = {"network": "trained", "step": 1}
        super().__init__(state)

    def controls(self):
        """Which step, which neuron to work out by hand, which example, which network."""
        two = int(np.argmax(self.digits.train.labels == 2))     # the first example if there is none
        return {
            "step": Slider("step", value=1, max=4 * self.last + 2, step=1),
            "neuron": slider_over("neuron", max(self.sizes[1:]), value=4),
            "example": slider_over("example", min(500, len(self.digits.train)), value=two),
            "network": self.network_menu()}

    def draw(self, figure):
        """Draw the diagram, and what is said of a step above and below it."""
        self._diagram = Diagram(figure, self.sizes[1:], self.digits.names)
        page = draw_page(figure)
        self._lines = {
            "title": add_text(page, 20, 22, size=LARGE, weight="bold"),
            "count": add_text(page, 720, 22, size=SMALL, color=MUTED, ha="right"),
            "code": add_text(page, 20, 387, size=BODY),
            "shape": add_text(page, 20, 408, size=BODY, color=MUTED),
            "by hand": add_text(page, 20, 429, size=BODY)}
        self._label = add_text(page, IMAGE[0], HEAD, size=SMALL)

    def refresh(self):
        """Show the diagram as it is after a step, and say what the step did."""
        moments, step = self.moments(), int(self.named["step"].value)
        moment, walked = moments[step], moments[:step + 1]
        j = min(int(self.named["neuron"].value), self.sizes[moment.layer] - 1)
        for layer, column in enumerate(self._diagram.columns, 1):
            column.choose(j if layer == moment.layer and moment.sets != "gradient" else None)
            self._show_column(column, layer, walked)
        for layer, gap in enumerate(self._diagram.gaps, 2):
            left, right = (column.part for column in self._diagram.columns[layer - 2:layer])
            gap.show(_for_weights(walked, layer, np.zeros((0, 0)))[right, left])
        self._show_image(walked)
        found = sum(m.value.size for m in walked if m.sets in ("dC_dW[l]", "dC_db[l]"))
        said = {"title": self._title(moment),
                "count": f"step {step} of {len(moments) - 1} · collected {found:,} of "
                f"{self.network.n_parameters:,}",
                "code": f"backprop.py, line {moment.number}:  {moment.text}",
                "shape": _shape(moment, self.sizes), "by hand": self._by_hand(step, j)}
        for name, words in said.items():
            self._lines[name].set_text(words)
        return (f"Step {step}, {said['title'][0].lower()}{said['title'][1:]}. Line "
                f"{moment.number} of backprop.py: {moment.text}. {said['by hand']}.")

    def touched(self, touch):
        """Walk with the arrow keys sideways; choose a neuron up and down, or by a click."""
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(step=self.named["step"].value + right,
                     neuron=self.named["neuron"].value + down)
        elif touch.kind != "up":
            for column in self._diagram.columns:
                if column.ax is touch.axes:
                    row = int(touch.points[-1][1] / HIGH * len(column.y))
                    self.set(neuron=column.part.start + min(max(row, 0), len(column.y) - 1))

    def back(self):
        """Go one step back."""
        self.named["step"].value -= 1

    def forward(self):
        """Go one step forward."""
        self.named["step"].value += 1

    def moments(self):
        """Return the steps for this example, as `walk.Moment`."""
        example = int(self.named["example"].value)
        if (self.network, example) != self._walked:
            self._walked = self.network, example
            self._inputs = self.digits.train.inputs(example)
            self._targets = self.digits.train.targets(example)
            self._moments = walk_back(self.network, self._inputs, self._targets)
            label = a_digit(self.digits.train.labels[example], self.digits.names)
            self._label.set_text(f"example {example}, {label}")
        return self._moments

    def _show_column(self, column, layer, walked):
        """Show the newest numbers of one layer."""
        forward, now = walked[0], walked[-1]
        newest = next((m for m in reversed(walked) if m.layer == layer and m.sets in PASSED_BACK),
                      forward)
        wish, activations = newest is not forward, forward.value[1][layer]
        # What it shows, as the code calls it.
        head = f"wish −{newest.sets.removesuffix('[l]')}" if wish else "activation a"
        column.show(activations[:, 0], (-newest.value if wish else activations)[:, 0], head,
                    wish=wish, current=newest is now or now.sets == "gradient")

    def _show_image(self, walked):
        """Show the example, and below it the wishes that have the form of an image."""
        update_grid(self._diagram.image, self._inputs[:, 0])
        neuron = min(int(self.named["neuron"].value), self.sizes[1] - 1)
        wishes = _for_weights(walked, 1)
        if walked[-1].layer == 0:
            self._diagram.show_below(-walked[-1].value[:, 0], "wish −dC_da")
        elif wishes is not None:
            self._diagram.show_below(wishes[neuron], f"−dC_dW into {neuron}")
        else:
            self._diagram.show_below(None, "")

    def _title(self, moment):
        """Return the name of a step, in the words of the videos."""
        layer = "the outputs" if moment.layer == self.last else f"layer {moment.layer}"
        if (moment.sets, moment.layer) == ("dC_da", 0):
            return "Wishes of the pixels"
        return {"z, a": "Forward: what the network answers",
                "dC_da": f"Wishes of {layer}",
                "dC_dz": f"Wishes for the sums of {layer}",
                "dC_dW[l]": f"Wishes for the weights into {layer}",
                "dC_db[l]": f"Wishes for the biases of {layer}",
                "gradient": "All of it: the gradient"}[moment.sets]

    def _by_hand(self, step, j):
        """Return one number worked out, or what there is to say of all of them."""
        moment = self._moments[step]
        if step == 0:
            outputs = moment.value[1][-1][:, 0]
            brightest, wanted = (name_of(one.argmax(), self.digits.names)
                                 for one in (outputs, self._targets))
            return f"the brightest output is {brightest}, it should have been {wanted}"
        if moment.sets == "gradient":
            return f"{self.network.n_parameters:,} numbers, the gradient itself"
        if moment.layer == 0:
            return "the code works them out, but nobody can grant them: pixels are what they are"
        return self._worked_out(moment, one_number(self.network, self._moments, step, j), j)

    def _worked_out(self, moment, number, j):
        """Return how the number of neuron `j` comes about."""
        is_output = moment.layer == self.last
        who = f"Output {j}" if is_output else f"Neuron {j}"
        value, (one, other) = in_words(-number.value), map(in_words, number.factors)
        minus_one, minus_other = (in_words(-factor) for factor in number.factors)
        if moment.sets == "dC_dz":
            return f"{who}: slope of the squish {one} · wish {minus_other} = {value}"
        if moment.sets == "dC_dW[l]":
            before = "pixel" if moment.layer == 1 else "neuron"
            return (f"{who}, weight from {before} {number.source}: activation {other} · "
                    f"wish for the sum {minus_one} = {value}")
        if moment.sets == "dC_db[l]":
            return f"{who}: 1 · wish for the sum {value} = {value}"
        if is_output:
            y = self._targets[j, 0]
            return f"{who}: 2·(y − a) = 2·({y:.0f} − {in_words(number.factors[1] + y)}) = {value}"
        after = "output" if moment.layer == self.last - 1 else "neuron"
        product = in_words(-number.factors[0] * number.factors[1])
        return (f"{who}: weight {one} · wish {minus_other} for the sum of {after} "
                f"{number.source} = {product}; in all {value}")


def _for_weights(walked, layer, default=None):
    """Return the wishes for the weights into a layer, once they are known."""
    return next((-m.value for m in walked if (m.sets, m.layer) == ("dC_dW[l]", layer)), default)


def _shape(moment, sizes):
    """Return how many numbers a step makes."""
    if moment.sets == "z, a":
        return f"{', '.join(map(str, sizes[1:-1]))} and {sizes[-1]} activations"
    if moment.sets == "gradient":
        return " + ".join(f"{n_out}·{n_in} + {n_out}"
                          for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True))
    rows, columns = moment.value.shape
    return f"shape ({rows}, {columns})" + (f": {rows * columns:,} numbers" if columns > 1 else "")
