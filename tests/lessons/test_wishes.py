"""Wishes: against outputs, sums and biases that were really moved."""

import numpy as np
import pytest

from mlp import Network, cost, gradient
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
