"""The bug zoo as a panel, and a student's own function in it."""

import inspect

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from panel_helpers import FakeBrowser, as_new, words

from mlp import forward, gradient, panels
from mlp.check.exercises.backward import own_gradient
from mlp.lessons.calculus.referee import small_case
from mlp.lessons.calculus.zoo import BUGS, NO_BUG, code_lines
from mlp.panels.calculus.bug_zoo import CAGES, NUMBERS

every_bug = pytest.mark.parametrize("bug", [*BUGS, NO_BUG], ids=lambda bug: bug.name)


def shown(panel):
    """Return the six words beside the bars: weights, then biases."""
    return words(text for bars in panel._bars for text in bars.columns[0])


def code_of(panel):
    return [line.get_text().strip() for _, line in panel._code if line.get_text()]


def assert_all_fits(panel):
    """Check that all words are inside the picture, and the code clear of head and answer."""
    width, height = panel.size
    renderer = RendererAgg(width, height, 100)
    boxes = {text: text.get_window_extent(renderer) for text in panel.figure.axes[-1].texts
             if text.get_text() and text.get_visible()}
    assert all(0 <= box.x0 and box.x1 <= width and 0 <= box.y0 for box in boxes.values())
    answers = [boxes[panel._head], boxes[panel._text]]
    for _, line in panel._code:
        assert not any(boxes[line].overlaps(box) for box in answers if line in boxes)
    assert not answers[0].overlaps(answers[1])


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
    # One example hides a sum, and three make it look like a sign.
    for bug, examples, word in (("sum", 1, "clean"), ("sum", 3, "2.00"), ("sign", 3, "2.00"),
                                ("sign", 4, "2.00")):
        panel.set(bug=NUMBERS[bug], examples=examples)
        assert shown(panel) == [word] * 6


@every_bug
def test_only_reveal_shows_the_wrong_line_below_the_right_one_and_all_fits(bug):
    panel = as_new(panels.BugZoo)
    wrong = "sum" if bug.name == "sign" else "sign"
    panel.set(bug=NUMBERS[bug.name])
    panel.set(diagnosis=wrong)
    texts = [panel.description, *(text.get_text() for text in panel.figure.axes[-1].texts)]
    assert not any(bug.title in text or "✗" in text for text in texts)
    panel.reveal()
    assert_all_fits(panel)
    panel.set(diagnosis=bug.name)
    assert panel.description.endswith(f"Yes: {bug.title}.")
    if bug is NO_BUG:
        assert code_of(panel) == [line.strip() for line in code_lines() if line.strip()]
    else:
        lines = [line.get_text().strip() for _, line in panel._code]
        place = lines.index(bug.wrong)
        assert lines[place - 1] == bug.right
        marks = [mark.get_text() for mark, _ in panel._code[place - 1:place + 1]]
        assert marks == ["✓", "✗"]


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
    (forgetful, "`forgetful` returns a list of 3 instead of the slopes for `weights` and "
                "`biases`.")])
def test_what_goes_wrong_in_ones_own_function_is_one_sentence(function, sentence):
    assert own_gradient(function, *small_case(0)) == (None, sentence)
    panel = panels.BugZoo(function)
    panel.reveal()
    if function is forgetful:  # what `check` knows is said in its words
        sentence = "The list for the biases is missing."
    assert panel.description == f"Your own: {sentence}" and shown(panel) == ["?"] * 6


@pytest.mark.parametrize("name", ["sum", "first-bias", NO_BUG.name])
def test_ones_own_function_is_recognised_by_its_numbers(name):
    bug = CAGES[NUMBERS[name] - 1]
    panel = panels.BugZoo(lambda *given: tuple(bug.gradient(*given)))
    assert panel.description.endswith(f" {bug.title}.")
    if bug is not NO_BUG:
        theirs = shown(panel)
        panel.set(bug=NUMBERS[bug.name])
        assert shown(panel) == theirs


@pytest.mark.slow
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
    source = [line.strip() for line in inspect.getsource(function).splitlines()[1:]
              if line.strip()]
    for line, shown in zip(source, code_of(panel), strict=True):
        assert line.startswith(shown.rstrip("…")) and (line == shown or shown[-1] == "…")
    assert_all_fits(panel)
    panel.set(bug=1)
    assert [line.get_text() for _, line in panel._code][:11] == code_lines()


def test_a_function_whose_lines_nobody_knows_is_looked_at_all_the_same():
    known = {"gradient": gradient}
    exec("def unseen(*given):\n    return gradient(*given)", known)
    panel = as_new(panels.BugZoo, known["unseen"])
    assert panel.description.endswith(f"Yours has {NO_BUG.title}.")
    assert not code_of(panel)


def test_ones_own_function_cannot_spoil_its_network_and_a_state_code_is_none():
    network, inputs, targets = small_case(0)
    before = network.copy()
    found, problem = own_gradient(spoils, network, inputs, targets)
    assert not problem and np.array_equal(network.weights[0], before.weights[0])
    assert np.array_equal(found.weights[2], gradient(network, inputs, targets).weights[2])
    with pytest.raises(ValueError, match="state=..."):
        panels.BugZoo("bug=3")
