"""Every solution is right, every known mistake gets its own hint, and a check lets nothing out."""

import inspect
import io
import json
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from answers import LEFT_OVER, answer, assert_well_said, called
from hypothesis import example, given, settings
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from mlp import gradient
from mlp.check import EXERCISES, NOT_QUITE, NOT_YET, TRIES, Exercise, check, examine
from mlp.check.compare import agree, flat
from mlp.check.exercise import run

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
CASES = 20

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
    assert list(waiting) == list(folded(path)) != []
    for name, code in waiting.items():
        assert name not in known, f"{path.name} imports {name}; call the exercise something else"
        exec(code, known)
        assert check(known[name]).verdict == NOT_YET
        assert list(inspect.signature(known[name]).parameters) == EXERCISES[name].arguments


def test_every_exercise_is_in_one_notebook():
    assert sorted(name for path in NOTEBOOKS for name in stubs(path)) == sorted(EXERCISES)


# Solutions, mistakes, stubs

@every_exercise
@settings(max_examples=10)
@given(seed=seeds)
def test_the_solution_in_the_notebook_is_right_on_any_cases(exercise, seed):
    solution = solutions()[exercise.name]
    assert repr(check(solution)) == f"Right: {CASES} of {CASES} cases."
    assert check(solution, seed).right


@every_exercise
@pytest.mark.slow
def test_no_two_known_mistakes_do_the_same_and_none_does_what_is_right(exercise, seed=8):
    for k, mistake in enumerate(exercise.mistakes):
        TRIES.clear()
        written, names = mistake.written(exercise.solution), exercise.arguments
        function = called(lambda *case, names=names, written=written: written(
            **dict(zip(names, case, strict=True))), exercise.name)
        # Of every third mistake all three steps are seen; test_hints.py goes through many more.
        reports = [check(function, seed) for _ in range(3 if k % 3 == 0 else 1)]
        first, *later = reports
        assert (first.verdict, first.mistake) == (NOT_QUITE, mistake.what)
        assert first.sentence.startswith(
            (f"look again at {mistake.where}.", f"`{exercise.name}` stops in line 2, "))
        for report, start in zip(later, (mistake.what, "an example: given "), strict=False):
            assert report.sentence.startswith(start)
        for report in reports:
            assert_well_said(report)


@every_exercise
def test_the_solution_in_pieces_is_the_reference_and_no_hint_holds_its_code(exercise):
    for case in exercise.cases(np.random.default_rng(3)):
        names = dict(zip(exercise.arguments, case, strict=True))
        got, want = run(exercise.solution, names)["answer"], exercise.reference(*case)
        assert agree(flat(got), flat(want), 1e-9) or not exercise.complaint(got, *case)
    code = [line for line in solution_lines(exercise.name) if len(line) > 12]
    for mistake in exercise.mistakes:
        assert not any(line in f"{mistake.where} {mistake.what}" for line in code)
        assert "right, but" not in mistake.what and not mistake.what[0].isupper()
        assert mistake.what.count(". ") <= 2 and mistake.what.endswith(".")


def solution_lines(name):
    """Return what stands right of each `=` or `return` in the notebook's solution."""
    source = inspect_source(name)
    return [re.split(r"= |return ", line.strip())[-1] for line in source.splitlines()]


def inspect_source(name):
    return next(folded(path)[name] for path in NOTEBOOKS if name in folded(path))


@every_exercise
@pytest.mark.parametrize("body", ["...", "pass", "return ...", "raise NotImplementedError",
                                  "return None"])
def test_a_stub_is_told_what_to_do(exercise, body):
    text = said(exercise.name, body)
    assert text.startswith(f"Not yet: `{exercise.name}` returns nothing. ")
    assert "In place of the `...`, " in text and "`return`" in exercise.todo


@every_exercise
def test_cases_are_the_same_for_one_seed_and_differ_for_two(exercise):
    def cases(seed):
        return repr(exercise.cases(np.random.default_rng(seed)))
    assert cases(1) == cases(1) != cases(2)


# Other ways to be right

