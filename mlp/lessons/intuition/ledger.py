"""What each example wishes, row by row, and what becomes of a network that listens."""

from contextlib import suppress

import numpy as np

from ...backprop import Gradient, gradient
from ...network import forward
from ...training import step_down


def gradients(network, examples):
    """Return the gradient of each example alone, a row of the ledger each, as a list."""
    return [gradient(network, examples.inputs(k), examples.targets(k))
            for k in range(len(examples))]


def mean_gradient(rows):
    """Return the mean of gradients, parameter by parameter: the gradient of all their examples."""
    weights, biases = zip(*rows, strict=True)
    return Gradient(*([np.mean(layer, axis=0) for layer in zip(*lists, strict=True)]
                      for lists in (weights, biases)))


def listen(network, examples, learning_rate):
    """Yield copies of `network`, as it is and after each step on `examples`, until it explodes."""
    network = network.copy()
    inputs, targets = examples.inputs(), examples.targets()
    slopes = gradient(network, inputs, targets)
    while True:
        yield network.copy()
        with suppress(FloatingPointError), np.errstate(over="raise", invalid="raise"):
            step_down(network, slopes, learning_rate)
            slopes = gradient(network, inputs, targets)
            continue
        return


def called(network, inputs):
    """Return which share of `inputs` the network calls a 0, which a 1, ..., as an array."""
    outputs = forward(network, inputs)[-1]
    return np.bincount(outputs.argmax(axis=0), minlength=len(outputs)) / outputs.shape[1]
