"""Every example's own gradient: the gradient of a batch is their mean."""

import numpy as np

from ...backprop import gradient
from ...network import forward


class ByExample:
    """Every example's own slopes, ready to be asked for one weight after another.

    Parameters
    ----------
    network, inputs, targets
        As for `backprop.gradient`. The network must not change while this is in use.
    """

    def __init__(self, network, inputs, targets):
        self._a = forward(network, inputs)
        own = [gradient(network, x, y).biases for x, y in zip(inputs.T, targets.T, strict=True)]
        # A bias's slope is that of its weighted sum. A weight's is that times what it is fed.
        self._dC_dz = [np.hstack(columns) for columns in zip(*own, strict=True)]

    def entries(self, layer, neuron, source):
        """Return one weight's entry of each example's gradient, shape (m,).

        Parameters
        ----------
        layer : int
            The weight leads to it, from 1.
        neuron, source : int
            Which neuron of that layer, and which of the layer before.
        """
        return self._dC_dz[layer - 1][neuron] * self._a[layer - 1][source]


def running_mean(values):
    """Return the mean of the first, of the first two, of the first three, ..."""
    return np.cumsum(values) / np.arange(1, len(values) + 1)