EXAMPLE_BY_EXAMPLE = """\
dW = [0 * W for W in network.weights]
db = [0 * b for b in network.biases]
m = inputs.shape[1]
for k in range(m):
    a = forward(network, inputs[:, [k]])
    d = 2 * (a[-1] - targets[:, [k]]) * a[-1] * (1 - a[-1])
    for l in range(len(dW) - 1, -1, -1):
        dW[l] += d @ a[l].T / m
        db[l] += d / m
        d = (network.weights[l].T @ d) * a[l] * (1 - a[l])
return [dW, db]
"""


@pytest.mark.parametrize(("name", "body"), [
    ("neuron", "z = bias\nfor w, a in zip(weights, inputs):\n    z += w * a\nreturn sigmoid(z)"),
    ("neuron", "return np.float32(sigmoid(weights @ inputs + bias))"),
    ("neuron", "return 1 / (1 + 2.718281828 ** -(weights @ inputs + bias))"),
    ("neuron", "return float(0.5 + 0.5 * np.tanh((np.inner(inputs, weights) + bias) / 2))"),
    ("layer", "return np.vstack([sigmoid(row @ inputs + b) for row, b in zip(weights, biases)])"),
    ("layer", "return sigmoid(np.float32(weights) @ np.float32(inputs) + np.float32(biases))"),
    ("layer", "z = weights.dot(inputs)\nz += biases\nnp.negative(z, out=z)\n"
              "return 1 / (1 + np.exp(z))"),
    ("count_parameters", "return float(sum(m * n + n for m, n in zip(sizes, sizes[1:])))"),
    ("count_parameters", "return int(np.dot(np.add(sizes[:-1], 1), sizes[1:]))"),
    ("average_cost", "m = outputs.shape[1]\nsquares = (outputs - targets) ** 2\n"
                     "return sum(squares[:, k].sum() for k in range(m)) / m"),
    ("average_cost", "return np.mean([sum((a - y) ** 2) for a, y in zip(outputs.T, targets.T)])"),
    ("average_cost", "return np.float32(((outputs - targets) ** 2).sum() / outputs.shape[1])"),
    ("step_down", "new = weights.copy()\nnew -= learning_rate * slopes\nreturn new"),
    ("choose_learning_rate", "return 0.0001 / (slope(bottom + 0.00005) - slope(bottom - 0.00005))"),
    ("choose_learning_rate", "return 0.0105 / slope(bottom + 0.01)"),
    ("levers", "z = sum(weights * previous) + bias\na = 1 / (1 + np.exp(-z))\n"
               "d = 2 * (a - target) * np.exp(-z) / (1 + np.exp(-z)) ** 2\n"
               "return np.array(d), [d * p for p in previous], tuple(d * w for w in weights)"),
    ("wishes_for_previous_layer", "d = -2 * (outputs - targets) * outputs * (1 - outputs)\n"
                                  "return (weights * d).sum(axis=0)[:, np.newaxis]"),
    ("wishes_for_previous_layer", "d = 2 * (targets - outputs) * (outputs - outputs ** 2)\n"
                                  "return np.einsum('ij,ik->jk', weights, d)"),
    ("minibatches", "return np.array_split(order, range(size, len(order), size))"),
    ("minibatches", "rest, batches = list(order), []\nwhile rest:\n"
                    "    batches.append(rest[:size])\n    rest = rest[size:]\nreturn batches"),
    ("gradient_check", "e = nudge * np.eye(len(x))\nreturn [(function(x + d) - function(x - d)) / "
                       "(2 * nudge) for d in e]"),
    ("gradient_check", "y, s = x.copy(), []\nfor k in range(len(x)):\n    y[k] += nudge\n"
                       "    up = function(y)\n    y[k] -= 2 * nudge\n    "
                       "s.append((up - function(y)) / 2 / nudge)\n    y[k] = x[k]\nreturn s"),
    ("backprop", EXAMPLE_BY_EXAMPLE),
    ("backprop", "W, B = gradient(network, inputs, targets)\n"
                 "return [w.astype(np.float32) for w in W], [b.astype(np.float32) for b in B]"),
])
def test_other_ways_to_write_it_are_right_even_beside_what_is_left_over(name, body):
    report = check(answer(name, body, gradient=gradient, **LEFT_OVER))
    assert repr(report) == f"Right: {CASES} of {CASES} cases."


