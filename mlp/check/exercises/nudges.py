"""Exercise of notebook 4: the slopes of any function, by nudging one number after another."""

from dataclasses import dataclass

import numpy as np

from ..exercise import CASES, Exercise, halves


@dataclass(frozen=True)
class Cubic:
    """A function of several numbers that can say its formula."""

    cubes: tuple  # what ``x[k] ** 3`` is multiplied by
    mixed: tuple  # what ``x[k] * x[k + 1]`` is multiplied by

    def __call__(self, x):
        """Return its value at the numbers `x`."""
        return np.dot(self.cubes, x ** 3) + np.dot(self.mixed, x[:-1] * x[1:])  # not of a list

    @property
    def formula(self):
        """The same as Python code."""
        terms = [f"{c} * x[{k}] ** 3" for k, c in enumerate(self.cubes)]
        return " + ".join(terms + [f"{c} * x[{k}] * x[{k + 1}]" for k, c in enumerate(self.mixed)])


def gradient_check(function, x, nudge):
    """Return the slopes of `function` at x, both of shape (n,), from nudges up and down."""
    nudges = nudge * np.eye(len(x))
    return np.array([function(x + d) - function(x - d) for d in nudges]) / (2 * nudge)


def function_cases(rng):
    """Return functions of one to four numbers, so bent that up and down differ."""
    return [(Cubic(*(tuple(int(c) for c in rng.integers(1, 6, n)) for n in (size, size - 1))),
             halves(rng, size) + 0.5, float(nudge))
            for size, nudge in zip(np.resize([1, 2, 3, 2, 4], CASES),
                                   np.resize([0.1, 0.01, 0.2, 0.1], CASES), strict=True)]


SLOPES = """\
slopes, width = [], 2 * nudge
for k in range(len(x)):
    step = np.arange(len(x)) == k
    above = function(x + nudge * step)
    below = function(x - nudge * step)
    slopes.append((above - below) / width)
at_last = above, below  # for the last entry, above and below, the function is
difference = above - below  # they differ by
answer = np.array(slopes)  # the slopes are
"""

EXERCISES = [
    Exercise(gradient_check, function_cases, SLOPES,
             "nudge each entry of x up and down, and `return` the slopes."),
]
