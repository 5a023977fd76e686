"""Exercise of notebook 1: how many weights and biases a network has."""

from itertools import combinations, pairwise
from math import prod

import numpy as np

from ..network import Network
from .exercise import Exercise


def count_parameters(sizes):
    """Return how many weights and biases there are between layers of these sizes."""
    return Network.random(sizes, np.random.default_rng(0)).n_parameters


def size_cases(rng):
    """Return the sizes of the video's network, and of 19 others of two to five layers."""
    others = [[int(n) for n in rng.integers(1, 21, 2 + k % 4)] for k in range(17)]
    return [(sizes,) for sizes in [[784, 16, 16, 10], [2, 3], [3, 2, 1], *others]]


def weights(sizes):
    """Return how many weights there are."""
    return sum(n_in * n_out for n_in, n_out in pairwise(sizes))


def _everybody(sizes):
    return sum(a * b for a, b in combinations(sizes, 2)) + sum(sizes[1:])


MISTAKES = [
    (weights,
     "you counted the weights, 12,960 in the video's network. Its 42 biases are missing: one for"
     " each neuron except the inputs."),
    (lambda sizes: sum(sizes[1:]),
     "you counted the biases only, 42 in the video's network. Add a weight for every line "
     "between two neurons."),
    (lambda sizes: weights(sizes) + sum(sizes),
     "you gave the inputs biases, too, and get 13,786 for the video's network. Inputs have none."),
    (lambda sizes: weights(sizes) + sum(sizes[1:-1]),
     "the biases of the output layer are missing."),
    (lambda sizes: weights(sizes) + sum(sizes[:-1]),
     "you gave biases to the inputs and none to the outputs. It is the other way round."),
    (lambda sizes: weights(sizes) + len(sizes) - 1,
     "you counted one bias for each layer. Each neuron in it has its own."),
    (lambda sizes: weights(sizes) + len(sizes),
     "you counted one bias for each layer. Each neuron has its own, and the inputs have none."),
    (lambda sizes: 2 * weights(sizes),
     "you counted a bias for every weight. There is one for every neuron except the inputs."),
    (lambda sizes: weights(sizes[:-1]) + sum(sizes[1:]),
     "the weights into the output layer are missing."),
    (lambda sizes: weights(sizes[1:]) + sum(sizes[1:]),
     "the weights out of the inputs are missing."),
    (lambda sizes: weights(sizes[:-1]) + sum(sizes[1:-1]),
     "the last layer is missing, its weights and its biases."),
    (lambda sizes: weights(sizes[:2]) + sizes[1],
     "you stop after the first two layers. A `return` inside the loop ends it at once."),
    (lambda sizes: sum(a + b for a, b in pairwise(sizes)),
     "you add neighbouring sizes. Multiply them, and add the biases."),
    (sum, "you counted the neurons. Count the lines between them, and the biases."),
    (prod, "you multiplied all the sizes. Multiply neighbours only, and add up."),
    (_everybody,
     "you joined every layer to all the later ones. Each is joined to the next one only."),
]

EXERCISES = [
    Exercise(count_parameters, size_cases, MISTAKES,
             "In place of the `...`, count the weights and the biases, and `return` their sum.",
             "def count_parameters(sizes):\n"
             "    total = 0\n"
             "    for n_in, n_out in zip(sizes[:-1], sizes[1:]):\n"
             "        total += n_in * n_out + n_out\n"
             "    return total\n"),
]
