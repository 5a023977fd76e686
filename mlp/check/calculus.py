"""Exercise of notebook 4: three derivatives of a chain of single neurons."""

from types import SimpleNamespace
from typing import NamedTuple

from ..activations import sigmoid, sigmoid_slope
from ..backprop import gradient
from ..network import Network
from .exercise import CASES, Exercise, halves, tenths


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


def links(a0, w1, b1, w2, b2, y):
    """Return all that a product may be made of: ``a0, w1, z1, a1, s1 = σ'(z1)``, and so on."""
    z1 = w1 * a0 + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    return SimpleNamespace(a0=a0, w1=w1, z1=z1, a1=a1, w2=w2, z2=z2, a2=a2, y=y,
                           s1=sigmoid_slope(z1), s2=sigmoid_slope(z2), error=2 * (a2 - y))


def with_links(change):
    """Return a way to write `chain`: `change` takes the links, returns those that are others."""
    def written(*given):
        c = links(*given)
        vars(c).update(change(c))
        return Chain(c.error * c.s2 * c.a1, c.error * c.s2 * c.w2,
                     c.error * c.s2 * c.w2 * c.s1 * c.a0)
    return written


def with_last(other):
    """Return a way to write `chain` whose ``∂C/∂w1`` is what `other` makes of the links."""
    return lambda *given: chain(*given)._replace(w1=other(links(*given)))


MISTAKES = [
    (with_links(lambda c: {"error": -c.error}),
     "the sign is flipped everywhere. The slope of `(a2 - y) ** 2` is `2 * (a2 - y)`."),
    (with_links(lambda c: {"error": c.error / 2}),
     "a factor 2 is missing everywhere. The slope of `(a2 - y) ** 2` is `2 * (a2 - y)`."),
    (with_links(lambda c: {"error": c.error ** 2 / 4}),
     "you put the cost itself into the product. It needs the cost's slope, `2 * (a2 - y)`."),
    (with_links(lambda c: {"error": 2 * c.a2}),
     "y is missing. The slope of `(a2 - y) ** 2` is `2 * (a2 - y)`."),
    (with_links(lambda c: {"error": 2 * (c.z2 - c.y)}),
     "you compare z with y. The cost depends on the activation: `a2 = sigmoid(z2)`."),
    (with_links(lambda c: {"s1": 1, "s2": 1}),
     "σ′ is missing at both neurons: `a2 * (1 - a2)` in all three products, and `a1 * (1 - a1)` in "
     "the last."),
    (with_links(lambda c: {"s2": 1}),
     "σ′ is missing at the last neuron: `a2 * (1 - a2)` belongs in all three products."),
    (with_links(lambda c: {"s1": 1}),
     "right but for `∂C/∂w1`: the way there leads through the first neuron, too, and its σ′ is "
     "missing, `a1 * (1 - a1)`."),
    (with_links(lambda c: {"s1": sigmoid_slope(c.a1), "s2": sigmoid_slope(c.a2)}),
     "you take σ′ at a. It is the slope at z, which is `a * (1 - a)` without squishing again."),
    (lambda *given: Chain(*(chain(*given)[place] for place in (1, 0, 2))),
     "the first two have changed places. z2 is `w2 * a1 + b2`, so its slope with respect to w2 is "
     "a1, and with respect to a1 it is w2."),
    (with_last(lambda c: c.error * c.s2 * c.s1 * c.a0),
     "right but for `∂C/∂w1`: the factor with which a1 reaches z2 is missing. It is w2."),
    (with_last(lambda c: c.error * c.s2 * c.w1 * c.s1 * c.a0),
     "right but for `∂C/∂w1`: you came back through w1. From z2 back to a1 it is w2; w1 itself is "
     "not in the product."),
    (with_last(lambda c: c.error * c.s2 * c.w2 * c.s1 * c.a1),
     "right but for `∂C/∂w1`: the last factor is what w1 is multiplied by, and that is a0."),
    (with_last(lambda c: c.error * c.s2 * c.w2 * c.s1),
     "right but for `∂C/∂w1`: you return `∂C/∂b1`. One more factor: what w1 is multiplied by, a0."),
    (with_last(lambda c: c.error * c.s2 * c.w2 * c.s2 * c.a0),
     "right but for `∂C/∂w1`: you use the last neuron's σ′ twice. The first neuron has its own, "
     "`a1 * (1 - a1)`."),
    (with_last(lambda c: c.s1 * c.a0 * c.error),
     "right but for `∂C/∂w1`: you jump over the last neuron. Two factors are missing, its σ′ and "
     "the weight w2."),
]

EXERCISES = [
    Exercise(chain, chain_cases, MISTAKES,
             "multiply along the way back, and `return` the three slopes."),
]
