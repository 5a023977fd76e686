"""An exercise: what is asked for, on which cases, and what people write instead."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

CASES = 20


@dataclass(frozen=True)
class Exercise:
    """What `check` needs to know of one exercise.

    Parameters
    ----------
    reference : function
        Returns the right answer: a number, an array, or lists and named tuples of arrays. Its
        name and its arguments are those of the exercise.
    cases : function
        Takes a ``numpy.random.Generator``, returns a list with the arguments of each case. Begin
        with small ones: the first that goes wrong is shown.
    mistakes : sequence of (function, str)
        What people write instead, and the hint that helps. An answer that agrees with such a
        function in all cases gets its hint, so no two of them may agree in all.
    todo : str
        What to do, for someone who has not begun; follows "In place of the `...`, ".
    tolerance : float
        How far a number may be off, as a share of the largest in its case.
    complaint : function, optional
        For an exercise with many right answers, each one number. Takes the answer and a case's
        arguments, returns what the answer wrongly leads to, or "" where it is right.
    """

    reference: Callable
    cases: Callable
    mistakes: Sequence
    todo: str
    tolerance: float = 1e-6
    complaint: Callable | None = None

    @property
    def name(self):
        """The name that the function has to have."""
        return self.reference.__name__

    @property
    def arguments(self):
        """The names of its arguments, in order."""
        return list(inspect.signature(self.reference).parameters)


# Numbers for cases have few decimals, so that a case can be typed and done by hand.

def tenths(rng, shape):
    """Return numbers from 0 to 1 in tenths, like activations."""
    return rng.integers(0, 11, shape) / 10


def halves(rng, shape):
    """Return numbers from -3 to 3 in halves, like weights and biases."""
    return rng.integers(-6, 7, shape) / 2


def one_hot(rng, shape):
    """Return `shape` = (n, m) targets: in each column one 1, elsewhere 0."""
    n, m = shape
    return np.eye(n)[:, rng.integers(0, n, m)]
