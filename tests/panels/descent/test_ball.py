"""A ball in one dimension: its numbers against a polynomial, its run, its steps back."""

import asyncio
import re

import numpy as np
import pytest
from numpy.polynomial import Polynomial
from panel_helpers import as_new, numbers, plain, point, words

from mlp import panels

COST = 0.05 * Polynomial.fromroots([-2, 1, 3]) ** 2 + 2 + 0.3 * Polynomial([-3, 1])


def walked(start, rate, steps):
    for _ in range(steps):
        start -= rate * COST.deriv()(start)
    return start


@pytest.mark.parametrize(("start", "rate", "steps"), [
    (2, 0.05, 0), (2, 0.05, 7), (0.3, 0.3, 3), (-0.5, 0.01, 20), (3.4, 0.2, 5)])
def test_it_says_where_the_ball_is_and_what_its_next_step_does(start, rate, steps):
    panel = as_new(panels.Ball, state=f"start={start} rate={rate} steps={steps}")
    w = walked(start, rate, steps)
    step = -rate * COST.deriv()(w)
    really, forecast = COST(w + step) - COST(w), COST.deriv()(w) * step
    said = [float(number) for number in re.findall(r"-?\d+\.\d{3}", plain(panel))]
    assert said[1:] == pytest.approx([w, COST(w), COST.deriv()(w), step, forecast, really],
                                     abs=6e-4)
    assert numbers(panel._table.numbers)[-1] == pytest.approx(really - forecast, abs=6e-4)


def test_eleven_balls_settle_4_4_and_3():
    panel = as_new(panels.Ball)
    panel.choose("Eleven balls")
    assert "4, 4 and 3 are at the minima −2.013, 0.920 and 2.968." in panel.description
    assert words(panel._counts) == ["4 balls", "4 balls", "3 balls"]
    assert len(panel._history.others.get_segments()) == 11
    panel.named["balls"].value = "one"
    assert "Of eleven" not in panel.description
    assert not any(words(panel._counts))


def test_one_rate_settles_in_one_valley_and_blows_up_in_another():
    panel = as_new(panels.Ball)
    panel.choose("Settles")
    assert "is at w = 0.920" in panel.description
    panel.choose("Blows up")
    assert panel.description.endswith("has blown up: it is further out than 1,000.")
    assert words(panel._table.numbers) == ["-3,757", "has blown up", *[""] * 5]
    _, limits, verdicts = panel._limits.columns
    assert words(verdicts) == ["too large", "settles", "too large"]
    assert words(limits) == ["0.085", "0.520", "0.230"]
    panel.set(rate=0.03)
    assert words(verdicts) == ["settles"] * 3


def test_overshoot_crosses_the_minimum_with_every_step_and_fixed_steps_never_rest():
    panel = as_new(panels.Ball)
    panel.choose("Overshoot")
    away = np.sign(panel._history.path.get_xdata()[1:] - 0.9196)
    assert len(away) == 12 and (away[1:] == -away[:-1]).all()
    panel.choose("Fixed steps")
    places = panel._history.path.get_xdata()
    assert abs(np.diff(places)) == pytest.approx(0.4)
    assert places[-3] == pytest.approx(places[-1]) and panel.has_more()


def test_a_run_goes_on_by_itself_until_the_hand_does_something(monkeypatch):
    monkeypatch.setattr("mlp.panels.descent.stepping.TICK_SECONDS", 0.001)

    async def go():
        panel = panels.Ball()
        for act in (panel.step, panel.step_back, panel.reset, panel.run,
                    lambda: panel.set(rate=0.06), lambda: panel.choose("Fixed steps"),
                    lambda: point(panel, panel._hill, (1.5, 2))):
            panel.reset()
            panel.run()
            while panel.values()["steps"] <= 3:
                await asyncio.sleep(0.001)
            assert panel.running
            act()
            assert not panel.running
            before = panel.code
            await asyncio.sleep(0.02)
            assert panel.code == before
    asyncio.run(go())


def test_a_run_ends_where_nothing_moves_any_more_and_can_be_run_again(monkeypatch):
    monkeypatch.setattr("mlp.panels.descent.stepping.TICK_SECONDS", 0)

    async def go():
        panel = panels.Ball("start=0.3 rate=0.3")
        for _ in range(2):
            panel.run()
            while panel.running:
                await asyncio.sleep(0.001)
            assert 3 < panel.values()["steps"] < 20 and not panel.has_more()
            assert "is at w = 0.92" in panel.description
        panel.set_code("start=-2 rate=0.3")
        panel.run()
        while panel.running:
            await asyncio.sleep(0.001)
        assert "has blown up" in panel.description
    asyncio.run(go())
