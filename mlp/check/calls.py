"""Call a student's function once, and come back whatever it does."""

import warnings
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass, field
from io import StringIO
from numbers import Real

import numpy as np

from . import words
from .errors import explain
from .watch import TooLong, watched

NOTHING, TOO_LONG = "returns nothing", "never ends"
SECONDS = 5  # that a student's function may take for one case; most take a thousandth of one


class Unfit(Exception):
    """What came back is not what was asked for; `parts` are the arrays in it, if it has any."""

    def __init__(self, problem, parts=()):
        super().__init__(problem)
        self.parts = list(parts)


@dataclass
class Outcome:
    """What one call led to."""

    answer: list | None = None  # the arrays that came back, as many as were expected
    problem: str = ""           # if there are none: what to say after the function's name
    kind: str = ""              # that problem, without what differs from case to case
    explained: bool = False     # whether the problem says what it comes from
    parts: list = field(default_factory=list)    # the arrays, if there are too few or too many
    changed: list = field(default_factory=list)  # places of the arguments that it changed
    printed: bool = False


def call(function, arguments, expected):
    """Return the `Outcome` of `function` on copies of `arguments`, whatever it does."""
    outcome, given, paper = Outcome(), deepcopy(arguments), StringIO()
    with (redirect_stdout(paper), redirect_stderr(paper), np.errstate(all="ignore"),
          warnings.catch_warnings(action="ignore")):
        try:
            answer = watched(lambda: function(*given), SECONDS)
            outcome.changed = [place for place, kept in enumerate(arguments)
                               if not _same(given[place], kept)]
            outcome.answer = numbers_in(answer, expected)
        except KeyboardInterrupt:
            raise
        except Unfit as unfit:
            outcome.problem = outcome.kind = str(unfit)
            outcome.parts = unfit.parts
        except NotImplementedError:
            outcome.problem = outcome.kind = NOTHING
        except TooLong as error:
            outcome.kind, outcome.explained = TOO_LONG, True
            outcome.problem = (f"was stopped after {SECONDS} seconds"
                               f"{explain(error, function)[0].rstrip(',')}: a loop in it seems to "
                               "go on for ever")
        except BaseException as error:  # SystemExit too: a check must not end the notebook
            outcome.kind = words.line(type(error).__name__)
            where, meaning = explain(error, function)
            outcome.explained = bool(meaning)
            outcome.problem = (f"stops{where} with {outcome.kind}" + (
                f": {meaning}" if meaning else _message(error)))
    outcome.printed = paper.closed or bool(paper.getvalue().strip())
    return outcome


def leaves(thing, path=""):
    """Return ``[(path, array), ...]`` for a number, an array, or lists and tuples of them."""
    if not isinstance(thing, (list, tuple)):
        return [(path, np.asarray(thing))]
    return [leaf for name, part in _parts(thing) for leaf in leaves(part, path + name)]


def numbers_in(answer, expected, path=""):
    """Return the numbers of `answer` as arrays, as `leaves` orders `expected`, or raise `Unfit`."""
    where = f" as `{path.lstrip('.')}`" if path else ""
    if _too_deep(answer):  # numpy would make 2 ** 64 numbers of a pair that holds itself
        raise Unfit(f"returns {_named(answer)} of lists in lists in lists{where}")
    if answer is None or answer is ...:
        raise Unfit(NOTHING + where)
    if not isinstance(expected, (list, tuple)):
        return [_array(answer, np.asarray(expected), where)]
    several = isinstance(answer, (list, tuple)) or isinstance(answer, np.ndarray) and answer.ndim
    if not several or len(answer) != len(expected):
        fields = [f"`{name}`" for name in getattr(expected, "_fields", ())]
        wanted = f"the slopes for {words.listed(fields)}" if fields else f"{len(expected)} arrays"
        counted = f" of {len(answer)}" if several else ""
        raise Unfit(f"returns {_named(answer)}{counted}{where} instead of {wanted}",
                    _contents(answer) if several else ())
    if len(answer) > 1 and all(isinstance(part, list) and part is answer[0] for part in answer):
        raise Unfit(f"returns one and the same list {len(answer)} times{where}; what changes one "
                    "of them changes all, so begin a new list each time")
    parts = zip(answer, _parts(expected), strict=True)
    return [array for got, (name, part) in parts for array in numbers_in(got, part, path + name)]


def _too_deep(thing, levels=4):
    return isinstance(thing, (list, tuple)) and (
        not levels or any(_too_deep(part, levels - 1) for part in thing))


def _array(answer, expected, where):
    wanted = "numbers" if expected.ndim else "a number"
    try:
        array = np.array(answer)
    except ValueError:
        raise Unfit(f"returns {_named(answer)}{where} whose rows differ in length") from None
    odd = [part for part in array.flat if not isinstance(part, (Real, np.bool_))]
    if odd:
        inside = f" with {_named(odd[0])} in it" if array.ndim else ""
        brackets = "; a pair of brackets is missing behind its name" * callable(answer)
        raise Unfit(f"returns {_named(answer)}{inside}{where} instead of {wanted}{brackets}")
    if isinstance(answer, np.ndarray) and (type(answer) is not np.ndarray or array.dtype == object):
        raise Unfit(f"returns {_named(answer)}{where} instead of a plain array of numbers")
    if expected.ndim and expected.dtype.kind == "i" and array.dtype.kind == "f" and array.size:
        raise Unfit(f"returns {array.flat[0]} and the like{where}, which are not whole numbers, "
                    "and so no places")
    array = array.astype(np.float64)
    if not np.isfinite(array).all():
        name = "NaN (not a number)" if np.isnan(array).any() else "infinity"
        raise Unfit(f"returns {name}{where} instead of {wanted}")
    if expected.ndim > 1 and isinstance(answer, (list, tuple)):
        raise Unfit(f"returns {_named(answer)}{where} instead of an array ("
                    "`np.array(...)` makes one)")
    return array


def _contents(answer):
    try:
        return [np.asarray(part, np.float64) for part in answer]
    except Exception:  # whatever may lie in a list
        return []


def _parts(thing):
    fields = getattr(thing, "_fields", None)
    names = [f".{name}" for name in fields] if fields else [f"[{k}]" for k in range(len(thing))]
    return list(zip(names, thing, strict=True))


def _named(answer):
    if isinstance(answer, str):
        return f"the text {words.line(repr(str(answer)), 40)}"
    if answer is None:
        return "None"
    name = words.line(type(answer).__name__).replace("ndarray", "array")
    return f"{'an' if name[:1].lower() in tuple('aeiou') else 'a'} {name}"


def _message(error):
    try:
        text = words.line(str(error))
    except Exception:  # a class of the student's own, whose __str__ does not work either
        text = ""
    return f" ({text})" if text else ""


def _same(given, kept):
    if isinstance(kept, (list, tuple)):
        return len(given) == len(kept) and all(map(_same, given, kept))
    if hasattr(kept, "__dict__"):
        return _same(list(vars(given).values()), list(vars(kept).values()))
    if not isinstance(kept, (Real, np.ndarray)):
        return True  # an rng is there to be used
    return np.array_equal(given, kept)
