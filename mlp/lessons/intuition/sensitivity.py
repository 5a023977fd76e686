"""Two weights of one network, one of which the cost answers to many times as much."""

from typing import NamedTuple

import numpy as np


class Pair(NamedTuple):
    """Two places in a matrix of slopes, (row, column) each, and how the slopes there compare."""

    loud: tuple
    quiet: tuple
    ratio: float


def pair_in_ratio(slopes, times):
    """Return the steepest of `slopes`, and the one nearest to being `times` less steep.

    Parameters
    ----------
    slopes : array of shape (n_out, n_in)
        Such as ``gradient(...).weights[l]``.
    times : float
        Above 0: both slopes then have the same sign, where there are such.

    Returns
    -------
    Pair

    Raises
    ------
    ValueError
        If all slopes are 0, or there are fewer than two.
    """
    slopes = np.asarray(slopes, dtype=float)
    if slopes.size < 2 or not slopes.any():
        raise ValueError(f"got {slopes.size} slopes, the largest {abs(slopes).max(initial=0):g}: "
                         "expected two or more that are not all 0")
    loud = np.unravel_index(abs(slopes).argmax(), slopes.shape)
    # Compared as shares of the steepest, so that a slope of 0 is just far from what is wanted.
    apart = abs(slopes / slopes[loud] - 1 / times)
    apart[loud] = np.inf
    quiet = np.unravel_index(apart.argmin(), slopes.shape)
    ratio = float(slopes[loud] / slopes[quiet]) if slopes[quiet] else np.inf
    return Pair(tuple(map(int, loud)), tuple(map(int, quiet)), ratio)
