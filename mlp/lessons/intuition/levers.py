"""The levers on one output, its bias, its weights and what it hears, with pushes of one length."""

from typing import NamedTuple

import numpy as np

from ...activations import activation_named
from ...costs import example_costs


class Push(NamedTuple):
    """How a bias, its neuron's weights and the activations before it are to change."""

    bias: float
    weights: np.ndarray
    activations: np.ndarray


def levers(weights, activations, way, rng):
    """Return ways to spend a push of length 1 on one neuron, as a `Push` by name.

    The sign of `way` says whether the neuron's sum should go up or down; `rng` makes the one push
    at random. A lever in proportion to nothing but zeros stays where it is.
    """
    n = len(weights)
    still, way = np.zeros(n), float(np.sign(way))
    return {
        "bias": Push(way, still, still),
        "alike": Push(0.0, way * _of_length_1(np.ones(n)), still),
        "activations": Push(0.0, way * _of_length_1(activations), still),
        "weights": Push(0.0, way * _of_length_1(weights), still),
        "random": Push(0.0, _of_length_1(rng.standard_normal(n)), still),
        "wished": Push(0.0, still, way * _of_length_1(weights)),
    }


def costs_after(network, before, targets, output, push, length):
    """Return each output's squared error once `push`, times `length`, has been made on `output`.

    `before` are the activations that the outputs listen to. Outputs other than the one that is
    pushed change only if these do.
    """
    activations = before + length * push.activations
    z = network.weights[-1] @ activations + network.biases[-1][:, 0]
    z[output] += length * (push.bias + push.weights @ activations)
    outputs = activation_named(network.activation).function(z)
    return example_costs(outputs[np.newaxis], targets)


def forecasts(network, before, sum_wishes, output, push, length):
    """Return the change of each output's squared error that the gradient forecasts."""
    dz = network.weights[-1] @ push.activations
    dz[output] += push.bias + push.weights @ before
    return -sum_wishes * dz * length


def _of_length_1(direction):
    length = np.linalg.norm(direction)
    return direction / length if length else direction
