"""Costs, a ball and a surface, as a student moves them, compared with `mlp` outside the browser."""

import re

import pytest
from hands import choose, click, drag, keys, press, wait_until

from mlp import panels

NOTEBOOK = "2_gradient_descent.ipynb"


def place(twin, axes, x, y):
    """Return where a point in data coordinates of `axes` is in the picture, in CSS pixels."""
    across, up = axes.transData.transform([x, y])
    return across, twin.size[1] - up


def running(notebook):
    """Return whether a ball rolls by itself in any panel of the notebook."""
    return notebook.ask("any(getattr(one, 'running', False) for one in Out.values())") == "True"


def steps(panel):
    return int(re.search(r"After (\d+) step", panel.caption)[1])


def test_dragging_a_bar_and_keys_change_one_output_and_its_square(panel):
    panel, twin = panel(panels.CostOfOne), panels.CostOfOne()
    bars = twin._hand
    panel.page.mouse.move(*panel.at(*place(twin, bars, 0.2, 7)))
    panel.page.mouse.down()
    panel.page.mouse.move(*panel.at(*place(twin, bars, 0.5, 7)), steps=5)
    panel.page.mouse.up()
    caption = panel.settle()
    code = re.fullmatch(r"a7=(0\.\d+) chosen=7", panel.code)
    assert float(code[1]) == pytest.approx(0.5, abs=0.01)
    assert caption == panels.CostOfOne(panel.code).description
    before = keys(panel, "ArrowUp", "ArrowRight", "+")
    assert panel.code == f"a6=0.07 a7={code[1]} chosen=6"
    after = choose(panel, "right digit", "6")
    assert after != before and after.startswith("For a 6, ")


def test_the_videos_3_costs_3_36_and_the_mean_of_the_ten_a_tenth(panel):
    panel = panel(panels.CostOfOne)
    assert "differences is 3.358;" in press(panel, "The video's 3")
    caption = choose(panel, "cost is the", "mean of the ten")
    assert "the mean of the ten squared differences is 0.336;" in caption


def test_a_click_among_the_means_takes_so_many_examples(panel, digits):
    panel, twin = panel(panels.AverageCost), panels.AverageCost(digits)
    assert "over 64 training examples" in click(panel, *place(twin, twin._settling, 64, 0.05))
    assert "over 32 training" in keys(panel, "ArrowLeft")
    said = press(panel, "All")
    assert drag(panel, "order", 0.6) == said    # the order matters for few, not for all


def test_the_ball_is_placed_steps_and_steps_back(panel):
    panel, twin = panel(panels.Ball), panels.Ball()
    first = click(panel, *place(twin, twin._hill, -0.5, 6))
    w = panels.Ball(panel.code).values()["start"]
    assert w == pytest.approx(-0.5, abs=0.02)
    assert press(panel, "Step") != first and steps(panel) == 1
    keys(panel, " ", " ")
    assert steps(panel) == 3
    keys(panel, "Backspace")
    press(panel, "Step back")
    assert press(panel, "Step back") == first
    keys(panel, "ArrowRight")
    assert panels.Ball(panel.code).values()["start"] == pytest.approx(w + 0.1)


def test_a_run_stops_when_asked(notebook, panel):
    panel = panel(panels.Ball)
    panel.press("Run")
    wait_until(panel, lambda: steps(panel) >= 3)
    assert running(notebook)
    press(panel, "Step")     # it stops, and takes one more
    assert not running(notebook) and steps(panel) > 3


def test_a_run_rolls_into_the_valley_and_rests_there(notebook, panel):
    panel = panel(panels.Ball)
    drag(panel, "rate η", 0.3)
    press(panel, "Run")
    wait_until(panel, lambda: not running(notebook))
    assert "at w = 0.920 with cost 1.388 and slope 0.000." in panel.settle()
    assert 3 < steps(panel) < 30


def test_one_rate_settles_in_one_valley_and_blows_up_in_another(panel):
    panel = panel(panels.Ball)
    assert "w = 0.920" in press(panel, "Settles")
    assert "blown up" in press(panel, "Blows up")
    assert "4, 4 and 3 are at the minima" in press(panel, "Eleven balls")


def test_a_click_on_the_surface_shows_the_gradient_and_a_run_rests_in_a_minimum(notebook, panel):
    panel, twin = panel(panels.Surface), panels.Surface()
    caption = click(panel, *place(twin, twin._plane, -1, 1))
    start = panels.Surface(panel.code).values()
    assert start["x"] == pytest.approx(-1, abs=0.02) and start["y"] == pytest.approx(1, abs=0.02)
    assert re.search(r"x matters (2\.9|3\.0|3\.1) times as much as y", caption)
    keys(panel, "ArrowUp", "ArrowRight")
    moved = panels.Surface(panel.code).values()
    assert moved["x"] == pytest.approx(start["x"] + 0.1)
    assert moved["y"] == pytest.approx(start["y"] + 0.1)
    drag(panel, "rate η", 0.4)
    press(panel, "Run")
    wait_until(panel, lambda: not running(notebook))
    assert "with cost 0.000." in panel.settle() and steps(panel) > 3


def test_too_large_a_rate_grows_and_a_bumpy_surface_keeps_the_ball(panel):
    panel = panel(panels.Surface)
    press(panel, "Too large")
    far = re.search(r"is at \(−?(\d+)\.", drag(panel, "steps", 1))[1]
    assert int(far) > 50      # it began at 0.3
    assert "neither x nor y matters" in press(panel, "Stuck")
