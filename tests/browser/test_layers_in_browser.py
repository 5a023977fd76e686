"""A layer, the count of dials and the line fit, worked as the text tells a student to.

What the browser shows is compared with `mlp` and numpy outside it.
"""

import re

import numpy as np
import pytest
from hands import choose, click, drag, press, type_into

from mlp import Network, forward, panels
from mlp.data.practice import typing_practice
from mlp.lessons.neurons.linefit import best_line, line_cost
from mlp.network import count_parameters
from mlp.panels.neurons.layer_formula import BLOCKS, HIGH, TOP

NOTEBOOK = "1_neurons_and_layers.ipynb"
HOURS, SPEEDS = typing_practice()


@pytest.fixture
def layer(panel):
    return panel(panels.Layer)


@pytest.fixture
def dials(panel):
    return panel(panels.CountDials)


@pytest.fixture
def line(panel):
    return panel(panels.SmallestNetwork)


def new_column(caption):
    """Return the layer's answers as the sentence below the picture gives them."""
    return [float(number.replace("−", "-"))
            for number in caption.rpartition("is ")[2].rstrip(".").split(", ")]


def moved(before, after):
    """Return for each neuron of the layer whether it has moved between two captions."""
    return [one != other for one, other in zip(new_column(before), new_column(after), strict=True)]


def click_cell(layer, block, row, column=0):
    """Click one cell of the formula."""
    x, wide = BLOCKS[block]
    top = TOP if block == "a" else TOP + HIGH / 2
    return click(layer, x + (column + 0.5) * wide, top + (row + 0.5) * HIGH)


def test_a_clicked_weight_moves_its_own_row_only(layer):
    before = click_cell(layer, "W", 1, 2)
    assert layer.code == "row=1 column=2"
    layer.page.keyboard.press("+")
    layer.page.keyboard.press("+")
    assert moved(before, layer.settle()) == [False, True, False]
    assert layer.code == "row=1 column=2 w12=1.8"
    assert float(layer.slider("value").input_value()) == 1.8


def test_a_clicked_input_moves_all_three_and_a_bias_one(layer):
    before = click_cell(layer, "a", 0)
    after = drag(layer, "value", 0.1)
    assert moved(before, after) == [True, True, True]
    click_cell(layer, "b", 2)
    caption = type_into(layer, "value", "-2")
    assert caption.startswith("Row 2:") and " − 2.00 = " in caption
    assert moved(after, caption)[:2] == [False, False]


def test_arrow_keys_walk_from_the_weights_to_the_inputs(layer):
    click_cell(layer, "W", 2, 3)
    layer.page.keyboard.press("ArrowRight")
    layer.settle()
    assert float(layer.slider("value").input_value()) == 0.3
    layer.page.keyboard.press("-")
    layer.settle()
    assert layer.code == "choose=input row=2 column=3 a3=0.2"


def test_a_row_of_zeros_answers_with_its_bias_whatever_comes_in(layer):
    assert "+ 0.20 = 0.200; the sigmoid of it is 0.550." in press(layer, "A row of zeros")
    click_cell(layer, "a", 1)
    assert new_column(drag(layer, "value", 1.0))[1] == 0.55


def test_a_weight_of_0_does_not_listen_to_its_input(layer):
    before = press(layer, "One weight 0")
    click_cell(layer, "a", 0)
    assert moved(before, drag(layer, "value", 0.0)) == [False, True, True]


def test_with_no_squish_the_new_column_is_the_sums(layer):
    W, a, b = panels.Layer().numbers()
    caption = choose(layer, "squish", "none")
    assert new_column(caption) == pytest.approx((W @ a + b)[:, 0], abs=0.0005)


def test_a_wrong_shape_is_refused_with_the_librarys_own_sentence(layer):
    W, _, b = panels.Layer().numbers()
    with pytest.raises(ValueError) as refused:
        forward(Network([W], [b]), np.ones((5, 1)))
    assert press(layer, "Wrong shape").endswith(f"mlp says: {refused.value}.")
    assert choose(layer, "inputs", "4 numbers") == panels.Layer().description


def test_the_videos_network_has_13002_dials(dials):
    assert "12,960 weights and 42 biases: 13,002 numbers" in drag(dials, "hidden", 0.5)
    assert " 7,850 numbers" in drag(dials, "hidden", 0.0)
    assert all(dials.slider(f"width {l}").is_disabled() for l in (1, 2, 3, 4))


def test_one_wide_layer_costs_more_than_two_narrow_ones(dials):
    assert " 79,510 numbers" in type_into(dials, "width 1", "100")
    type_into(dials, "hidden", "4")
    for l, width in ((1, 7), (2, 64), (3, 1), (4, 30)):
        caption = type_into(dials, f"width {l}", str(width))
    assert f" {count_parameters([784, 7, 64, 1, 30, 10]):,} numbers" in caption


def test_the_first_width_counts_more_than_the_second(dials):
    totals = []
    for l in (1, 2):
        press(dials, "The video's")
        caption = type_into(dials, f"width {l}", "17")
        totals.append(int(re.search(r"([\d,]+) numbers", caption)[1].replace(",", "")))
    assert [total - 13_002 for total in totals] == [784 + 1 + 16, 16 + 1 + 10]


def test_up_from_a_flat_line_the_cost_falls_as_forecast(line):
    assert "is 156.83. The gradient's entry is −102.00 for w" in press(line, "Flat line")
    assert f"is {line_cost(0.1, 40, HOURS, SPEEDS):.2f}." in type_into(line, "weight w", "0.1")
    assert line_cost(0.1, 40, HOURS, SPEEDS) - 156.83 == pytest.approx(-10.2, abs=0.5)


def test_turning_down_the_cost_by_hand_ends_near_the_best_line(line):
    caption = line.settle()
    for _ in range(12):
        for name, size, entry in (("weight w", 0.01, r"entry is (\S+) for w"),
                                  ("bias b", 0.3, r"and (\S+) for b")):
            step = size * float(re.search(entry, caption)[1].replace("−", "-"))
            value = float(line.slider(name).input_value())
            caption = type_into(line, name, f"{value - step:.2f}")
    cost = float(re.search(r"errors, is ([\d.]+)\.", caption)[1])
    assert cost == pytest.approx(line_cost(*best_line(HOURS, SPEEDS), HOURS, SPEEDS), abs=2)
    caption = press(line, "Best fit")
    assert "is 29.95. The gradient's entry is 0.00 for w and 0.00 for b." in caption
    for w in ("4.0", "4.2"):
        cost = re.search(r"errors, is ([\d.]+)\.", type_into(line, "weight w", w))[1]
        assert float(cost) > 29.95


def test_a_valley_can_be_clicked_in_and_arrow_keys_move_the_line(line):
    assert click(line, 492 + 134 * 0.4, 180).startswith("With weight 2.8")
    line.page.keyboard.press("ArrowUp")
    line.page.keyboard.press("ArrowRight")
    caption = line.settle()
    assert caption.startswith("With weight 2.9") and "and bias 21.0 the cost" in caption
