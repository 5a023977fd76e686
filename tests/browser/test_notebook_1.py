"""Notebook 1 as a student works it: do what the text says, see what it promises.

What the browser shows is compared with `mlp` itself.
"""

import re

import numpy as np
import pytest
from hands import choose, click, drag, keys, press, type_into

from mlp import forward, panels
from mlp.activations import SQUISHES
from mlp.storage import trained_network

NOTEBOOK = "1_neurons_and_layers.ipynb"


def test_a_number_can_be_typed(panel):
    panel = panel(panels.OneNeuron)
    assert "sum is −7.400;" in type_into(panel, "bias b", "-10")
    assert panel.code == "bias=-10"
    type_into(panel, "bias b", "")
    field = panel.root.get_by_label("bias b, typed")
    assert field.input_value() == "-10.0", "an empty field keeps the value"


@pytest.mark.parametrize("squish", list(SQUISHES))
def test_one_neuron_squishes_as_chosen(panel, squish):
    a = float(SQUISHES[squish].function(1.6))
    assert f"of {a:.3f}." in choose(panel(panels.OneNeuron), "squish", squish)


def test_one_neuron_with_all_inputs_0_does_not_care_about_weights(panel):
    panel = panel(panels.OneNeuron)
    press(panel, "All inputs 0")
    assert "gives an activation of 0.500." in type_into(panel, "bias b", "0")
    assert "gives an activation of 0.500." in drag(panel, "weight w1", 0.1)


def test_look_reads_the_pixel_that_is_clicked(panel, digits):
    panel = panel(panels.Look)
    left, top, side = 0.02 + 0.43 * (1 - 0.67 * 430 / (0.43 * 700)) / 2, 0.3, 0.67 * 430
    row, column = 20, 11
    caption = click(panel, 700 * left + (column + 0.5) / 28 * side,
                    430 * top + (row + 0.5) / 28 * side)
    first = np.flatnonzero(digits.train.labels == 3)[2]
    brightness = digits.train.inputs(first)[28 * row + column, 0]
    assert f"row {row}, column {column} " in caption and f"ness {brightness:.3f}." in caption
    panel.page.keyboard.press("ArrowDown")      # the click has brought the focus
    panel.page.keyboard.press("ArrowLeft")
    assert f"row {row + 1}, column {column - 1} " in panel.settle()


def test_keys_on_the_picture_do_not_reach_the_notebook(notebook, panel):
    cells = notebook.page.locator(".jp-Cell").count()
    caption = keys(panel(panels.Look), "ArrowDown", "ArrowDown", "+", "a", "b", "d", "d")
    assert "row 10," in caption
    assert notebook.page.locator(".jp-Cell").count() == cells


def test_a_weight_on_blank_paper_changes_nothing(panel):
    caption = press(panel(panels.NudgeAnything), "Blank paper")
    assert "changes by +0.000000; the gradient had forecast +0.000000." in caption


def test_an_outputs_bias_moves_that_output_alone(panel, digits):
    panel = panel(panels.NudgeAnything)
    caption = press(panel, "Output's bias")
    assert caption == panels.NudgeAnything(digits, state=panel.code).description
    network = trained_network()
    before = forward(network, digits.test.inputs(0))[-1]
    network.biases[2][4, 0] += 2
    moved = forward(network, digits.test.inputs(0))[-1] != before
    assert moved[:, 0].tolist() == [digit == 4 for digit in range(10)]


def test_one_bias_of_the_first_layer_tips_an_8(panel):
    panel = panel(panels.NudgeAnything)
    assert press(panel, "Tip an 8").endswith("This 8 is read as a 5.")
    assert drag(panel, "nudge by", 0.5).endswith("This 8 is read as an 8.")


def test_untrained_most_biases_lead_downhill_one_way(panel):
    panel = panel(panels.NudgeAnything)
    press(panel, "Untrained")
    drag(panel, "neuron", 12 / 15)
    assert "changes by −" in drag(panel, "nudge by", 1)


def test_a_prediction_is_answered_with_why(notebook):
    question = notebook.page.locator(".mlp-predict").nth(1)
    question.get_by_role("button", name="it depends on the weights").click()
    question.get_by_text("Not so: 0.5.").wait_for()
    question.get_by_role("button", name=re.compile("0.5$")).click()  # it now has a mark
    question.get_by_text("Yes.").wait_for()
    question.get_by_role("button", name="Ask again").click()
    question.get_by_text("Pick one before you go on.").wait_for()


def test_a_student_who_is_wrong_twice_reads_both_hints_and_gets_it_right(notebook):
    cell = notebook.page.locator(".jp-CodeCell", has_text="check(neuron)").first
    cell.scroll_into_view_if_needed()
    cell.locator(".jp-OutputArea").get_by_text("Not yet").wait_for()

    def write(line, hint):
        cell.locator(".cm-content").click()
        notebook.page.keyboard.press("Control+A")
        notebook.page.keyboard.insert_text(
            f"def neuron(inputs, weights, bias):\n    {line}\n\ncheck(neuron)")
        notebook.page.keyboard.press("Shift+Enter")
        cell.locator(".jp-OutputArea").get_by_text(hint).wait_for()

    write("return sigmoid(weights @ inputs)", "look again at the bias: what is done with it")
    write("return sigmoid(weights @ inputs)  # where?", "the bias is missing. It is added")
    write("return sigmoid(weights @ inputs.T @ bias)", "in line 2, return sigmoid(")
    write("return sigmoid(weights @ inputs + bias)", "20 of 20 cases.")
