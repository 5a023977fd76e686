"""Notebook 1 as a student works it: drag every slider, do what the text says, see what it promises.

What the browser shows is compared with `mlp` itself.
"""

import re

import numpy as np
import pytest

from mlp import forward, load_digits, panels
from mlp.activations import SQUISHES
from mlp.storage import trained_network

LOOK, ONE_NEURON, NUDGE = 1, 3, 13  # among the panels of the notebook, predictions included


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("1_neurons_and_layers.ipynb")
    notebook.run_all()
    return notebook


@pytest.fixture(scope="module")
def digits():
    return load_digits()


def same_panel(kind, digits, code):
    """Return a panel of ours with the same state code, outside the browser."""
    return kind(state=code) if kind is panels.OneNeuron else kind(digits, state=code)


KINDS = {LOOK: panels.Look, ONE_NEURON: panels.OneNeuron, NUDGE: panels.NudgeAnything}
SLIDERS = [(LOOK, name) for name in ("example", "row", "column", "nudge by")]
SLIDERS += [(ONE_NEURON, name) for name in ("input a1", "input a2", "input a3", "weight w1",
                                            "weight w2", "weight w3", "bias b")]
SLIDERS += [(NUDGE, name) for name in ("neuron", "from pixel", "nudge by", "test digit")]


@pytest.mark.parametrize(("number", "name"), SLIDERS)
def test_dragging_a_slider_shows_what_mlp_computes(panel, digits, number, name):
    panel = panel(number)
    before = panel.settle()
    value = panel.drag(name, 0.83)
    after = panel.settle()
    expected = same_panel(KINDS[number], digits, panel.code)
    assert after == expected.description
    assert value in expected.values().values()
    assert after != before or name in ("neuron", "from pixel"), "the picture did not move"
    assert after != before or panel.code


@pytest.mark.parametrize(("number", "name"), SLIDERS)
def test_arrow_keys_move_a_slider_by_one_step(panel, digits, number, name):
    panel = panel(number)
    slider = panel.slider(name)
    start, step = float(slider.input_value()), float(slider.get_attribute("step"))
    slider.focus()
    for _ in range(3):
        panel.page.keyboard.press("ArrowRight")
    caption = panel.settle()
    assert float(slider.input_value()) == pytest.approx(start + 3 * step)
    assert caption == same_panel(KINDS[number], digits, panel.code).description


def test_a_number_can_be_typed(panel):
    panel = panel(ONE_NEURON)
    field = panel.root.get_by_label("bias b, typed")
    field.fill("-10")
    field.press("Enter")
    assert "sum is −7.400;" in panel.settle()
    assert panel.code == "bias=-10"
    field.fill("")
    field.press("Enter")
    assert field.input_value() == "-10.0", "an empty field keeps the value"


@pytest.mark.parametrize("squish", list(SQUISHES))
def test_one_neuron_squishes_as_chosen(panel, squish):
    panel = panel(ONE_NEURON)
    panel.root.get_by_label("squish").select_option(squish)
    a = float(SQUISHES[squish].function(1.6))
    assert f"of {a:.3f}." in panel.settle()


def test_one_neuron_with_all_inputs_0_does_not_care_about_weights(panel):
    panel = panel(ONE_NEURON)
    panel.press("All inputs 0")
    panel.root.get_by_label("bias b, typed").fill("0")
    panel.root.get_by_label("bias b, typed").press("Enter")
    assert "gives an activation of 0.500." in panel.settle()
    panel.drag("weight w1", 0.1)
    assert "gives an activation of 0.500." in panel.settle()


def test_look_reads_the_pixel_that_is_clicked(panel, digits):
    panel = panel(LOOK)
    box = panel.canvas.bounding_box()
    left, top, side = 0.02 + 0.43 * (1 - 0.67 * 430 / (0.43 * 700)) / 2, 0.3, 0.67 * 430
    row, column = 20, 11
    panel.page.mouse.click(
        box["x"] + box["width"] * (left + (column + 0.5) / 28 * side / 700),
        box["y"] + box["height"] * (top + (row + 0.5) / 28 * side / 430))
    first = np.flatnonzero(digits.train.labels == 3)[2]
    brightness = digits.train.inputs(first)[28 * row + column, 0]
    caption = panel.settle()
    assert f"row {row}, column {column} " in caption and f"ness {brightness:.3f}." in caption
    panel.page.keyboard.press("ArrowDown")
    panel.page.keyboard.press("ArrowLeft")
    assert f"row {row + 1}, column {column - 1} " in panel.settle()


def test_a_weight_on_blank_paper_changes_nothing(panel):
    panel = panel(NUDGE)
    panel.press("Blank paper")
    assert "changes by +0.000000; the gradient had forecast +0.000000." in panel.settle()


def test_an_outputs_bias_moves_that_output_alone(panel, digits):
    panel = panel(NUDGE)
    panel.press("Output's bias")
    assert panel.settle() == same_panel(panels.NudgeAnything, digits, panel.code).description
    network = trained_network()
    before = forward(network, digits.test.inputs(0))[-1]
    network.biases[2][4, 0] += 2
    moved = forward(network, digits.test.inputs(0))[-1] != before
    assert moved[:, 0].tolist() == [digit == 4 for digit in range(10)]


def test_one_bias_of_the_first_layer_tips_an_8(panel):
    panel = panel(NUDGE)
    panel.press("Tip an 8")
    assert panel.settle().endswith("This 8 is read as a 5.")
    panel.drag("nudge by", 0.5)
    assert panel.settle().endswith("This 8 is read as an 8.")


def test_untrained_most_biases_lead_downhill_one_way(panel, digits):
    panel = panel(NUDGE)
    panel.press("Untrained")
    panel.drag("neuron", 12 / 15)
    panel.drag("nudge by", 1.0)
    assert "changes by −" in panel.settle()


def test_a_prediction_is_answered_with_why(notebook):
    question = notebook.page.locator(".mlp-predict").nth(1)
    question.scroll_into_view_if_needed()
    question.get_by_role("button", name="it depends on the weights").click()
    question.get_by_text("Not so: 0.5.").wait_for()
    question.get_by_role("button", name=re.compile("0.5$")).click()  # it now has a mark
    question.get_by_text("Yes.").wait_for()
    question.get_by_role("button", name="Ask again").click()
    question.get_by_text("Pick one before you go on.").wait_for()


def test_an_exercise_is_checked_where_it_is_written(notebook):
    cell = notebook.page.locator(".jp-CodeCell", has_text="check(neuron)").first
    cell.scroll_into_view_if_needed()
    cell.locator(".jp-OutputArea").get_by_text("Not yet").wait_for()
    cell.locator(".cm-content").click()
    notebook.page.keyboard.press("Control+A")
    notebook.page.keyboard.insert_text(
        "def neuron(inputs, weights, bias):\n    return sigmoid(weights @ inputs)\n\ncheck(neuron)")
    notebook.page.keyboard.press("Shift+Enter")
    cell.locator(".jp-OutputArea").get_by_text("Not quite").wait_for()
