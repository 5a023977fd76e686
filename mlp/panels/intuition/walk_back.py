"""Backpropagation step by step: from the outputs back to the weights, and forward again."""

import numpy as np

from ...backprop import gradient
from ...drawing import diagram
from ...drawing.images import update_grid
from ...drawing.page import draw_page
from ...drawing.text import add_text
from ...lessons.intuition.ledger import largest_gap
from ...lessons.intuition.walk import one_number, walk_back
from ...live.panel import ARROWS, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL
from .one_network import OneNetwork
from .walk_words import by_hand, quantity, shape, title

SEED = 1    # of a network whose ten outputs differ much; it calls hardly anything a 2
SAME = 1e-12
LINES = {"title": 22, "count": 22, "code": 387, "shape": 408, "by hand": 429}


class WalkBack(OneNetwork):
    """Walk back through one example, line by line of the code that computes the gradient.

    Parameters
    ----------
    digits : Digits
        The example is one of ``digits.train``.
    network : Network, optional
        Yours, with 784 inputs and up to 16 neurons in each layer. Unless given, a menu offers one
        that has learned nothing yet and the trained one of the package.
    state : str
        A state code, as shown below the panel.
    """

    size = (752, 446)
    wanted_keys = tuple(ARROWS)
    actions = {"Back": "back", "Forward": "forward"}

    def __init__(self, digits, network=None, state=""):
        self.digits = digits
        self.offer(network, np.random.default_rng(SEED))
        self.sizes = next(iter(self._networks.values())).sizes
        last = len(self.sizes) - 1
        self.presets = {"Forward first": {"step": 0}, "Wishes handed back": {"step": 5},
                        "The gradient": {"step": 4 * last + 2}}
        if not network:
            self.presets["Nothing to learn"] = {"network": "trained", "step": 1}
        self._walked, self._shown = None, {}
        super().__init__(state)

    @property
    def network(self):
        """The network that is walked through."""
        return self._networks[self.named["network"].value]

    def controls(self):
        """Which step, which neuron to work out by hand, which example, which network."""
        two = int(np.flatnonzero(self.digits.train.labels == 2)[0])
        return {
            "step": Slider("step", value=1, max=4 * len(self.sizes) - 2, step=1),
            "neuron": Slider("neuron", value=4, max=max(self.sizes[1:]) - 1, step=1),
            "example": Slider("example", value=two, max=min(500, len(self.digits.train)) - 1,
                              step=1),
            "network": menu("network", list(self._networks), next(iter(self._networks)))}

    def draw(self, figure):
        """Draw the diagram, and what is said of a step above and below it."""
        self._diagram = diagram.draw_diagram(figure, self.sizes[1:])
        page = draw_page(figure)
        looks = {"title": {"size": LARGE, "weight": "bold"},
                 "count": {"size": SMALL, "color": MUTED, "ha": "right"},
                 "code": {"size": BODY}, "shape": {"size": BODY, "color": MUTED},
                 "by hand": {"size": BODY}}
        self._lines = {name: add_text(page, 720 if name == "count" else 20, y, **looks[name])
                       for name, y in LINES.items()}
        self._label = add_text(page, diagram.IMAGE[0], diagram.HEAD, size=SMALL)

    def refresh(self):
        """Show the diagram as it is after a step, and say what the step did."""
        moments, step = self.moments(), int(self.named["step"].value)
        moment, last = moments[step], len(self.sizes) - 1
        walked = moments[:step + 1]
        j = min(int(self.named["neuron"].value), self.sizes[moment.layer] - 1)
        for layer in range(1, last + 1):
            self._show_column(layer, walked)
            active = layer == moment.layer and moment.sets != "gradient"
            diagram.update_choice(self._diagram.columns[layer - 1], j if active else None)
        for layer in range(2, last + 1):
            self._show_gap(layer, walked)
        self._show_image(walked)
        found = sum(m.value.size for m in walked if m.sets in ("dC_dW[l]", "dC_db[l]"))
        said = {"title": title(moment, last),
                "count": f"step {step} of {len(moments) - 1} · collected {found:,} of "
                         f"{self.network.n_parameters:,}",
                "code": f"backprop.py, line {moment.number}:  {moment.text}",
                "shape": shape(moment, self.sizes), "by hand": self._by_hand(step, j)}
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
                if column.dots.axes is touch.axes:
                    row = touch.points[-1][1] / diagram.HIGH * len(column.numbers)
                    self.set(neuron=min(max(int(row), 0), len(column.numbers) - 1))

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
            self._label.set_text(f"example {example}, a {self.digits.train.labels[example]}")
        return self._moments

    def _show_column(self, layer, walked):
        """Show the newest numbers of one layer."""
        column, (_, a) = self._diagram.columns[layer - 1], walked[0].value
        newest = next((m for m in reversed(walked) if m.layer == layer
                       and m.sets in ("dC_da", "dC_dz", "dC_db[l]")), walked[0])
        wish = newest is not walked[0]
        current = newest is walked[-1] or walked[-1].sets == "gradient"
        if self._is_new(f"column {layer}", newest, current):
            values = -newest.value if wish else a[layer]
            diagram.update_column(column, a[layer][:, 0], values[:, 0], quantity(newest),
                                  wish=wish, current=current)

    def _show_gap(self, layer, walked):
        """Show the nudges of the weights between two columns, once they are known."""
        nudges = next((m for m in walked if (m.sets, m.layer) == ("dC_dW[l]", layer)), None)
        if self._is_new(f"gap {layer}", nudges):
            diagram.update_gap(self._diagram, layer - 2, None if nudges is None else -nudges.value)

    def _is_new(self, place, *shown):
        """Return whether something else stands in a place; to draw it again takes long."""
        before, self._shown[place] = self._shown.get(place, ()), shown
        return [id(part) for part in before] != [id(part) for part in shown]

    def _show_image(self, walked):
        """Show the example, and below it the nudges that have the form of an image."""
        update_grid(self._diagram.image, self._inputs[:, 0])
        neuron = min(int(self.named["neuron"].value), self.sizes[1] - 1)
        first = [m for m in walked if (m.sets, m.layer) == ("dC_dW[l]", 1)]
        if walked[-1].layer == 0:
            diagram.update_below(self._diagram, -walked[-1].value[:, 0], "wish −dC_da")
        elif first:
            diagram.update_below(self._diagram, -first[0].value[neuron],
                                 f"−dC_dW into {neuron}")
        else:
            diagram.update_below(self._diagram, None, "")

    def _by_hand(self, step, j):
        """Return one number worked out, or for the whole gradient what it agrees with."""
        moment, last = self._moments[step], len(self.sizes) - 1
        if step == 0:
            outputs = moment.value[1][-1][:, 0]
            return f"the brightest output is {outputs.argmax()}, it should have been " \
                   f"{self._targets.argmax()}"
        if moment.sets == "gradient":
            gap = largest_gap(moment.value, gradient(self.network, self._inputs,
                                                            self._targets))
            return (f"{self.network.n_parameters:,} numbers, the gradient itself" if gap < SAME
                    else f"this is not what mlp.gradient says: they differ by {gap:.1e}")
        if moment.layer == 0:
            return "the code works them out, but nobody can grant them: pixels are what they are"
        return by_hand(moment, one_number(self.network, self._moments, step, j), j, last,
                       self._targets[j, 0] if moment.layer == last else 0)
