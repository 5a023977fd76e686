"""Gradient descent in mini-batches, one record a step."""

import time
from typing import NamedTuple

import numpy as np

from .backprop import gradient
from .cost import cost


class Step(NamedTuple):
    """What one step of training left behind.

    Attributes
    ----------
    examples : int
        How many examples have been looked at so far, repeats counted.
    cost : float
        The cost on this step's mini-batch, before the step.
    seconds : float
        Time since training began.
    """

    examples: int
    cost: float
    seconds: float


def train(network, examples, *, learning_rate, batch_size=10, epochs=1, rng, shuffle=True):
    """Train `network` in place, yielding a `Step` after each mini-batch.

    Stop whenever you like: what has been learned stays in `network`.

    Parameters
    ----------
    network : Network
        Changed at every step.
    examples : Examples
        Anything with ``len``, ``.inputs(indices)`` and ``.targets(indices)``.
    learning_rate : float
        η: each step goes ``-η`` times the gradient.
    batch_size : int
        Examples a step. The last batch of an epoch may be smaller.
    epochs : int
        How often every example is looked at.
    rng : numpy.random.Generator
        Shuffles the examples at the start of every epoch.
    shuffle : bool
        False takes the examples in the order they come in.

    Raises
    ------
    ValueError
        If a number is out of range or there is nothing to learn from.
    """
    if not isinstance(learning_rate, (int, float, np.number)) or not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate is {learning_rate!r}, expected a positive number")
    for name, count, least in (("batch_size", batch_size, 1), ("epochs", epochs, 0)):
        if not isinstance(count, (int, np.integer)) or count < least:
            raise ValueError(f"{name} is {count!r}, expected a whole number, {least} or more")
    if not len(examples):
        raise ValueError("got 0 examples: expected at least one example to learn from")
    return _steps(network, examples, learning_rate, batch_size, epochs, rng, shuffle)


def _steps(network, examples, learning_rate, batch_size, epochs, rng, shuffle):
    began, seen = time.perf_counter(), 0
    for _ in range(epochs):
        order = rng.permutation(len(examples)) if shuffle else np.arange(len(examples))
        for start in range(0, len(order), batch_size):
            batch = order[start:start + batch_size]
            inputs, targets = examples.inputs(batch), examples.targets(batch)
            before = cost(network, inputs, targets)
            step_down(network, gradient(network, inputs, targets), learning_rate)
            seen += len(batch)
            yield Step(seen, before, time.perf_counter() - began)


def step_down(network, slopes, learning_rate):
    """Move every parameter of `network` a little downhill, in place: ``w -= η ∂C/∂w``."""
    for W, dC_dW in zip(network.weights, slopes.weights, strict=True):
        W -= learning_rate * dC_dW
    for b, dC_db in zip(network.biases, slopes.biases, strict=True):
        b -= learning_rate * dC_db
