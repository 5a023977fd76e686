"""Two dimensions: the gradient's numbers, the cut, the limit, zigzag, and getting stuck."""

import re

import numpy as np
import pytest
from panel_helpers import as_new, plain, words

from mlp import panels


def three_decimals(text):
    return [float(number) for number in re.findall(r"-?\d+\.\d{3}", text)]


def test_at_1_1_the_gradient_is_3_1():
    panel = as_new(panels.Surface)
    panel.choose("At (1, 1)")
    assert "gradient (3.000, 1.000), of length 3.162," in panel.description
    assert "x matters 3.0 times as much as y." in panel.description
    x, y = panel._gradient.get_data()
    tail, tip = (x[0], y[0]), (x[1], y[1])
    assert tail == pytest.approx((1, 1)) and tip == pytest.approx((1 + 3 / 4, 1 + 1 / 4))
    assert panel._walk.next.get_xydata()[0] == pytest.approx((0.7, 0.9))


@pytest.mark.parametrize(("x", "y", "rate", "steps"), [
    (-1.6, 1.2, 0.1, 0), (2, -2.5, 0.3, 4), (0.5, 0.01, 0.65, 9)])
def test_in_the_bowl_all_numbers_have_closed_forms(x, y, rate, steps):
    panel = as_new(panels.Surface, state=f"x={x} y={y} rate={rate} steps={steps}")
    x, y = x * (1 - 3 * rate) ** steps, y * (1 - rate) ** steps
    cost, length = 1.5 * x**2 + 0.5 * y**2, np.hypot(3 * x, y)
    after = 1.5 * (x * (1 - 3 * rate)) ** 2 + 0.5 * (y * (1 - rate)) ** 2
    assert three_decimals(plain(panel))[1:] == pytest.approx(
        [x, y, cost, 3 * x, y, length, -rate * length**2, after - cost], abs=6e-4)
    assert three_decimals(words(panel._table.numbers)[-1])[0] == pytest.approx(
        after - cost + rate * length**2, abs=6e-4)


@pytest.mark.parametrize("surface", ["bowl", "bumpy"])
def test_the_cut_is_as_steep_as_the_gradient_is_long_and_holds_the_next_step(surface):
    panel = as_new(panels.Surface, state=f"surface={surface} x=0.9 y=-0.4 rate=0.15")
    (x0, x1), (y0, y1) = panel._valley.tangent.get_data()
    assert f"of length {(y1 - y0) / (x1 - x0):.3f}" in panel.description
    distance, cost = panel._ahead.next.get_xydata()[0]
    step = panel._walk.next.get_xydata()[0] - (0.9, -0.4)
    assert distance == pytest.approx(-np.hypot(*step))
    assert np.interp(distance, *panel._valley.curve.get_data()) == pytest.approx(cost, abs=2e-3)


@pytest.mark.parametrize(("rate", "verdict"), [
    (0.3, "settles"), (0.34, "overshoots"), (0.66, "overshoots"), (0.667, "too large")])
def test_the_limit_of_the_bowl_is_two_thirds(rate, verdict):
    panel = as_new(panels.Surface, state=f"rate={rate}")
    assert [column[0].get_text() for column in panel._limits.columns] == ["here", "0.667", verdict]


def test_zigzag_crosses_over_too_large_grows_and_a_step_nearly_rests():
    panel = as_new(panels.Surface)
    panel.choose("Zigzag")
    x = panel._walk.path.get_xdata()
    assert (np.sign(x[1:]) == -np.sign(x[:-1])).all() and abs(x[-1]) < abs(x[0]) / 10
    panel.choose("Too large")
    x = panel._walk.path.get_xdata()
    assert abs(x[-1]) > 3 * abs(x[0])
    panel.set(rate=1, steps=60)
    assert panel.description.endswith("has blown up: it is further out than 1,000.")
    assert not panel.has_more() and len(panel._gradient.get_xdata()) == 0
    panel.set(rate=0.5)
    assert "at (0.000, 0.000) with cost 0.000" in panel.description
    assert "neither x nor y matters" in panel.description and not panel.has_more()


def test_stuck_rests_in_the_highest_of_four_minima():
    panel = as_new(panels.Surface)
    panel.choose("Stuck")
    assert "with cost 1.551." in panel.description
    minima = panel._minima.get_xydata()
    assert len(minima) == 4
    ball = panel._walk.dot.get_xydata()[0]
    assert np.hypot(*(minima - ball).T).argmin() == 3   # lowest first
