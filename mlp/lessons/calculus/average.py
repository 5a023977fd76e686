"""Every example's own gradient: the gradient of a batch is their mean."""

import numpy as np

from ...backprop import gradient
from ...network import forward


class ByExample:
    """Every example's own slopes, to be read weight by weight; the network must not change."""

    def __init__(self, network, inputs, targets):
        self._a = forward(network, inputs)
        own = [gradient(network, x, y).biases for x, y in zip(inputs.T, targets.T, strict=True)]
        # A bias's slope is that of its weighted sum. A weight's is that times what it is fed.
        self._dC_dz = [np.hstack(columns) for columns in zip(*own, strict=True)]

    def entries(self, layer, neuron, source):
        """Return the entry of each example's gradient, shape (m,), for one weight.

        It leads from neuron `source` to a `neuron` of `layer`, which counts from 1.
        """
        return self._dC_dz[layer - 1][neuron] * self._a[layer - 1][source]


def running_mean(values):
    """Return the mean of the first, of the first two, of the first three, ..."""
    return np.cumsum(values) / np.arange(1, len(values) + 1)
