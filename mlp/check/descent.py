"""Exercises of notebook 2: the average cost, and a step downhill."""

import numpy as np

from ..costs import example_costs
from .exercise import CASES, Exercise, halves, one_hot, tenths

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


COST_MISTAKES = [
    (lambda a, y: ((a - y) ** 2).sum(),
     "you added up all the examples; the cost is their mean. Divide by how many there are, the "
     "number of columns."),
    (lambda a, y: ((a - y) ** 2).mean(),
     "you took the mean of everything. The squares of one example are added up, all ten of them; "
     "the mean is taken over the examples only."),
    (lambda a, y: ((a - y) ** 2).sum(axis=0),
     "right for each example, but that is a list. Take its mean, and return one number."),
    (lambda a, y: ((a - y) ** 2).sum(axis=1).mean(),
     "sum and mean have changed places. One example is a column: add down the columns, "
     "`.sum(axis=0)`, and take the mean of what comes out."),
    (lambda a, y: ((a - y) ** 2).sum() / 2 / a.shape[1],
     "half of what it should be. Some books put a ½ in front of the cost; the video does not."),
    (lambda a, y: (a - y).sum(axis=0).mean(),
     "the squares are missing, so that too much and too little cancel out. Square each difference "
     "before you add."),
    (lambda a, y: abs(a - y).sum(axis=0).mean(),
     "you add up how far off the outputs are, without squaring. Write `** 2` instead of `abs`."),
    (lambda a, y: (a ** 2 - y ** 2).sum(axis=0).mean(),
     "you square the outputs and the targets, then subtract. Subtract first, then square: "
     "`(outputs - targets) ** 2`."),
    (lambda a, y: ((a - y).sum(axis=0) ** 2).mean(),
     "you add first and square the sum. Square each difference, then add."),
    (lambda a, y: np.sqrt(((a - y) ** 2).sum(axis=0)).mean(),
     "you took a square root, which makes a distance. The cost is the sum of squares itself."),
    (lambda a, y: ((a - y) ** 2)[:, 0].sum(),
     "you return the cost of the first example only. Take the mean over all the columns."),
    (lambda a, y: (a ** 2).sum(axis=0).mean(),
     "the targets are missing. Subtract them from the outputs before you square."),
    (lambda a, y: (a - y) ** 2,
     "you return a square for every output. Add up each column, then take the mean of the sums."),
]

STEP_MISTAKES = [
    (lambda w, s, rate: w + rate * s,
     "you go uphill. The slopes say which way the cost rises, so subtract them."),
    (lambda w, s, rate: w - s, "the learning rate is missing. Multiply the slopes by it."),
    (lambda w, s, rate: w + s,
     "you go uphill, and the learning rate is missing. Subtract the slopes times the rate."),
    (lambda w, s, rate: -rate * s,
     "right, but that is only the step. Add it to the weights, and return where they are then."),
    (lambda w, s, rate: rate * s,
     "that is the step upwards. Subtract it from the weights, and return the result."),
    (lambda w, s, rate: w - rate * np.sign(s),
     "every weight moves by the same amount. Move each in proportion to its slope: far where it is "
     "steep, little where it is flat."),
    (lambda w, s, rate: w - rate * s / np.linalg.norm(s),
     "you divide by the length of the gradient, so every step is equally long. Leave the slopes as "
     "they are."),
    (lambda w, s, rate: w - rate,
     "the slopes are missing: every weight moves by the learning rate, and always down. Multiply "
     "the rate by the slopes."),
    (lambda w, s, rate: w - s / rate,
     "you divide by the learning rate. Multiply by it: a small rate is a small step."),
    (lambda w, s, rate: w * (1 - rate * s),
     "you multiply the weights by the step. Subtract it, however large a weight is."),
    (lambda w, s, rate: rate * (w - s),
     "one pair of brackets too many: the rate belongs to the slopes alone, "
     "`weights - learning_rate * slopes`."),
    (lambda w, s, rate: w - rate * s.mean(),
     "every weight moves by the mean of the slopes. Each has a slope of its own."),
    (lambda w, s, rate: w - rate * w,
     "you subtract a part of the weights themselves. Subtract a part of the slopes."),
]

EXERCISES = [
    Exercise(average_cost, cost_cases, COST_MISTAKES,
             "square the differences, add up each column, and `return` the mean."),
    Exercise(step_down, step_cases, STEP_MISTAKES,
             "`return` the weights a step further downhill."),
]
