"""Every solution is right, every known mistake gets its own hint, and a check lets nothing out."""

import inspect
import io
import json
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from answers import (
    LEFT_OVER,
    RIGHT_ANSWERS,
    all_steps,
    answer,
    assert_well_said,
    called,
    written_down,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from mlp import gradient
from mlp.check import EXERCISES, NOT_QUITE, NOT_YET, TRIES, Exercise, check, examine
from mlp.check.compare import agree, flat
from mlp.check.exercise import run

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

every_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
seeds = st.integers(0, 2**32)


@pytest.fixture(autouse=True)
def _first_try():
    TRIES.clear()


def said(name, body):
    """Return what the check says of a body, after seeing that it says it well."""
    report = check(answer(name, body))
    assert_well_said(report)
    TRIES.clear()
    assert repr(check(answer(name, body))) == repr(report)
    TRIES.clear()
    return repr(report)


# What the notebooks hold

def cells(path, kind):
    """Return the cells of one kind in a notebook, as texts."""
    return ["".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"]
            if cell["cell_type"] == kind]


def folded(path):
    """Return ``{name: code}`` of the solutions that are folded in a notebook."""
    folds = re.findall("<details>.*?</details>", "\n".join(cells(path, "markdown")), re.DOTALL)
    blocks = re.findall(r"^```python\n(def (\w+)\(.*?)^```", "\n".join(folds), re.DOTALL | re.M)
    return {name: code for code, name in blocks if name in EXERCISES}


def stubs(path):
    """Return ``{name: code}`` of the cells in which an exercise is to be done."""
    ends = {code: re.search(r"^check\((\w+)\)\s*\Z", code, re.M) for code in cells(path, "code")}
    return {end[1]: code for code, end in ends.items() if end}


def imported(path):
    """Return what the first code cell of a notebook makes known."""
    known = {}
    exec(TransformerManager().transform_cell(cells(path, "code")[0]), known)    # %pip is no Python
    return known


@cache
def solutions():
    """Return the functions of all folded solutions, by name."""
    found = {}
    for path in NOTEBOOKS:
        known = imported(path)  # a solution may use that, and the solutions before it
        for name, code in folded(path).items():
            exec(code, known)
            found[name] = known[name]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_stub_in_a_notebook_waits_and_has_its_solution_folded_below(path):
    known, waiting = imported(path), stubs(path)
    assert sorted(name for path in NOTEBOOKS for name in stubs(path)) == sorted(EXERCISES)
    assert list(waiting) == list(folded(path)) != []
    for name, code in waiting.items():
        assert name not in known, f"{path.name} imports {name}; call the exercise something else"
        exec(code, known)
        assert check(known[name]).verdict == NOT_YET
        assert list(inspect.signature(known[name]).parameters) == EXERCISES[name].arguments


# Solutions, mistakes, stubs

@every_exercise
@settings(max_examples=4)
@given(seed=seeds)
@example(seed=8)    # the one that a notebook has
def test_the_solution_in_the_notebook_is_right_on_any_cases(exercise, seed):
    assert repr(check(solutions()[exercise.name], seed)) == "Right: 20 of 20 cases."


@every_exercise
@pytest.mark.slow
def test_no_two_known_mistakes_do_the_same_and_none_does_what_is_right(exercise):
    for mistake in exercise.mistakes:
        TRIES.clear()
        written, names = mistake.written(exercise.solution), exercise.arguments
        function = called(lambda *case, names=names, written=written: written(
            **dict(zip(names, case, strict=True))), exercise.name)
        report = check(function)
        assert (report.verdict, report.mistake) == (NOT_QUITE, mistake.what)
        starts = ((f"look again at {mistake.where}.", f"`{exercise.name}` stops in line 2, "),
                  mistake.what, "an example: given ")
        for sentence, start in zip(all_steps(report, exercise.name), starts, strict=True):
            assert sentence.startswith(start)


@every_exercise
def test_the_solution_in_pieces_is_the_reference_and_no_hint_holds_its_code(exercise):
    cases, same, others = (exercise.cases(np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert repr(cases) == repr(same) != repr(others)
    for case in cases:
        names = dict(zip(exercise.arguments, case, strict=True))
        got, want = run(exercise.solution, names)["answer"], exercise.reference(*case)
        assert agree(flat(got), flat(want), 1e-9) or not exercise.complaint(got, *case)
    source = next(folded(path)[exercise.name] for path in NOTEBOOKS
                  if exercise.name in folded(path))
    code = [re.split(r"= |return ", line.strip())[-1] for line in source.splitlines()]
    for mistake in exercise.mistakes:
        said = f"{mistake.where} {mistake.what}"
        assert not any(line in said for line in code if len(line) > 12)
        assert "right, but" not in mistake.what and not mistake.what[0].isupper()
        assert mistake.what.count(". ") <= 2 and mistake.what.endswith(".")


@every_exercise
def test_a_stub_is_told_what_to_do(exercise):
    for body in ("...", "pass", "return ...", "raise NotImplementedError", "return None"):
        text = said(exercise.name, body)
        assert text.startswith(f"Not yet: `{exercise.name}` returns nothing. ")
        assert "In place of the `...`, " in text and "`return`" in exercise.todo


# Other ways to be right

@pytest.mark.parametrize(("name", "words", "body"), written_down(RIGHT_ANSWERS))
def test_other_ways_to_write_it_are_right_even_beside_what_is_left_over(name, words, body):
    assert repr(check(answer(name, body, gradient=gradient, **LEFT_OVER))) == words[0]


def test_a_print_is_held_back_and_mentioned(capsys):
    text = said("neuron", "print(inputs)\nreturn sigmoid(weights @ inputs + bias)")
    assert text == "Right: 20 of 20 cases. What it prints is not shown here."
    assert capsys.readouterr() == ("", "")


def test_a_gap_too_small_for_three_decimals_is_shown_with_more():
    text = said("neuron",
                "return sigmoid(weights @ inputs + bias) * (1.00002 if bias > 0 else 1)")
    got, want = re.search(r"returned ([\d.]+), expected ([\d.]+)\.", text).groups()
    assert got != want and len(got) == 8


# A function that misbehaves; more of them are in wrong_answers/odd.txt

def test_ctrl_c_gets_through():
    with pytest.raises(KeyboardInterrupt):
        check(answer("neuron", "raise KeyboardInterrupt"))
    assert said("neuron", "...").startswith("Not yet")


def test_a_head_that_does_not_fit_is_given():
    def neuron(x):
        return x

    assert repr(check(neuron)) == (
        "Not quite: `neuron` is given inputs, weights and bias; begin with "
        "`def neuron(inputs, weights, bias):`.")


@pytest.mark.parametrize("thing", [None, 0.5, "neuron", np.ones(3), lambda x: x, print, np.sum,
                                   int, np.vectorize(abs)])
def test_what_is_no_function_is_asked_for_and_an_unknown_name_answered_with_the_known_ones(thing):
    report = check(thing)
    assert report.verdict == NOT_YET
    if callable(thing):
        assert all(f"`{name}`" in repr(report) for name in EXERCISES)
    else:
        assert "as in `check(neuron)`" in repr(report)
    assert_well_said(report)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
    | st.complex_numbers() | st.just(...) | st.builds(object) | st.builds(io.StringIO),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner)
    | st.builds(lambda x: np.array(x, dtype=object), inner), max_leaves=8)


@pytest.mark.slow
@settings(max_examples=4 * settings.default.max_examples)
@given(name=st.sampled_from([*EXERCISES]), returned=anything)
@example(name="neuron", returned=1e307)  # some multiple of it is too large for a float
@example(name="choose_learning_rate", returned=1e307)
def test_anything_may_be_returned(name, returned):
    report = check(called(lambda *_: returned, name))
    assert_well_said(report)
    assert not report.right


ONE_ANSWER = {name for name, exercise in EXERCISES.items() if not exercise.complaint}


@pytest.mark.slow
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


# Random numbers

def test_the_student_meets_the_same_random_numbers_as_the_reference():
    def shuffled(rng, n):
        return rng.permutation(n)

    exercise = Exercise(shuffled, lambda rng: [(rng, 5), (rng, 9)],
                        "answer = rng.permutation(n)", "Begin.")
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
    assert "✓ <strong>Right:</strong>" in check(solutions()["neuron"])._repr_html_()
