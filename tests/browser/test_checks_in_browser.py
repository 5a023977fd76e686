"""The second half of notebook 4: its panels as a student moves them."""

import re

import pytest
from hands import changed, choose, press

from mlp import load_digits, panels
from mlp.lessons.zoo import BUGS
from mlp.panels.bug_zoo import CAGES, NUMBERS

AVERAGE, CHECK, ZOO, OWN, DEEP = range(5)
CELLS = ["from mlp import load_digits, panels\ndigits = load_digits(train=300, test=500)",
         "panels.AverageOver(digits)", "panels.GradientCheck(digits)", "panels.BugZoo()",
         "def backprop(network, inputs, targets):\n    return network.weight\n"
         "panels.BugZoo(backprop)", "panels.Vanishing()"]


@pytest.fixture(scope="module")
def notebook(small):
    return small(*CELLS)


def click(panel, kind, x, y):
    """Click at (x, y), in CSS pixels of the picture as it was drawn."""
    box, (width, height) = panel.canvas.bounding_box(), kind.size
    return changed(panel, lambda: panel.page.mouse.click(
        box["x"] + box["width"] * x / width, box["y"] + box["height"] * y / height))


def test_the_mean_settles_as_examples_are_added(panel):
    panel = panel(AVERAGE)
    assert "of 10 examples" in panel.settle()
    assert panel.drag("examples", 1) == 200
    caption = panel.settle()
    digits = load_digits(train=300, test=500)
    assert caption == panels.AverageOver(digits, state=panel.code).description
    assert "of 200 examples" in caption and "the same to 12 decimals" in caption
    panel.canvas.focus()
    panel.page.keyboard.press("ArrowLeft")
    assert "of 199 examples" in panel.settle()
    assert "of 100 examples" in click(panel, panels.AverageOver, 255, 200)
    assert "0 have an entry above 0 and 0 below" in press(panel, "A blank pixel")


def test_the_v_is_drawn_by_the_hand(panel):
    panel = panel(CHECK)
    assert "nudge of 10⁻¹ up" in panel.settle() and "above 10⁻⁸" in panel.caption
    panel.slider("exponent").focus()
    for _ in range(4):
        panel.page.keyboard.press("ArrowLeft")
    assert panel.slider("exponent").input_value() == "-5"
    assert "nudge of 10⁻⁵ up" in panel.settle() and "below 10⁻⁸" in panel.caption
    panel.drag("exponent", 0)
    assert "nudge of 10⁻¹² up" in panel.settle() and "above 10⁻⁸" in panel.caption
    assert "seen=-12" in panel.code


def test_an_entry_is_chosen_by_a_click_and_by_arrow_keys(panel):
    panel = panel(CHECK)
    click(panel, panels.GradientCheck, 24 + 25 * 2.5, 66 + 25 * 1.5)
    assert "row=1 column=2" in panel.code
    panel.page.keyboard.press("ArrowDown")
    panel.settle()
    assert "row=2 column=2" in panel.code
    assert "126 of 13,002 slopes" in press(panel, "13,002 dials")
    assert "10⁻⁵ up, 74 slopes" in press(panel, "One side only") and "above" in panel.caption


def test_a_bug_is_diagnosed_first_and_then_revealed(panel):
    panel = panel(ZOO)
    panel.press("Reveal")
    panel.settle()
    assert panel.message == "Pick a diagnosis first."
    wrong = next(bug for bug in BUGS if bug.name == "sign")
    right = next(bug for bug in BUGS if bug.name == "hidden-slope")
    choose(panel, "diagnosis", wrong.title)
    assert press(panel, "Reveal").endswith(f"Not so. It is: {right.title}.")
    press(panel, "Next bug")
    assert "diagnosis" not in panel.code and "revealed" not in panel.code
    choose(panel, "diagnosis", CAGES[1].title)
    assert press(panel, "Reveal").endswith(f"Yes: {CAGES[1].title}.")


def test_another_number_of_examples_tells_two_bugs_apart(panel):
    panel = panel(ZOO)
    assert press(panel, "One of two").count("2.00") == 6
    panel.slider("examples").focus()
    panel.page.keyboard.press("ArrowRight")
    assert panel.settle().count("2.00") == 6
    choose(panel, "look at", f"Bug {NUMBERS['sum']}")
    assert panel.caption.count("3.00") == 6


def test_ones_own_function_that_stops_is_one_sentence(panel):
    panel = panel(OWN)
    assert re.fullmatch(r"Your own: `backprop` stops with AttributeError \(.*'weight'.*\)\.",
                        panel.settle())
    assert "clean, clean" in choose(panel, "look at", f"Bug {NUMBERS['no-bug']}")


def test_ten_layers_of_sigmoids_leave_the_first_one_hardly_any_gradient(panel):
    panel = panel(DEEP)
    before = panel.settle()
    panel.drag("hidden", 1)
    caption = panel.settle()
    assert caption == panels.Vanishing(panel.code).description != before
    assert "10⁻⁹ in layer 1" in caption
    assert "tanh" in choose(panel, "beside", "tanh")
