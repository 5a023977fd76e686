"""Wishes, levers and the steepest pair of weights: against what was really moved."""

import numpy as np
import pytest

from mlp import Network, gradient
from mlp.lessons.intuition.levers import Push, costs_after, forecasts, levers
from mlp.lessons.intuition.sensitivity import pair_in_ratio
from mlp.lessons.intuition.wishes import asked

NUDGE = 1e-5
# Truncation is about NUDGE**2, rounding about 1e-16 / NUDGE.
TOLERANCE = 1e-8
SQUISH = {"sigmoid": lambda z: 1 / (1 + np.exp(-np.asarray(z))), "tanh": np.tanh,
          "relu": lambda z: z * (z > 0)}


def case(sizes, activation="sigmoid"):
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
@pytest.mark.parametrize("sizes", [(4, 3), (3, 5, 4, 2)])
def test_every_wish_is_what_a_real_move_does_and_the_gradient_turned_round(sizes, activation):
    network, inputs, targets = case(sizes, activation)
    slopes, before, told = gradient(network, inputs, targets), inputs[:, 0], asked(
        network, inputs, targets)
    for l, layer in enumerate(told):
        for what, wishes in (("a", layer.wishes), ("z", layer.sum_wishes)):
            for neuron, number in enumerate(wishes):
                above, below = (moved_cost(network, inputs, targets, l, neuron, by, what)
                                for by in (NUDGE, -NUDGE))
                assert number == pytest.approx((below - above) / (2 * NUDGE), abs=TOLERANCE)
        assert abs(slopes.biases[l][:, 0] + layer.sum_wishes).max() < 1e-12
        assert abs(slopes.weights[l] + np.outer(layer.sum_wishes, before)).max() < 1e-12
        if l:       # its rows add up to the wish of the layer before
            assert abs(layer.passed_on.sum(axis=0) - told[l - 1].wishes).max() < 1e-12
        before = layer.activations
    with pytest.raises(ValueError, match="^got 2 examples: expected one"):
        asked(network, np.ones((sizes[0], 2)), np.ones((sizes[-1], 2)))


def test_no_bias_of_a_sigmoid_can_be_wished_for_more_than_8_27ths():
    a = np.linspace(0, 1, 100_001)      # 2 a·a(1 − a) is largest at a = 2/3
    biases = np.log(a[1:-1] / a[-2:0:-1])       # they give the outputs these activations
    network = Network([np.zeros((len(biases), 1))], [biases[:, np.newaxis]])
    (outputs,) = asked(network, [[0.0]], np.zeros((len(biases), 1)))
    assert abs(outputs.sum_wishes).max() == pytest.approx(8 / 27, abs=1e-8)


def test_the_steepest_and_the_one_nearest_to_a_32nd_of_it():
    slopes = np.array([[0.1, -3.2, 0.5], [-0.09, -0.11, 0.0]])
    assert pair_in_ratio(slopes, 30)[:2] == ((0, 1), (1, 1))
    assert pair_in_ratio(slopes, 35)[:2] == ((0, 1), (1, 0))
    assert pair_in_ratio(slopes, 35).ratio == pytest.approx(3.2 / 0.09)
    assert pair_in_ratio(slopes, -32)[:2] == ((0, 1), (0, 0))     # slopes of the other sign
    assert pair_in_ratio([[1.0, 0.0]], 1.001)[:2] == ((0, 0), (0, 1))   # not with itself
    for nothing in ([[2.0]], np.zeros((2, 3))):
        with pytest.raises(ValueError, match="expected two or more that are not all 0"):
            pair_in_ratio(nothing, 32)


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
    # In proportion to nothing it stays where it is.
    assert not levers(np.ones(3), np.zeros(3), 1, rng)["activations"].weights.any()


def test_a_short_push_does_what_was_forecast_and_none_is_better_than_along_the_activations():
    rng = np.random.default_rng(3)
    network = Network.random([784, 16, 16, 10], rng)
    targets = np.eye(10)[:, [2]]
    hidden, outputs = asked(network, rng.random((784, 1)), targets)[-2:]
    told = levers(network.weights[-1][2], hidden.activations, outputs.sum_wishes[2], rng)

    def forecast(push, length=0.1):
        return forecasts(network, hidden.activations, outputs.sum_wishes, 2, push, length)

    for push in told.values():
        arguments = network, hidden.activations, targets[:, 0], 2, push
        really = (costs_after(*arguments, 1e-5) - costs_after(*arguments, -1e-5)) / 2
        assert forecast(push, 1e-5) == pytest.approx(really, abs=1e-12)
    best, alike, bias = (forecast(told[name]).sum() for name in ("activations", "alike", "bias"))
    assert best < alike < bias < 0
    for _ in range(200):
        direction = rng.standard_normal(16)
        push = Push(0.0, direction / np.linalg.norm(direction), np.zeros(16))
        assert forecast(push).sum() > best
