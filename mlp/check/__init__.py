"""Check what a student wrote: say that it is right, or what to look at.

A new exercise is an `Exercise` in the list of a file beside this one; add that list to `EXERCISES`.
The student's function is matched to it by name.
"""

import inspect
import re
from copy import deepcopy
from dataclasses import dataclass
from html import escape

import numpy as np

from . import backward, batches, calculus, descent, levers, neurons, nudges, valleys, wishes, words
from .calls import NOTHING, call
from .compare import agree, constant, difference, flat, pattern
from .exercise import Exercise

__all__ = ["EXERCISES", "Exercise", "Report", "check"]

FILES = [neurons, descent, valleys, levers, wishes, batches, calculus, nudges, backward]
EXERCISES = {exercise.name: exercise for file in FILES for exercise in file.EXERCISES}

RIGHT, NOT_QUITE, NOT_YET = "Right", "Not quite", "Not yet"
SIGNS = {RIGHT: "✓", NOT_QUITE: "✗", NOT_YET: "…"}


@dataclass(frozen=True, repr=False)
class Report:
    """The result of one check; a notebook shows it.

    Parameters
    ----------
    verdict : {"Right", "Not quite", "Not yet"}
    sentence : str
        What follows the verdict. Code in it stands between backticks.
    """

    verdict: str
    sentence: str

    @property
    def right(self):
        """Whether the exercise is solved."""
        return self.verdict == RIGHT

    def __repr__(self):
        return f"{self.verdict}: {self.sentence}"

    def _repr_html_(self):
        # No colour but the page's own: legible in light and dark themes.
        sentence = re.sub("`([^`]+)`", r"<code>\1</code>", escape(self.sentence))
        return ('<div style="border-left: 4px solid currentColor; padding: 0.2em 0.8em">'
                f"{SIGNS[self.verdict]} <strong>{self.verdict}:</strong> {sentence}</div>")


def check(function, seed=8):
    """Try a student's function on several cases and say in a sentence what came of it.

    Parameters
    ----------
    function : function
        Its name says which exercise it answers.
    seed : int
        Chooses the cases.

    Returns
    -------
    Report
        Whatever the function does: nothing that goes wrong in it is raised here.
    """
    name = getattr(function, "__name__", None)
    if not callable(function):
        return Report(NOT_YET, "`check` needs the function itself, so write its name alone, "
                               "as in `check(neuron)`.")
    if not isinstance(name, str) or name not in EXERCISES:
        return Report(NOT_YET, f"there is no exercise called `{words.line(str(name))}`; the names "
                               f"are {words.listed([f'`{name}`' for name in EXERCISES])}.")
    return examine(function, EXERCISES[name], seed)


@np.errstate(over="ignore", invalid="ignore")  # answers may be as large as they like
def examine(function, exercise, seed):
    """Return the `Report` on a function as an answer to an `Exercise`."""
    name, arguments = exercise.name, exercise.arguments
    if not _takes(function, len(arguments)):
        return Report(NOT_QUITE, f"`{name}` is given {words.listed(arguments)}; begin with "
                                 f"`def {name}({', '.join(arguments)}):`.")
    cases = exercise.cases(np.random.default_rng(seed))
    expected = [exercise.reference(*deepcopy(case)) for case in cases]  # an rng moves on
    outcomes = [call(function, *both) for both in zip(cases, expected, strict=True)]
    printed = any(outcome.printed for outcome in outcomes)
    if all(outcome.kind == NOTHING for outcome in outcomes):
        return Report(NOT_YET, f"`{name}` " + (
            "prints, but returns nothing; write `return` where it says `print`." if printed
            else f"{NOTHING}. In place of the `...`, {exercise.todo}"))
    tried = list(zip(cases, expected, outcomes, strict=True))
    right = [_is_right(exercise, *one) for one in tried]
    changes, prints = _changes(exercise, outcomes), printed * " What it prints is not shown here."
    if not all(right):
        hint = _hint(exercise, tried, right)
        return Report(NOT_QUITE, f"{hint}{changes and ' And'}{changes}{prints}")
    if changes:
        return Report(NOT_QUITE, f"the numbers are right, but{changes}")
    return Report(RIGHT, f"{len(cases)} of {len(cases)} cases.{prints}")


def _takes(function, count):
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # some functions not written in Python do not say
        pass
    return True


def _is_right(exercise, case, want, outcome):
    answer = outcome.answer
    if answer is None or not exercise.complaint:
        return answer is not None and agree(answer, flat(want), exercise.tolerance)
    return answer[0].ndim == 0 and not exercise.complaint(float(answer[0]), *deepcopy(case))


def _changes(exercise, outcomes):
    changed = sorted({place for outcome in outcomes for place in outcome.changed})
    if not changed:
        return ""
    names = words.listed([f"`{exercise.arguments[place]}`" for place in changed])
    return (f" `{exercise.name}` changes the {names} that it is given; work on a copy, or write "
            "`x = x + 1` instead of `x += 1`.")


def _hint(exercise, tried, right):
    """Return the best that can be said of a wrong answer, in a sentence or two."""
    cases, expected, outcomes = zip(*tried, strict=True)
    answers = [outcome.answer for outcome in outcomes]
    if hint := _known_mistake(exercise, tried):
        return hint
    for case, outcome in zip(cases, outcomes, strict=True):
        if outcome.problem:
            given = words.case(exercise.arguments, case)
            return f"`{exercise.name}` {outcome.problem}, given {given}."
    if not exercise.complaint and (hint := pattern(answers, expected, exercise.tolerance)):
        return hint
    case, want, outcome = tried[right.index(False)]
    same, apart = "", difference(outcome.answer, want)
    if exercise.complaint and outcome.answer[0].ndim == 0:
        number, same = float(outcome.answer[0]), constant(answers)
        apart = f"with {words.short(number)} {exercise.complaint(number, *deepcopy(case))}"
    return (f"{same and f'{same} That is '}right for {sum(right)} of {len(right)} cases; "
            f"given {words.case(exercise.arguments, case)}, {apart}.")


def _known_mistake(exercise, tried):
    """Return the hint of the known mistake that leads to the same in all cases, if there is one.

    The same problem everywhere, such as a misspelt name, is no sign of a mistake.
    """
    kinds = {outcome.kind for *_, outcome in tried}
    if len(kinds) == 1 and kinds != {""}:
        return ""
    for mistake, hint in exercise.mistakes:
        if all(_alike(call(mistake, case, want), outcome, exercise.tolerance)
               for case, want, outcome in tried):
            return hint
    return ""


def _alike(one, other, tolerance):
    if one.answer is None or other.answer is None:
        return one.kind == other.kind and agree(other.parts, one.parts, tolerance)
    return agree(other.answer, one.answer, tolerance)
