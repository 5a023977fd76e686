"""Cost of one, average cost, how much data: squares by hand, their means, and what is read."""

import numpy as np
import pytest
from matplotlib.colors import to_rgba
from panel_helpers import as_new, numbers, words

from mlp import cost, load_digits, panels
from mlp.lessons.descent.reading import sorted_in_parts
from mlp.live.style import WISH_DOWN, WISH_UP
from mlp.storage import trained_network

OUTPUTS = [0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63]


def test_the_landmarks():
    panel = as_new(panels.CostOfOne)
    for preset, landmark in (("The video's 3", 3.36), ("All 0", 1), ("All 0.1", 0.9),
                             ("All 0.5", 2.5), ("Perfect", 0)):
        panel.choose(preset)
        assert float(panel._cost[0].get_text()[5:]) == pytest.approx(landmark, abs=2e-3), preset


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


@pytest.mark.parametrize("m", [1, 3, 8, 300])
def test_bars_cut_anew_keep_their_order_and_their_mean(m):
    values = np.random.default_rng(m).random(m)
    parts = sorted_in_parts(values, 16)
    assert parts.shape == (16,) and (np.diff(parts) >= -1e-12).all()
    assert parts.mean() == pytest.approx(values.mean())
    if m == 8:
        np.testing.assert_allclose(parts, np.repeat(np.sort(values), 2))


def test_it_says_and_shows_the_mean_over_the_first_so_many(digits):
    panel = as_new(panels.AverageCost, digits, state="order=3")
    for doublings in (0, 8):
        panel.set(doublings=doublings)
        for examples, name in ((digits.train, "training"), (digits.test, "test")):
            first = np.random.default_rng(3).permutation(len(examples))[:2**doublings]
            mean = cost(trained_network(), examples.inputs(first), examples.targets(first))
            of_all = cost(trained_network(), examples.inputs(), examples.targets())
            few = f"{2**doublings} {name} example{'s' * (doublings > 0)}"
            assert f"over {few} is {mean:.3f} (over all: {of_all:.3f})" in panel.description
            drawn = panel._sorted[name]
            assert drawn.number.get_text() == f"mean {mean:.3f}"
            assert panel._dots[name].get_xydata()[0] == pytest.approx(
                (2**doublings, min(mean, panel._settling.get_ylim()[1])), abs=1e-6)
            if doublings == 0:
                np.testing.assert_allclose(drawn.bars.get_data().values, mean, rtol=1e-5)


def test_all_is_all_whatever_the_order_and_untrained_costs_more():
    panel = as_new(panels.AverageCost, load_digits(train=300, test=40))
    panel.choose("All")
    said = panel.description
    assert "300 training examples" in said and "40 test examples" in said
    panel.set(order=7)
    assert panel.description == said
    panel.set(doublings=2)
    few = panel.description
    panel.set(order=8)
    assert panel.description != few
    panel.choose("Untrained, all")
    mean, right = words(panel._table.numbers)[1:3]
    assert float(mean) > 2 and int(right.rstrip("%")) < 25     # one time in ten


@pytest.mark.slow
def test_more_examples_read_more_new_digits_and_it_shows_what_is_read_wrong():
    digits = load_digits()
    amounts = as_new(panels.HowMuchData, digits)
    new, old = amounts.shares
    assert amounts.counts == [10, 32, 100, 316, 1000, 3162, 10_000]
    assert [f"{share:.0%}" for share in new[::2]] == ["24%", "58%", "79%", "83%"] and old[0] == 1
    assert old[0] - new[0] > 0.6 and old[-1] - new[-1] < 0.08
    amounts.choose("A hundred")
    assert amounts.description == ("After 2,000 steps on 100 examples the network reads 100% of "
                                   f"them right, and {new[2]:.0%} of 2,000 new digits.")
    wrong = np.flatnonzero(amounts._readings[2].answers != digits.test.labels)
    assert amounts._titles[1].get_text() == f"{len(wrong):,} of 2,000 read wrong"
    assert len(wrong) == round(2000 * (1 - new[2]))
    amounts.set(first=5)
    assert amounts._words[0].get_text() == (
        f"{digits.test.labels[wrong[5]]}→{amounts._readings[2].answers[wrong[5]]}")
    shown = amounts._grids[0].get_array()[:, :28]
    np.testing.assert_allclose(shown, digits.test.inputs(wrong[5]).reshape(28, 28))
    amounts.set(first=1000)
    assert amounts._words[0].get_text() == ""
