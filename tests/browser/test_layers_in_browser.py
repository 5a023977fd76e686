"""A layer, the count of dials and the line fit, worked as the text tells a student to.

What the browser shows is compared with `mlp` and numpy outside it.
"""

import re

import numpy as np
import pytest
from hands import type_into

from mlp import Network, forward, panels
from mlp.data.practice import typing_practice
from mlp.drawing.formula import BLOCKS, HIGH, TOP
from mlp.lessons.linefit import best_line, line_cost
from mlp.network import count_parameters

LAYER, DIALS, LINE = 0, 1, 2
KINDS = (panels.Layer, panels.CountDials, panels.SmallestNetwork)
HOURS, SPEEDS = typing_practice()


@pytest.fixture(scope="module")
def notebook(small):
    return small("from mlp import panels", *(f"panels.{kind.__name__}()" for kind in KINDS))


def new_column(panel):
    """Return the layer's answers as the sentence below the picture gives them."""
    return [float(number.replace("−", "-"))
            for number in panel.settle().rpartition("is ")[2].rstrip(".").split(", ")]


def click_cell(panel, block, row, column=0):
    """Click one cell of the formula."""
    width, height = panels.Layer.size
    x, wide = BLOCKS[block]
    top = TOP if block == "a" else TOP + HIGH / 2
    box = panel.canvas.bounding_box()
    panel.page.mouse.click(box["x"] + box["width"] * (x + (column + 0.5) * wide) / width,
                           box["y"] + box["height"] * (top + (row + 0.5) * HIGH) / height)
    panel.settle()


@pytest.mark.parametrize(("number", "name"), [
    (LAYER, "row"), (LAYER, "column"), (LAYER, "value"), (DIALS, "hidden"), (DIALS, "width 1"),
    (LINE, "weight w"), (LINE, "bias b")])
def test_dragging_a_slider_shows_what_mlp_computes(panel, number, name):
    panel = panel(number)
    before = panel.settle()
    panel.drag(name, 0.83)
    after = panel.settle()
    assert panel.code and after == KINDS[number](state=panel.code).description
    assert after != before or name == "column"


@pytest.mark.parametrize(("number", "name"), [
    (LAYER, "value"), (DIALS, "width 1"), (LINE, "weight w"), (LINE, "bias b")])
def test_arrow_keys_move_a_slider_by_one_step(panel, number, name):
    panel = panel(number)
    slider = panel.slider(name)
    start, step = float(slider.input_value()), float(slider.get_attribute("step"))
    slider.focus()
    for _ in range(3):
        panel.page.keyboard.press("ArrowRight")
    caption = panel.settle()
    assert float(slider.input_value()) == pytest.approx(start + 3 * step)
    assert caption == KINDS[number](state=panel.code).description


@pytest.mark.parametrize("number", [LAYER, DIALS, LINE])
def test_every_preset_shows_what_it_shows_outside_and_reset_returns(panel, number):
    panel = panel(number)
    first = panel.settle()
    for name in KINDS[number].presets:
        panel.press(name)
        expected = KINDS[number]()
        expected.choose(name)
        assert panel.settle() == expected.description
        panel.press("Reset")
        assert panel.settle() == first and panel.code == ""



def test_a_clicked_weight_moves_its_own_row_only(panel):
    panel = panel(LAYER)
    before = new_column(panel)
    click_cell(panel, "W", 1, 2)
    assert panel.code == "row=1 column=2"
    panel.page.keyboard.press("+")
    panel.page.keyboard.press("+")
    after = new_column(panel)
    assert panel.code == "row=1 column=2 w12=1.8"
    assert [one != other for one, other in zip(before, after, strict=True)] == [False, True, False]
    assert float(panel.slider("value").input_value()) == 1.8


def test_a_clicked_input_moves_all_three_and_a_bias_one(panel):
    panel = panel(LAYER)
    before = new_column(panel)
    click_cell(panel, "a", 0)
    panel.drag("value", 0.1)
    after = new_column(panel)
    assert all(one != other for one, other in zip(before, after, strict=True))
    click_cell(panel, "b", 2)
    type_into(panel, "value", "-2")
    assert panel.caption.startswith("Row 2:") and " − 2.00 = " in panel.caption
    assert new_column(panel)[:2] == after[:2]


def test_arrow_keys_walk_from_the_weights_to_the_inputs(panel):
    panel = panel(LAYER)
    click_cell(panel, "W", 2, 3)
    panel.page.keyboard.press("ArrowRight")
    panel.settle()
    assert float(panel.slider("value").input_value()) == 0.3
    panel.page.keyboard.press("-")
    panel.settle()
    assert panel.code == "choose=input row=2 column=3 a3=0.2"


