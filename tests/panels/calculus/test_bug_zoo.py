"""The bug zoo as a panel, and a student's own function in it."""

import inspect

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from panel_helpers import FakeBrowser, as_new

from mlp import forward, gradient, panels
from mlp.check.exercises.backward import own_gradient
from mlp.lessons.calculus.referee import small_case
from mlp.lessons.calculus.zoo import BUGS, NO_BUG, code_lines
from mlp.panels.calculus.bug_zoo import CAGES, NUMBERS

every_bug = pytest.mark.parametrize("bug", [*BUGS, NO_BUG], ids=lambda bug: bug.name)


def shown(panel):
    """Return the six words beside the bars: weights, then biases."""
    return [text.get_text() for bars in panel._bars for text in bars.columns[0]]


def test_every_bug_and_one_without_are_in_the_zoo_and_no_two_look_alike():
    assert sorted(NUMBERS) == sorted(bug.name for bug in (*BUGS, NO_BUG))
    assert NO_BUG not in (CAGES[0], CAGES[-1])
    panel, seen = as_new(panels.BugZoo), {}
    for bug, number in NUMBERS.items():
        panel.set(bug=number)
        seen[bug] = tuple(shown(panel))
    assert seen[NO_BUG.name] == ("clean",) * 6
    assert seen["sign"] == ("2.00",) * 6 and seen["factor-2"] == ("0.500",) * 6
    assert seen["sum"] == ("4.00",) * 6 and seen["mean-of-outputs"] == ("0.667",) * 6
    assert seen["first-bias"] == ("clean", "clean", "clean", "1.00", "clean", "clean")
    assert len(set(seen.values())) == len(seen)


@every_bug
def test_only_reveal_shows_the_wrong_line_and_it_stands_below_the_right_one(bug):
    panel = as_new(panels.BugZoo, state=f"bug={NUMBERS[bug.name]} diagnosis="
                   + ("no-bug" if bug.name == "sign" else "sign"))
    texts = [panel.description, *(text.get_text() for text in panel.figure.axes[-1].texts)]
    assert not any(bug.title in text or "✗" in text for text in texts)
    panel.set(diagnosis=bug.name)
    panel.reveal()
    assert panel.description.endswith(f"Yes: {bug.title}.")
    lines = [line.get_text().strip() for _, line in panel._code]
    if bug is NO_BUG:
        assert [line for line in lines if line] == [line.strip() for line in code_lines()]
    else:
        place = lines.index(bug.wrong)
        assert lines[place - 1] == bug.right
        marks = [mark.get_text() for mark, _ in panel._code[place - 1:place + 1]]
        assert marks == ["✓", "✗"]


def test_everything_written_fits_the_picture():
    panel = as_new(panels.BugZoo)
    width, height = panel.size
    renderer = RendererAgg(width, height, 100)
    for number, bug in enumerate(CAGES, 1):
        wrong = "sum" if bug.name == "sign" else "sign"
        panel.set(bug=number, diagnosis=wrong, revealed=1)
        texts = [text for text in panel.figure.axes[-1].texts if text.get_text()]
        boxes = {text: text.get_window_extent(renderer) for text in texts}
        assert all(0 <= box.x0 and box.x1 <= width and 0 <= box.y0 for box in boxes.values())
        answers = [boxes[panel._head], boxes[panel._text]]
        for _, line in panel._code:
            assert not any(boxes[line].overlaps(box) for box in answers if line in boxes)
        assert not answers[0].overlaps(answers[1])


def test_a_diagnosis_comes_first_and_another_bug_takes_it_away():
    panel = as_new(panels.BugZoo)
    browser = FakeBrowser(panel.canvas)
    panel.reveal()
    assert browser.frames[-1]["message"] == "Pick a diagnosis first."
    panel.set(diagnosis="sum")
    panel.reveal()
    assert "Not so. It is: " in panel.description and browser.frames[-1]["message"] == ""
    panel.next_bug()
    assert panel.values() == {**panel._start, "bug": 2}
    for _ in range(len(CAGES) - 1):
        panel.next_bug()
    assert panel.values() == panel._start


@pytest.mark.parametrize(("bug", "examples", "word"), [
    ("sum", 1, "clean"), ("sum", 3, "2.00"), ("sign", 3, "2.00"), ("sign", 4, "2.00")])
def test_one_example_hides_a_sum_and_three_make_it_look_like_a_sign(bug, examples, word):
    panel = as_new(panels.BugZoo, state=f"bug={NUMBERS[bug]}")
    panel.set(examples=examples)
    assert shown(panel) == [word] * 6


def stops(network, *_):
    return network.weight


def nothing(*_):
    ...


def forgetful(*given):
    return gradient(*given).weights


def spoils(network, inputs, targets):
    found = gradient(network, inputs, targets)
    network.weights[0][:] = 0
    return found.weights, found.biases


