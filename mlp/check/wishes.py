"""Exercise of notebook 3: what the outputs together wish of the layer before."""

import numpy as np

from ..activations import sigmoid
from .exercise import CASES, Exercise, halves, one_hot, tenths


def wishes_for_previous_layer(weights, outputs, targets):
    """Return what all outputs (n, 1) together wish of the layer before, ``-∂C/∂a``: (m, 1).

    `weights` have shape (n, m), `targets` that of the outputs.
    """
    return weights.T @ right_wish(outputs, targets)


def wish_cases(rng):
    """Return two to ten outputs; in some cases a transposed matrix fits as well."""
    shapes = [(2, 3), (2, 2), (3, 2), (3, 3), (2, 1), (4, 2), (3, 4), (4, 4), (2, 4), (10, 3)]
    return [(halves(rng, (n, m)), 0.05 + 0.9 * tenths(rng, (n, 1)), one_hot(rng, (n, 1)))
            for n, m in shapes * (CASES // len(shapes))]


def valve(a):
    """Return the sigmoid's slope where it gives `a`."""
    return a * (1 - a)


def right_wish(a, y):
    """Return ``-∂C/∂z``."""
    return 2 * (y - a) * valve(a)


def passed_on(wish):
    """Return a way to write the exercise: `wish` stands for ``-∂C/∂z``."""
    return lambda w, a, y: w.T @ wish(a, y)


def gathered(gather):
    """Return a way to write the exercise: `gather` takes the weights and ``-∂C/∂z``."""
    return lambda w, a, y: gather(w, right_wish(a, y))


MISTAKES = [
    (passed_on(lambda a, y: -right_wish(a, y)),
     "the sign is flipped: that is the gradient. A wish goes downhill, so begin with "
     "`2 * (targets - outputs)`."),
    (passed_on(lambda a, y: 2 * (y - a)),
     "the valve is missing. A wish passes it on the way back: multiply by "
     "`outputs * (1 - outputs)` before the weights."),
    (passed_on(lambda a, y: (y - a) * valve(a)),
     "a factor 2 is missing: what an output wishes is `2 * (targets - outputs)`."),
    (passed_on(lambda a, y: y - a),
     "you pass on the errors alone. The factor 2 is missing, and the valve, "
     "`outputs * (1 - outputs)`."),
    (passed_on(lambda a, y: y),
     "you pass on the targets themselves. What counts is how far each output is from its own."),
    (passed_on(lambda a, y: 2 * (y - a) * valve(sigmoid(a))),
     "you squish twice: the outputs are squished already, and the slope there is "
     "`outputs * (1 - outputs)`."),
    (gathered(lambda w, d: w @ d),
     "you multiply by the weights as they are, which only fits when both layers are equally "
     "large. The way back takes `weights.T`."),
    (gathered(lambda w, d: w * d),
     "right, but not added up: you return each output's wishes in a row of its own. Add the rows."),
    (gathered(lambda w, d: (w * d).sum(axis=1)),
     "you add up along the rows, which mixes the wishes of one output. Add the rows themselves, "
     "`axis=0`: that is one number for each neuron before."),
    (gathered(lambda w, d: w.T @ d / len(d)),
     "you took the mean of the rows. The wishes of all outputs are added up."),
    (gathered(lambda w, d: w.T @ np.where(d > 0, d, 0)),
     "only the output that should be brighter has a say. The others wish to be darker, and count "
     "as well."),
    (gathered(lambda w, d: w.T @ np.ones_like(d)),
     "you add up the rows of the weights. First multiply each by what its output wishes."),
    (gathered(lambda w, d: np.sign(w).T @ d),
     "you use only the signs of the weights. A strong weight passes on more than a weak one."),
]

EXERCISES = [
    Exercise(wishes_for_previous_layer, wish_cases, MISTAKES,
             "`return` a column with what the outputs together wish of each neuron before."),
]
