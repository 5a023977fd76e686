"""Cost of one example: its ten squares by hand, the landmarks, and sum against mean."""

import numpy as np
import pytest
from matplotlib.colors import to_rgba
from panel_helpers import as_new, numbers

from mlp import panels
from mlp.live.style import WISH_DOWN, WISH_UP

OUTPUTS = [0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63]


@pytest.mark.parametrize(("preset", "cost"), [
    ("The video's 3", 3.36), ("All 0", 1), ("All 0.1", 0.9), ("All 0.5", 2.5), ("Perfect", 0)])
def test_the_landmarks(preset, cost):
    panel = as_new(panels.CostOfOne)
    panel.choose(preset)
    assert float(panel._cost[0].get_text().removeprefix("cost ")) == pytest.approx(cost, abs=2e-3)


@pytest.mark.parametrize("right", [3, 8])
def test_the_terms_are_those_worked_out_by_hand_and_a_mean_is_a_tenth(right):
    panel = as_new(panels.CostOfOne)
    panel.choose("The video's 3")
    panel.set(right=right)
    wanted = [float(k == right) for k in range(10)]
    squares = [(a - y) * (a - y) for a, y in zip(OUTPUTS, wanted, strict=True)]
    assert numbers(panel._outputs.numbers) == OUTPUTS
    assert numbers(panel._wanted) == wanted
    assert numbers(panel._squares.numbers) == pytest.approx(squares, abs=6e-4)
    assert f"differences is {round(sum(squares), 9):.3f};" in panel.description
    assert panel._cost[2].get_text() == f"brightest output: 8, wanted: {right}"
    slopes = np.subtract(OUTPUTS, wanted) * 2
    assert numbers(panel._slopes) == pytest.approx(slopes)
    panel.set(add="mean")
    assert numbers(panel._slopes) == pytest.approx(slopes / 10, abs=6e-4)
    assert panel._cost[0].get_text() == f"cost {sum(squares) / 10:.3f}"


def test_a_nudge_is_forecast_and_wishes_point_to_what_was_wanted():
    panel = as_new(panels.CostOfOne, state="chosen=3")        # output 3 is 0.62, and 1 is wanted
    forecast, really, gap = numbers(panel._forecast.numbers[1:])
    assert forecast == pytest.approx(2 * (0.62 - 1) * 0.1)
    assert really == pytest.approx((0.72 - 1) ** 2 - (0.62 - 1) ** 2, abs=6e-4)
    assert gap == 0.01      # its square
    ends = np.array([segment[:, 0] for segment in panel._wishes.get_segments()])
    assert ends[:, 0] == pytest.approx(panel.outputs())
    assert ends[:, 1].tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    up, down = to_rgba(WISH_UP), to_rgba(WISH_DOWN)
    colours = [tuple(colour) for colour in panel._wishes.get_colors()]
    assert colours == [down] * 3 + [up] + [down] * 6
