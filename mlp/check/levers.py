"""Exercise of notebook 3: the three levers of an output."""

from typing import NamedTuple

import numpy as np

from ..activations import sigmoid
from ..backprop import gradient
from ..network import Network
from .exercise import CASES, Exercise, halves, tenths
from .wishes import valve


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


def pulled(push, to_weights=lambda w, p: p, to_previous=lambda w, p: w):
    """Return a way to write `levers`: what stands for ``∂C/∂z``, and what it is multiplied by."""
    def written(w, b, p, y):
        z = w @ p + b
        d = push(z, sigmoid(z), y)
        return Levers(d, d * to_weights(w, p), d * to_previous(w, p))
    return written


def right_push(z, a, y):
    """Return ``∂C/∂z``."""
    return 2 * (a - y) * valve(a)


MISTAKES = [
    (pulled(lambda z, a, y: -right_push(z, a, y)),
     "the sign is flipped. These are the wishes; the gradient points the other way. "
     "Begin with `2 * (a - target)`."),
    (pulled(lambda z, a, y: 2 * (a - y)),
     "the valve is missing: the sigmoid's slope, `a * (1 - a)`, belongs in all three."),
    (pulled(lambda z, a, y: (a - y) * valve(a)),
     "a factor 2 is missing in all three. The slope of `(a - target) ** 2` is `2 * (a - target)`."),
    (pulled(lambda z, a, y: a - y),
     "you use the error alone. The factor 2 is missing, and the valve, `a * (1 - a)`."),
    (pulled(lambda z, a, y: (a - y) ** 2 * valve(a)),
     "you use the cost where its slope belongs: `2 * (a - target)`, not `(a - target) ** 2`."),
    (pulled(lambda z, a, y: 2 * a * valve(a)),
     "the target is missing. The slope of `(a - target) ** 2` is `2 * (a - target)`."),
    (pulled(lambda z, a, y: 2 * (z - y) * valve(a)),
     "you compare the weighted sum with the target. Squish it first: the cost is about `a`."),
    (pulled(lambda z, a, y: 2 * (a - y) * valve(sigmoid(a))),
     "you squish twice: take the sigmoid's slope at the weighted sum, which is `a * (1 - a)`."),
    (pulled(right_push, lambda w, p: w, lambda w, p: p),
     "levers two and three have changed places. A weight's entry has the activation that meets it "
     "as its factor, and the other way round."),
    (pulled(right_push, lambda w, p: w),
     "right for the bias and the activations. But a weight's own size is not in its entry: the "
     "factor is the activation that it meets."),
    (pulled(right_push, to_previous=lambda w, p: p),
     "right for the bias and the weights. But an activation's own size is not in its entry: the "
     "factor is the weight that it meets."),
    (lambda w, b, p, y: levers(w, b, p, y)._replace(bias=b * levers(w, b, p, y).bias),
     "right for weights and activations. But the bias's own size is not in its entry: it is "
     "added, so its factor is 1."),
    (lambda w, b, p, y: levers(w, b, p, y)._replace(bias=1.0),
     "right for weights and activations. The bias has a factor of 1 where the weights have an "
     "activation; the rest of the product is the same for all."),
    (lambda w, b, p, y: levers(w, 0, p, y),
     "the bias is missing in the weighted sum. Add it before you squish."),
]

EXERCISES = [
    Exercise(levers, lever_cases, MISTAKES,
             "`return` three things: the bias's entry, those of the weights, and those of the "
             "activations before."),
]
