"""Exercise of notebook 3: the three levers of an output."""

from typing import NamedTuple

import numpy as np

from ...backprop import gradient
from ...network import Network
from ..exercise import CASES, Exercise, halves, tenths


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

EXERCISES = [
    Exercise(levers, lever_cases, LEVERS,
             "`return` three things: the bias's entry, those of the weights, and those of the "
             "activations before."),
]
