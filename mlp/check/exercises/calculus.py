"""Exercise of notebook 4: three derivatives of a chain of single neurons."""

from typing import NamedTuple

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

EXERCISES = [
    Exercise(chain, chain_cases, CHAIN,
             "multiply along the way back, and `return` the three slopes."),
]
