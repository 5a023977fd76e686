"""What a student may write, as the function that a notebook would know."""

import linecache
import textwrap
from pathlib import Path

import numpy as np

from mlp import forward
from mlp.activations import sigmoid, sigmoid_slope
from mlp.check import EXERCISES, NOT_QUITE, NOT_YET, RIGHT, TRIES, Report

WRONG = Path(__file__).with_name("wrong_answers")
RIGHT_ANSWERS = WRONG.with_name("right_answers.txt")
LEFT_OVER = {"w": np.ones(3), "b": 0.5, "a": [np.ones(2)]}     # by other cells of the notebook


def answer(name, body, **known):
    """Return the function of the exercise `name` with this body, as a notebook would know it."""
    known = {"np": np, "sigmoid": sigmoid, "sigmoid_slope": sigmoid_slope, "forward": forward,
             **known}
    head = f"def {name}({', '.join(EXERCISES[name].arguments)}):\n"
    code, cell = head + textwrap.indent(textwrap.dedent(body), "    "), f"<cell of {name}>"
    linecache.cache[cell] = len(code), None, code.splitlines(keepends=True), cell
    exec(compile(code, cell, "exec"), known)
    return known[name]


def called(function, name):
    """Return a Python function of that name with the exercise's number of arguments."""
    arguments = ", ".join(EXERCISES[name].arguments)
    return answer(name, f"return wrong({arguments})", wrong=function)


def assert_well_said(report):
    text = repr(report)
    assert report.verdict in (RIGHT, NOT_QUITE, NOT_YET) and text.startswith(report.verdict)
    assert text.isprintable() and text.endswith(".") and len(text) < 600
    assert text.count("`") % 2 == 0 and "0x7" not in text


def all_steps(report, name):
    """Return what is said of a mistake in the first try, the `report`, and would be in the next."""
    hints, _ = TRIES.get(name, ([report.sentence], 0))
    rest = report.sentence.removeprefix(hints[0])
    told = [f"{hint}{rest}" for hint in hints]
    for sentence in told:
        assert_well_said(Report(report.verdict, sentence))
    return told


def written_down(path):
    """Yield the answers in a file: name, words of what is said, body."""
    for block in path.read_text("utf-8").strip().split("\n\n")[1:]:
        head, body = block.split("\n", 1)
        name, words = head.removeprefix("# ").split(": ", 1)
        yield name, words.split(" ... "), body


def wrong_answers():
    """Yield all wrong ones, and whether each waits for the slow tests, as pairs of mistakes do."""
    for path in sorted(WRONG.glob("*.txt")):
        for name, words, body in written_down(path):
            yield name, words, body, name == "backprop" or path.stem.startswith("fresh")
