"""Panels to paint on: what the hand draws, what the network makes of it, and the edge detector."""

import numpy as np
import pytest
from mouse_digits import DIGITS
from panel_helpers import FakeBrowser, as_new, keys, plain, point

from mlp import Network, forward, panels
from mlp.activations import sigmoid
from mlp.data.cards import cards, edge_detector
from mlp.live.canvas import Touch
from mlp.panels.neurons.whole_network import in_answer

# How a digit is drawn: size, left and top edge in pixels, brush, slant to the right.
HANDS = {"plain": (24, 2, 2, 1.0, 0), "thin": (24, 2, 2, 0.5, 0), "thick": (22, 3, 3, 1.8, 0),
         "a third": (8, 10, 10, 1.0, 0), "a third, thick": (8, 10, 10, 1.8, 0),
         "in a corner": (8, 1, 19, 0.8, 0),
         "slanted": (22, 3, 3, 1.0, 0.35), "leaning back": (22, 3, 3, 1.0, -0.2)}


@pytest.fixture
def whole(digits):
    return as_new(panels.WholeNetwork, digits)


@pytest.fixture
def painter(digits):
    return as_new(panels.NeuronPainter, digits)


def stroke(panel, points, steps=4):
    """Move the pointer over the sheet, from corner to corner in a few steps that come at once."""
    point(panel, panel._pad, points[0])
    panel.touched(Touch("move", panel._pad, [
        tuple((1 - share) * a + share * b for a, b in zip(start, end, strict=True))
        for start, end in zip(points, points[1:], strict=False)
        for share in np.arange(1, steps + 1) / steps], ""))
    point(panel, panel._pad, points[-1], kind="up")


def draw(panel, digit, size, left, top, brush, slant):
    panel.set(drawing="", size=brush)
    for points in DIGITS[digit]:
        stroke(panel, [(left + size * (x - slant * (y - 0.5)), top + size * y)
                       for x, y in points])


def read_right(whole, hand):
    """Return how many of ten drawn digits the network reads right."""
    right = 0
    for digit in DIGITS:
        draw(whole, digit, *HANDS[hand])
        right += forward(whole.network, whole.pixels().ravel())[-1].argmax() == digit
    return right


@pytest.mark.slow
@pytest.mark.parametrize("hand", HANDS)
def test_digits_that_a_hand_draws_are_read_if_they_are_centred(whole, hand):
    assert read_right(whole, hand) >= 9
    if hand == "in a corner":
        whole.set(centring="off")
        assert read_right(whole, hand) <= 5


def test_only_paint_begins_a_drawing_and_a_test_digit_ends_it(whole):
    assert whole.named["input"].value == "test"
    before = whole.description
    keys(whole, "ArrowDown")
    assert whole.named["input"].value == "test" and whole.description == before
    keys(whole, " ")
    assert whole.named["input"].value == "mine" and "My drawing, read as" in whole.description
    whole.clear()
    assert whole.description.startswith("My drawing, an empty sheet. Neuron")
    whole.named["digit"].value = 3
    assert whole.named["input"].value == "test" and "Test digit" in whole.description
    whole.set_code("input=mine digit=7")
    assert whole.named["input"].value == "mine"


def test_undo_and_clear_show_the_sheet_that_they_act_on_and_a_code_brings_it_back(whole):
    browser = FakeBrowser(whole.canvas)
    for act in (whole.undo, whole.clear):
        whole.reset()
        stroke(whole, [(10, 5), (10, 20)])
        assert "My drawing, read as a 1" in whole.description
        code, picture = whole.code, whole.pixels()
        whole.named["digit"].value = 3
        assert "Test digit" in whole.description
        frames = len(browser.frames)
        act()
        assert whole.named["input"].value == "mine" and len(browser.frames) == frames + 1
        assert whole.description.startswith("My drawing, an empty sheet.")
        assert not whole.pixels().any()
    whole.undo()
    np.testing.assert_array_equal(whole.pixels(), picture)
    whole.reset()
    whole.set_code(code)
    np.testing.assert_array_equal(whole.pixels(), picture)
    with pytest.raises(ValueError, match="is no drawing of 56 by 56 cells"):
        whole.set_code("drawing=nonsense")


@pytest.mark.slow
@pytest.mark.parametrize(("large", "small"), [("plain", "a third"), ("thick", "a third, thick")])
def test_a_small_drawing_gets_no_fatter_pen_than_a_large_one(whole, large, small):
    for digit in (1, 3, 8):
        ink = []
        for hand in (large, small):
            draw(whole, digit, *HANDS[hand])
            ink.append(whole.pixels().sum())
        assert ink[1] == pytest.approx(ink[0], rel=0.06)