@pytest.mark.parametrize(("function", "sentence"), [
    (stops, f"`stops` stops in line {stops.__code__.co_firstlineno + 1}, `return network.weight`, "
            "with AttributeError ('Network' object has no attribute 'weight')."),
    (nothing, "`nothing` returns nothing."),
    (forgetful, "`forgetful` returns a list of 3 instead of `weights` and `biases`.")])
def test_what_goes_wrong_in_ones_own_function_is_one_sentence(function, sentence):
    assert own_gradient(function, *small_case(0)) == (None, sentence)
    panel = panels.BugZoo(function)
    panel.reveal()
    if function is forgetful:  # what `check` knows is said in its words
        sentence = "The list for the biases is missing."
    assert panel.description == f"Your own: {sentence}" and shown(panel) == ["?"] * 6


@every_bug
def test_ones_own_function_is_recognised_by_its_numbers(bug):
    panel = panels.BugZoo(lambda *given: tuple(bug.gradient(*given)))
    assert panel.description.endswith(f": {bug.title}.")
    if bug.name != NO_BUG.name:
        panel.set(bug=NUMBERS[bug.name])
        theirs = shown(panel)
        panel.reset()
        assert shown(panel) == theirs


def test_a_bug_that_the_zoo_has_not_is_shown_all_the_same():
    def shorter(*given):
        weights, biases = gradient(*given)
        return weights, [0.9 * b for b in biases]

    panel = panels.BugZoo(shorter)
    assert shown(panel) == ["clean"] * 3 + ["0.100"] * 3
    assert panel.description.endswith("No bug of the zoo does the same.")


def flipped(network, inputs, targets):
    a = forward(network, inputs)
    dC_dW, dC_db = [], []
    dC_da = 2 * (targets - a[-1])    # the wrong way round, and no mean over the examples below
    for l in reversed(range(len(network.weights))):
        dC_dz = dC_da * a[l + 1] * (1 - a[l + 1])

        dC_dW.insert(0, dC_dz @ a[l].T)
        dC_db.insert(0, dC_dz.sum(axis=1, keepdims=True))
        dC_da = network.weights[l].T @ dC_dz
    return dC_dW, dC_db


def cross_entropy(network, inputs, targets):
    a, m = forward(network, inputs), inputs.shape[1]
    dC_dW, dC_db = [], []
    dC_dz = a[-1] - targets
    for l in reversed(range(len(network.weights))):
        dC_dW.insert(0, dC_dz @ a[l].T / m)
        dC_db.insert(0, dC_dz.sum(axis=1, keepdims=True) / m)
        dC_dz = (network.weights[l].T @ dC_dz) * a[l] * (1 - a[l])
    return dC_dW, dC_db


@pytest.mark.parametrize(("function", "known"), [
    (flipped, "Two known mistakes. First, you added up the examples; the cost is a mean. Divide by "
              "their number, in the weights and in the biases. And the sign is flipped."),
    (cross_entropy, "A known mistake. You begin with a - y: that goes with the cross-entropy")])
def test_ones_own_function_is_known_by_its_mistakes_and_shown_with_its_own_lines(function, known):
    panel = as_new(panels.BugZoo, function)
    assert known in panel.description
    lines = [line.get_text() for _, line in panel._code if line.get_text()]
    source = [line for line in inspect.getsource(function).splitlines()[1:] if line.strip()]
    assert [line.strip().rstrip("…") for line in lines] == [
        line.strip()[:len(shown.strip().rstrip("…"))]
        for line, shown in zip(source, lines, strict=True)]
    renderer = RendererAgg(*panel.size, 100)
    texts = [text for text in panel.figure.axes[-1].texts if text.get_text()]
    boxes = {text: text.get_window_extent(renderer) for text in texts if text.get_visible()}
    assert all(0 <= box.y0 and box.x1 <= panel.size[0] for box in boxes.values())
    assert not any(boxes[line].overlaps(boxes[panel._text])
                   for _, line in panel._code if line in boxes)
    panel.set(bug=1)
    assert [line.get_text() for _, line in panel._code][:11] == code_lines()


def test_a_function_whose_lines_nobody_knows_is_looked_at_all_the_same():
    known = {"gradient": gradient}
    exec("def unseen(*given):\n    return gradient(*given)", known)
    panel = as_new(panels.BugZoo, known["unseen"])
    assert panel.description.endswith(f"Yours has: {NO_BUG.title}.")
    assert not any(line.get_text() for _, line in panel._code)


def test_ones_own_function_cannot_spoil_the_network_that_it_gets():
    network, inputs, targets = small_case(0)
    before = network.copy()
    found, problem = own_gradient(spoils, network, inputs, targets)
    assert not problem and np.array_equal(network.weights[0], before.weights[0])
    assert np.array_equal(found.weights[2], gradient(network, inputs, targets).weights[2])


def test_a_state_code_in_place_of_a_function_is_refused():
    with pytest.raises(ValueError, match="state=..."):
        panels.BugZoo("bug=3")
