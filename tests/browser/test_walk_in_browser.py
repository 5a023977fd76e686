"""Walk back, ledger and mini-batches, worked as the text tells a student to.

What the browser shows is compared with panels and `mlp` outside it.
"""

import re

import pytest
from hands import choose, click, drag, keys, press

from mlp import gradient, panels

NOTEBOOK = "3_backprop_intuition.ipynb"


@pytest.fixture
def walk(panel):
    return panel(panels.WalkBack)


@pytest.fixture
def ledger(panel):
    return panel(panels.Ledger)


def twin_of(panel, digits):
    """Return the same panel outside the browser, once it is seen to say the same."""
    twin = panel.kind(digits, state=panel.code)
    assert panel.caption == twin.description
    return twin


def share(caption):
    return int(re.search(r"(\d+)% of the test", caption)[1])


def test_the_walk_goes_forward_to_the_gradient_and_back(walk, digits):
    captions = [press(walk, "Forward") for _ in range(13)]
    lines = [re.search(r"Line (\d+) of", caption)[1] for caption in captions]
    assert lines[:4] == lines[4:8] == lines[8:12]       # the same four lines, layer after layer
    assert captions[-1].endswith("13,002 numbers, the gradient itself.")
    assert press(walk, "Back").startswith("Step 13, wishes of the pixels.")
    assert keys(walk, *["ArrowLeft"] * 9, "ArrowDown").startswith("Step 4, ")
    assert walk.slider("neuron").input_value() == "5"
    twin_of(walk, digits)


def test_a_click_on_a_neuron_works_its_number_out(walk, digits):
    assert "output 7: 2·(y − a) = 2·(0 − " in click(walk, 640, 76 + 272 * 0.75)   # 7 of 10
    twin_of(walk, digits)


def test_rows_are_added_and_dropped_and_the_mean_stays_the_gradient(ledger, digits):
    for _ in range(2):
        caption = press(ledger, "Add")
        assert caption.count("Minus the mean is the batch gradient.") == 1
    assert caption.startswith("8 rows: 2, 5, 0, 4, 1, 9, ")
    ledger.slider("row").press("Home")
    ledger.settle()
    caption = press(ledger, "Drop")
    assert caption.startswith("7 rows: 5, 0, 4, 1, 9, ")
    twin = twin_of(ledger, digits)
    which = [int(twin.values()[name]) for name in twin.slots()]
    slopes = gradient(twin.network_after(0), digits.train.inputs(which),
                      digits.train.targets(which))
    mean = float(re.search(r"the mean of all (\S+)\. ", caption)[1].replace("−", "-"))
    assert mean == pytest.approx(-slopes.biases[2][2, 0], abs=0.0005)


def test_only_the_2_is_listened_to(ledger):
    assert share(press(ledger, "Only listen to the 2")) > 95
    assert share(drag(ledger, "steps", 0)) < 10
    assert share(press(ledger, "Listen to one of each")) < 60


def test_a_cell_is_chosen_by_click_and_its_example_changed_by_key(ledger, digits):
    caption = click(ledger, 70 + 54 * 5.5, 92 + 28 * 1.5)
    assert "the bias of neuron 5 of layer 3, the 5 in row 1 wishes +" in caption
    ledger.page.keyboard.press("+")
    ledger.settle()
    assert ledger.code.count("e1=") == 1
    twin_of(ledger, digits)


def test_mini_batches_step_by_step_and_against_seconds(panel, digits):
    panel = panel(panels.MiniBatches)
    before = panel.caption
    assert press(panel, "Time both") == before and panel.code == "against=seconds"
    choose(panel, "against", "examples seen")
    caption = keys(panel, "ArrowLeft", "ArrowLeft", "ArrowUp")
    assert caption.startswith("After 38 steps, ") and ", 11 at a time" in caption
    twin_of(panel, digits)
    click(panel, 528 + 240 * 0.5, 320)
    assert 5 < float(panel.slider("batch size").input_value()) < 40
