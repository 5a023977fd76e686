"""What it learned, noise, fooling it, shifts, memorising, mistakes: as a student moves them."""

import numpy as np
import pytest
from hands import changed, press

from mlp import Network, load_digits, panels
from mlp.storage import trained_network

KINDS = [panels.Learned, panels.Noise, panels.Fool, panels.Shift, panels.Memorise, panels.Mistakes]
LEARNED, NOISE, FOOL, SHIFT, MEMORISE, MISTAKES = range(6)
SLIDERS = [(LEARNED, "neuron"), (NOISE, "image"), (FOOL, "steps"), (SHIFT, "shift by"),
           (MEMORISE, "epoch"), (MISTAKES, "read as")]
CELLS = ["from mlp import Network, load_digits, panels\nfrom mlp.panels.shelf import Shelf\n"
         "import numpy as np\ndigits, shelf = load_digits(train=300, test=500), Shelf()",
         *(f"panels.{kind.__name__}(digits{', shelf' * (k != MEMORISE)})"
           for k, kind in enumerate(KINDS)),
         """from ipywidgets import Button, HBox
from mlp.storage import trained_network
handed = Network.random([784, 9, 10], np.random.default_rng(0), init="fan-in")
buttons = [Button(description="Hand down"), Button(description="Take back")]
for button, network in zip(buttons, (handed, trained_network())):
    button.on_click(lambda _, network=network: shelf.put(network))
HBox(buttons)"""]


@pytest.fixture(scope="module")
def digits():
    return load_digits(train=300, test=500)


@pytest.fixture(scope="module")
def notebook(small):
    return small(*CELLS)


def click(panel, number, x, y):
    """Click on the picture at a place in its own pixels."""
    panel.canvas.scroll_into_view_if_needed()
    box, (width, height) = panel.canvas.bounding_box(), KINDS[number].size
    return changed(panel, lambda: panel.page.mouse.click(
        box["x"] + box["width"] * x / width, box["y"] + box["height"] * y / height))


@pytest.mark.parametrize(("number", "name"), SLIDERS)
def test_dragging_a_slider_shows_what_mlp_computes(panel, digits, number, name):
    panel = panel(number)
    before = panel.settle()
    value = panel.drag(name, 0.7)
    after = panel.settle()
    expected = KINDS[number](digits, state=panel.code)
    assert after == expected.description != before
    assert value in expected.values().values()


@pytest.mark.parametrize("number", range(6))
def test_every_preset_shows_what_mlp_computes_and_reset_goes_back(panel, digits, number):
    panel = panel(number)
    start = panel.settle()
    for name in KINDS[number].presets:
        caption = press(panel, name)
        assert caption == KINDS[number](digits, state=panel.code).description != start
    assert press(panel, "Reset") == start and panel.code == ""


def test_a_click_and_an_arrow_key_choose_a_neuron(panel):
    panel = panel(LEARNED)
    assert click(panel, LEARNED, 16 + 345 * 0.6, 44 + 345 * 0.3).startswith("Neuron 6 of 16:")
    panel.page.keyboard.press("ArrowDown")
    assert panel.settle().startswith("Neuron 10 of 16:")
    spot = press(panel, "The smallest spot")
    wide = press(panel, "The widest")
    shares = [int(caption.split(" and ")[1].split("%")[0]) for caption in (spot, wide)]
    assert shares[0] > 50 > 30 > shares[1]


def test_every_next_sure_one_is_sure(panel):
    panel = panel(NOISE)
    for _ in range(2):
        assert float(press(panel, "Next sure one").rsplit(" ", 1)[1].rstrip(".")) > 0.9
    panel.canvas.focus()
    before = panel.slider("image").input_value()
    panel.page.keyboard.press("ArrowRight")
    panel.settle()
    assert float(panel.slider("image").input_value()) == float(before) + 1


@pytest.mark.parametrize("preset", [None, "Noise to a 0"])
def test_fool_it_fools_it(panel, preset):
    panel = panel(FOOL)
    if preset:
        press(panel, preset)
    caption = press(panel, "Fool it")
    assert float(caption.split(" is ")[1].split(",")[0]) > 0.95
    assert caption.endswith("The network reads a 0." if preset else "The network reads a 3.")
    assert "A pixel has changed by 0.0" in caption


def test_arrow_keys_push_the_digits_and_fewer_are_read(panel):
    panel = panel(SHIFT)
    panel.canvas.focus()
    shares = []
    for count in range(1, 6):
        panel.page.keyboard.press("ArrowUp")
        caption = panel.settle()
        assert caption.startswith(f"Moved by {count} pixel")
        shares.append(float(caption.split(" up, ")[1].split("%")[0]))
    assert shares == sorted(shares, reverse=True) and shares[0] > 70 and shares[-1] < 20


def test_nonsense_is_learned_by_heart(panel):
    panel = panel(MEMORISE)
    caption = press(panel, "Both fit")
    shuffled = caption.split("with shuffled labels, ")[1]
    training, test = (float(shuffled.split(f"{part} ")[1].split("%")[0])
                      for part in ("training", "test"))
    assert training >= 95 and test < 15
    assert click(panel, MEMORISE, 440 + 304 * 0.3, 220).startswith("After 30 epochs")


def test_a_cell_of_the_table_and_one_of_the_worst_are_chosen_by_a_click(panel):
    panel = panel(MISTAKES)
    caption = click(panel, MISTAKES, 40 + 31 * 5.5, 72 + 31 * 3.5)
    assert "a 3 is read as a 5" in caption
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("+")
    caption = panel.settle()
    assert "a 2 is read as a 5" in caption and "Number 2 of the worst" in caption
    assert "Number 8 of" in click(panel, MISTAKES, 412 + 64 * 2.5, 204 + 84 + 30)


def test_panels_follow_a_network_that_is_handed_down(panel, digits):
    handed = Network.random([784, 9, 10], np.random.default_rng(0), init="fan-in")
    numbers = LEARNED, SHIFT, MISTAKES
    before = [panel(number).settle() for number in numbers]
    for button, network in (("Hand down", handed), ("Take back", trained_network())):
        panel(LEARNED).page.get_by_role("button", name=button, exact=True).click()
        expected = [KINDS[number](digits, network).description for number in numbers]
        for number, caption in zip(numbers, expected, strict=True):
            panel(number).root.get_by_text(caption).wait_for()
        assert (expected == before) is (button == "Take back")
