"""Numbers for cases: few decimals, so that a case can be typed and done by hand."""

import numpy as np

CASES = 20


def tenths(rng, shape):
    """Return numbers from 0 to 1 in tenths, like activations."""
    return rng.integers(0, 11, shape) / 10


def halves(rng, shape):
    """Return numbers from -3 to 3 in halves, like weights and biases."""
    return rng.integers(-6, 7, shape) / 2


def one_hot(rng, shape):
    """Return columns with one 1 in each and 0 elsewhere, like targets; `shape` is (n, m)."""
    n, m = shape
    targets = np.zeros(shape)
    targets[rng.integers(0, n, m), np.arange(m)] = 1
    return targets