def test_the_sentence_tells_what_the_network_computes(whole, digits):
    whole.set(digit=7, layer=2, neuron=3)
    layers = forward(whole.network, digits.test.inputs(7))
    z = whole.network.weights[1][3] @ layers[1][:, 0] + whole.network.biases[1][3, 0]
    answer = int(layers[-1].argmax())
    assert f": a {digits.test.labels[7]}, read as a" in whole.description
    assert f" {answer}" in whole.description.split("read as")[1]
    assert (f"Neuron 3 of layer 2: z = {z:.3f}, activation {layers[2][3, 0]:.3f}."
            in plain(whole))
    whole.choose("An undecided 4 or 9")
    outputs = forward(whole.network, digits.test.inputs(int(whole.named["digit"].value)))[-1][:, 0]
    assert set(np.argsort(outputs)[-2:]) == {4, 9}
    assert "is close" in whole.description


def test_a_click_on_a_bar_looks_into_its_neuron(digits):
    panel = panels.WholeNetwork(digits, Network.random([784, 12, 9, 10], 0))
    for column, place, layer, neuron in ((1, (0.5, 8.2), 2, 8), (2, (0.9, 3.8), 3, 4)):
        point(panel, panel._columns.axes[column], place)
        assert f"Neuron {neuron} of layer {layer}" in panel.description


@pytest.mark.parametrize(("outputs", "words"), [
    ({4: 0.9}, ("a 4", "")), ({8: 0.9, 3: 0.4}, ("an 8", "")),
    ({4: 0.9, 9: 0.46}, ("a 4", "but 9 is close")), ({}, ("a 9", "but it is not sure")),
    ({2: 0.19}, ("a 2", "but it is not sure"))])
def test_answers_are_in_words(outputs, words):
    assert in_answer(np.array([outputs.get(d, 0.0) for d in range(10)])) == words


def test_the_edge_detector_answers_the_four_cards_as_the_video_says(painter):
    painter.choose("Edge detector")
    assert np.array_equal(painter.sheet.cells, edge_detector())
    assert (edge_detector() > 0).sum() == 24 and (edge_detector() < 0).sum() == 16
    for name, total in {"A": 0, "B": 24, "C": -16, "D": 8}.items():
        assert (edge_detector() * cards()[name]).sum() == total
        painter.set(picture=name)
        assert f"add up to {total:.3f}; " in plain(painter)
        assert f"answers {sigmoid(total - 10):.6f}." in painter.description
    assert sigmoid(-10.0) == pytest.approx(0.00005, abs=5e-6)
    assert sigmoid(14.0) == pytest.approx(0.999999, abs=5e-7)
    assert sigmoid(-26.0) < 1e-11 and sigmoid(-2.0) == pytest.approx(0.119, abs=5e-4)


def test_painting_below_zero_speaks_against_and_the_keyboard_paints_and_erases(painter):
    painter.set(picture="D", size=1)
    stroke(painter, [(14, 14), (20, 14)])
    above = painter.sheet.cells.sum()
    assert above > 10
    painter.set(brush="against")
    stroke(painter, [(14, 14), (20, 14)])
    assert painter.sheet.cells.sum() == pytest.approx(-above)
    painter.set(brush="eraser", size=3)
    stroke(painter, [(14, 14), (20, 14)])
    assert painter.sheet.value == ""
    painter.reset()
    keys(painter, "ArrowUp", "ArrowUp", "ArrowLeft", " ")
    assert painter.sheet.cells[12, 13] == 1
    keys(painter, "Backspace")
    assert painter.sheet.cells[12, 13] == 0
    painter.reset()     # puts the keys' cursor back in the middle, and hides it
    assert not painter._cursor.get_visible()
    keys(painter, " ")
    assert painter.sheet.cells[14, 14] == 1


def test_one_message_of_a_stroke_is_answered_by_one_frame(whole):
    browser = FakeBrowser(whole.canvas)
    left, bottom, width, height = whole._pad.get_position().bounds
    x, y = left + width / 2, 1 - bottom - height / 2
    browser.say(kind="down", points=[[x, y]])
    before = len(browser.frames)
    browser.say(kind="move", points=[[x, y + 0.02 * k] for k in range(5)])
    assert len(browser.frames) == before + 1
    assert browser.frames[-1]["receipt"] == whole.canvas.own_id
