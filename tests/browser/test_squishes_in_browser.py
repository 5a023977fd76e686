"""Why squish: both panels as a student moves them, compared with `mlp` outside the browser."""

import numpy as np
import pytest
from hands import choose, press

from mlp import panels
from mlp.activations import SQUISHES
from mlp.lessons.stack import bending_layers, stacked

SQUISH, COLLAPSE = 0, 1
KINDS = {SQUISH: panels.Squishes, COLLAPSE: panels.Collapse}
SLIDERS = [(SQUISH, "sum z")]
SLIDERS += [(COLLAPSE, name) for name in ("depth", "network", "input x1", "input x2")]


@pytest.fixture(scope="module")
def notebook(small):
    return small("from mlp import panels", "panels.Squishes()", "panels.Collapse()")


@pytest.mark.parametrize(("number", "name"), SLIDERS)
def test_dragging_a_slider_shows_what_mlp_computes(panel, number, name):
    panel = panel(number)
    before = panel.settle()
    value = panel.drag(name, 0.83)
    after = panel.settle()
    expected = KINDS[number](panel.code)
    assert after == expected.description != before
    assert value in expected.values().values()


@pytest.mark.parametrize(("number", "name"), SLIDERS)
def test_arrow_keys_move_a_slider_by_one_step(panel, number, name):
    panel = panel(number)
    slider = panel.slider(name)
    start, step = float(slider.input_value()), float(slider.get_attribute("step"))
    slider.focus()
    panel.page.keyboard.press("ArrowRight")
    panel.page.keyboard.press("ArrowRight")
    caption = panel.settle()
    assert float(slider.input_value()) == pytest.approx(start + 2 * step)
    assert caption == KINDS[number](panel.code).description


@pytest.mark.parametrize("number", KINDS)
def test_every_preset_shows_what_mlp_computes_and_reset_goes_back(panel, number):
    panel = panel(number)
    start = panel.settle()
    for name in KINDS[number].presets:
        caption = press(panel, name)
        assert caption == KINDS[number](panel.code).description != start
        assert press(panel, "Reset") == start and panel.code == ""


def test_the_steepest_points_and_the_flat_tails(panel):
    panel = panel(SQUISH)
    for preset, z in (("The steepest point", 0), ("Flat tails", 8), ("Far left", -8)):
        caption = press(panel, preset)
        for name in ("sigmoid", "tanh", "relu"):
            assert f"with slope {float(SQUISHES[name].slope(z)):.3f}" in caption
    assert caption.count("slope 0.000") == 3


def test_only_the_step_jumps_when_z_passes_0(panel):
    panel = panel(SQUISH)
    assert "step gives 0.000 with cost 1.000." in press(panel, "A jump")
    panel.slider("sum z").focus()
    panel.page.keyboard.press("ArrowRight")
    assert "step gives 1.000 with cost 0.000." in panel.settle()
    assert "relu gives 0.100 with cost 0.810." in choose(panel, "third", "relu")
    panel.canvas.focus()
    panel.page.keyboard.press("ArrowLeft")
    assert "relu gives 0.000 with cost 1.000." in panel.settle()


def test_one_height_for_all_can_be_chosen_by_menu_and_by_button(panel):
    panel = panel(SQUISH)
    by_menu = choose(panel, "heights", "one for all")
    assert by_menu.endswith("drawn to one scale.")
    press(panel, "Reset")
    assert press(panel, "One height for all") == by_menu


@pytest.mark.parametrize("squish", ["none", "sigmoid", "tanh", "relu"])
def test_only_without_a_squish_the_two_networks_agree(panel, squish):
    panel = panel(COLLAPSE)
    if squish != "sigmoid":
        choose(panel, "squish", squish)
    for share in (0, 0.5, 1):
        panel.drag("depth", share)
        caption = panel.settle()
        assert caption.endswith("agree to 12 decimals.") is (squish == "none")
    layers = bending_layers(3, np.random.default_rng(6), squish)
    says = stacked(*layers, [[0.4], [0.5]], squish).item()
    assert f"says {says:.3f}," in caption.replace("−", "-")


def test_a_click_and_arrow_keys_on_a_plane_choose_the_place(panel):
    panel = panel(COLLAPSE)
    box = panel.canvas.bounding_box()
    width, height = panels.Collapse.size
    x, y = 324 + 232 * 0.8, height - 168 - 232 * 0.25  # on the plane to the right
    panel.page.mouse.click(box["x"] + box["width"] * x / width,
                           box["y"] + box["height"] * y / height)
    assert panel.settle().startswith("At x1 = 0.80, x2 = 0.25,")
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("ArrowLeft")
    assert panel.settle().startswith("At x1 = 0.75, x2 = 0.30,")
    assert panel.settle() == panels.Collapse(panel.code).description
