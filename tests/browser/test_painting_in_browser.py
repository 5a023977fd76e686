"""Drawing and painting as a hand does it: with a mouse, a finger, and the keyboard."""

import re
import sys
from pathlib import Path

import pytest
from hands import choose, keys, press

from mlp import panels

sys.path.insert(0, str(Path(__file__).parents[1]))

from mouse_digits import DIGITS

NOTEBOOK = "1_neurons_and_layers.ipynb"


@pytest.fixture
def whole_network(panel):
    return panel(panels.WholeNetwork)


@pytest.fixture
def painter(panel):
    return panel(panels.NeuronPainter)


def on_pad(panel, x, y):
    """Return where on the page a place of the sheet is; x and y from 0 to 1."""
    box = panel.root.locator(".mlp-pad").bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def draw(panel, strokes, margin=0.1, steps=3):
    """Draw strokes with the mouse, the sheet's margin left free."""
    panel.root.locator(".mlp-pad").scroll_into_view_if_needed()
    for points in strokes:
        places = [on_pad(panel, *(margin + (1 - 2 * margin) * v for v in point))
                  for point in points]
        panel.page.mouse.move(*places[0])
        panel.page.mouse.down()
        for place in places[1:]:
            panel.page.mouse.move(*place, steps=steps)
        panel.page.mouse.up()
    return panel.settle()


def painted(caption):
    """Return how many of the 784 weights are painted."""
    return int(caption.split()[0])


def test_nine_of_ten_digits_drawn_with_the_mouse_are_read(whole_network):
    read = []
    for strokes in DIGITS.values():
        press(whole_network, "Clear")
        read.append(int(re.search(r"read as an? (\d)", draw(whole_network, strokes))[1]))
    assert sum(a == b for a, b in zip(read, DIGITS, strict=True)) >= 9, read


def test_a_small_digit_in_a_corner_is_read_because_it_is_centred(whole_network):
    strokes = [[(0.6 + 0.4 * x, 0.6 + 0.4 * y) for x, y in points] for points in DIGITS[3]]
    assert "read as a 3" in draw(whole_network, strokes)
    assert "read as a 3" not in choose(whole_network, "centring", "off")
    assert "read as a 3" in choose(whole_network, "centring", "on")


def test_a_fast_stroke_has_no_gaps(painter):
    in_one_jump = draw(painter, [[(0.1, 0.5), (0.9, 0.5)]], margin=0, steps=1)
    assert painted(in_one_jump) >= 2 * 0.8 * 28


def test_undo_takes_back_one_stroke_and_the_keys_paint(painter):
    one = draw(painter, [[(0.2, 0.2), (0.8, 0.2)]])
    assert draw(painter, [[(0.2, 0.8), (0.8, 0.8)]]) != one
    assert press(painter, "Undo") == one
    assert painted(press(painter, "Clear")) == 0
    assert painted(keys(painter, "ArrowUp", "ArrowUp", "Space")) > 0
    assert painted(keys(painter, "Backspace")) == 0


def test_the_edge_detector_and_its_four_cards(painter):
    press(painter, "Edge detector")
    for card, total, answer in (("card A, blank", "0.000", "0.000045"),
                                ("card B, edge", "24.000", "0.999999"),
                                ("card C, inverse", "−16.000", "0.000000"),
                                ("card D, white", "8.000", "0.119203")):
        caption = choose(painter, "picture", card)
        assert f"add up to {total};" in caption and f"answers {answer}." in caption


def test_a_finger_paints_on_the_sheet_and_scrolls_the_page_elsewhere(painter):
    finger = painter.page.context.new_cdp_session(painter.page)
    places = [on_pad(painter, 0.5, 0.2 + 0.06 * k) for k in range(10)]
    for kind, place in [("touchStart", places[0]), *(("touchMove", one) for one in places),
                        ("touchEnd", None)]:
        finger.send("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": [{"x": place[0], "y": place[1]}] if place else []})
    assert painted(painter.settle()) > 20
    pad = painter.root.locator(".mlp-pad")
    assert pad.evaluate("(pad) => getComputedStyle(pad).touchAction") == "none"
    assert painter.canvas.evaluate("(c) => getComputedStyle(c).touchAction") != "none"