def test_a_print_is_held_back_and_mentioned(capsys):
    text = said("neuron", "print(inputs)\nreturn sigmoid(weights @ inputs + bias)")
    assert text == "Right: 20 of 20 cases. What it prints is not shown here."
    assert "not shown here." in said("neuron", "print(1)\nreturn sigmoid(weights @ inputs)")
    assert "write `return` where it says `print`" in said("neuron", "print(bias)")
    assert capsys.readouterr() == ("", "")


# Wrong in ways that nobody wrote down

@pytest.mark.parametrize(("name", "body", "expected"), [
    ("neuron", "return -sigmoid(weights @ inputs + bias)", "has the opposite sign"),
    ("neuron", "return 2 * sigmoid(weights @ inputs + bias)", "2 times what it should be"),
    ("neuron", "return sigmoid(weights @ inputs + bias) / 3", "0.333 times what it should be"),
    ("neuron", "return sigmoid(weights @ inputs + bias) - 0.5", "too small by 0.5"),
    ("neuron", "return round(float(sigmoid(weights @ inputs + bias)), 3)", "is rounded"),
    ("neuron", "return 0.5", "you return 0.5 in every case"),
    ("count_parameters", "return 13_002", "you return 13,002 in every case"),
    ("layer", "return sigmoid(weights @ inputs + biases).T", "shape (1, 2), expected an array of"),
    ("layer", "return 1", "you returned one number, expected an array of shape (2, 1)"),
    ("neuron", "return sigmoid(weights @ inputs + bias) + 1e-9 * 1e4", "too large by 1.0e-05"),
    ("levers", "a = sigmoid(weights @ previous + bias)\nd = 2 * (a - target) * a * (1 - a)\n"
               "return d, d * previous, 3 * d * weights", "`previous`: 3 times what"),
    ("levers", "return bias", "returns a float instead of `bias`, `weights` and `previous`"),
    ("chain", "return 0", "returns an int instead of `w2`, `a1` and `w1`"),
    ("backprop", "return network.weights, network.biases", "`weights[0]`"),
    ("backprop", "network.biases[0] += 1\nreturn network.weights, None", "nothing as `biases`"),
    ("step_down", "weights -= learning_rate * slopes\nreturn weights", "changes the `weights`"),
    ("step_down", "return 1e30 * weights", "e+30"),
    ("minibatches", "yield order", "returns a generator instead of 3 arrays"),
    ("minibatches", "return [order] * 4", "returns a list of 4 instead of 3 arrays"),
    ("choose_learning_rate", "return 0.1",
     "Not quite: you return 0.1 in every case, whatever comes in. That is right for "),
    ("choose_learning_rate", "return 0.1", "with 0.1 the ball"),
])
def test_what_is_wrong_everywhere_is_named(name, body, expected):
    text = said(name, body)
    assert text.startswith("Not quite: ") and expected in text


FLAT = "all the numbers are there, in another shape: you returned an array of shape "


@pytest.mark.parametrize(("name", "body", "expected"), [
    ("neuron", "return [sigmoid(weights @ inputs + bias)]", "(1,), expected one number."),
    ("neuron", "return np.array([[sigmoid(weights @ inputs + bias)]])", "(1, 1), expected one num"),
    ("layer", "return sigmoid(weights @ inputs + biases).ravel()",
     "(2,), expected an array of shape (2, 1); `.reshape(-1, 1)` makes a column of it."),
    ("wishes_for_previous_layer", "d = 2 * (targets - outputs) * outputs * (1 - outputs)\n"
     "return (weights * d).sum(axis=0)", "(3,), expected an array of shape (3, 1); `.resh"),
    ("minibatches", "return [order[k:k + size][:, None] for k in range(0, len(order), size)]",
     "(2, 1) at `[0]`, expected an array of shape (2,)."),
])
def test_right_numbers_of_another_shape_are_not_right(name, body, expected):
    text = repr(check(answer(name, body, gradient=gradient)))
    assert text.startswith(f"Not quite: {FLAT}{expected}")


