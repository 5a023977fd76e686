"""An exercise: what is asked for, on which cases, and what people write instead."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Exercise:
    """What `check` needs to know of one exercise.

    Parameters
    ----------
    reference : function
        Returns what is right. Its name and its arguments are those of the exercise. What it
        returns is a number, an array, or lists and named tuples of arrays.
    cases : function
        Takes a ``numpy.random.Generator``, returns a list with the arguments of each case. Begin
        with small ones: the first that goes wrong is shown.
    mistakes : sequence of (function, str)
        What people write instead, and the hint that helps there. An answer that agrees with such
        a function in all cases gets its hint, so no two of them may agree in all.
    todo : str
        What to do, for someone who has not begun.
    solution : str
        The code of one right answer.
    tolerance : float
        How far a number may be off, as a part of the largest in its case.
    complaint : function, optional
        For an exercise with many right answers, each one number. Takes the answer and a case's
        arguments, returns what the answer leads to that it should not, or "" where it is right.
    """

    reference: Callable
    cases: Callable
    mistakes: Sequence
    todo: str
    solution: str
    tolerance: float = 1e-6
    complaint: Callable | None = None

    @property
    def name(self):
        """The name that the function has to have."""
        return self.reference.__name__

    @property
    def arguments(self):
        """The names of what it takes, in order."""
        return list(inspect.signature(self.reference).parameters)
