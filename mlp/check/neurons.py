"""Exercises of notebook 1: a neuron, a layer, and how many numbers a network has."""

from itertools import combinations, pairwise
from math import prod

import numpy as np

from ..activations import relu, sigmoid
from ..network import Network, forward
from .exercise import CASES, Exercise, halves, tenths


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
SQUISHED_WRONGLY = [(lambda a, w, b, wrong=wrong: wrong(w @ a + b), hint)
                    for wrong, hint in SQUISHES]

NEURON_MISTAKES = [
    *SQUISHED_WRONGLY,
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
    (lambda a, w, b: w @ sigmoid(a) + b, "you squish the inputs. Squish the sum, at the end."),
    (lambda a, w, b: sigmoid(w * a).sum() + b,
     "you squish every product. Add them up first, and squish once, at the end."),
    (lambda a, w, b: sigmoid(w * a + b).sum(),
     "you squish every product. Add them up, add the bias once, and squish once, at the end."),
    (lambda a, w, b: sigmoid(w * a + b),
     "you return a number for every input. Add up the products, as `weights @ inputs` does."),
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
    *SQUISHED_WRONGLY,
    (lambda a, w, b: sigmoid(w @ a), "the biases are missing. Add them to `weights @ inputs`."),
    (lambda a, w, b: w @ a,
     "biases and squish are missing. Add the biases, then put the result into `sigmoid`."),
    (lambda a, w, b: sigmoid(w @ a - b), "the biases have the wrong sign. They are added."),
    (lambda a, w, b: sigmoid(w.T @ a + b),
     "you transposed the weights, which only fits when there are as many inputs as neurons. Use "
     "`weights` as it is."),
    (lambda a, w, b: sigmoid(a @ w + b),
     "matrix and column have changed places. Write `weights @ inputs`: the matrix comes first."),
    (lambda a, w, b: sigmoid(w @ a + b.T),
     "you add the biases as a row, so each neuron gets all of them. Add them as a column."),
    (lambda a, w, b: sigmoid((w @ a).T + b),
     "the sums lie in a row and the biases in a column, so each neuron gets all the biases. Keep "
     "both as columns."),
    (lambda a, w, b: sigmoid(w * a + b),
     "`*` multiplies number by number and does not add up. Use `@`: `weights @ inputs`."),
    (lambda a, w, b: sigmoid(w @ a + b[0]),
     "every neuron gets the first one's bias. Give each its own."),
    (lambda a, w, b: sigmoid(w @ a + b.sum()),
     "every neuron gets the sum of all the biases. Give each its own."),
    (lambda a, w, b: sigmoid(w[:1] @ a + b[:1]),
     "you return the first neuron only. Return a column, one number for each row of `weights`."),
    (lambda a, w, b: sigmoid(w @ a) + b, "you add the biases after the squish. Add them before."),
    (lambda a, w, b: w @ sigmoid(a) + b, "you squish the inputs. Squish the sums, at the end."),
    (lambda a, w, b: sigmoid(w @ sigmoid(a) + b),
     "you squish the inputs, too. Squish only the sums."),
]


def weights(sizes):
    """Return how many weights there are."""
    return sum(n_in * n_out for n_in, n_out in pairwise(sizes))


COUNT_MISTAKES = [
    (weights,
     "you counted the weights, 12,960 in the video's network. Its 42 biases are missing: one for "
     "each neuron except the inputs."),
    (lambda sizes: sum(sizes[1:]),
     "you counted the biases only, 42 in the video's network. Add a weight for every line between "
     "two neurons."),
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
    (lambda sizes: sum(a * b for a, b in combinations(sizes, 2)) + sum(sizes[1:]),
     "you joined every layer to all the later ones. Each is joined to the next one only."),
]

EXERCISES = [
    Exercise(neuron, neuron_cases, NEURON_MISTAKES,
             "weigh the inputs, add the bias, squish, and `return` the result."),
    Exercise(layer, layer_cases, LAYER_MISTAKES,
             "`return` a column with the activation of every neuron."),
    Exercise(count_parameters, size_cases, COUNT_MISTAKES,
             "count the weights and the biases, and `return` their sum."),
]
