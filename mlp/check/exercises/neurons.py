"""Exercises of notebook 1: a neuron, a layer, and how many numbers a network has."""

import numpy as np

from ...network import Network, forward
from ..exercise import CASES, Exercise, halves, tenths


def neuron(inputs, weights, bias):
    """Return the activation of one neuron, a number; `inputs` and `weights` have shape (n,)."""
    return layer(inputs[:, np.newaxis], weights[np.newaxis], np.array([[bias]]))[0, 0]


def layer(inputs, weights, biases):
    """Return a layer's activations (m, 1), given inputs (n, 1), weights (m, n), biases (m, 1)."""
    return forward(Network([weights], [biases]), inputs)[-1]


def count_parameters(sizes):
    """Return how many weights and biases there are between layers of these sizes."""
    return Network.random(sizes, np.random.default_rng(0)).n_parameters


def neuron_cases(rng):
    """Return neurons with one to five inputs."""
    return [(tenths(rng, n), halves(rng, n), float(halves(rng, ())))
            for n in np.resize([2, 3, 1, 4, 5], CASES)]


def layer_cases(rng):
    """Return layers of one to four neurons; in some, a transposed matrix fits as well."""
    shapes = [(2, 3), (2, 2), (1, 2), (3, 2), (3, 3), (2, 1), (4, 2), (1, 3), (3, 4), (4, 4)]
    return [(tenths(rng, (n, 1)), halves(rng, (m, n)), halves(rng, (m, 1)))
            for m, n in shapes * (CASES // len(shapes))]


def size_cases(rng):
    """Return the sizes of the video's network, and of 19 others of two to five layers."""
    others = [[int(n) for n in rng.integers(1, 21, 2 + k % 4)] for k in range(17)]
    return [(sizes,) for sizes in [[784, 16, 16, 10], [2, 3], [3, 2, 1], *others]]


NEURON = """\
products = weights * inputs
total = np.sum(products)  # the products add up to
z = total + bias  # with the bias that makes
answer = sigmoid(z)  # squished
"""

LAYER = """\
sums = weights @ inputs  # the weighted sums are
z = sums + biases  # with the biases
answer = sigmoid(z)  # squished
"""

COUNT = """\
total = 0
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    total += n_in * n_out + n_out
lines = [m * n for m, n in zip(sizes, sizes[1:])]  # the weights between the layers are
neurons = sizes[1:]  # the biases
answer = total
"""

EXERCISES = [
    Exercise(neuron, neuron_cases, NEURON,
             "weigh the inputs, add the bias, squish, and `return` the result."),
    Exercise(layer, layer_cases, LAYER,
             "`return` a column with the activation of every neuron."),
    Exercise(count_parameters, size_cases, COUNT,
             "count the weights and the biases, and `return` their sum."),
]
