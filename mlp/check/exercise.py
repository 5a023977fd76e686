"""An exercise: what is asked for, on which cases, and what people write instead."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

import numpy as np

from .. import backprop
from ..activations import sigmoid, sigmoid_slope
from ..network import forward

CASES = 20
TOOLS = {**vars(backprop), "sigmoid": sigmoid, "sigmoid_slope": sigmoid_slope, "forward": forward}


class Mistake(NamedTuple):
    """A piece of a solution, or two of them, that somebody writes otherwise, and two hints."""

    edits: tuple  # (place, length, text) of each, the last first
    where: str    # where to look, and no more; follows "look again at "
    what: str     # what is the matter; no code of the solution

    def written(self, solution):
        """Return the function of a case's arguments, by name, that has this mistake."""
        for place, length, text in self.edits:
            solution = solution[:place] + text + solution[place + length:]
        return lambda **given: run(solution, given)["answer"]


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
    solution : str
        The same as `reference` in lines of Python that leave it in ``answer``. A comment is what
        an example says before the value that its line finds. What people write in place of its
        pieces is in ``mlp/assets/mistakes.txt``.
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
    solution: str
    todo: str
    tolerance: float = 3e-6
    complaint: Callable | None = None

    @property
    def name(self):
        """The name that the function has to have."""
        return self.reference.__name__

    @cached_property
    def arguments(self):
        """The names of its arguments, in order."""
        return list(inspect.signature(self.reference).parameters)

    @cached_property
    def mistakes(self):
        """Each `Mistake` alone. An answer that agrees with one in all cases gets its hints."""
        found, right, where = [], "", ""
        for line in _written_down(self.name):
            code, said = line.strip().split(" -> ")
            if not line.startswith(" "):
                right, where = self.solution if code == "(all)" else code, said
            else:
                found += [Mistake(((self.solution.index(right), len(right), wrong),), where, said)
                          for wrong in code.replace("(nothing)", "").split(" | ")]
        return found

    @cached_property
    def pairs(self):
        """Two of them at once, wherever they are in different pieces."""
        pairs = (sorted(pair, key=lambda mistake: mistake.edits) for pair in
                 combinations(self.mistakes, 2))
        return [Mistake((*second.edits, *first.edits), f"two things: {first.where}, and "
                        f"{second.where}", f"two things. First, {first.what} And {second.what}")
                for first, second in pairs
                if first.edits[0][0] + first.edits[0][1] <= second.edits[0][0]]

    def steps(self, case):
        """Return ``[(words, value), ...]``, the way to the right answer in one case."""
        found = run(self.solution, dict(zip(self.arguments, case, strict=True)))
        lines = [line.split("  # ") for line in self.solution.splitlines() if "  # " in line]
        return [(words, found[code.split()[0]]) for code, words in lines]


@cache
def _written_down(name):
    """Return the lines on an exercise in the list of mistakes."""
    text = (files("mlp.assets") / "mistakes.txt").read_text("utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n")[1:]]
    return [line for head, *lines in blocks if name in head.split() for line in lines]


def run(code, names):
    """Return all names that are known after `code`, which begins with these and the tools."""
    known = {**TOOLS, **names}
    exec(_compiled(code), known)
    return known


@cache
def _compiled(code):
    return compile(code, "<a solution>", "exec")


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
