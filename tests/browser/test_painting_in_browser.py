"""Drawing and painting as a hand does it: with a mouse, a finger, and the keyboard."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from mouse_digits import DIGITS

CELLS = ["from mlp import load_digits, panels\n", "digits = load_digits(train=1000, test=200)"]


@pytest.fixture(scope="module")
def notebook(small):
    return small(CELLS, "panels.WholeNetwork(digits)", "panels.NeuronPainter(digits)")


@pytest.fixture
def whole(notebook):
    return fresh(notebook.panel(0))


@pytest.fixture
def painter(notebook):
    return fresh(notebook.panel(1))


def fresh(panel):
    panel.press("Reset")
    panel.settle()
    return panel


def on_pad(panel, x, y):
    """Return where on the page a place of the sheet is; x and y from 0 to 1."""
    box = panel.root.locator(".mlp-pad").bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def draw(panel, strokes, margin=0.1):
    """Draw strokes with the mouse, the sheet's margin left free."""
    panel.root.locator(".mlp-pad").scroll_into_view_if_needed()
    for points in strokes:
        places = [on_pad(panel, *(margin + (1 - 2 * margin) * v for v in point))
                  for point in points]
        panel.page.mouse.move(*places[0])
        panel.page.mouse.down()
        for place in places[1:]:
            panel.page.mouse.move(*place, steps=3)
        panel.page.mouse.up()
    return panel.settle()


def test_nine_of_ten_digits_drawn_with_the_mouse_are_read(whole):
    read = []
    for strokes in DIGITS.values():
        whole.press("Clear")
        read.append(int(re.search(r"read as an? (\d)", draw(whole, strokes)).group(1)))
    assert sum(a == b for a, b in zip(read, DIGITS, strict=True)) >= 9, read


def test_a_small_digit_in_a_corner_is_read_because_it_is_centred(whole):
    strokes = [[(0.6 + 0.4 * x, 0.6 + 0.4 * y) for x, y in points] for points in DIGITS[3]]
    assert "read as a 3" in draw(whole, strokes)
    whole.root.get_by_label("centring").select_option("off")
    assert "read as a 3" not in whole.settle()
    whole.root.get_by_label("centring").select_option("on")
    assert "read as a 3" in whole.settle()


def test_a_fast_stroke_has_no_gaps(painter):
    painter.root.locator(".mlp-pad").scroll_into_view_if_needed()
    painter.page.mouse.move(*on_pad(painter, 0.1, 0.5))
    painter.page.mouse.down()
    painter.page.mouse.move(*on_pad(painter, 0.9, 0.5))  # in one jump
    painter.page.mouse.up()
    painted = int(painter.settle().split()[0])
    assert painted >= 2 * 0.8 * 28


def test_undo_takes_back_one_stroke_and_the_keys_paint(painter):
    one = draw(painter, [[(0.2, 0.2), (0.8, 0.2)]])
    draw(painter, [[(0.2, 0.8), (0.8, 0.8)]])
    painter.press("Undo")
    assert painter.settle() == one
    painter.press("Clear")
    painter.settle()
    painter.canvas.focus()
    for key in ("ArrowUp", "ArrowUp", "Space"):
        painter.page.keyboard.press(key)
    assert int(painter.settle().split()[0]) > 0
    painter.page.keyboard.press("Backspace")
    assert painter.settle().startswith("0 of 784")


def test_the_edge_detector_and_its_four_cards(painter):
    painter.press("Edge detector")
    for card, total, answer in (("card A, blank", "0.000", "0.000045"),
                                ("card B, edge", "24.000", "0.999999"),
                                ("card C, inverse", "−16.000", "0.000000"),
                                ("card D, white", "8.000", "0.119203")):
        painter.root.get_by_label("picture").select_option(card)
        caption = painter.settle()
        assert f"add up to {total};" in caption and f"answers {answer}." in caption


def test_a_finger_paints_on_the_sheet_and_scrolls_the_page_elsewhere(small):
    panel = small(CELLS, "panels.NeuronPainter(digits)", touch=True).panel(0)
    panel.settle()
    device = panel.page.context.new_cdp_session(panel.page)

    def swipe(points):
        for kind, place in [("touchStart", points[0]), *(("touchMove", p) for p in points[1:])]:
            device.send("Input.dispatchTouchEvent",
                        {"type": kind, "touchPoints": [{"x": place[0], "y": place[1]}]})
        device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    panel.root.locator(".mlp-pad").scroll_into_view_if_needed()
    swipe([on_pad(panel, 0.5, 0.2 + 0.06 * k) for k in range(10)])
    assert int(panel.settle().split()[0]) > 20
    pad = panel.root.locator(".mlp-pad")
    assert pad.evaluate("(pad) => getComputedStyle(pad).touchAction") == "none"
    assert panel.canvas.evaluate("(c) => getComputedStyle(c).touchAction") != "none"
