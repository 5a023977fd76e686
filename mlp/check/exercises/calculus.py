"""Exercises of notebook 4: derivatives along a chain, and slopes by nudges."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...backprop import gradient
from ...network import Network
from ..exercise import CASES, Exercise, halves, tenths


class Chain(NamedTuple):
    """How the cost answers to three numbers along a chain of two neurons."""

    w2: float
    a1: float
    w1: float


def chain(a0, w1, b1, w2, b2, y):
    """Return ``∂C/∂w2``, ``∂C/∂a1`` and ``∂C/∂w1`` for two single neurons, one after the other.

    ``a1 = sigmoid(w1 * a0 + b1)``, ``a2 = sigmoid(w2 * a1 + b2)``, ``C = (a2 - y)**2``.
    """
    network = Network([[[w1]], [[w2]]], [[[b1]], [[b2]]])
    slopes = gradient(network, [[a0]], [[y]])
    dC_dz2 = slopes.biases[1].item()
    return Chain(slopes.weights[1].item(), w2 * dC_dz2, slopes.weights[0].item())


def chain_cases(rng):
    """Return chains of numbers that can be typed."""
    return [(float(tenths(rng, ())), *map(float, halves(rng, 4)), float(rng.integers(0, 2)))
            for _ in range(CASES)]


CHAIN = """\
a1 = sigmoid(w1 * a0 + b1)  # the first activation is
a2 = sigmoid(w2 * a1 + b2)  # the second
s1 = a1 * (1 - a1)  # σ′ of the first neuron
s2 = a2 * (1 - a2)  # of the second
error = 2 * (a2 - y)  # the cost's slope
by_w2 = error * s2 * a1  # so ∂C/∂w2 is
by_a1 = error * s2 * w2  # ∂C/∂a1
by_w1 = by_a1 * s1 * a0  # ∂C/∂w1
answer = by_w2, by_a1, by_w1
"""


@dataclass(frozen=True)
class Cubic:
    """A function of several numbers that can say its formula."""

    cubes: tuple  # what ``x[k] ** 3`` is multiplied by
    mixed: tuple  # what ``x[k] * x[k + 1]`` is multiplied by

    def __call__(self, x):
        """Return its value at the numbers `x`."""
        return np.dot(self.cubes, x ** 3) + np.dot(self.mixed, x[:-1] * x[1:])  # not of a list

    @property
    def formula(self):
        """The same as Python code."""
        terms = [f"{c} * x[{k}] ** 3" for k, c in enumerate(self.cubes)]
        return " + ".join(terms + [f"{c} * x[{k}] * x[{k + 1}]" for k, c in enumerate(self.mixed)])


def gradient_check(function, x, nudge):
    """Return the slopes of `function` at x, both of shape (n,), from nudges up and down."""
    nudges = nudge * np.eye(len(x))
    return np.array([function(x + d) - function(x - d) for d in nudges]) / (2 * nudge)


def function_cases(rng):
    """Return functions of one to four numbers, so bent that up and down differ."""
    return [(Cubic(*(tuple(int(c) for c in rng.integers(1, 6, n)) for n in (size, size - 1))),
             halves(rng, size) + 0.5, float(nudge))
            for size, nudge in zip(np.resize([1, 2, 3, 2, 4], CASES),
                                   np.resize([0.1, 0.01, 0.2, 0.1], CASES), strict=True)]


SLOPES = """\
slopes, width = [], 2 * nudge
for k in range(len(x)):
    step = np.arange(len(x)) == k
    above = function(x + nudge * step)
    below = function(x - nudge * step)
    slopes.append((above - below) / width)
at_last = above, below  # for the last entry, above and below, the function is
difference = above - below  # they differ by
answer = np.array(slopes)  # the slopes are
"""

EXERCISES = [
    Exercise(chain, chain_cases, CHAIN,
             "multiply along the way back, and `return` the three slopes."),
    Exercise(gradient_check, function_cases, SLOPES,
             "nudge each entry of x up and down, and `return` the slopes."),
]
