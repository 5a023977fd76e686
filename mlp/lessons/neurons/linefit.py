"""A straight line through points: one neuron with one input and no squish, and its cost.

`Network` squishes in every layer, so it cannot be this neuron; the cost is defined as for it.
"""

import numpy as np

from ...costs import cost_slope, example_costs, matching_targets
from ...network import as_columns


def line(w, b, x):
    """Return what the neuron answers to each of `x`: ``w x + b``."""
    return w * np.asarray(x, dtype=float) + b


def line_cost(w, b, x, y):
    """Return the mean over the points of ``(w x + b - y)**2``, a float; x and y are (m,)."""
    return float(example_costs(*_answers(w, b, x, y)).mean())


def line_costs(w, b, x, y):
    """Return `line_cost` for k lines at once; `w` and `b` are arrays (k,) or shared numbers."""
    outputs = line(*(np.reshape(number, (-1, 1)) for number in (w, b)), x)
    return example_costs(outputs.T[np.newaxis], np.reshape(y, (-1, 1))).mean(axis=0)


def line_gradient(w, b, x, y):
    """Return how the cost answers to w and to b: two floats."""
    dC_dz = cost_slope(*_answers(w, b, x, y))[0]    # no squish: a = z
    return float((dC_dz * x).mean()), float(dC_dz.mean())


def best_line(x, y):
    """Return the w and b with the lowest cost of all, the least squares.

    `ValueError` if all x are the same: then no line is better than all others.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if np.ptp(x) == 0:
        raise ValueError(f"all points lie at x = {x[0]:g}: expected at least two different x")
    from_mean = x - x.mean()
    w = float(from_mean @ (y - y.mean()) / (from_mean @ from_mean))
    return w, float(y.mean() - w * x.mean())


def _answers(w, b, x, y):
    x = as_columns(np.reshape(x, (1, -1)), 1, "x")
    outputs = line(w, b, x)
    return outputs, matching_targets(outputs, np.reshape(y, (1, -1)))
