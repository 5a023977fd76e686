"""Exercises of notebook 2: the average cost, a step downhill, and a learning rate."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ...costs import example_costs
from ..exercise import CASES, Exercise, halves, one_hot, tenths

# The outputs for a 3 that video 2 shows, rounded to two decimals as there.
SLOPPY_3 = np.array([[.43, .28, .19, .88, .72, .01, .64, .86, .99, .63]]).T


def average_cost(outputs, targets):
    """Return the cost of m examples (n, m), not called `cost`: the notebook needs that later."""
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


NEAR = 0.01     # how far from the bottom the ball is let go, to either side
STEPS = 100
SETTLED = 0.01  # the share of that distance that may be left after all the steps
ACROSS = 0.1    # the share of it that a ball may get beyond the bottom


@dataclass(frozen=True)
class Slope:
    """The slope of a valley: a function of w, and the same as Python code."""

    function: Callable = field(repr=False)
    formula: str

    def __call__(self, w):
        """Return the slope at `w`."""
        return self.function(w)


THREE_VALLEYS = Slope(  # of 0.05 ((w+2)(w-1)(w-3))² + 2 + 0.3 (w-3), the notebook's curve
    lambda w: 0.1 * (w + 2) * (w - 1) * (w - 3) * (3 * w**2 - 4 * w - 5) + 0.3,
    "0.1 * (w + 2) * (w - 1) * (w - 3) * (3 * w**2 - 4 * w - 5) + 0.3")


def choose_learning_rate(slope, bottom):
    """Return the rate that takes a ball near the bottom there in one step: 1 over the curvature."""
    return 1 / curvature(slope, bottom)


def curvature(slope, bottom):
    """Return how fast the slope grows where it is 0."""
    return (slope(bottom + NEAR) - slope(bottom - NEAR)) / (2 * NEAR)


def rate_cases(rng):
    """Return the three valleys of notebook 2's curve, between parabolas from flat to steep."""
    growths = [6, 0.5, 40, 2, 0.1, 10, 100, 1, 25, 4, 0.2, 60, 3, 15, 0.4, 8, 30]
    bottoms = rng.permutation(len(growths)) - len(growths) // 2
    parabolas = [_parabola(*both) for both in zip(growths, bottoms.tolist(), strict=True)]
    three = [(THREE_VALLEYS, _bottom_near(w)) for w in (-2, 1, 3)]
    return [*parabolas[:2], *three, *parabolas[2:]][:CASES]


def _parabola(growth, bottom):
    formula = f"{growth} * (w {'+' if bottom < 0 else '-'} {abs(bottom)})"
    return Slope(lambda w: growth * (w - bottom), formula), float(bottom)


def _bottom_near(w):
    for _ in range(300):
        w -= 0.05 * THREE_VALLEYS(w)
    return w


def complaint(rate, slope, bottom):
    """Return what a ball does with this rate that it should not do, or ""."""
    if rate <= 0:
        return "the ball rolls away from the bottom" if rate else "the ball never moves"
    for side in (-NEAR, NEAR):
        w = bottom + side
        for _ in range(STEPS):
            w -= rate * slope(w)
            left = (w - bottom) / side
            if left < -1:
                return "the ball jumps across the bottom, and ends up further off than before"
            if left < -ACROSS:
                return "the ball jumps across the bottom to the other side"
        if left > SETTLED:
            return f"the ball still has {left:.0%} of its way to go after {STEPS} steps"
    return ""


RATE = """\
distance = 0.01
there = slope(bottom + distance)  # at a distance of 0.01 the slope is
answer = distance / there  # so straight to the bottom takes a rate of
"""

EXERCISES = [
    Exercise(average_cost, cost_cases, COST,
             "square the differences, add up each column, and `return` the mean."),
    Exercise(step_down, step_cases, STEP,
             "`return` the weights a step further downhill."),
    Exercise(choose_learning_rate, rate_cases, RATE,
             "find out how fast the slope grows beside the bottom, and `return` a learning rate.",
             complaint=complaint, tolerance=0.02),
]
