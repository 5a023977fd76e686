"""Wishes, levers and the steepest pair of weights: against what was really moved."""

import numpy as np
import pytest

from mlp import Network, cost, gradient
from mlp.lessons.intuition.levers import Push, costs_after, forecasts, levers
from mlp.lessons.intuition.sensitivity import pair_in_ratio
from mlp.lessons.intuition.wishes import asked, granted

NUDGE = 1e-5
# Truncation is about NUDGE**2, rounding about 1e-16 / NUDGE.
TOLERANCE = 1e-8
SIZES = [(4, 3), (4, 3, 5), (3, 5, 4, 2)]
SQUISH = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh,
          "relu": lambda z: z * (z > 0)}


def case(sizes, activation):
    rng = np.random.default_rng(1)
    network = Network.random(sizes, rng, activation)
    return network, rng.random((sizes[0], 1)), rng.random((sizes[-1], 1))


def moved_cost(network, inputs, targets, layer, neuron, by, what):
    """Return the cost once a sum or an activation has been moved by hand on its way forward."""
    a = inputs
    for l, (W, b) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = W @ a + b
        if (what, layer) == ("z", l):
            z[neuron] += by
        a = SQUISH[network.activation](z)
        if (what, layer) == ("a", l):
            a[neuron] += by
    return ((a - targets) ** 2).sum()


@pytest.mark.parametrize("activation", SQUISH)
@pytest.mark.parametrize("sizes", SIZES)
def test_every_wish_is_what_a_real_move_does_to_the_cost(sizes, activation):
    network, inputs, targets = case(sizes, activation)
    for l, layer in enumerate(asked(network, inputs, targets)):
        for what, told in (("a", layer.wishes), ("z", layer.sum_wishes)):
            for neuron, number in enumerate(told):
                above, below = (moved_cost(network, inputs, targets, l, neuron, by, what)
                                for by in (NUDGE, -NUDGE))
                assert number == pytest.approx((below - above) / (2 * NUDGE), abs=TOLERANCE)


@pytest.mark.parametrize("sizes", SIZES)
def test_wishes_for_sums_are_the_gradient_with_its_sign_turned_round(sizes):
    network, inputs, targets = case(sizes, "sigmoid")
    slopes, before = gradient(network, inputs, targets), inputs[:, 0]
    for l, layer in enumerate(asked(network, inputs, targets)):
        assert abs(slopes.biases[l][:, 0] + layer.sum_wishes).max() < 1e-12
        assert abs(slopes.weights[l] + np.outer(layer.sum_wishes, before)).max() < 1e-12
        before = layer.activations


def test_the_rows_that_are_passed_on_add_up_to_the_wish_of_the_layer_before():
    network, inputs, targets = case((3, 5, 4, 2), "sigmoid")
    first, second, last = asked(network, inputs, targets)
    for layer, before in ((last, second), (second, first)):
        assert abs(layer.passed_on.sum(axis=0) - before.wishes).max() < 1e-12
    assert last.passed_on[1, 2] == last.sum_wishes[1] * network.weights[2][1, 2]


def test_one_example_at_a_time():
    network, _, _ = case((4, 3), "sigmoid")
    with pytest.raises(ValueError, match="^got 2 examples: expected one"):
        asked(network, np.ones((4, 2)), np.ones((3, 2)))


def test_no_bias_of_a_sigmoid_can_be_wished_for_more_than_8_27ths():
    a = np.linspace(0, 1, 100_001)      # 2 a·a(1 − a) is largest at a = 2/3
    biases = np.log(a[1:-1] / a[-2:0:-1])       # they give the outputs these activations
    network = Network([np.zeros((len(biases), 1))], [biases[:, np.newaxis]])
    (outputs,) = asked(network, [[0.0]], np.zeros((len(biases), 1)))
    assert abs(outputs.sum_wishes).max() == pytest.approx(8 / 27, abs=1e-8)


def test_a_granted_wish_is_half_its_length_and_a_whole_one_overshoots():
    network, inputs, targets = case((4, 3, 5), "sigmoid")
    (*_, outputs), targets = asked(network, inputs, targets), targets[:, 0]
    a, before = outputs.activations, cost(network, inputs, targets[:, np.newaxis])
    there, forecast = granted(a, targets, 1)
    assert there == pytest.approx(targets) and there == pytest.approx(a + outputs.wishes / 2)
    assert forecast == pytest.approx(-2 * before)   # twice what is there to fall
    assert (((a + outputs.wishes) - targets) ** 2).sum() == pytest.approx(before)
    nearer, forecast = granted(a, targets, 1e-6)
    assert ((nearer - targets) ** 2).sum() - before == pytest.approx(forecast, rel=1e-5)


