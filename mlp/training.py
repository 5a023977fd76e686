"""Gradient descent in mini-batches, one record a step."""

import math
import time
from typing import NamedTuple

import numpy as np

from .backprop import gradient
from .costs import cost
from .data.examples import Examples
from .fast import FastPath
from .randomness import generator


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


def train(network, examples, *, learning_rate, batch_size=10, epochs=1, rng, shuffle=True,
          fast=True):
    """Train `network` in place, yielding a `Step` after each mini-batch.

    Stop whenever you like, and go on with another call: what has been learned stays in `network`.

    Parameters
    ----------
    network : Network
        Changed at every step. On the fast path its arrays are float32 while training is under way.
    examples : Examples
        For the plain path anything with ``len``, ``.inputs(indices)`` and ``.targets(indices)``.
    learning_rate : float
        η: each step goes ``-η`` times the gradient.
    batch_size : int
        Examples a step. The last batch of an epoch may be smaller.
    epochs : int
        How often every example is looked at.
    rng : numpy.random.Generator or seed
        Shuffles the examples at the start of every epoch. The same state, the same training.
    shuffle : bool
        False takes the examples in the order they come in.
    fast : bool
        False takes the plain path: `gradient` and `step_down`, in float64.

    Yields
    ------
    Step
        After each mini-batch; nothing is learned before the first one is asked for.

    Raises
    ------
    ValueError
        At once, if a number is out of range, the examples do not fit, or there are none.
    FloatingPointError
        When the cost is no longer a number, because the learning rate is too large.
    """
    if not isinstance(learning_rate, (int, float, np.number)) or not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate is {learning_rate!r}, expected a positive number")
    for name, count, least in (("batch_size", batch_size, 1), ("epochs", epochs, 0)):
        if not isinstance(count, (int, np.integer)) or count < least:
            raise ValueError(f"{name} is {count!r}, expected a whole number, {least} or more")
    if not len(examples):
        raise ValueError("got 0 examples: expected at least one example to learn from")
    if isinstance(examples, Examples):
        (n_in, *_, n_out), needed = network.sizes, (len(examples.images), examples.outputs)
        if (n_in, n_out) != needed:
            raise ValueError(f"a network of sizes {network.sizes} does not fit: the examples have "
                             f"{needed[0]} pixels and are of {needed[1]} kinds")
    path, rng = FastPath if fast and isinstance(examples, Examples) else PlainPath, generator(rng)
    return _steps(path, network, examples, learning_rate, batch_size, epochs, rng, shuffle)


def _steps(path, network, examples, learning_rate, batch_size, epochs, rng, shuffle):
    began, seen = time.perf_counter(), 0
    path = path(network, examples)
    try:
        for _ in range(epochs):
            order = rng.permutation(len(examples)) if shuffle else np.arange(len(examples))
            for count, mean_cost in path.epoch(order, batch_size, learning_rate):
                seen += count
                if not math.isfinite(mean_cost):
                    raise FloatingPointError(
                        f"the cost is no longer a number after {seen:,} examples: "
                        f"η = {learning_rate:g} is too large for this network")
                yield Step(seen, mean_cost, time.perf_counter() - began)
    finally:
        path.end()


class PlainPath:
    """Training as notebook 4 shows it: four lines a step."""

    def __init__(self, network, examples):
        self.network, self.examples = network, examples

    def epoch(self, order, batch_size, learning_rate):
        """Yield how many examples each step took, and their mean cost before it."""
        for start in range(0, len(order), batch_size):
            batch = order[start:start + batch_size]
            inputs, targets = self.examples.inputs(batch), self.examples.targets(batch)
            with np.errstate(all="ignore"):  # the cost tells, and once is enough
                before = cost(self.network, inputs, targets)
                step_down(self.network, gradient(self.network, inputs, targets), learning_rate)
            yield len(batch), before

    def end(self):
        """Leave all as it is."""


@np.errstate(under="ignore")
def step_down(network, slopes, learning_rate):
    """Move every parameter of `network` a little downhill: ``w -= η ∂C/∂w``.

    Parameters
    ----------
    network : Network
        Changed in place.
    slopes : Gradient
        ``.weights`` and ``.biases``, shaped as the network's.
    learning_rate : float
        η: how far to go.
    """
    for W, dC_dW in zip(network.weights, slopes.weights, strict=True):
        W -= learning_rate * dC_dW
    for b, dC_db in zip(network.biases, slopes.biases, strict=True):
        b -= learning_rate * dC_db
