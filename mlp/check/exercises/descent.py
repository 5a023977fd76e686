"""Exercises of notebook 2: the average cost, and a step downhill."""

import numpy as np

from ...costs import example_costs
from ..exercise import CASES, Exercise, halves, one_hot, tenths

# The outputs for a 3 that video 2 shows, rounded to two decimals as there.
SLOPPY_3 = np.array([[.43, .28, .19, .88, .72, .01, .64, .86, .99, .63]]).T


def average_cost(outputs, targets):
    """Return the cost of m examples, the columns (n, m): summed over outputs, averaged over m.

    Not called `cost`: the notebook needs that one further on.
    """
    return float(example_costs(outputs, targets).mean())


def step_down(weights, slopes, learning_rate):
    """Return the weights after one step of gradient descent; the slopes have the same shape."""
    return weights - learning_rate * slopes


def cost_cases(rng):
    """Return one to five examples with two to ten outputs; the second is the video's 3."""
    shapes = [(2, 1), (3, 2), (2, 3), (10, 1), (4, 4), (3, 1), (2, 5), (10, 3), (4, 2)]
    cases = [(tenths(rng, shape), one_hot(rng, shape)) for shape in shapes * 2 + shapes[:1]]
    return [cases[0], (SLOPPY_3.copy(), np.eye(10)[:, [3]]), *cases[1:]]


def step_cases(rng):
    """Return one weight, then several, then tables of them, with slopes and a learning rate."""
    shapes = [(1,), (2,), (3,), (2, 2), (2, 3)] * (CASES // 5)
    rates = np.resize([0.1, 0.5, 0.2, 2.0, 0.05, 0.01, 1.0], CASES)
    return [(halves(rng, shape), halves(rng, shape) + 0.25, float(rate))
            for shape, rate in zip(shapes, rates, strict=True)]


COST = """\
differences = outputs - targets
squares = differences ** 2
costs = squares.sum(axis=0)  # the squared differences of each column add up to
answer = costs.mean()  # the mean is
"""

STEP = """\
step = learning_rate * slopes  # the rate times the slopes is
answer = weights - step  # downhill from the weights
"""

EXERCISES = [
    Exercise(average_cost, cost_cases, COST,
             "square the differences, add up each column, and `return` the mean."),
    Exercise(step_down, step_cases, STEP,
             "`return` the weights a step further downhill."),
]