def test_the_steepest_and_the_one_nearest_to_a_32nd_of_it():
    slopes = np.array([[0.1, -3.2, 0.5], [-0.09, -0.11, 0.0]])
    assert pair_in_ratio(slopes, 30)[:2] == ((0, 1), (1, 1))
    assert pair_in_ratio(slopes, 35)[:2] == ((0, 1), (1, 0))
    assert pair_in_ratio(slopes, 35).ratio == pytest.approx(3.2 / 0.09)
    assert pair_in_ratio(slopes, -32)[:2] == ((0, 1), (0, 0))     # slopes of the other sign


def test_a_single_slope_is_no_pair_and_neither_are_zeros():
    for nothing in ([[2.0]], np.zeros((2, 3))):
        with pytest.raises(ValueError, match="expected two or more that are not all 0"):
            pair_in_ratio(nothing, 32)


def test_the_steepest_is_not_paired_with_itself():
    assert pair_in_ratio([[1.0, 0.0]], 1.001)[:2] == ((0, 0), (0, 1))


NETWORK = Network([np.eye(3), [[1, 2, -2], [0.5, -1, 0]]], [np.zeros((3, 1)), [[0.1], [-0.2]]])
BEFORE, TARGETS = np.array([0.5, 0.2, 0.9]), np.array([1.0, 0.0])


def squish(z):
    return 1 / (1 + np.exp(-np.asarray(z)))


@pytest.mark.parametrize("way", [-0.3, 0.02])
def test_every_lever_is_of_length_1_and_goes_the_neurons_way(way):
    rng = np.random.default_rng(0)
    weights, before = rng.standard_normal(16), rng.random(16)
    told = levers(weights, before, way, rng)
    assert list(told) == ["bias", "alike", "activations", "weights", "random", "wished"]
    for push in told.values():
        together = np.concatenate([[push.bias], push.weights, push.activations])
        assert np.linalg.norm(together) == pytest.approx(1)
    sign = np.sign(way)
    assert told["bias"].bias == sign
    assert told["alike"].weights == pytest.approx(np.full(16, sign / 4))
    assert told["activations"].weights == pytest.approx(sign * before / np.sqrt(before @ before))
    for push in (told["weights"].weights, told["wished"].activations):
        assert push == pytest.approx(sign * weights / np.sqrt(weights @ weights))


def test_in_proportion_to_nothing_it_stays_where_it_is():
    told = levers(np.ones(3), np.zeros(3), 1, np.random.default_rng(0))
    assert not told["activations"].weights.any()


def test_costs_after_a_push_by_hand():
    still = np.zeros(3)
    z = np.array([0.5 + 0.4 - 1.8 + 0.1, 0.25 - 0.2 - 0.2])
    pushes = {
        "bias": (Push(1.0, still, still), z + [0.5, 0]),
        "weight": (Push(0.0, np.array([0, 0, 1.0]), still), z + [0.5 * 0.9, 0]),
        "wish": (Push(0.0, still, np.array([0, 1.0, 0])), z + [0.5 * 2, 0.5 * -1])}
    for push, after in pushes.values():
        told = costs_after(NETWORK, BEFORE, TARGETS, 0, push, 0.5)
        assert told == pytest.approx((squish(after) - TARGETS) ** 2)


@pytest.mark.parametrize("output", [0, 1])
def test_a_short_push_does_what_was_forecast(output):
    rng = np.random.default_rng(2)
    network = Network.random([6, 4, 3], rng)
    inputs, targets = rng.random((6, 1)), np.array([[0.0], [1], [0]])
    hidden, outputs = asked(network, inputs, targets)
    for push in levers(network.weights[-1][output], hidden.activations, outputs.sum_wishes[output],
                       rng).values():
        arguments = network, hidden.activations, targets[:, 0], output, push
        really = (costs_after(*arguments, 1e-5) - costs_after(*arguments, -1e-5)) / 2
        told = forecasts(network, hidden.activations, outputs.sum_wishes, output, push, 1e-5)
        assert told == pytest.approx(really, abs=1e-12)


def test_no_push_on_the_weights_is_better_than_in_proportion_to_the_activations():
    rng = np.random.default_rng(3)
    network = Network.random([784, 16, 16, 10], rng)
    hidden, outputs = asked(network, rng.random((784, 1)), np.eye(10)[:, [2]])[-2:]
    told = levers(network.weights[-1][2], hidden.activations, outputs.sum_wishes[2], rng)

    def forecast(push):
        return forecasts(network, hidden.activations, outputs.sum_wishes, 2, push, 0.1).sum()

    best = forecast(told["activations"])
    assert best < forecast(told["alike"]) < forecast(told["bias"]) < 0
    for _ in range(200):
        direction = rng.standard_normal(16)
        push = Push(0.0, direction / np.linalg.norm(direction), np.zeros(16))
        assert forecast(push) > best
