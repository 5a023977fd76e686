"""Every solution is right, every known mistake gets its own hint, and a check lets nothing out."""

import inspect
import io
import json
import re
import textwrap
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlp import Network, forward, gradient
from mlp.activations import sigmoid
from mlp.check import EXERCISES, Exercise, check, examine
from mlp.check.report import NOT_QUITE, NOT_YET, RIGHT

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
CASES = 20

every_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
every_mistake = pytest.mark.parametrize(("exercise", "mistake", "hint"), [
    pytest.param(exercise, mistake, hint, id=f"{exercise.name}: {hint[:50]}")
    for exercise in EXERCISES.values() for mistake, hint in exercise.mistakes])
seeds = st.integers(0, 2**32)


def defined(code, name, **known):
    """Return the function `name` that `code` defines, where a notebook would know as much."""
    known = {"np": np, "sigmoid": sigmoid, "forward": forward, **known}
    exec(textwrap.dedent(code), known)
    return known[name]


def answer(name, body, **known):
    """Return the function of the exercise `name` with this body."""
    head = f"def {name}({', '.join(EXERCISES[name].arguments)}):\n"
    return defined(head + textwrap.indent(textwrap.dedent(body), "    "), name, **known)


def called(function, name):
    """Return a Python function of that name with the exercise's number of arguments."""
    arguments = ", ".join(EXERCISES[name].arguments)
    return answer(name, f"return wrong({arguments})", wrong=function)


def said(name, body):
    """Return what the check says of a body, after seeing that it says it well."""
    report = check(answer(name, body))
    assert_well_said(report)
    assert repr(check(answer(name, body))) == repr(report)
    return repr(report)


def assert_well_said(report):
    text = repr(report)
    assert report.verdict in (RIGHT, NOT_QUITE, NOT_YET) and text.startswith(report.verdict)
    assert text.isprintable() and text.endswith(".") and len(text) < 600
    assert text.count("`") % 2 == 0 and "0x7" not in text


# Solutions, mistakes, stubs

@every_exercise
@settings(max_examples=10)
@given(seed=seeds)
def test_the_solution_is_right_on_any_cases(exercise, seed):
    solution = defined(exercise.solution, exercise.name)
    assert repr(check(solution)) == f"Right: {CASES} of {CASES} cases."
    assert check(solution, seed).right


@pytest.mark.slow
@every_mistake
def test_a_known_mistake_gets_its_own_hint(exercise, mistake, hint):
    for seed in (8, 0, 1):
        report = check(called(mistake, exercise.name), seed)
        assert (report.verdict, report.sentence) == (NOT_QUITE, hint)
    assert_well_said(report)


@every_exercise
def test_no_two_mistakes_share_a_hint(exercise):
    hints = [hint for _, hint in exercise.mistakes]
    assert len(set(hints)) == len(hints) >= 5


@every_exercise
@pytest.mark.parametrize("body", ["...", "pass", "return ...", "raise NotImplementedError",
                                  "...\nx = 1"])
def test_a_stub_is_told_what_to_do(exercise, body):
    text = said(exercise.name, body)
    assert text.startswith(f"Not yet: `{exercise.name}` returns nothing. ")
    assert "`return`" in exercise.todo


@every_exercise
def test_cases_are_the_same_for_one_seed_and_differ_for_two(exercise):
    def cases(seed):
        return repr(exercise.cases(np.random.default_rng(seed)))
    assert cases(1) == cases(1) != cases(2)


@every_exercise
def test_mistakes_and_the_reference_leave_their_arguments_alone(exercise):
    cases = exercise.cases(np.random.default_rng(1))
    before = repr(cases)
    for case in cases:
        exercise.reference(*case)
    assert repr(cases) == before


# What a notebook shows below a stub

