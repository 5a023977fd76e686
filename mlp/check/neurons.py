"""Exercises of notebook 1: a neuron and a layer."""

import numpy as np

from ..activations import relu, sigmoid
from ..network import Network, forward
from .cases import CASES, halves, tenths
from .exercise import Exercise


def neuron(inputs, weights, bias):
    """Return the activation of one neuron, a number; `inputs` and `weights` have shape (n,)."""
    return layer(inputs[:, np.newaxis], weights[np.newaxis], np.array([[bias]]))[0, 0]


def layer(inputs, weights, biases):
    """Return the activations of a layer as a column.

    Parameters
    ----------
    inputs : array of shape (n, 1)
    weights : array of shape (m, n)
    biases : array of shape (m, 1)
    """
    return forward(Network([weights], [biases]), inputs)[-1]


def neuron_cases(rng):
    """Return neurons with one to five inputs; numbers with few decimals, to be done by hand."""
    return [(tenths(rng, n), halves(rng, n), float(halves(rng, ())))
            for n in np.resize([2, 3, 1, 4, 5], CASES)]


def layer_cases(rng):
    """Return layers of one to four neurons; in some, a transposed matrix fits as well."""
    shapes = [(2, 3), (2, 2), (1, 2), (3, 2), (3, 3), (2, 1), (4, 2), (1, 3), (3, 4), (4, 4)]
    return [(tenths(rng, (n, 1)), halves(rng, (m, n)), halves(rng, (m, 1)))
            for m, n in shapes * (CASES // len(shapes))]


# What people write for the squish.
SQUISHES = [
    (lambda z: z,
     "the squish is missing. You return the weighted sum; put it into `sigmoid`."),
    (lambda z: sigmoid(-z),
     "the sign in the squish is flipped. It is `1 / (1 + np.exp(-z))`, with a minus before the "
     "`z`."),
    (lambda z: 1 / 1 + np.exp(-z),
     "a pair of brackets is missing in the squish: `1 / (1 + np.exp(-z))`."),
    (lambda z: 1 / (1 + 2.718 ** -z),
     "right to about four decimals. Use `np.exp(-z)`, which knows more digits of e than 2.718."),
    (relu, "you squish with ReLU. Here the squish is the sigmoid."),
    (np.tanh, "you squish with tanh, which gives -1 to 1. Here the squish is the sigmoid."),
    (lambda z: z > 0, "you return only on or off. The sigmoid has everything in between."),
    (lambda z: sigmoid(sigmoid(z)), "you squish twice. Once is enough."),
]


def squished_wrongly(weighted_sum):
    """Return a mistake for each wrong squish of a weighted sum, with its hint.

    Parameters
    ----------
    weighted_sum : function
        Takes what the exercise gives, returns z.
    """
    return [(lambda *given, wrong=wrong: wrong(weighted_sum(*given)), hint)
            for wrong, hint in SQUISHES]


NEURON_MISTAKES = [
    *squished_wrongly(lambda a, w, b: w @ a + b),
    (lambda a, w, b: sigmoid(w @ a),
     "the bias is missing. Add it to the sum, before the squish."),
    (lambda a, w, b: w @ a,
     "bias and squish are missing. Add the bias to the sum, then put the result into `sigmoid`."),
    (lambda a, w, b: sigmoid(w @ a - b), "the bias has the wrong sign. It is added."),
    (lambda a, w, b: sigmoid((w + b) @ a),
     "you add the bias to every weight. Add it to the sum, once."),
    (lambda a, w, b: sigmoid(w @ (a + b)),
     "you add the bias to every input. Add it to the sum, once."),
    (lambda a, w, b: sigmoid((w * a + b).sum()),
     "you add the bias once for every input. Add it to the sum, once."),
    (lambda a, w, b: sigmoid(w @ a * b), "you multiply by the bias. It is added to the sum."),
    (lambda a, w, b: sigmoid(w @ a) + b, "you add the bias after the squish. Add it before."),
    (lambda a, w, b: w @ sigmoid(a) + b,
     "you squish the inputs. Squish the sum, at the end."),
    (lambda a, w, b: sigmoid(w * a).sum() + b,
     "you squish every product. Add them up first, and squish once, at the end."),
    (lambda a, w, b: sigmoid(w * a + b).sum(),
     "you squish every product. Add them up first, and squish once, at the end; the bias, too, "
     "once."),
    (lambda a, w, b: sigmoid(w * a + b),
     "you return a number for every input. Add up the products to one sum, as `weights @ inputs`"
     " does."),
    (lambda a, w, b: w * a + b,
     "you return a number for every input, and the squish is missing. Begin with one sum: "
     "`weights @ inputs`."),
    (lambda a, w, b: sigmoid((w * a).mean() + b),
     "you take the mean of the products. Take their sum."),
    (lambda a, w, b: sigmoid(a.sum() + b),
     "the weights are missing. Multiply each input by its weight before you add."),
    (lambda a, w, b: sigmoid((w + a).sum() + b),
     "you add each weight to its input. Multiply the two."),
]

LAYER_MISTAKES = [
    *squished_wrongly(lambda a, w, b: w @ a + b),
    (lambda a, w, b: sigmoid(w @ a),
     "the biases are missing. Add them to `weights @ inputs`."),
    (lambda a, w, b: w @ a,
     "biases and squish are missing. Add the biases, then put the result into `sigmoid`."),
    (lambda a, w, b: sigmoid(w @ a - b), "the biases have the wrong sign. They are added."),
    (lambda a, w, b: sigmoid(w.T @ a + b),
     "you transposed the weights, which fits only where there are as many inputs as neurons. Use"
     " `weights` as it is."),
    (lambda a, w, b: sigmoid(a @ w + b),
     "matrix and column have changed places. Write `weights @ inputs`: the matrix comes first."),
    (lambda a, w, b: sigmoid(w @ a + b.T),
     "you add the biases as a row, so each neuron gets everybody's. Add them as a column."),
    (lambda a, w, b: sigmoid((w @ a).T + b),
     "the sums lie in a row and the biases in a column, so each neuron gets everybody's bias. Keep "
     "both as columns."),
    (lambda a, w, b: sigmoid(w * a + b),
     "`*` multiplies number by number and does not add up. Use `@`: `weights @ inputs`."),
    (lambda a, w, b: sigmoid(w @ a + b[0]),
     "every neuron gets the first one's bias. Give each its own."),
    (lambda a, w, b: sigmoid(w @ a + b.sum()),
     "every neuron gets the sum of all the biases. Give each its own."),
    (lambda a, w, b: sigmoid(w[:1] @ a + b[:1]),
     "you return the first neuron only. Return a column, with a number for each row of "
     "`weights`."),
    (lambda a, w, b: sigmoid(w @ a) + b,
     "you add the biases after the squish. Add them before."),
    (lambda a, w, b: w @ sigmoid(a) + b,
     "you squish the inputs. Squish the sums, at the end."),
    (lambda a, w, b: sigmoid(w @ sigmoid(a) + b),
     "you squish the inputs, too. Squish only the sums."),
]

EXERCISES = [
    Exercise(neuron, neuron_cases, NEURON_MISTAKES,
             "In place of the `...`, weigh the inputs, add the bias, squish, and `return` the "
             "result.",
             "def neuron(inputs, weights, bias):\n"
             "    return sigmoid(weights @ inputs + bias)\n"),
    Exercise(layer, layer_cases, LAYER_MISTAKES,
             "In place of the `...`, `return` a column with the activation of every neuron.",
             "def layer(inputs, weights, biases):\n"
             "    return sigmoid(weights @ inputs + biases)\n"),
]
