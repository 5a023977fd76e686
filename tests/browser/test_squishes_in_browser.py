"""Why squish: both panels as a student moves them, compared with `mlp` outside the browser."""

import numpy as np
import pytest
from hands import choose, click, drag, keys, press

from mlp import panels
from mlp.activations import SQUISHES
from mlp.lessons.neurons.stack import bending_layers, stacked

NOTEBOOK = "1_neurons_and_layers.ipynb"


def test_the_steepest_points_and_the_flat_tails(panel):
    panel = panel(panels.Squishes)
    for preset, z in (("The steepest point", 0), ("Flat tails", 8), ("Far left", -8)):
        caption = press(panel, preset)
        for name in ("sigmoid", "tanh", "relu"):
            assert f"with slope {float(SQUISHES[name].slope(z)):.3f}" in caption
    assert caption.count("slope 0.000") == 3


def test_only_the_step_jumps_when_z_passes_0(panel):
    panel = panel(panels.Squishes)
    assert "step gives 0.000 with cost 1.000." in press(panel, "A jump")
    panel.slider("sum z").press("ArrowRight")
    assert "step gives 1.000 with cost 0.000." in panel.settle()
    assert "relu gives 0.100 with cost 0.810." in choose(panel, "third", "relu")
    assert "relu gives 0.000 with cost 1.000." in keys(panel, "ArrowLeft")


def test_one_height_for_all_can_be_chosen_by_menu_and_by_button(panel):
    panel = panel(panels.Squishes)
    by_menu = choose(panel, "heights", "one for all")
    assert by_menu.endswith("drawn to one scale.")
    press(panel, "Reset")
    assert press(panel, "One height for all") == by_menu


@pytest.mark.parametrize("squish", ["none", "sigmoid", "tanh", "relu"])
def test_only_without_a_squish_the_two_networks_agree(panel, squish):
    panel = panel(panels.Collapse)
    if squish != "sigmoid":
        choose(panel, "squish", squish)
    for share in (0, 0.5, 1):
        caption = drag(panel, "depth", share)
        assert caption.endswith("agree to 12 decimals.") is (squish == "none")
    layers = bending_layers(3, np.random.default_rng(6), squish)
    says = stacked(*layers, [[0.4], [0.5]], squish).item()
    assert f"says {says:.3f}," in caption.replace("−", "-")


def test_a_click_and_arrow_keys_on_a_plane_choose_the_place(panel):
    panel = panel(panels.Collapse)
    height = panels.Collapse.size[1]
    on_the_right = click(panel, 324 + 232 * 0.8, height - 168 - 232 * 0.25)
    assert on_the_right.startswith("At x1 = 0.80, x2 = 0.25,")
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("ArrowLeft")
    caption = panel.settle()
    assert caption.startswith("At x1 = 0.75, x2 = 0.30,")
    assert caption == panels.Collapse(panel.code).description
