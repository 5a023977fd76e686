"""Exercise of notebook 4: the slopes of any function, by nudging one number after another."""

from dataclasses import dataclass

import numpy as np

from .exercise import CASES, Exercise, halves


@dataclass(frozen=True)
class Cubic:
    """A function of several numbers that can say its formula."""

    cubes: tuple  # what ``x[k] ** 3`` is multiplied by
    mixed: tuple  # what ``x[k] * x[k + 1]`` is multiplied by

    def __call__(self, x):
        """Return its value at the numbers `x`."""
        total = sum(c * x[k] ** 3 for k, c in enumerate(self.cubes))
        return total + sum(c * x[k] * x[k + 1] for k, c in enumerate(self.mixed))

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


def each(slope):
    """Return a way to write `gradient_check`, with `slope` (f, x, d, h) for every entry's nudge."""
    return lambda function, x, nudge: np.array([
        slope(function, x, d, nudge) for d in nudge * np.eye(len(x))])


def never_put_back(function, x, nudge):
    """Nudge an entry up and down, and leave it there while the next one is nudged."""
    x, slopes = x.copy(), []
    for k in range(len(x)):
        x[k] += nudge
        above = function(x)
        x[k] -= 2 * nudge
        slopes.append((above - function(x)) / (2 * nudge))
    return np.array(slopes)


MISTAKES = [
    (each(lambda f, x, d, h: (f(x + d) - f(x)) / h),
     "you nudge up only. Near, but a nudge to both sides is far more exact: up, down, and the "
     "difference divided by `2 * nudge`."),
    (each(lambda f, x, d, h: (f(x) - f(x - d)) / h),
     "you nudge down only. Near, but a nudge to both sides is far more exact: up, down, and the "
     "difference divided by `2 * nudge`."),
    (each(lambda f, x, d, h: (f(x + d) - f(x - d)) / h),
     "twice what it should be. From a nudge below to a nudge above it is two nudges: divide by "
     "`2 * nudge`."),
    (each(lambda f, x, d, h: f(x + d) - f(x - d)),
     "you return how much the function changes. The slope is that change divided by `2 * nudge`."),
    (each(lambda f, x, d, h: f(x + d) - f(x)),
     "you return how much one nudge changes. Nudge up and down, and divide by `2 * nudge`."),
    (each(lambda f, x, d, h: (f(x + d) - f(x - d)) / 2 * h),
     "a pair of brackets is missing: `/ 2 * nudge` divides by 2, then multiplies by the nudge. "
     "Write `/ (2 * nudge)`."),
    (each(lambda f, x, d, h: (f(x - d) - f(x + d)) / (2 * h)),
     "the sign is flipped: above minus below, not below minus above."),
    (each(lambda f, x, d, h: (f(x + d) - f(x)) / (2 * h)),
     "your second nudge only takes back the first, so you compare above with the middle. From "
     "above, go down by `2 * nudge`; or nudge two copies of x."),
    (lambda f, x, h: np.full(len(x), (f(x + h) - f(x - h)) / (2 * h)),
     "you nudge all the entries at once. Nudge one at a time, while the others stay."),
    (never_put_back,
     "right for the first entry. But it is still nudged while you nudge the next: put it back, or "
     "nudge a copy of x each time."),
    (lambda f, x, h: gradient_check(f, x, h)[0],
     "you return the slope for the first entry only. Return one for every entry; a `return` inside "
     "the loop ends it at once."),
    (lambda f, x, h: gradient_check(f, x, h).sum(),
     "you add up the slopes. Return them side by side, one for every entry of x."),
]

EXERCISES = [
    Exercise(gradient_check, function_cases, MISTAKES,
             "nudge each entry of x up and down, and `return` the slopes."),
]
