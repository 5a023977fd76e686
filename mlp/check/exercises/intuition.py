"""Exercises of notebook 3: levers on an output, wishes of the layer after, and mini-batches."""

from typing import NamedTuple

import numpy as np

from ...backprop import gradient
from ...network import Network
from ..exercise import CASES, Exercise, halves, one_hot, tenths


class Levers(NamedTuple):
    """How one output's part of the cost answers to what it depends on."""

    bias: float
    weights: np.ndarray
    previous: np.ndarray


def levers(weights, bias, previous, target):
    """Return the gradient of ``(a - target)**2`` for one output, ``a = sigmoid(w @ previous + b)``.

    `weights` and `previous` have shape (n,), `bias` and `target` are numbers.
    """
    network = Network([weights[np.newaxis]], [[[bias]]])
    slopes = gradient(network, previous, [[target]])
    dC_dz = slopes.biases[0][0, 0]
    return Levers(float(dC_dz), slopes.weights[0][0], dC_dz * weights)


def lever_cases(rng):
    """Return outputs that listen to one to five neurons, and should be 1 or 0."""
    return [(halves(rng, n), float(halves(rng, ())), tenths(rng, n), float(rng.integers(0, 2)))
            for n in np.resize([2, 1, 3, 2, 4, 5], CASES)]


LEVERS = """\
z = weights @ previous + bias  # the weighted sum is
a = sigmoid(z)  # squished
error = 2 * (a - target)  # the cost's slope
valve = a * (1 - a)  # the squish's slope
push = error * valve  # their product, which is the bias's entry
answer = push, push * previous, push * weights
"""


def wishes_for_previous_layer(weights, outputs, targets):
    """Return what all outputs (n, 1) together wish of the layer before, ``-∂C/∂a``: (m, 1).

    `weights` have shape (n, m), `targets` that of the outputs.
    """
    return weights.T @ (2 * (targets - outputs) * outputs * (1 - outputs))


def wish_cases(rng):
    """Return two to ten outputs; in some cases a transposed matrix fits as well."""
    shapes = [(2, 3), (2, 2), (3, 2), (3, 3), (2, 1), (4, 2), (3, 4), (4, 4), (2, 4), (10, 3)]
    return [(halves(rng, (n, m)), 0.05 + 0.9 * tenths(rng, (n, 1)), one_hot(rng, (n, 1)))
            for n, m in shapes * (CASES // len(shapes))]


WISHES = """\
wishes = 2 * (targets - outputs)  # the outputs' wishes are
passed = wishes * outputs * (1 - outputs)  # through the valves come
answer = weights.T @ passed  # through the weights, added up
"""


def minibatches(order, size):
    """Return `order`, of shape (n,), as a list of arrays of `size`; the last may be smaller."""
    return [order[start:start + size] for start in range(0, len(order), size)]


def order_cases(rng):
    """Return shuffled orders of 1 to 24 examples; some sizes divide their number, some do not."""
    counts = [(5, 2), (6, 3), (7, 3), (4, 4), (3, 5), (10, 4), (8, 2), (9, 4), (1, 1), (12, 5)]
    more = [(n + 12, size + 1) for n, size in counts]
    return [(rng.permutation(n), size) for n, size in (counts + more)[:CASES]]


BATCHES = """\
starts = range(0, len(order), size)
places = list(starts)  # the batches begin at the places
batches = [order[start:start + size] for start in starts]
answer = batches[:]
first = batches[:1]  # and the first of them is
"""

EXERCISES = [
    Exercise(levers, lever_cases, LEVERS,
             "`return` three things: the bias's entry, those of the weights, and those of the "
             "activations before."),
    Exercise(wishes_for_previous_layer, wish_cases, WISHES,
             "`return` a column with what the outputs together wish of each neuron before."),
    Exercise(minibatches, order_cases, BATCHES,
             "cut `order` into batches, and `return` the list of them."),
]
