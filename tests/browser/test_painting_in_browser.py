"""Drawing and painting as a hand does it: with a mouse and a finger."""

import sys
from pathlib import Path

from hands import choose

from mlp import panels

sys.path.insert(0, str(Path(__file__).parents[1]))

from mouse_digits import DIGITS

NOTEBOOK = "1_neurons_and_layers.ipynb"


def on_pad(panel, x, y):
    """Return where on the page a place of the sheet is; x and y from 0 to 1."""
    box = panel.root.locator(".mlp-pad").bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def draw(panel, strokes, margin=0.1):
    """Draw strokes with the mouse, the margin of the sheet left free."""
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


def painted(caption):
    """Return how many of the 784 weights are painted."""
    return int(caption.split()[0])


def test_a_small_digit_in_a_corner_is_read_because_it_is_centred(panel):
    panel = panel(panels.WholeNetwork)
    strokes = [[(0.6 + 0.4 * x, 0.6 + 0.4 * y) for x, y in points] for points in DIGITS[3]]
    assert "read as a 3" in draw(panel, strokes)
    assert "read as a 3" not in choose(panel, "centring", "off")
    assert "read as a 3" in choose(panel, "centring", "on")


def test_a_finger_paints_on_the_sheet_and_scrolls_the_page_elsewhere(panel):
    painter = panel(panels.NeuronPainter)
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
