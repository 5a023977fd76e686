"""What it learned, noise, fooling it, memorising, mistakes: as a student moves them."""

import re

import numpy as np
import pytest
from hands import choose, click, keys, press

from mlp import Network, panels

NOTEBOOK = "2_gradient_descent.ipynb"


def test_a_click_and_an_arrow_key_choose_a_neuron(panel):
    panel = panel(panels.Learned)
    assert click(panel, 16 + 345 * 0.6, 44 + 345 * 0.3).startswith("Neuron 6 of 16:")
    panel.page.keyboard.press("ArrowDown")
    assert panel.settle().startswith("Neuron 10 of 16:")
    spot = press(panel, "The smallest spot")
    wide = press(panel, "The widest")
    shares = [int(caption.split(" and ")[1].split("%")[0]) for caption in (spot, wide)]
    assert shares[0] > 50 > 30 > shares[1]


def test_every_next_sure_one_is_sure(panel):
    panel = panel(panels.Noise)
    for _ in range(2):
        assert float(press(panel, "Next sure one").rsplit(" ", 1)[1].rstrip(".")) > 0.9
    before = panel.slider("image").input_value()
    keys(panel, "ArrowRight")
    assert float(panel.slider("image").input_value()) == float(before) + 1


@pytest.mark.parametrize("preset", [None, "Noise to a 0"])
def test_fool_it_fools_it(panel, preset):
    panel = panel(panels.Fool)
    if preset:
        press(panel, preset)
    caption = press(panel, "Fool it")
    assert float(caption.split(" is ")[1].split(",")[0]) > 0.95
    assert caption.endswith(f"The trained network reads a {0 if preset else 3}.")
    assert "A pixel has changed by 0.0" in caption


def test_nonsense_is_learned_by_heart(panel):
    panel = panel(panels.Memorise)
    caption = press(panel, "Both fit")
    shuffled = caption.split("with shuffled labels, ")[1]
    training, test = (float(shuffled.split(f"{part} ")[1].split("%")[0])
                      for part in ("training", "test"))
    assert training >= 95 and test < 15
    assert click(panel, 440 + 304 * 0.3, 220).startswith("After 30 epochs")


def test_a_cell_of_the_table_and_one_of_the_worst_are_chosen_by_a_click(panel):
    panel = panel(panels.Mistakes)
    caption = click(panel, 40 + 31 * 5.5, 72 + 31 * 3.5)
    assert "a 3 is read as a 5" in caption
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("+")
    caption = panel.settle()
    assert "a 2 is read as a 5" in caption and "Number 2 of the worst" in caption
    assert "Number 8 of" in click(panel, 412 + 64 * 2.5, 204 + 84 + 30)


def test_more_data_reads_more_new_digits(panel):
    panel = panel(panels.HowMuchData)
    captions = [panel.caption, *(keys(panel, "ArrowLeft") for _ in range(3))]
    assert captions[-1].startswith("After 2,000 steps on 316 examples")
    shares = [int(re.search(r"and (\d+)% of", caption)[1]) for caption in captions[:3]]
    assert (np.diff(shares) <= 0).all() and shares[-1] < shares[0]
    assert "on 100 examples" in click(panel, 64 + 400 * 0.33, 200)


def test_panels_follow_a_network_that_is_handed_down(notebook, panel, digits):
    handed = Network.random([784, 9, 10], np.random.default_rng(0), init="fan-in")
    kinds = panels.Learned, panels.Mistakes
    notebook.ask("None", after="shelf.put(Network.random([784, 9, 10], "
                 "np.random.default_rng(0), init='fan-in'))")
    after = [panel(kind).caption for kind in kinds]
    assert after == [kind(digits, handed).description for kind in kinds]
    for kind in kinds:
        assert choose(panel(kind), "network", "trained") == kind(digits).description
