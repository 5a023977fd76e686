"""Walk back, ledger, mini-batches and how much data, worked as the text tells a student to.

What the browser shows is compared with panels and `mlp` outside it.
"""

import re

import numpy as np
import pytest

from mlp import gradient, load_digits, panels

WALK, LEDGER, BATCHES, AMOUNTS = range(4)
KINDS = (panels.WalkBack, panels.Ledger, panels.MiniBatches, panels.HowMuchData)


@pytest.fixture(scope="module")
def digits():
    return load_digits(train=300, test=300)


@pytest.fixture(scope="module")
def outside(digits):
    """Return the same panels without a browser."""
    return [kind(digits) for kind in KINDS]


@pytest.fixture(scope="module")
def notebook(small):
    return small("from mlp import load_digits, panels",
                 "digits = load_digits(train=300, test=300)",
                 *(f"panels.{kind.__name__}(digits)" for kind in KINDS))


def agree(panel, other):
    """Compare with the same panel outside the browser; return the sentence of both."""
    other.set_code(panel.code)
    assert panel.settle() == other.description
    return other.description


def click(panel, kind, x, y):
    """Click a place in CSS pixels of the picture."""
    box, (width, height) = panel.canvas.bounding_box(), kind.size
    panel.page.mouse.click(box["x"] + box["width"] * x / width,
                           box["y"] + box["height"] * y / height)
    return panel.settle()


@pytest.mark.parametrize(("number", "names"), [
    (WALK, ["step", "neuron", "example"]), (LEDGER, ["row", "example", "column", "steps"]),
    (BATCHES, ["step", "batch size"]), (AMOUNTS, ["power", "skip"])])
def test_dragging_a_slider_shows_what_mlp_computes(panel, outside, number, names):
    panel = panel(number)
    for name in names:
        panel.drag(name, 0.4)
        panel.settle()
        agree(panel, outside[number])


@pytest.mark.parametrize("number", [WALK, LEDGER, BATCHES, AMOUNTS])
def test_every_preset_shows_what_it_shows_outside_and_reset_returns(panel, outside, number):
    panel, other = panel(number), outside[number]
    first = panel.settle()
    for name in other.presets:
        panel.press(name)
        panel.settle()
        other.choose(name)
        assert panel.settle() == other.description and panel.code == other.code
    panel.press("Reset")
    assert panel.settle() == first and panel.code == ""


def test_the_walk_goes_forward_to_the_gradient_and_back(panel, outside):
    panel, lines = panel(WALK), []
    for _ in range(13):
        panel.press("Forward")
        lines.append(re.search(r"Line (\d+) of", panel.settle())[1])
    assert lines[:4] == lines[4:8] == lines[8:12]       # the same four lines, layer after layer
    assert panel.caption.endswith("13,002 numbers, the gradient itself.")
    panel.press("Back")
    assert panel.settle().startswith("Step 13, wishes of the pixels.")
    panel.canvas.focus()
    for _ in range(9):
        panel.page.keyboard.press("ArrowLeft")
    panel.page.keyboard.press("ArrowDown")
    assert panel.settle().startswith("Step 4, ")
    assert panel.slider("neuron").input_value() == "5"
    agree(panel, outside[WALK])


def test_a_click_on_a_neuron_works_its_number_out(panel, outside):
    panel = panel(WALK)
    caption = click(panel, panels.WalkBack, 640, 76 + 272 * 0.75)     # output 7 of 10
    assert "output 7: −2·(a − y) = −2·(" in caption
    agree(panel, outside[WALK])


def test_rows_are_added_and_dropped_and_the_mean_stays_the_gradient(panel, outside, digits):
    panel = panel(LEDGER)
    for _ in range(2):
        panel.press("Add")
        assert panel.settle().count("The mean is the batch gradient.") == 1
    assert panel.caption.startswith("8 rows: 2, 5, 0, 4, 1, 9, ")
    panel.slider("row").focus()
    panel.page.keyboard.press("Home")
    panel.settle()
    panel.press("Drop")
    assert panel.settle().startswith("7 rows: 5, 0, 4, 1, 9, ")
    agree(panel, outside[LEDGER])
    which = [int(outside[LEDGER].values()[name]) for name in outside[LEDGER].slots()]
    slopes = gradient(outside[LEDGER].network_after(0), digits.train.inputs(which),
                      digits.train.targets(which))
    mean = float(re.search(r"the mean for (\S+)\. ", panel.caption)[1].replace("−", "-"))
    assert mean == pytest.approx(-slopes.biases[2][2, 0], abs=0.0005)


def test_only_the_2_is_listened_to(panel, outside):
    panel = panel(LEDGER)
    panel.press("Only listen to the 2")
    assert int(re.search(r"(\d+)% of the test", panel.settle())[1]) > 95
    panel.drag("steps", 0)
    assert int(re.search(r"(\d+)% of the test", panel.settle())[1]) < 10
    panel.press("Listen to one of each")
    assert int(re.search(r"(\d+)% of the test", panel.settle())[1]) < 60


def test_a_cell_is_chosen_by_click_and_its_example_changed_by_key(panel, outside):
    panel = panel(LEDGER)
    caption = click(panel, panels.Ledger, 70 + 54 * 5.5, 92 + 28 * 1.5)
    assert "the bias of neuron 5 of layer 3, the 5 in row 1 asks for +" in caption
    panel.page.keyboard.press("+")
    panel.settle()
    assert panel.code.count("e1=") == 1
    agree(panel, outside[LEDGER])


def test_mini_batches_step_by_step_and_against_seconds(panel, outside):
    panel = panel(BATCHES)
    before = panel.settle()
    panel.press("Time both")
    assert panel.settle() == before and panel.code == "against=seconds"
    panel.root.get_by_label("against", exact=True).select_option("examples seen")
    panel.canvas.focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp"):
        panel.page.keyboard.press(key)
    assert panel.settle().startswith("After 38 steps, ") and "; 11 at a time" in panel.caption
    agree(panel, outside[BATCHES])
    click(panel, panels.MiniBatches, 528 + 240 * 0.5, 320)
    assert 5 < float(panel.slider("batch size").input_value()) < 40


def test_more_data_reads_more_new_digits(panel, outside):
    panel, shares = panel(AMOUNTS), []
    panel.canvas.focus()
    for _ in range(3):
        shares.append(int(re.search(r"and (\d+)% of", panel.settle())[1]))
        panel.page.keyboard.press("ArrowLeft")
    assert panel.settle().startswith("After 2,000 steps on 10 examples")
    assert (np.diff(shares) < 0).all()
    agree(panel, outside[AMOUNTS])
    assert "on 100 examples" in click(panel, panels.HowMuchData, 64 + 400 * 0.62, 200)