def test_a_row_of_zeros_answers_with_its_bias_whatever_comes_in(panel):
    panel = panel(LAYER)
    panel.press("A row of zeros")
    assert "+ 0.20 = 0.200; the sigmoid of it is 0.550." in panel.settle()
    click_cell(panel, "a", 1)
    panel.drag("value", 1.0)
    assert new_column(panel)[1] == 0.55


def test_a_weight_of_0_does_not_listen_to_its_input(panel):
    panel = panel(LAYER)
    panel.press("One weight 0")
    before = new_column(panel)
    click_cell(panel, "a", 0)
    panel.drag("value", 0.0)
    after = new_column(panel)
    assert [one != other for one, other in zip(before, after, strict=True)] == [False, True, True]


def test_with_no_squish_the_new_column_is_the_sums(panel):
    panel = panel(LAYER)
    panel.root.get_by_label("squish").select_option("none")
    W, a, b = panels.Layer().numbers()
    assert new_column(panel) == pytest.approx((W @ a + b)[:, 0], abs=0.0005)


def test_a_wrong_shape_is_refused_with_the_librarys_own_sentence(panel):
    panel = panel(LAYER)
    panel.press("Wrong shape")
    W, _, b = panels.Layer().numbers()
    with pytest.raises(ValueError) as refused:
        forward(Network([W], [b]), np.ones((5, 1)))
    assert panel.settle().endswith(f"mlp says: {refused.value}.")
    panel.root.get_by_label("inputs", exact=True).select_option("4 numbers")
    assert panel.settle() == panels.Layer().description


def test_the_videos_network_has_13002_dials(panel):
    panel = panel(DIALS)
    panel.drag("hidden", 0.5)
    assert "12,960 weights and 42 biases: 13,002 numbers" in panel.settle()
    panel.drag("hidden", 0.0)
    assert " 7,850 numbers" in panel.settle()
    assert all(panel.slider(f"width {l}").is_disabled() for l in (1, 2, 3, 4))


def test_one_wide_layer_costs_more_than_two_narrow_ones(panel):
    panel = panel(DIALS)
    assert " 79,510 numbers" in type_into(panel, "width 1", "100")
    type_into(panel, "hidden", "4")
    for l, width in ((1, 7), (2, 64), (3, 1), (4, 30)):
        type_into(panel, f"width {l}", str(width))
    assert f" {count_parameters([784, 7, 64, 1, 30, 10]):,} numbers" in panel.settle()


def test_the_first_width_counts_more_than_the_second(panel):
    panel, totals = panel(DIALS), []
    for l in (1, 2):
        panel.press("The video's")
        panel.settle()
        caption = type_into(panel, f"width {l}", "17")
        totals.append(int(re.search(r"([\d,]+) numbers", caption)[1].replace(",", "")))
    assert [total - 13_002 for total in totals] == [784 + 1 + 16, 16 + 1 + 10]


def test_up_from_a_flat_line_the_cost_falls_as_forecast(panel):
    panel = panel(LINE)
    panel.press("Flat line")
    assert "is 156.83. The gradient's entry is −102.00 for w" in panel.settle()
    nudged = type_into(panel, "weight w", "0.1")
    assert f"is {line_cost(0.1, 40, HOURS, SPEEDS):.2f}." in nudged
    assert line_cost(0.1, 40, HOURS, SPEEDS) - 156.83 == pytest.approx(-10.2, abs=0.5)


def test_turning_down_the_cost_by_hand_ends_near_the_best_line(panel):
    panel = panel(LINE)
    for _ in range(12):
        for name in ("weight w", "bias b"):
            slope = panel.settle().rpartition("entry is ")[2].split(" for ")
            entry = slope[0] if name == "weight w" else slope[1].split("and ")[1]
            size = {"weight w": 0.01, "bias b": 0.3}[name]
            step = size * float(entry.replace("−", "-"))
            value = float(panel.slider(name).input_value())
            type_into(panel, name, f"{value - step:.2f}")
    cost = float(re.search(r"errors, is ([\d.]+)\.", panel.settle())[1])
    assert cost == pytest.approx(line_cost(*best_line(HOURS, SPEEDS), HOURS, SPEEDS), abs=2)
    panel.press("Best fit")
    assert "is 29.95. The gradient's entry is 0.00 for w and 0.00 for b." in panel.settle()
    for w in ("4.0", "4.2"):
        cost = re.search(r"errors, is ([\d.]+)\.", type_into(panel, "weight w", w))[1]
        assert float(cost) > 29.95


def test_a_valley_can_be_dragged_in_and_arrow_keys_move_the_line(panel):
    panel = panel(LINE)
    width, height = panels.SmallestNetwork.size
    box = panel.canvas.bounding_box()
    panel.page.mouse.click(box["x"] + box["width"] * (492 + 134 * 0.4) / width,
                           box["y"] + box["height"] * 180 / height)
    assert panel.settle().startswith("With weight 2.8")
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("ArrowRight")
    assert panel.settle().startswith("With weight 2.9")
    assert "and bias 21.0 the cost" in panel.caption
