"""What one nudge really changes, beside what the gradient said it would.

When one parameter moves, the rest of the network's numbers are as they were. They are kept, for
every example, and only what hangs on the nudged one is computed again.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from .activations import activation_named
from .backprop import Gradient, gradient, weighted_sums
from .cost import cost_slope, example_costs
from .threads import one_thread

# Examples looked at at a time, so that no float copy of a whole data set is ever made.
BLOCK = 1000


class Dial(NamedTuple):
    """One number of the network that can be nudged.

    Attributes
    ----------
    kind : {"weight", "bias", "activation"}
    layer : int
        The layer of its neuron, from 1; the pixels are layer 0.
    neuron : int
        Which neuron of that layer, from 0.
    source : int
        For a weight, the neuron of the layer before that it listens to.
    """

    kind: str
    layer: int
    neuron: int
    source: int = 0

    def __str__(self):
        origin = f"from {self.source} to" if self.kind == "weight" else "of"
        return f"{self.kind} {origin} neuron {self.neuron} of layer {self.layer}"


class Nudging:
    """A network and some examples, ready to tell what any nudge does to the cost.

    Parameters
    ----------
    network : Network
        It is not changed, and must not be while this is in use.
    examples : Examples
        Anything with ``len``, ``.images``, ``.inputs(slice)`` and ``.targets(slice)``.

    Raises
    ------
    ValueError
        If there is no example.
    """

    def __init__(self, network, examples):
        if not len(examples):
            raise ValueError("got no examples: a nudge needs at least one to change the cost of")
        self.network, self.examples = network, examples
        self._squish = activation_named(network.activation)
        self._blocks = [slice(start, start + BLOCK) for start in range(0, len(examples), BLOCK)]
        passes = [weighted_sums(network, examples.inputs(block)) for block in self._blocks]
        layers = range(len(network.weights))
        self._z = [np.hstack([z[l] for z, _ in passes]) for l in layers]
        self._a = [None, *(np.hstack([a[l + 1] for _, a in passes]) for l in layers)]
        self._targets = examples.targets(slice(None))
        self._costs = example_costs(self._a[-1], self._targets)
        self.cost = float(self._costs.mean())
        self._kept = None, None  # the dial asked for last, and the examples that feel it

    def value(self, dial):
        """Return what the number is without a nudge; for an activation, its mean."""
        if dial.kind == "activation":
            return float(self._a[dial.layer][dial.neuron].mean())
        return float(self._of(self.network, dial))

    def slope(self, dial):
        """Return the gradient's entry for `dial`: how fast the cost answers to it."""
        if dial.kind == "activation":
            return self._activation_slope(dial)
        return float(self._of(self.gradient, dial))

    @cached_property
    def gradient(self):
        """The gradient over all examples, summed block by block."""
        total = Gradient([np.zeros(W.shape) for W in self.network.weights],
                         [np.zeros(b.shape) for b in self.network.biases])
        for block in self._blocks:
            inputs, targets = self.examples.inputs(block), self.examples.targets(block)
            share = inputs.shape[1] / len(self.examples)
            part = gradient(self.network, inputs, targets)
            for sums, slopes in zip((*total.weights, *total.biases),
                                    (*part.weights, *part.biases), strict=True):
                sums += share * slopes
        return total

    def cost_after(self, dial, nudge):
        """Return the cost, over all examples, once `dial` has moved by `nudge`."""
        if dial != self._kept[0]:
            self._kept = dial, self._touched_by(dial)
        which, next_z, targets, before = self._kept[1]
        with one_thread():
            outputs = self._outputs_after(dial, nudge, which, next_z)
        after = float(example_costs(outputs, targets).sum())
        return self.cost + (after - before) / len(self.examples)

    def curve(self, dial, nudges):
        """Return the cost after each of `nudges`, as an array."""
        return np.array([self.cost_after(dial, nudge) for nudge in nudges])

    def outputs_after(self, dial, nudge, example):
        """Return the outputs for one example once `dial` has moved, an array of shape (n_L,)."""
        return self._outputs_after(dial, nudge, slice(example, example + 1))[:, 0]

    def _outputs_after(self, dial, nudge, which, next_z=None):
        """Carry a nudge forward from its neuron to the outputs, and compute nothing else."""
        l, j = dial.layer, dial.neuron
        before = self._a[l][j, which]
        if dial.kind == "activation":
            after = before + nudge
        else:
            felt = self._fed_by(dial, which) if dial.kind == "weight" else 1
            after = self._squish.function(self._z[l - 1][j, which] + nudge * felt)
        if l == len(self._z):
            outputs = self._a[-1][:, which].copy()
            outputs[j] = after
            return outputs
        weights, biases = self.network.weights, self.network.biases
        z = self._z[l][:, which] if next_z is None else next_z
        a = self._squish.function(z + np.outer(weights[l][:, j], after - before))
        for W, b in zip(weights[l + 1:], biases[l + 1:], strict=True):
            a = self._squish.function(W @ a + b)
        return a

    def _touched_by(self, dial):
        """Return which examples feel a nudge, and what is needed of them again at each nudge.

        A pixel's weight is multiplied by 0 in most examples, and their costs stay as they are.
        """
        which = slice(None)
        if dial.kind == "weight" and dial.layer == 1:
            which = np.flatnonzero(self.examples.images[dial.source])
        next_z = self._z[dial.layer][:, which] if dial.layer < len(self._z) else None
        return which, next_z, self._targets[:, which], float(self._costs[which].sum())

    def _fed_by(self, dial, which):
        """Return what flows into a weight, for the chosen examples."""
        if dial.layer == 1:
            return self.examples.images[dial.source, which] / 255
        return self._a[dial.layer - 1][dial.source, which]

    def _activation_slope(self, dial):
        dC_da = cost_slope(self._a[-1], self._targets)
        for l in reversed(range(dial.layer, len(self._z))):
            dC_da = self.network.weights[l].T @ (self._squish.slope(self._z[l]) * dC_da)
        return float(dC_da[dial.neuron].mean())

    @staticmethod
    def _of(arrays, dial):
        if dial.kind == "bias":
            return arrays.biases[dial.layer - 1][dial.neuron, 0]
        return arrays.weights[dial.layer - 1][dial.neuron, dial.source]
