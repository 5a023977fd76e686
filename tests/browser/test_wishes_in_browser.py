"""Wishes and levers, worked as the text tells a student to, and compared with `mlp`."""

import re

import numpy as np
import pytest
from hands import click, keys, press, type_into

from mlp import panels

NOTEBOOK = "3_backprop_intuition.ipynb"


def told(caption, pattern):
    """Return the numbers in a caption, as the groups of `pattern`."""
    found = re.search(pattern.replace("#", r"([−+]?\d+\.?\d*)"), caption)
    assert found, caption
    return [float(number.replace("−", "-")) for number in found.groups()]


def test_32_times_the_nudge_makes_the_forecasts_equal(panel):
    panel = panel(panels.Wiggle)
    changes = "cost by #, forecast #; .*cost by #, forecast #"
    first, _, second, _ = told(press(panel, "Both by 0.1"), changes)
    assert 20 < first / second < 40
    _, first, _, second = told(press(panel, "32 times as far"), changes)
    assert first == pytest.approx(second, rel=0.02)
    really, forecast, *small = told(press(panel, "Too far"), changes)
    assert abs(really - forecast) > 5 * abs(small[0] - small[1])


def test_arrow_keys_wiggle_both_weights_and_a_click_one(panel):
    panel = panel(panels.Wiggle)
    click(panel, 16 + 264 * 0.75, 180)
    assert panel.code == "first=2"
    keys(panel, "ArrowRight")
    assert panel.code == "first=2.1 second=0.1"


def test_the_most_wrong_wishes_most_and_granted_wishes_cost_nothing(panel):
    panel = panel(panels.WishAndNudge)
    of_the_2, loudest = told(panel.caption, "its wish # times .* Output 3 wishes most, #")
    assert of_the_2 > 0 > loudest and abs(loudest) > of_the_2
    assert "(training digit 34, untrained network) costs 4.529." in panel.caption
    assert "costs 0.000." in press(panel, "Grant all wishes")
    assert told(press(panel, "Trained"), "wishes most, #")[0] < 0.5
    for digit in "07":
        type_into(panel, "output", digit)
        assert told(type_into(panel, "digit", digit), "its wish # times")[0] > 0


def test_an_open_valve_lets_the_wish_through(panel):
    panel = panel(panels.WishAndNudge)
    parts = "its wish # times its valve # leaves # for its bias"
    wish, valve, left = told(press(panel, "Wishes most"), parts)
    opened = told(press(panel, "Open its valve"), parts)
    assert valve < 0.02 and opened[1] == pytest.approx(0.25, abs=0.001)
    assert opened[0] == pytest.approx(wish / 2, rel=0.05) and abs(opened[2]) > 10 * abs(left)
    really, forecast = told(panel.caption, "changed the cost by #; forecast #")
    assert really < 3 * forecast < 0


def test_a_click_and_keys_choose_an_output_and_nudge_its_bias(panel):
    panel = panel(panels.WishAndNudge)
    click(panel, 12 + 7.5 * 50, 160)
    assert panel.code == "output=7"
    keys(panel, "ArrowRight", "ArrowUp")
    assert panel.code == "output=8 bias=0.1"


def test_no_random_push_beats_weights_like_activations(panel):
    panel = panel(panels.Levers)
    best, weights = told(panel.settle(), "∝ activations #, ∝ weights #")
    assert best < 0 < weights
    for number in range(1, 21, 5):
        random, = told(type_into(panel, "random", str(number)), "random #")
        assert random > best
    assert told(press(panel, "The others pay"), "activations ∝ weights #")[0] > 0


def test_rows_are_ticked_by_click_and_keys_until_all_are_added(panel, digits):
    panel = panel(panels.AddWishes)
    assert panel.settle().startswith("Output 2 wishes +0.343 of hidden neuron 3 ")
    for row in (0, 1, 3):
        click(panel, 30, 72 + 24 * (row + 0.5))
    caption = keys(panel, *"456789")
    assert panel.code == "rows=1023"
    assert caption.startswith("All ten outputs together wish ")
    total, really = told(caption, "wish # of hidden neuron 3 .*cost would change by #")
    wishes = panels.AddWishes(digits).asked()[-2].wishes
    assert total == pytest.approx(wishes[3], abs=6e-4) and really < 0
    caption = click(panel, 112 + 656 / 16 * 8.5, 200)
    assert told(caption, "wish # of hidden neuron 8")[0] == pytest.approx(wishes[8], abs=6e-4)


def test_one_2_wishes_a_hidden_neuron_up_and_another_down(panel):
    panel = panel(panels.AddWishes)
    press(panel, "All ten")
    type_into(panel, "neuron", "2")
    wishes = [told(type_into(panel, "example", str(k)), "wish #")[0] for k in (1, 4, 7, 10)]
    assert np.min(wishes) < -0.05 and np.max(wishes) > 0.05
