"""Check what a student wrote: say that it is right, or what to look at.

The student's function is matched to its exercise by name. Hints come in steps: who tries again and
makes the same mistake is told more.
"""

import inspect
import re
from copy import deepcopy
from dataclasses import dataclass
from html import escape

import numpy as np

from . import words
from .calls import NOTHING, TOO_LONG, call
from .compare import agree, flat
from .exercise import Exercise
from .exercises import EXERCISES
from .hints import hints

__all__ = ["EXERCISES", "Exercise", "Report", "check"]

TRIES = {}  # for each exercise the hints on the last answer, and how many of them were given
TRIED = {}      # name of an exercise -> reports on what was tried in this session
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
    mistake : str
        What was recognised, the same in every try; "" if nothing was.
    """

    verdict: str
    sentence: str
    mistake: str = ""

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
    report = examine(function, EXERCISES[name], seed)
    if report.verdict != NOT_YET:
        TRIED.setdefault(name, []).append(report)
    return report


@np.errstate(all="ignore")  # answers may be as large as they like
def examine(function, exercise, seed):
    """Return the `Report` on a function as an answer to an `Exercise`."""
    name, arguments = exercise.name, exercise.arguments
    if not _takes(function, len(arguments)):
        return Report(NOT_QUITE, f"`{name}` is given {words.listed(arguments)}; begin with "
                                 f"`def {name}({', '.join(arguments)}):`.")
    cases = exercise.cases(np.random.default_rng(seed))
    expected = [exercise.reference(*deepcopy(case)) for case in cases]  # an rng moves on
    tried = []
    for case, want in zip(cases, expected, strict=True):
        tried.append((case, want, call(function, case, want)))
        if tried[-1][-1].kind == TOO_LONG:
            break
    outcomes = [outcome for *_, outcome in tried]
    printed = any(outcome.printed for outcome in outcomes)
    if all(outcome.kind == NOTHING for outcome in outcomes):
        return Report(NOT_YET, f"`{name}` {_nothing(function, exercise, outcomes)}")
    right = [_is_right(exercise, *one) for one in tried]
    changes, prints = _changes(exercise, outcomes), printed * " What it prints is not shown here."
    if not all(right):
        hint, more, mistake = _hint(exercise, function, tried, right)
        return Report(NOT_QUITE, f"{hint}{changes and ' And'}{changes}{prints}{more}", mistake)
    TRIES.pop(name, None)
    if changes:
        return Report(NOT_QUITE, f"all its numbers are right. But{changes}")
    return Report(RIGHT, f"{len(cases)} of {len(cases)} cases.{prints}")


def _nothing(function, exercise, outcomes):
    if any(outcome.printed for outcome in outcomes):
        return "prints, but returns nothing; write `return` where it says `print`."
    code = getattr(function, "__code__", None)
    if outcomes[0].changed or code and (code.co_nlocals > code.co_argcount
                 or set(code.co_names) - {"NotImplementedError"} or b"..." in code.co_code):
        return ("works something out, and returns nothing; write `return` before what it is to "
                "hand back.")
    return f"{NOTHING}. In place of the `...`, {exercise.todo}"


def _hint(exercise, function, tried, right):
    """Return the next hint on a wrong answer, what it says of others, and what was recognised."""
    said, mistake = hints(exercise, function, tried, right)
    before, count = TRIES.get(exercise.name, ([], 0))
    count = count + 1 if before == said else 0
    TRIES[exercise.name] = said, count
    last = len(said) - 1  # after that, the last two in turns
    hint = said[count if count <= last else last - (count - last) % min(2, len(said))]
    return hint, (count < last) * " The next try tells more.", mistake


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
