"""All examples carried through a network and back, layer by layer; their pixels stay bytes."""

from functools import cached_property

import numpy as np

from .activations import IN_PLACE, activation_named
from .backprop import Gradient
from .costs import cost_slope, example_costs
from .data.blocks import WHITE
from .network import in_dtype
from .threads import one_thread

BLOCK = 2000


class Passes:
    """The weighted sums and activations of every layer after the first, for every example.

    ``z[l]`` and ``a[l]`` belong to layer ``l + 1`` and have shape ``(n_{l+1}, m)``. The network
    must not change while this is in use. Examples are anything with ``len``, ``.images`` and
    ``.targets(slice)``.
    """

    @np.errstate(under="ignore")
    def __init__(self, network, examples, dtype=np.float32):
        self.examples, self.dtype = examples, dtype
        self.weights, self.biases = in_dtype(network, dtype)
        self.squish = IN_PLACE[network.activation]
        self._slope = activation_named(network.activation).slope
        self.z, self.a = self._forward()
        self.targets = examples.targets(slice(None)).astype(dtype)
        if len(self.targets) != len(self.a[-1]):
            raise ValueError(f"there are {len(self.targets)} classes, but {len(self.a[-1])} outputs"
                             ": expected a network with an output for each class")
        self.cost = float(example_costs(self.a[-1], self.targets).mean(dtype=np.float64))

    @cached_property
    def errors(self):
        """Outputs minus targets, an array of shape (n_L, m)."""
        return self.a[-1] - self.targets

    @cached_property
    @np.errstate(under="ignore")
    def gradient(self):
        """The gradient over all examples, as `backprop.gradient` would give it."""
        n = len(self.examples)
        with one_thread():
            dC_dz = self._slopes_of_sums()
            first = sum(dC_dz[0][:, block] @ self.inputs(block) for block in blocks(n))
            later = (dC_dz[l] @ self.a[l - 1].T for l in range(1, len(dC_dz)))
            return Gradient([dC_dW.astype(np.float64) / n for dC_dW in (first, *later)],
                            [dC_db.mean(axis=1, keepdims=True, dtype=np.float64)
                             for dC_db in dC_dz])

    @np.errstate(under="ignore")
    def activation_slope(self, layer, neuron):
        """Return how the cost answers to a neuron's activation, counting layers from 0."""
        if layer == len(self.z):
            dC_da = cost_slope(self.a[-1][neuron], self.targets[neuron])
        else:
            dC_da = self.weights[layer][:, neuron] @ self._slopes_of_sums(down_to=layer)[layer]
        return float(dC_da.mean(dtype=np.float64))

    def inputs(self, block):
        """Return some inputs, 0 to 1, as rows: so images lie in memory."""
        rows = self.examples.images.T[block].astype(self.dtype)
        rows *= 1 / WHITE
        return rows

    def _forward(self):
        z, a = ([np.empty((len(b), len(self.examples)), self.dtype) for b in self.biases]
                for _ in "za")
        with one_thread():
            for block in blocks(len(self.examples)):
                x = self.inputs(block).T
                for l, (W, b) in enumerate(zip(self.weights, self.biases, strict=True)):
                    x = W @ x
                    x += b
                    z[l][:, block] = x
                    self.squish(x)
                    a[l][:, block] = x
        return z, a

    def _slopes_of_sums(self, down_to=0):
        """Return how the cost of each example answers to each weighted sum, layer by layer."""
        layers = len(self.z)
        dC_dz, dC_da = [None] * layers, cost_slope(self.a[-1], self.targets)
        for l in reversed(range(down_to, layers)):
            dC_dz[l] = self._slope(self.z[l]) * dC_da
            dC_da = self.weights[l].T @ dC_dz[l] if l else None
        return dC_dz


def blocks(count, size=None):
    """Return slices that cover ``range(count)``, `size` or `BLOCK` long."""
    size = size or BLOCK
    return [slice(start, min(start + size, count)) for start in range(0, count, size)]
