"""Check what a student wrote: say that it is right, or what to look at.

A new exercise is an `Exercise` in the list of a file beside this one; add that list to `EXERCISES`.
The student's function is matched to it by name.
"""

import inspect
from copy import deepcopy

import numpy as np

from . import (
    backward,
    batches,
    calculus,
    descent,
    levers,
    neurons,
    nudges,
    parameters,
    valleys,
    wishes,
    words,
)
from .calls import NOTHING, call
from .compare import agree, constant, difference, flat, pattern
from .exercise import Exercise
from .report import NOT_QUITE, NOT_YET, RIGHT, Report

__all__ = ["EXERCISES", "Exercise", "Report", "check"]

EXERCISES = {exercise.name: exercise for exercise in [
    *neurons.EXERCISES, *parameters.EXERCISES,
    *descent.EXERCISES, *valleys.EXERCISES,
    *levers.EXERCISES, *wishes.EXERCISES, *batches.EXERCISES,
    *calculus.EXERCISES, *nudges.EXERCISES, *backward.EXERCISES,
]}


def check(function, seed=8):
    """Try a student's function on several cases and say in a sentence what came of it.

    Parameters
    ----------
    function : function
        Its name says which exercise it is an answer to.
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
    """Return the `Report` on a function as an answer to an exercise.

    Parameters
    ----------
    function : callable
    exercise : Exercise
    seed : int
    """
    if not _takes(function, len(exercise.arguments)):
        return Report(NOT_QUITE, f"`{exercise.name}` is given {words.listed(exercise.arguments)}; "
                                 f"begin with `def {exercise.name}"
                                 f"({', '.join(exercise.arguments)}):`.")
    cases = exercise.cases(np.random.default_rng(seed))
    expected = [exercise.reference(*deepcopy(case)) for case in cases]  # an rng moves on
    outcomes = [call(function, *both) for both in zip(cases, expected, strict=True)]
    if all(outcome.kind == NOTHING for outcome in outcomes):
        prints = any(outcome.printed for outcome in outcomes)
        return Report(NOT_YET, f"`{exercise.name}` " + (
            "prints, but returns nothing; write `return` where it says `print`." if prints
            else f"{NOTHING}. {exercise.todo}"))
    right = [outcome.answer is not None and _is_right(exercise, case, outcome.answer, want)
             for case, outcome, want in zip(cases, outcomes, expected, strict=True)]
    changes, prints = _side_effects(exercise, outcomes)
    if all(right):
        return (Report(NOT_QUITE, f"the numbers are right, but{changes}") if changes
                else Report(RIGHT, f"{len(cases)} of {len(cases)} cases.{prints}"))
    hint = (_known_mistake(exercise, cases, expected, outcomes)
            or _problem(exercise, cases, outcomes)
            or _pattern(exercise, outcomes, expected)
            or _first_difference(exercise, cases, expected, outcomes, right))
    return Report(NOT_QUITE, f"{hint}{changes and ' And'}{changes}{prints}")


def _takes(function, count):
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # some functions not written in Python do not say
        pass
    return True


def _is_right(exercise, case, answer, want):
    if exercise.complaint:
        return answer[0].ndim == 0 and not exercise.complaint(float(answer[0]), *deepcopy(case))
    return agree(answer, flat(want), exercise.tolerance)


def _side_effects(exercise, outcomes):
    """Return what is to say of changed arguments, and what of prints."""
    changed = sorted({place for outcome in outcomes for place in outcome.changed})
    names = words.listed([f"`{exercise.arguments[place]}`" for place in changed] or [""])
    changes = (f" `{exercise.name}` changes the {names} that it is given; work on a copy, or write "
               "`x = x + 1` instead of `x += 1`.")
    prints = " What it prints is not shown here."
    printed = any(outcome.printed for outcome in outcomes)
    return changes if changed else "", prints if printed else ""


def _known_mistake(exercise, cases, expected, outcomes):
    """Return the hint of the known mistake that leads to the same in all cases, if there is one.

    Nothing but the same problem everywhere, such as a misspelt name, is no sign of a mistake.
    """
    kinds = {outcome.kind for outcome in outcomes}
    if len(kinds) == 1 and kinds != {""}:
        return ""
    for mistake, hint in exercise.mistakes:
        if all(_alike(call(mistake, case, want), outcome, exercise.tolerance)
               for case, want, outcome in zip(cases, expected, outcomes, strict=True)):
            return hint
    return ""


def _alike(one, other, tolerance):
    if one.answer is None or other.answer is None:
        return one.kind == other.kind
    return agree(other.answer, one.answer, tolerance)


def _problem(exercise, cases, outcomes):
    for case, outcome in zip(cases, outcomes, strict=True):
        if outcome.problem:
            given = words.case(exercise.arguments, case)
            return f"`{exercise.name}` {outcome.problem}, given {given}."
    return ""


def _pattern(exercise, outcomes, expected):
    if exercise.complaint:
        return ""
    return pattern([outcome.answer for outcome in outcomes], expected, exercise.tolerance)


def _first_difference(exercise, cases, expected, outcomes, right):
    place, same = right.index(False), ""
    case, answer = cases[place], outcomes[place].answer
    apart = difference(answer, expected[place])
    if exercise.complaint and answer[0].ndim == 0:
        number, same = float(answer[0]), constant([outcome.answer for outcome in outcomes])
        apart = f"with {words.short(number)} {exercise.complaint(number, *deepcopy(case))}"
    given = words.case(exercise.arguments, case)
    return (f"{same and f'{same} That is '}right for {sum(right)} of {len(cases)} cases; "
            f"given {given}, {apart}.")
