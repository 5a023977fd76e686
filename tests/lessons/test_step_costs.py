"""A step along the whole gradient, the gradient as a ranking, and learning from a few examples."""

import numpy as np
import pytest

from mlp import Network, cost, gradient, load_digits
from mlp.lessons.descent.beginners import after_one_epoch, learned_from, untrained
from mlp.lessons.descent.ranking import NOT_AT_ALL, Ranking
from mlp.lessons.descent.step_costs import StepCosts
from mlp.nudging import Nudging
from mlp.storage import trained_network
from mlp.training import step_down

RNG = np.random.default_rng(5)
NETWORKS = [untrained(), trained_network(), Network.random([784, 7, 10], RNG, "relu", "fan-in"),
            Network.random([784, 5, 6, 4, 10], RNG, "tanh", "fan-in"),
            Network.random([784, 10], RNG)]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda n: "-".join(map(str, n.sizes)))
def test_the_cost_along_the_line_is_that_of_networks_that_took_the_step(digits, network):
    inputs, targets = digits.train.inputs(), digits.train.targets()
    slopes = gradient(network, inputs, targets)
    downhill, single = (StepCosts(network, digits.train, kind) for kind in (np.float64, np.float32))
    for rate in (0, 0.01, 3, 40):
        moved = network.copy()
        step_down(moved, slopes, rate)
        assert downhill.cost_after(rate) == pytest.approx(cost(moved, inputs, targets), rel=1e-9)
        assert single.cost_after(rate) == pytest.approx(downhill.cost_after(rate), rel=1e-6,
                                                        abs=1e-5)      # in float32
    np.testing.assert_allclose(downhill.curve([0, 3]), [downhill.cost, downhill.cost_after(3)])
    slope = (downhill.cost_after(1e-5) - downhill.cost_after(-1e-5)) / 2e-5
    assert downhill.slope == pytest.approx(slope, rel=1e-5)
    assert downhill.slope == pytest.approx(-Ranking(downhill.gradient).length ** 2)


def test_a_step_the_wrong_way_and_far_too_far_is_only_a_large_cost(digits):
    downhill = StepCosts(Network.random([784, 16, 10], 0, "relu"), digits.train)
    assert downhill.cost_after(-1e4) > 1e6 and downhill.cost_after(-1e30) == np.inf


def test_each_rank_is_the_dial_that_nudging_knows_by_that_slope_and_words_say_how_much():
    network, digits = untrained(), load_digits()
    nudging = Nudging(network, digits.train, np.float64)
    ranking = Ranking(nudging.gradient)
    assert len(ranking) == network.n_parameters == len({ranking.dial(k) for k in range(13_002)})
    flat = np.concatenate([array.ravel() for group in nudging.gradient for array in group])
    np.testing.assert_array_equal(np.sort(ranking.entries), np.sort(flat))
    assert (np.diff(abs(ranking.entries)) <= 0).all()
    for rank in range(0, 13_002, 97):
        assert nudging.slope(ranking.dial(rank)) == ranking.entries[rank]
        share = abs(ranking.entries[rank] / ranking.entries[0])
        assert ranking.strength(rank) == (
            "a lot" if share > 1 / 2 else "somewhat" if share > 1 / 10 else
            "a little" if share else "not at all")
        assert ranking.direction(rank) == -np.sign(ranking.entries[rank])
    assert list(ranking.counts().values()) == [33, 244, 10_549, 2_176]
    dark = (digits.train.images == 0).all(axis=1).sum()  # pixels that are black in every digit
    assert ranking.counts()[NOT_AT_ALL] == 16 * dark


def test_beginners_are_always_the_same_and_have_learned_as_much_as_they_say(digits):
    inputs, targets = digits.train.inputs(), digits.train.targets()
    first, once, again = (cost(network, inputs, targets) for network in (
        untrained(), after_one_epoch(digits.train), after_one_epoch(digits.train)))
    assert first > 3 and once < 1 and again == once


def test_it_learns_from_the_first_examples_only_and_makes_all_its_steps():
    examples = load_digits(train=60, test=1).train

    def learned(count, steps, examples=examples):
        return learned_from(examples, count, steps=steps, learning_rate=1.0, seed=3)

    few = learned(20, 50).weights[0]
    assert np.array_equal(few, learned(10**6, 50, examples.pick(slice(0, 20))).weights[0])
    assert not np.array_equal(few, learned(21, 50).weights[0])
    none = learned(1, 0)
    slopes = gradient(none, examples.inputs(0), examples.targets(0))
    assert learned(1, 1).weights[1] == pytest.approx(none.weights[1] - slopes.weights[1], abs=1e-5)
