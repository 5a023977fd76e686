"""Costs, a ball and a surface, as a student moves them, compared with `mlp` outside the browser."""

import re
from functools import cache

import pytest
from hands import changed, press

from mlp import load_digits, panels

NUMBERS = dict(train=300, test=200)
COST, AVERAGE, BALL, SURFACE = range(4)
KINDS = {
    COST: panels.CostOfOne, BALL: panels.Ball, SURFACE: panels.Surface,
    AVERAGE: lambda state="": panels.AverageCost(digits(), state=state)}
SLIDERS = {COST: [], AVERAGE: ["order", "doublings"], BALL: ["start w", "rate η", "steps"],
           SURFACE: ["start x", "start y", "rate η", "steps"]}
every_panel = pytest.mark.parametrize("number", KINDS)


@cache
def digits():
    return load_digits(**NUMBERS)


@pytest.fixture(scope="module")
def notebook(small):
    return small(
            "from mlp import load_digits, panels", "panels.CostOfOne()",
            "panels.AverageCost(load_digits(train=300, test=200))", "panels.Ball()",
            "panels.Surface()")


def key(panel, *names):
    """Press keys on the picture."""
    def act():
        panel.canvas.focus()
        for name in names:
            panel.page.keyboard.press(name)
    return changed(panel, act)


def place(panel, twin, axes, x, y):
    """Return where a point of the picture is on the page, by its data coordinates in `axes`."""
    box, (width, height) = panel.canvas.bounding_box(), twin.figure.bbox.size
    across, up = axes.transData.transform([x, y])
    return box["x"] + box["width"] * across / width, box["y"] + box["height"] * (1 - up / height)


def steps(panel):
    return int(re.search(r"After (\d+) step", panel.caption)[1])


@every_panel
def test_every_preset_shows_what_mlp_computes_and_reset_goes_back(panel, number):
    panel = panel(number)
    start = panel.settle()
    for name in KINDS[number]().presets:
        assert press(panel, name) == KINDS[number](panel.code).description != start
    assert press(panel, "Reset") == start and panel.code == ""


@every_panel
def test_dragging_a_slider_shows_what_mlp_computes(panel, number):
    panel = panel(number)
    for name in SLIDERS[number]:
        before = panel.settle()
        value = panel.drag(name, 0.83, moves=6)
        after = panel.settle()
        twin = KINDS[number](panel.code)
        assert after == twin.description != before
        assert value in twin.values().values()


def test_dragging_a_bar_and_keys_change_one_output_and_its_square(panel):
    panel, twin = panel(COST), panels.CostOfOne()
    bars = twin._terms.frame.axes
    panel.page.mouse.move(*place(panel, twin, bars, 0.2, 7))
    panel.page.mouse.down()
    panel.page.mouse.move(*place(panel, twin, bars, 0.5, 7), steps=5)
    panel.page.mouse.up()
    caption = panel.settle()
    code = re.fullmatch(r"a7=(0\.\d+) chosen=7", panel.code)
    assert float(code[1]) == pytest.approx(0.5, abs=0.01)
    assert caption == panels.CostOfOne(panel.code).description
    key(panel, "ArrowUp", "ArrowRight", "+")
    assert panel.code == f"a6=0.07 a7={code[1]} chosen=6"
    before = panel.caption
    panel.root.get_by_label("right digit").select_option("6")
    after = panel.settle()
    assert after != before and after.startswith("For a 6, ")


def test_the_videos_3_costs_3_36_and_the_mean_of_the_ten_a_tenth(panel):
    panel = panel(COST)
    assert "differences is 3.358;" in press(panel, "The video's 3")
    changed(panel, lambda: panel.root.get_by_label("cost is the").select_option("mean of the ten"))
    assert "the mean of the ten squared differences is 0.336;" in panel.caption


def test_a_click_among_the_means_takes_so_many_examples(panel):
    panel, twin = panel(AVERAGE), KINDS[AVERAGE]()
    changed(panel, lambda: panel.page.mouse.click(
        *place(panel, twin, twin._settling, 64, 0.05)))
    assert "over 64 training examples" in panel.caption
    assert "over 32 training" in key(panel, "ArrowLeft")
    said = press(panel, "All")
    panel.drag("order", 0.6)
    assert panel.settle() == said       # the order matters for few, not for all


def test_the_ball_is_placed_steps_and_steps_back(panel):
    panel, twin = panel(BALL), panels.Ball()
    changed(panel, lambda: panel.page.mouse.click(*place(panel, twin, twin._hill, -0.5, 6)))
    w = panels.Ball(panel.code).values()["start"]
    assert w == pytest.approx(-0.5, abs=0.02)
    first = panel.caption
    assert press(panel, "Step") != first and steps(panel) == 1
    key(panel, " ", " ")
    assert steps(panel) == 3
    key(panel, "Backspace")
    press(panel, "Step back")
    assert press(panel, "Step back") == first
    key(panel, "ArrowRight")
    assert panels.Ball(panel.code).values()["start"] == pytest.approx(w + 0.1)


def test_a_run_rolls_into_the_valley_and_stops_when_asked(panel):
    panel = panel(BALL)
    panel.press("Run")
    panel.page.wait_for_function(
        "(root) => /After [3-9] steps/.test(root.querySelector('figcaption').textContent)",
        arg=panel.root.element_handle())
    panel.press("Step")     # it stops, and takes one more
    stopped = panel.settle()
    panel.page.wait_for_timeout(400)
    assert panel.caption == stopped and 3 < steps(panel) < 30
    press(panel, "Reset")
    panel.drag("rate η", 0.3)
    panel.press("Run")
    panel.page.wait_for_function(
        "(root) => /After [3-9] steps/.test(root.querySelector('figcaption').textContent)",
        arg=panel.root.element_handle())
    assert "at w = 0.920 with cost 1.388 and slope 0.000." in panel.settle()
    assert steps(panel) < 30


def test_one_rate_settles_in_one_valley_and_blows_up_in_another(panel):
    panel = panel(BALL)
    assert "w = 0.920" in press(panel, "Settles")
    assert "blown up" in press(panel, "Blows up")
    assert "4, 4 and 3 are at the minima" in press(panel, "Eleven balls")


def test_a_click_on_the_surface_shows_the_gradient_and_a_run_rests_in_a_minimum(panel):
    panel, twin = panel(SURFACE), panels.Surface()
    changed(panel, lambda: panel.page.mouse.click(*place(panel, twin, twin._plane, -1, 1)))
    start = panels.Surface(panel.code).values()
    assert start["x"] == pytest.approx(-1, abs=0.02) and start["y"] == pytest.approx(1, abs=0.02)
    assert re.search(r"x matters (2\.9|3\.0|3\.1) times as much as y", panel.caption)
    key(panel, "ArrowUp", "ArrowRight")
    moved = panels.Surface(panel.code).values()
    assert moved["x"] == pytest.approx(start["x"] + 0.1)
    assert moved["y"] == pytest.approx(start["y"] + 0.1)
    panel.drag("rate η", 0.4)
    panel.press("Run")
    panel.page.wait_for_timeout(600)
    assert "with cost 0.000." in panel.settle() and steps(panel) > 3


def test_too_large_a_rate_grows_and_a_bumpy_surface_keeps_the_ball(panel):
    panel = panel(SURFACE)
    press(panel, "Too large")
    panel.drag("steps", 1)
    panel.settle()
    assert int(re.search(r"is at \(−?(\d+)\.", panel.caption)[1]) > 50      # it began at 0.3
    assert "neither x nor y matters" in press(panel, "Stuck")