@pytest.mark.parametrize(("name", "body"), [
    ("layer", "return [sigmoid(w @ inputs + b) for w, b in zip(weights, biases)]"),
    ("step_down", "return [w - learning_rate * s for w, s in zip(weights, slopes)]"),
    ("wishes_for_previous_layer", "return [0] * weights.shape[1]"),
    ("backprop", "dW, db = gradient(network, inputs, targets)\n"
                 "return [W.tolist() for W in dW], db"),
])
def test_a_list_is_no_table_as_twice_a_list_is_not_twice_its_numbers(name, body):
    text = repr(check(answer(name, body, gradient=gradient)))
    assert re.match(f"Not quite: `{name}` returns a list( as `.*`)? instead of an array", text)


@pytest.mark.parametrize(("body", "expected"), [
    ("batches = []\nfor k in range(0, len(order), size):\n    batches.extend(order[k:k + size])\n"
     "return batches", "what goes into the list"),
    ("return [order[k:k + 1] for k in range(len(order))]", "what goes into the list"),
    ("return [order] * len(order)", "returns a list of 5 instead of 3 arrays, given order "),
])
def test_batches_are_only_said_to_overlap_where_they_do(body, expected):
    assert expected in said("minibatches", body)


def test_else_the_first_wrong_case_is_shown_with_its_numbers():
    text = said("neuron", "return sigmoid(2 * (weights @ inputs) + bias)")
    assert text.removesuffix(" The next try tells more.") == (
        "Not quite: right for 0 of 20 cases; given inputs [0.7, 0.3], weights [-1.5, 3] and "
        "bias -2, you returned 0.091, expected 0.104.")
    text = said("count_parameters", "return sum(m * n + n for m, n in zip(sizes, sizes[1:])) "
                                    "+ (len(sizes) == 4)")
    assert text.removesuffix(" The next try tells more.") == (
        "Not quite: right for 15 of 20 cases; given sizes [784, 16, 16, 10], you returned 13,003, "
        "expected 13,002.")


def test_a_gap_too_small_for_three_decimals_is_shown_with_more():
    right = "sigmoid(weights @ inputs + bias)"
    text = said("neuron", f"return {right} * (1.00002 if bias > 0 else 1)")
    got, want = re.search(r"returned ([\d.]+), expected ([\d.]+)\.", text).groups()
    assert got != want and len(got) == 8


# A function that misbehaves

@pytest.mark.parametrize(("body", "expected"), [
    ("return 1 / 0", "stops in line 2, `return 1 / 0`, with ZeroDivisionError: what it divides "
                     "by is 0 there."),
    ("raise SystemExit", "with SystemExit, given"),
    ("class Bad(Exception):\n    def __str__(self):\n        return 1 / 0\nraise Bad",
     "with Bad, given"),
    ("import sys\nsys.stdout.close()\nreturn 3 + bias", "What it prints is not shown here."),
    ("return type('', (), {})()", "instead of a number"),
    ("a = []\na.append(a)\nreturn a", "given"),
    ("a = []\na += [a, a]\nreturn a", "a list of lists in lists in lists"),
    ("raise GeneratorExit", "with GeneratorExit"),
    ("raise ValueError('two\\nlines\\x1b' + 'x' * 1000)", "(two lines xxx"),
    ("raise ValueError(f'{object()}')", "<object object at 0x...>"),
    ("raise ValueError('\\ud800 `')", "with ValueError ('), given"),
    ("return neuron(inputs, weights, bias)", "RecursionError"),
    ("return unknown", "with NameError: nothing is called `unknown` there."),
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
    assert text.startswith("Not quite: all its numbers are right. But `neuron` changes the `inp")
    text = said("layer", "weights += 1\nbiases[0] = 3\nreturn sigmoid(weights @ inputs + biases)")
    assert "right for" in text and "And `layer` changes the `weights` and `biases` that" in text
    text = said("count_parameters", "first = sizes.pop(0)\nreturn first")
    assert "changes the `sizes`" in text
    text = said("layer", "a = inputs\na *= 0\nreturn a")  # and the next case does not see it
    assert "right for 0 of 20" in text and "inputs [[0.7], [0.3], [0.2]]" in text


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
@settings(max_examples=5)
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