def details(path):
    """Yield the Python code blocks that are folded in a notebook, in order."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            for fold in re.findall("<details>.*?</details>", "".join(cell["source"]), re.DOTALL):
                yield from re.findall(r"^```python\n(.*?)^```", fold, re.DOTALL | re.MULTILINE)


def solutions(blocks):
    """Yield ``(name, code)`` of each block that begins with the definition of an exercise."""
    for code in blocks:
        begins = re.match(r"def (\w+)\(", code)
        if begins and begins[1] in EXERCISES:
            yield begins[1], code


def code_cells(path):
    """Return the code cells of a notebook."""
    return ["".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"]
            if cell["cell_type"] == "code"]


def stubs(cells):
    """Yield ``(name, code)`` of each cell in which an exercise is to be done."""
    for code in cells:
        ends = re.search(r"^check\((\w+)\)\s*\Z", code, re.MULTILINE)
        if ends:
            yield ends[1], code


def imported(path):
    """Return what the first code cell of a notebook makes known."""
    known = {}
    exec(code_cells(path)[0], known)
    return known


every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@every_notebook
def test_every_solution_folded_in_a_notebook_is_right(path):
    known = imported(path)  # a solution may use what the notebook has imported, and those before it
    for name, code in solutions(details(path)):
        exec(code, known)
        assert check(known[name]).right, code


@every_notebook
def test_every_stub_in_a_notebook_waits_and_has_its_solution_folded_below(path):
    known, waiting = imported(path), dict(stubs(code_cells(path)))
    assert list(waiting) == [name for name, _ in solutions(details(path))] != []
    for name, code in waiting.items():
        assert name not in known, f"{path.name} imports {name}; call the exercise something else"
        exec(code, known)
        assert check(known[name]).verdict == NOT_YET
        assert list(inspect.signature(known[name]).parameters) == EXERCISES[name].arguments


def test_every_exercise_is_in_one_notebook():
    found = [name for path in NOTEBOOKS for name, _ in stubs(code_cells(path))]
    assert len(found) == len(set(found)) and set(found) <= set(EXERCISES)
    assert len(NOTEBOOKS) < 4 or set(found) == set(EXERCISES)


def test_folded_solutions_are_found(tmp_path):
    path = tmp_path / "one.ipynb"
    source = ("Text\n\n```python\ndef layer(a):\n```\n\n<details><summary>Solution</summary>\n\n"
              "```python\ndef neuron(inputs, weights, bias):\n    return 1\n```\n\n"
              "```python\nx = 1\n```\n\n```python\ndef other(x):\n```\n</details>\n")
    path.write_text(json.dumps({"cells": [
        {"cell_type": "markdown", "source": source.splitlines(keepends=True)},
        {"cell_type": "code", "source": source}]}))
    assert list(solutions(details(path))) == [
        ("neuron", "def neuron(inputs, weights, bias):\n    return 1\n")]


# Other ways to be right

@pytest.mark.parametrize(("name", "body"), [
    ("neuron", "z = bias\nfor w, a in zip(weights, inputs):\n    z += w * a\nreturn sigmoid(z)"),
    ("neuron", "import math\nreturn 1 / (1 + math.exp(-(sum(weights * inputs) + bias)))"),
    ("neuron", "return [sigmoid(weights @ inputs + bias)]"),
    ("neuron", "return np.array([[sigmoid(weights @ inputs + bias)]])"),
    ("neuron", "return np.float32(sigmoid(weights @ inputs + bias))"),
    ("neuron", "return 1 / (1 + 2.718281828 ** -(weights @ inputs + bias))"),
    ("layer", "return [sigmoid(w @ inputs[:, 0] + b[0]) for w, b in zip(weights, biases)]"),
    ("layer", "return [sigmoid(w @ inputs + b) for w, b in zip(weights, biases)]"),
    ("layer", "return sigmoid(weights @ inputs + biases).ravel().tolist()"),
    ("count_parameters", "return float(sum(m * n + n for m, n in zip(sizes, sizes[1:])))"),
    ("count_parameters", "n = 0\nfor k in range(1, len(sizes)):\n"
                         "    n = n + (sizes[k - 1] + 1) * sizes[k]\nreturn n"),
])
def test_other_ways_to_write_it_are_right(name, body):
    assert said(name, body) == f"Right: {CASES} of {CASES} cases."


def test_a_print_is_held_back_and_mentioned(capsys):
    text = said("neuron", "print(inputs)\nreturn sigmoid(weights @ inputs + bias)")
    assert text == "Right: 20 of 20 cases. What it prints is not shown here."
    assert said("neuron", "print(1)\nreturn sigmoid(weights @ inputs)").endswith("not shown here.")
    assert "write `return` where it says `print`" in said("neuron", "print(bias)")
    assert capsys.readouterr() == ("", "")


# Wrong in ways that nobody wrote down

@pytest.mark.parametrize(("name", "body", "expected"), [
    ("neuron", "return -sigmoid(weights @ inputs + bias)", "right, but for the sign"),
    ("neuron", "return 2 * sigmoid(weights @ inputs + bias)", "2 times what it should be"),
    ("neuron", "return sigmoid(weights @ inputs + bias) / 3", "0.333 times what it should be"),
    ("neuron", "return sigmoid(weights @ inputs + bias) - 0.5", "too small by 0.5"),
    ("neuron", "return round(float(sigmoid(weights @ inputs + bias)), 3)", "but rounded"),
    ("neuron", "return 0.5", "you return 0.5 in every case"),
    ("count_parameters", "return 13_002", "you return 13,002 in every case"),
    ("layer", "return sigmoid(weights @ inputs + biases).T", "shape (1, 2), expected an array of"),
    ("layer", "return 1", "you returned one number, expected an array of shape (2, 1)"),
    ("neuron", "return sigmoid(weights @ inputs + bias) + 1e-9 * 1e4", "too large by 1.0e-05"),
])
def test_what_is_wrong_in_the_same_way_everywhere_is_named(name, body, expected):
    text = said(name, body)
    assert text.startswith("Not quite: ") and expected in text


def test_else_the_first_wrong_case_is_shown_with_its_numbers():
    assert said("neuron", "return sigmoid(2 * (weights @ inputs) + bias)") == (
        "Not quite: right for 0 of 20 cases; given inputs [0.7, 0.3], weights [-1.5, 3] and "
        "bias -2, you returned 0.091, expected 0.104.")
    assert said("count_parameters", "return sum(m * n + n for m, n in zip(sizes, sizes[1:])) "
                                    "+ (len(sizes) == 4)") == (
        "Not quite: right for 15 of 20 cases; given sizes [784, 16, 16, 10], you returned 13,003, "
        "expected 13,002.")


def test_a_gap_too_small_for_three_decimals_is_shown_with_more():
    right = "sigmoid(weights @ inputs + bias)"
    text = said("neuron", f"return {right} * (1.00002 if bias > 0 else 1)")
    got, want = re.search(r"returned ([\d.]+), expected ([\d.]+)\.", text).groups()
    assert got != want and len(got) == 8


# A function that misbehaves

@pytest.mark.parametrize(("body", "expected"), [
    ("return 1 / 0", "stops with ZeroDivisionError (division by zero), given inputs [0.7, 0.3], "
                     "weights [-1.5, 3] and bias -2."),
    ("raise SystemExit", "stops with SystemExit, given"),
    ("class Bad(Exception):\n    def __str__(self):\n        return 1 / 0\nraise Bad",
     "stops with Bad, given"),
    ("import sys\nsys.stdout.close()\nreturn 3 + bias", "What it prints is not shown here."),
    ("return type('', (), {})()", "instead of a number"),
    ("a = []\na.append(a)\nreturn a", "given"),
    ("raise GeneratorExit", "stops with GeneratorExit"),
    ("raise ValueError('two\\nlines\\x1b' + 'x' * 1000)", "(two lines xxx"),
    ("raise ValueError(f'{object()}')", "<object object at 0x...>"),
    ("raise ValueError('\\ud800 `')", "stops with ValueError ('), given"),
    ("return neuron(inputs, weights, bias)", "RecursionError"),
    ("return unknown", "NameError (name 'unknown' is not defined)"),
    ("return '0.5'", "returns the text '0.5' instead of a number"),
    ("return float('nan')", "returns NaN (not a number)"),
    ("return np.inf", "returns infinity"),
    ("return sigmoid", "returns a function instead of a number"),
    ("return {}", "returns a dict"),
    ("return object()", "returns an object"),
    ("return 1j", "returns a complex"),
    ("yield 1", "returns a generator"),
    ("return [None, 1]", "returns a list with None in it"),
    ("return ['a']", "returns a list with the text 'a' in it"),
    ("return [[1], [2, 3]]", "whose rows differ in length"),
    ("return 10 ** 400", "OverflowError"),
    ("return []", "you returned an array of shape (0,), expected one number"),
    ("return np.eye(2)", "you returned an array of shape (2, 2), expected one number"),
    ("return 1 if len(inputs) < 3 else None", "`neuron` returns nothing, given inputs [0.3, 0.7"),
    ("import warnings\nwarnings.warn('x')\nreturn np.exp(1e9) + np.log(-1)", "NaN"),
    ("inputs.shape = (1, -1)\nreturn 3 + bias", "`neuron` changes the `inputs`"),
])
def test_whatever_it_does_is_told_in_one_sentence(body, expected):
    text = said("neuron", body)
    assert text.startswith("Not quite: ") and expected in text


def test_what_it_changes_is_told():
    text = said("neuron", "inputs *= weights\nreturn sigmoid(inputs.sum() + bias)")
    assert text.startswith("Not quite: the numbers are right, but `neuron` changes the `inputs` ")
    text = said("layer", "weights += 1\nbiases[0] = 3\nreturn sigmoid(weights @ inputs + biases)")
    assert "right for" in text and "And `layer` changes the `weights` and `biases` that" in text
    text = said("count_parameters", "first = sizes.pop(0)\nreturn first")
    assert "changes the `sizes`" in text


def test_one_case_does_not_see_what_another_changed():
    text = said("layer", "a = inputs\na *= 0\nreturn a")
    assert "right for 0 of 20" in text and "inputs [[0.7], [0.3], [0.2]]" in text


def test_ctrl_c_gets_through():
    with pytest.raises(KeyboardInterrupt):
        check(answer("neuron", "raise KeyboardInterrupt"))
    assert said("neuron", "...").startswith("Not yet")


def test_a_head_that_does_not_fit_is_given():
    assert repr(check(defined("def neuron(x):\n    return x", "neuron"))) == (
        "Not quite: `neuron` is given inputs, weights and bias; begin with "
        "`def neuron(inputs, weights, bias):`.")


@pytest.mark.parametrize("thing", [None, 0.5, "neuron", np.ones(3)])
def test_what_is_not_a_function_is_asked_for(thing):
    assert "as in `check(neuron)`" in repr(check(thing))


@pytest.mark.parametrize("thing", [lambda x: x, print, np.sum, int, np.vectorize(abs)])
def test_an_unknown_name_is_answered_with_the_known_ones(thing):
    report = check(thing)
    assert report.verdict == NOT_YET and all(f"`{name}`" in repr(report) for name in EXERCISES)
    assert_well_said(report)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
    | st.complex_numbers() | st.just(...) | st.builds(object) | st.builds(io.StringIO),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner)
    | st.builds(lambda x: np.array(x, dtype=object), inner), max_leaves=8)


@pytest.mark.slow
@every_exercise
@settings(max_examples=30)
@given(returned=anything)
@example(returned=1e307)  # some multiple of it is too large for a float
def test_anything_may_be_returned(exercise, returned):
    report = check(called(lambda *_: returned, exercise.name))
    assert_well_said(report)
    assert not report.right


ONE_ANSWER = {name for name, exercise in EXERCISES.items() if not exercise.complaint}


@given(seed=seeds, name=st.sampled_from(sorted(ONE_ANSWER)), noise=st.floats(1e-4, 1e3))
def test_numbers_that_are_off_are_never_right(seed, name, noise):
    reference = EXERCISES[name].reference
    places = np.random.default_rng(seed)

    def off(thing):
        if isinstance(thing, (list, tuple)):
            return [off(part) for part in thing]
        return thing + noise * places.choice([0.5, -1, 2], np.shape(thing))

    report = check(called(lambda *given: off(reference(*given)), name))
    assert_well_said(report)
    assert not report.right


# The exercises of the later notebooks: several arrays, networks, random numbers

class Slopes(NamedTuple):
    """What backpropagation returns."""

    weights: list
    biases: list


def slopes(network, inputs, targets, rng):
    """Return the gradient; stands for an exercise of a later notebook."""
    return gradient(network, inputs, targets)


def slope_cases(rng):
    return [(Network.random(sizes, rng), rng.random((3, 2)), rng.random((2, 2)), rng)
            for sizes in [(3, 4, 2), (3, 2), (3, 5, 4, 2)]]


BACKPROP = Exercise(slopes, slope_cases, [
    (lambda *a: Slopes(*([2 * x for x in part] for part in slopes(*a))), "factor 2."),
], "Begin.", "")


def test_a_gradient_can_be_asked_for_too():
    def say(function):
        report = examine(function, BACKPROP, seed=0)
        assert_well_said(report)
        return repr(report)

    def doubled_first_bias(*given):
        weights, biases = gradient(*given[:3])
        return weights, [2 * biases[0], *biases[1:]]

    def moved(network, inputs, targets, rng):
        network.biases[0] += rng.random()
        return gradient(network, inputs, targets)

    assert say(slopes) == "Right: 3 of 3 cases."
    assert say(lambda *a: tuple(slopes(*a))) == "Right: 3 of 3 cases."
    assert say(lambda *a: [[2 * x for x in part] for part in slopes(*a)]) == "Not quite: factor 2."
    assert say(doubled_first_bias) == "Not quite: right everywhere but in `biases[0]`."
    assert "changes the `network`" in say(moved)
    assert "instead of `weights` and `biases`" in say(lambda *a: slopes(*a).weights[:1])
    assert "returns nothing as `biases`" in say(lambda *a: (slopes(*a).weights, None))
    assert "at `weights[0]`" in say(lambda *a: ([x.T for x in slopes(*a)[0]], slopes(*a)[1]))
    assert "returns nothing" in say(lambda *a: None)


def test_the_student_meets_the_same_random_numbers_as_the_reference():
    def shuffled(rng, n):
        return rng.permutation(n)

    exercise = Exercise(shuffled, lambda rng: [(rng, 5), (rng, 9)], [], "Begin.", "")
    assert examine(lambda rng, n: rng.permutation(n), exercise, seed=0).right
    report = examine(lambda rng, n: np.arange(n), exercise, seed=0)
    assert_well_said(report)
    assert "given rng (a Generator) and n 5, you returned [0, 1, 2, 3, 4], expected" in repr(report)


# How it looks

def test_html_is_escaped_and_takes_its_colours_from_the_page():
    html = check(answer("neuron", "return '<b>&'"))._repr_html_()
    assert "<code>neuron</code> returns the text &#x27;&lt;b&gt;&amp;&#x27;" in html
    assert "#fff" not in html and "currentColor" in html and "background" not in html
    assert "✗ <strong>Not quite:</strong>" in html
    assert "✓ <strong>Right:</strong>" in check(
        defined(EXERCISES["neuron"].solution, "neuron"))._repr_html_()
