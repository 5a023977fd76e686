"""The gradient check against hand-made differences, and its panel against both."""

import numpy as np
import pytest
from panel_helpers import as_new, keys, words

from mlp import Network, cost, gradient, panels
from mlp.backprop import numerical_gradient
from mlp.drawing.text import in_powers, power_of_ten
from mlp.lessons.calculus import referee


def all_of(network, inputs):
    return referee.sample(network, inputs, np.random.default_rng(0), most=max(network.sizes))


def test_a_small_network_is_looked_at_whole_and_in_order():
    network, inputs, targets = referee.small_case(2)
    chosen = all_of(network, inputs)
    truth = numerical_gradient(network, inputs, targets)
    nudged = referee.nudged_slopes(network, inputs, targets, chosen, 1e-5)
    assert referee.largest(referee.gaps(nudged, chosen.of(truth))) < 1e-15
    assert [b.shape for b in nudged.biases] == [(5,), (4,), (3,)]


def test_a_sample_of_a_large_network_leaves_out_what_no_example_feels(digits):
    network = Network.random([784, 16, 16, 10], np.random.default_rng(0))
    inputs = digits.train.inputs(slice(0, 5))
    chosen = referee.sample(network, inputs, np.random.default_rng(3))
    assert (inputs[chosen.columns[0]].max(axis=1) > 0).all()
    assert [len(rows) for rows in chosen.rows] == [6, 6, 6]
    part = chosen.of(network)
    for l, (rows, columns) in enumerate(zip(*chosen, strict=True)):
        assert part.weights[l][2, 3] == network.weights[l][rows[2], columns[3]]
        assert part.biases[l][4] == network.biases[l][rows[4], 0]


def test_one_side_and_two_sides_are_the_differences_that_they_say():
    network, inputs, targets = referee.small_case(4)
    chosen = referee.Sample([[2], [], []], [[1], [], []])
    h, costs = 0.01, []
    for step in (h, -2 * h, h):
        network.weights[0][2, 1] += step
        costs.append(cost(network, inputs, targets))
    above, below, here = costs
    for sides, expected in ((1, (above - here) / h), (2, (above - below) / (2 * h))):
        found = referee.nudged_slopes(network, inputs, targets, chosen, h, sides)
        assert found.weights[0].item() == pytest.approx(expected, rel=1e-9)


def test_the_gap_falls_with_the_square_of_the_nudge_and_then_rounding_grows():
    network, inputs, targets = referee.small_case(0)
    chosen = all_of(network, inputs)
    found = chosen.of(gradient(network, inputs, targets))
    gap = {(k, sides): referee.largest(referee.gaps(found, referee.nudged_slopes(
        network, inputs, targets, chosen, 10.0**k, sides)))
        for k in (-2, -3, -5, -9, -12) for sides in (1, 2)}
    assert gap[-2, 2] / gap[-3, 2] == pytest.approx(100, rel=0.1)
    assert gap[-2, 1] / gap[-3, 1] == pytest.approx(10, rel=0.1)
    assert gap[-5, 2] < referee.CLEAN / 10 < referee.CLEAN < gap[-9, 2] < gap[-12, 2]


def test_another_number_of_examples_keeps_the_network_and_the_first_ones():
    network, inputs, targets = referee.small_case(7, 3)
    again, more, labels = referee.small_case(7, 8)
    assert np.array_equal(more[:, :3], inputs) and np.array_equal(labels[:, :3], targets)
    assert np.array_equal(again.weights[1], network.weights[1])
    assert not np.array_equal(referee.small_case(8)[0].weights[1], network.weights[1])


def test_the_panel_says_the_largest_gap_and_draws_it_as_far_as_the_hand_has_been(digits):
    panel = as_new(panels.GradientCheck, digits)
    case = referee.small_case(0)
    for k, furthest in ((-1, -1), (-2, -2), (-4, -4), (-3, -4)):
        panel.set(nudge=k)
        nudged = numerical_gradient(*case, nudge=10.0**k)
        gap = in_powers(referee.largest(referee.gaps(gradient(*case), nudged)))
        assert f"nudge of {power_of_ten(k)} up and down, 74 slopes" in panel.description
        assert float(panel.description.split("gap is ")[1].split("·")[0]) == pytest.approx(
            float(gap.split("·")[0]), abs=0.011)
        assert list(panel._curve.get_xdata()) == list(range(furthest, 0))
    assert panel.code == "nudge=-3 seen=-4" and panel._dot.get_xdata() == [-3]


@pytest.mark.parametrize(("code", "entry", "array", "place"), [
    ("layer=1 row=2 column=6", "layer 2: bias of neuron 2", (1, 1), (2, 0)),
    ("layer=1 row=2 column=4", "layer 2: weight from neuron 4 to neuron 2", (0, 1), (2, 4)),
    ("row=1 column=3", "layer 1: weight from input 3 to neuron 1", (0, 0), (1, 3))])
def test_an_entry_is_written_with_what_backpropagation_says(digits, code, entry, array, place):
    panel = as_new(panels.GradientCheck, digits, state=f"nudge=-5 {code}")
    slopes = gradient(*referee.small_case(0))[array[0]][array[1]]
    assert panel._entry.get_text() == entry
    assert words(panel._numbers)[0] == f"{slopes[place]:+.12f}"


def test_arrow_keys_walk_through_all_layers_and_stop_at_the_ends(digits):
    panel, seen = as_new(panels.GradientCheck, digits), []
    for _ in range(30):
        seen.append(panel._entry.get_text())
        keys(panel, "ArrowRight")
    assert len(set(seen)) == 7 + 6 + 5 and seen[-1] == "layer 3: bias of neuron 0"
    keys(panel, *["ArrowDown"] * 9)
    assert panel._entry.get_text() == "layer 3: bias of neuron 2"


def test_ones_own_network_takes_the_large_ones_place(digits):
    network = Network.random([784, 5, 4, 10], np.random.default_rng(1))
    panel = panels.GradientCheck(digits, network, "network=large nudge=-4")
    assert f"89 of {network.n_parameters:,} slopes" in panel.description
    assert panel.description.endswith("below 10⁻⁸.")
