"""Levers: their lengths, what they do against numbers worked out by hand, and the forecasts."""

import numpy as np
import pytest

from mlp import Network
from mlp.lessons.intuition.levers import Push, costs_after, forecasts, levers
from mlp.lessons.intuition.wishes import asked

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
