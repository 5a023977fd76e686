"""The squishing functions, each paired with its slope."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Activation(NamedTuple):
    """A function applied to weighted sums ``z`` of any shape, and that function's slope."""

    function: Callable
    slope: Callable


@np.errstate(under="ignore")
def sigmoid(z):
    """Squish any number into 0 to 1: ``1 / (1 + exp(-z))``; below -700 ``exp`` would overflow."""
    return 1 / (1 + np.exp(-np.maximum(z, -700)))


@np.errstate(under="ignore")
def sigmoid_slope(z):
    """Slope of `sigmoid`: 1/4 at ``z = 0``, next to nothing on both tails."""
    shrunk = np.exp(-np.abs(z))
    return shrunk / (1 + shrunk) ** 2


def relu(z):
    """Cut off what is negative: ``max(0, z)``."""
    return np.maximum(0.0, z)


def relu_slope(z):
    """Slope of `relu`: 0 or 1. At the kink itself it counts as 0, by convention."""
    return np.where(np.greater(z, 0), 1.0, 0.0)


@np.errstate(under="ignore")
def tanh_slope(z):
    """Slope of ``tanh``: 1 at ``z = 0``, next to nothing on both tails."""
    return 1 - np.tanh(z) ** 2


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "relu": Activation(relu, relu_slope),
    "tanh": Activation(np.tanh, tanh_slope),
}


def _sigmoid_in_place(z):
    np.negative(z, out=z)
    with np.errstate(over="ignore", under="ignore"):    # far out it is infinite, or 0
        np.exp(z, out=z)    # numpy's tanh would take twice as long
    z += 1
    np.reciprocal(z, out=z)


# The same functions for large arrays, which are overwritten: new memory would take longer to get.
IN_PLACE = {
    "sigmoid": _sigmoid_in_place,
    "relu": lambda z: np.maximum(z, 0, out=z),
    "tanh": lambda z: np.tanh(z, out=z),
}


# Nothing can be learned through these two, so no network takes them; one neuron can show why.
SQUISHES = {
    **ACTIVATIONS,
    "step": Activation(lambda z: np.where(np.greater(z, 0), 1.0, 0.0), np.zeros_like),
    "none": Activation(np.positive, np.ones_like),
}


def activation_named(name):
    """Return the `Activation` called `name`; a ValueError tells which there are."""
    if name not in ACTIVATIONS:
        raise ValueError(f"unknown activation {name!r}: choose one of {', '.join(ACTIVATIONS)}")
    return ACTIVATIONS[name]
