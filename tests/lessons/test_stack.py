"""Layers without a squish are one layer, to 12 decimals; with one they are not."""

import numpy as np
import pytest

from mlp import Network, forward
from mlp.activations import ACTIVATIONS
from mlp.lessons.neurons.stack import bending_layers, collapsed, stacked

RNG = np.random.default_rng
SIZES = [(2, 1), (2, 3, 1), (3, 5, 4, 2), (2, 5, 3, 4, 1)]  # all different in a row
INPUTS = {n: RNG(9).random((n, 50)) for n in (2, 3)}


def layers(sizes, seed):
    network = Network.random(sizes, RNG(seed))
    return [3 * W for W in network.weights], network.biases


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("seed", range(5))
def test_without_a_squish_layers_are_one_layer_to_12_decimals(sizes, seed):
    weights, biases = layers(sizes, seed)
    W, b = collapsed(weights, biases)
    assert W.shape == (sizes[-1], sizes[0]) and b.shape == (sizes[-1], 1)
    inputs = INPUTS[sizes[0]]
    assert abs(stacked(weights, biases, inputs) - (W @ inputs + b)).max() < 1e-12


@pytest.mark.parametrize("squish", ["sigmoid", "tanh", "relu", "step"])
@pytest.mark.parametrize("sizes", SIZES[1:])
def test_with_a_squish_they_are_not(sizes, squish):
    weights, biases = layers(sizes, 0)
    W, b = collapsed(weights, biases)
    inputs = INPUTS[sizes[0]]
    assert abs(stacked(weights, biases, inputs, squish) - (W @ inputs + b)).max() > 0.5


def test_two_neurons_one_after_another_by_hand():
    # 2 * (3x + 1) + 5 = 6x + 7
    W, b = collapsed([[[3.0]], [[2.0]]], [[[1.0]], [[5.0]]])
    assert (W.item(), b.item()) == (6, 7)


@pytest.mark.parametrize("squish", list(ACTIVATIONS))
def test_a_squish_between_layers_is_that_of_a_network(squish):
    network = Network.random([3, 5, 4, 2], RNG(1), activation=squish)
    z = stacked(network.weights, network.biases, INPUTS[3], squish)
    expected = forward(network, INPUTS[3])[-1]
    np.testing.assert_allclose(ACTIVATIONS[squish].function(z), expected, atol=1e-14)


@pytest.mark.parametrize("hidden", [1, 2, 3])
def test_bending_layers_have_two_decimals_and_the_same_weights_for_any_squish(hidden):
    one, same, other = (bending_layers(hidden, RNG(4), squish)
                        for squish in ("relu", "relu", "none"))
    for arrays, again in zip(one, same, strict=True):
        for array, twin in zip(arrays, again, strict=True):
            np.testing.assert_array_equal(array, twin)
            np.testing.assert_array_equal(array, np.round(array, 2))
    assert [W.shape for W in one[0]] == [(3, 2), *[(3, 3)] * (hidden - 1), (1, 3)]
    for W, twin in zip(one[0], other[0], strict=True):
        np.testing.assert_array_equal(W, twin)
    assert abs(one[0][0] - bending_layers(hidden, RNG(5))[0][0]).max() > 0.01


@pytest.mark.parametrize("squish", ["none", "sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("hidden", [1, 2, 3])
def test_every_neuron_has_both_signs_among_the_inputs(hidden, squish):
    plane = np.stack([x.ravel() for x in np.meshgrid(*[np.linspace(0, 1, 101)] * 2)])
    for seed in range(1, 21):
        weights, biases = bending_layers(hidden, RNG(seed), squish)
        for depth in range(1, hidden + 2):
            z = stacked(weights[:depth], biases[:depth], plane, squish)
            assert (z.min(axis=1) <= 0.01).all() and (z.max(axis=1) >= -0.01).all()


def test_wrong_arguments_are_told_apart():
    weights, biases = bending_layers(1, RNG(0))
    with pytest.raises(ValueError, match="unknown squish 'softmax': choose one of sigmoid"):
        stacked(weights, biases, INPUTS[2], "softmax")
    with pytest.raises(ValueError, match=r"expected \(2, m\)"):
        stacked(weights, biases, INPUTS[3])
    with pytest.raises(ValueError, match="one for every neuron of layer 1"):
        collapsed([weights[0], np.ones((1, 4))], biases)
