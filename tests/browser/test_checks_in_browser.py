"""The second half of notebook 4: its panels as a student moves them."""

import re

from hands import choose, click, drag, keys, press
from places import PLACES

from mlp import panels
from mlp.lessons.calculus.zoo import BUGS
from mlp.panels.calculus.bug_zoo import CAGES, NUMBERS

NOTEBOOK = "4_backprop_calculus.ipynb"


def test_the_v_is_drawn_by_the_hand(panel):
    panel = panel(panels.GradientCheck)
    assert "nudge of 10⁻¹ up" in panel.caption and "above 10⁻⁸" in panel.caption
    for _ in range(4):
        panel.slider("exponent").press("ArrowLeft")
    caption = panel.settle()
    assert panel.slider("exponent").input_value() == "-5"
    assert "nudge of 10⁻⁵ up" in caption and "below 10⁻⁸" in caption
    caption = drag(panel, "exponent", 0)
    assert "nudge of 10⁻¹² up" in caption and "above 10⁻⁸" in caption
    assert "seen=-12" in panel.code


def test_an_entry_is_chosen_by_a_click_and_by_arrow_keys(panel):
    panel = panel(panels.GradientCheck)
    click(panel, 24 + 25 * 2.5, 66 + 25 * 1.5)
    assert "row=1 column=2" in panel.code
    keys(panel, "ArrowDown")
    assert "row=2 column=2" in panel.code
    assert "126 of 13,002 slopes" in press(panel, "13,002 dials")
    caption = press(panel, "One side only")
    assert "10⁻⁵ up, 74 slopes" in caption and "above" in caption


def test_a_bug_is_diagnosed_first_and_then_revealed(panel):
    panel = panel(panels.BugZoo)
    press(panel, "Reveal")
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
    panel = panel(panels.BugZoo)
    assert press(panel, "One of two").count("2.00") == 6
    panel.slider("examples").press("ArrowRight")
    assert panel.settle().count("2.00") == 6
    assert choose(panel, "look at", f"Bug {NUMBERS['sum']}").count("3.00") == 6


def test_ten_layers_of_sigmoids_leave_the_first_one_hardly_any_gradient(panel):
    panel = panel(panels.Vanishing)
    assert "10⁻⁹ in layer 1" in drag(panel, "hidden", 1)
    assert "tanh" in choose(panel, "beside", "tanh")


def test_the_network_trained_above_with_ones_own_function_reads_a_digit(notebook):
    number, = [place.number for place in PLACES if place.line.endswith("(digits, learner)")]
    panel = notebook.fresh(number)
    assert re.search(r"read as an? \d", panel.caption)
    before = panel.caption
    assert drag(panel, "test digit", 0.7) != before
    assert press(panel, "Reset") == before
