"""What is said of a wrong answer, in steps: where to look, what is the matter, an example."""

import dis
import warnings
from numbers import Real
from types import CodeType

import numpy as np

from . import words
from .calls import Outcome, Unfit, numbers_in
from .compare import agree, constant, difference, flat, of_numbers, other_shape, parts


def hints(exercise, function, tried, right):
    """Return the sentences to be said, try by try, and the one on what was recognised, or ""."""
    found, same = _other_shape(exercise, tried), _same(exercise, tried)
    example = _example(exercise, tried, right, found)
    mistake = known_mistake(exercise.mistakes, exercise, tried) or (
        None if found or same else known_mistake(exercise.pairs, exercise, tried))
    if mistake:  # where it stops is a better place to look than any other
        stops = [f"`{exercise.name}` {o.problem}." for *_, o in tried if o.explained]
        where = stops[0] if stops else f"look again at {mistake.where}."
        return [where, mistake.what, example], mistake.what
    if used := leftovers(function, exercise):
        return [used], used
    for case, want, outcome in tried:
        if outcome.problem:
            given = "" if outcome.explained else (
                f", given {words.case(exercise.arguments, case)}")
            return [f"`{exercise.name}` {outcome.problem}{given}{_so_far(exercise, want, outcome)}."
                    ], outcome.problem
    if exercise.complaint:
        return [_first_wrong(exercise, tried, right), example], ""
    both = _both(exercise, tried)
    found = found or of_numbers(*both)
    said = [found, parts(*both)] if found else [parts(*both), _first_wrong(exercise, tried, right)]
    return [*filter(None, said), example], found


def _both(exercise, tried):
    """Return all answers, the right ones and how far off they may be."""
    _, expected, outcomes = zip(*tried, strict=True)
    return [outcome.answer for outcome in outcomes], expected, exercise.tolerance


def _other_shape(exercise, tried):
    both = _both(exercise, tried)
    return "" if None in both[0] or exercise.complaint else other_shape(*both)


def _so_far(exercise, want, outcome):
    """Return which of too few or too many parts are right, or ""."""
    got, want = outcome.parts, flat(want)
    few = min(len(got), len(want))
    if few and agree(got[:few], want[:few], exercise.tolerance):
        return f"; the first {few} are right" + ("; the last is missing" * (few == len(want) - 1))
    return ""


def leftovers(function, exercise):
    """Return the sentence on values of other cells that a function uses, or ""."""
    known = getattr(function, "__globals__", {})
    names = {f"`{name}`": None for name in _names_used(getattr(function, "__code__", None))
             if isinstance(known.get(name), (Real, np.ndarray, list, tuple))
             or hasattr(known.get(name), "n_parameters")}
    given = words.listed([f"`{argument}`" for argument in exercise.arguments])
    return names and (f"`{exercise.name}` uses {words.listed(names)}, left over from another cell; "
                      f"what it is given is {given}.")


def _names_used(code):
    """Return the names that code takes from outside, that of the functions in it as well."""
    if not isinstance(code, CodeType):
        return []
    own = [step.argval for step in dis.get_instructions(code)
           if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")]
    return own + [name for part in code.co_consts for name in _names_used(part)]


def known_mistake(mistakes, exercise, tried):
    """Return the first of the known `mistakes` that leads to the same in all cases, or None."""
    outcomes = [outcome for *_, outcome in tried]
    if len({outcome.kind for outcome in outcomes}) == 1 and outcomes[0].kind and not any(
            outcome.parts for outcome in outcomes):
        return None
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        for mistake in mistakes:
            written = mistake.written(exercise.solution)
            if all(_alike(_made(exercise, written, case, want), outcome, exercise.tolerance)
                   for case, want, outcome in reversed(tried)):  # the largest tell most
                return mistake
    return None


def _made(exercise, written, case, want):
    """Return the `Outcome` of a known mistake, which changes no argument and prints nothing."""
    given = dict(zip(exercise.arguments, case, strict=True))
    try:
        return Outcome(numbers_in(written(**given), want))
    except Unfit as unfit:
        return Outcome(kind=str(unfit), parts=unfit.parts)
    except Exception as error:
        return Outcome(kind=type(error).__name__)


def _alike(one, other, tolerance):
    if one.answer is None or other.answer is None:
        return one.kind == other.kind and agree(other.parts, one.parts, tolerance)
    return agree(other.answer, one.answer, tolerance)


def _first_wrong(exercise, tried, right):
    """Return how many cases are right, and in which one it is first or most of all wrong."""
    case, want, outcome = tried[right.index(False)]
    same, apart = _same(exercise, tried), _apart(exercise, case, want, outcome)
    return (f"{same and f'{same} That is '}right for {sum(right)} of {len(right)} cases; "
            f"given {words.case(exercise.arguments, case)}, {apart}.")


def _same(exercise, tried):
    """Return which number is the answer to every case, where many answers are right, or ""."""
    answers = [outcome.answer for *_, outcome in tried]
    if not exercise.complaint or None in answers or answers[0][0].ndim:
        return ""
    return constant(answers)


def _apart(exercise, case, want, outcome):
    """Return how far off an answer is, or what it leads to where many are right."""
    if not exercise.complaint or outcome.answer[0].ndim:
        return difference(outcome.answer, want)
    number = float(outcome.answer[0])
    return f"with {words.short(number)} {exercise.complaint(number, *case)}"


def _example(exercise, tried, right, found):
    """Return the way to the right answer in the first case that is wrong, number by number."""
    case, want, outcome = tried[right.index(False)]
    way = ", ".join(f"{said} {words.value(found)}" for said, found in exercise.steps(case))
    yours = found.rstrip(".")
    if outcome.answer is not None and not found:
        yours = _apart(exercise, case, want, outcome)
    return (f"an example: given {words.case(exercise.arguments, case)}, {way}"
            f"{yours and f'; {yours}'}.")
