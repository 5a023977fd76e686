"""The gradient check: slopes found by backpropagation beside what a nudge of each number shows.

Nudges know nothing of the chain rule, so they are a good referee. They cost two forward passes
each, so only a sample of a large network's numbers is nudged.
"""

from typing import NamedTuple

import numpy as np

from ...backprop import Gradient
from ...costs import cost
from ...network import Network

CLEAN = 1e-8    # where both are right, what is left is rounding, and far below this


class Sample(NamedTuple):
    """Which neurons of each layer are looked at, and which of the layer before: their places."""

    rows: list
    columns: list

    def of(self, arrays):
        """Return a network's or a gradient's entries: a matrix and a row of biases per layer."""
        return Gradient([W[np.ix_(*places)] for W, *places in
                         zip(arrays.weights, self.rows, self.columns, strict=True)],
                        [b[rows, 0] for b, rows in zip(arrays.biases, self.rows, strict=True)])


def sample(network, inputs, rng, most=6):
    """Return a `Sample` of at most `most` neurons a layer, no inputs that are always 0."""
    felt = np.flatnonzero(np.any(inputs, axis=1))
    layers = [felt, *(np.arange(n) for n in network.sizes[1:])]
    chosen = [np.sort(rng.permutation(layer)[:most]) for layer in layers]
    return Sample(chosen[1:], chosen[:-1])


def nudged_slopes(network, inputs, targets, chosen, nudge, sides=2):
    """Return what nudges say of the `chosen` entries of the gradient: ``ΔC / Δw``.

    With two `sides`, the cost after a nudge up is compared with that after a nudge down; with one,
    with the cost as it is.
    """
    network = Network(network.weights, network.biases, network.activation)
    here = cost(network, inputs, targets)

    def _slope(parameters, place):
        kept = parameters[place]
        parameters[place] = kept + nudge
        above = cost(network, inputs, targets)
        parameters[place] = kept - nudge
        below = cost(network, inputs, targets) if sides == 2 else here
        parameters[place] = kept
        return (above - below) / (sides * nudge)

    layers = list(zip(network.weights, network.biases, *chosen, strict=True))
    return Gradient([np.array([[_slope(W, (j, k)) for k in columns] for j in rows])
                     for W, _, rows, columns in layers],
                    [np.array([_slope(b, (j, 0)) for j in rows]) for _, b, rows, _ in layers])


def gaps(one, other):
    """Return how far apart two gradients are, entry by entry, as a `Gradient`."""
    return Gradient(*([abs(a - b) for a, b in zip(*arrays, strict=True)]
                      for arrays in zip(one, other, strict=True)))


def largest(arrays):
    """Return the largest number in a `Gradient`."""
    return max(float(array.max()) for part in arrays for array in part)


def relative_errors(found, truth):
    """Return how far apart two gradients are, layer by layer, as a share of the true one.

    Parameters
    ----------
    found, truth : Gradient

    Returns
    -------
    array of shape (2, L)
        The weights of each layer, then the biases. 0 is right, 1 is off by as much as there is.
    """
    return np.array([[np.linalg.norm(one - other) / np.linalg.norm(other)
                      for one, other in zip(*arrays, strict=True)]
                     for arrays in zip(found, truth, strict=True)])


def small_case(number, examples=5):
    """Return a network 6-5-4-3, so that no wrong shape can hide, with some examples.

    Parameters
    ----------
    number : int
        The same number gives the same network, and the same first examples.
    examples : int

    Returns
    -------
    network : Network
    inputs, targets : arrays with a column for each example
    """
    network = Network.random([6, 5, 4, 3], np.random.default_rng(number))
    rng = np.random.default_rng([number, 1])
    columns = [(rng.random(6), np.eye(3)[rng.integers(3)]) for _ in range(examples)]
    return network, *(np.column_stack(arrays) for arrays in zip(*columns, strict=True))
