"""Call a student's function once, and come back whatever it does."""

import warnings
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass, field
from io import StringIO
from numbers import Real

import numpy as np

from . import words

NOTHING = "returns nothing"


class Unfit(Exception):
    """What came back is not the numbers that were asked for."""


@dataclass
class Outcome:
    """What one call led to."""

    answer: list | None = None  # the arrays that came back, as many as were expected
    problem: str = ""           # if there are none: what to say after the function's name
    kind: str = ""              # that problem, without what differs from case to case
    changed: list = field(default_factory=list)  # places of the arguments that it changed
    printed: bool = False


def call(function, arguments, expected):
    """Return the `Outcome` of calling `function` with a copy of `arguments`.

    Nothing gets out, no exception, no warning, no print, except for Ctrl+C. The right answer,
    `expected`, is there for its structure and its shapes.
    """
    outcome, given, paper = Outcome(), deepcopy(arguments), StringIO()
    with (redirect_stdout(paper), redirect_stderr(paper), warnings.catch_warnings(),
          np.errstate(all="ignore")):
        warnings.simplefilter("ignore")
        try:
            outcome.answer = fitted(function(*given), expected)
            outcome.changed = [place for place, kept in enumerate(arguments)
                               if not _same(given[place], kept)]
        except KeyboardInterrupt:
            raise
        except Unfit as unfit:
            outcome.problem = outcome.kind = str(unfit)
        except NotImplementedError:
            outcome.problem = outcome.kind = NOTHING
        except BaseException as error:  # SystemExit too: a check must not end the notebook
            outcome.kind = words.line(type(error).__name__)
            outcome.problem = f"stops with {outcome.kind}{_message(error)}"
    outcome.printed = paper.closed or bool(paper.getvalue().strip())
    return outcome


def leaves(thing, path=""):
    """Return ``[(path, array), ...]`` for a number, an array, or lists and tuples of them."""
    if not isinstance(thing, (list, tuple)):
        return [(path, np.asarray(thing))]
    return [leaf for name, part in _parts(thing) for leaf in leaves(part, path + name)]


def fitted(answer, expected, path=""):
    """Return the numbers of `answer` as a list of arrays, as `leaves` orders those of `expected`.

    An array takes the shape of the expected one where only brackets are missing: a plain list
    for a column, ``[0.5]`` for 0.5. Raise `Unfit` without finite numbers in the expected parts.
    """
    where = f" as `{path.lstrip('.')}`" if path else ""
    if answer is None or answer is ...:
        raise Unfit(NOTHING + where)
    if not isinstance(expected, (list, tuple)):
        return [_fitted_array(answer, np.shape(expected), where)]
    if not isinstance(answer, (list, tuple, np.ndarray)) or len(answer) != len(expected):
        raise Unfit(f"returns {_counted(answer)}{where} instead of {_wanted(expected)}")
    parts = zip(answer, _parts(expected), strict=True)
    return [array for got, (name, part) in parts for array in fitted(got, part, path + name)]


def _fitted_array(answer, shape, where):
    wanted = "numbers" if shape else "a number"
    try:
        array = np.array(answer)
    except ValueError:
        raise Unfit(f"returns {_named(answer)}{where} whose rows differ in length") from None
    if array.dtype.kind == "O" and all(isinstance(number, Real) for number in array.flat):
        array = array.astype(np.float64)
    if array.dtype.kind not in "biuf":
        odd = [_named(part) for part in array.flat if not isinstance(part, Real)]
        inside = f" with {odd[0]} in it" if array.ndim and odd else ""
        raise Unfit(f"returns {_named(answer)}{inside}{where} instead of {wanted}")
    array = np.asarray(array, dtype=np.float64)
    if not np.isfinite(array).all():
        name = "NaN (not a number)" if np.isnan(array).any() else "infinity"
        raise Unfit(f"returns {name}{where} instead of {wanted}")
    only_brackets = array.size == np.prod(shape) and (array.ndim < 2 or not shape)
    return array.reshape(shape) if only_brackets else array


def _parts(thing):
    fields = getattr(thing, "_fields", None)
    names = [f".{name}" for name in fields] if fields else [f"[{k}]" for k in range(len(thing))]
    return list(zip(names, thing, strict=True))


def _wanted(expected):
    if names := getattr(expected, "_fields", ()):
        return words.listed([f"`{name}`" for name in names])
    return f"{len(expected)} arrays"


def _counted(answer):
    several = isinstance(answer, (list, tuple)) or np.ndim(answer)
    return f"{_named(answer)} of {len(answer)}" if several else _named(answer)


def _named(answer):
    if isinstance(answer, str):
        return f"the text {words.line(repr(str(answer)), 40)}"
    if answer is None:
        return "None"
    name = words.line(type(answer).__name__).replace("ndarray", "array")
    return f"{'an' if name[:1] in tuple('aeiouAEIOU') else 'a'} {name}"


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
