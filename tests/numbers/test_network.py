"""The network against plain Python loops, and one clear sentence for every wrong argument."""

import math
from operator import mul

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, forward

SQUISH = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: max(0.0, z),
    "tanh": math.tanh,
}


def loop_forward(network, column):
    """Return all activations for one example, number by number."""
    layers = [column]
    for W, b in zip(network.weights, network.biases, strict=True):
        layers.append([SQUISH[network.activation](sum(map(mul, row, layers[-1])) + bias)
                       for row, (bias,) in zip(W, b, strict=True)])
    return layers


@given(st.lists(st.integers(1, 6), min_size=2, max_size=5), st.sampled_from(sorted(SQUISH)),
       st.integers(0, 5), st.integers(0, 2**32))
def test_forward_is_a_loop_over_neurons(sizes, activation, m, seed):
    rng = np.random.default_rng(seed)
    network = Network.random(sizes, rng, activation)
    assert network.activation == network.copy().activation == activation
    inputs = rng.random((sizes[0], m))
    layers = forward(network, inputs)
    assert [layer.shape for layer in layers] == [(n, m) for n in sizes]
    for example in range(m):
        expected = loop_forward(network, inputs[:, example])
        for layer, column in zip(layers, expected, strict=True):
            assert layer[:, example] == pytest.approx(column, rel=1e-12, abs=1e-12)


def test_forward_is_w_times_a_plus_b_and_a_plain_list_is_one_example():
    network = Network([[[1, 2, 3], [-4, 5, -6]]], [[[0.5], [-0.5]]], "relu")
    for inputs in ([[1], [10], [100]], [1, 10, 100]):
        first, last = forward(network, inputs)
        assert first.tolist() == [[1], [10], [100]] and last.tolist() == [[321.5], [0]]


@pytest.mark.parametrize("init, spread", [("videos", 1), ("fan-in", 1 / 30)])
def test_random_weights_are_normal_with_the_promised_spread(init, spread):
    network = Network.random([900, 1600, 25], 1, init=init)
    assert network.activation == "sigmoid"
    for values, expected in [(network.weights[0], spread), (network.biases[0], 1),
                             (network.weights[1], 1 if init == "videos" else 1 / 40)]:
        margin = 4 / math.sqrt(values.size)
        assert abs(values.mean()) < margin * expected
        assert values.std() == pytest.approx(expected, rel=margin)
        within = (abs(values) < expected).mean()
        assert within == pytest.approx(math.erf(math.sqrt(0.5)), abs=margin)


def test_biases_are_drawn_before_weights_so_that_legacy_seed_6_is_the_chain():
    network = Network.random([1, 1, 1, 1], np.random.RandomState(6))
    assert [f"{b.item():.4f}" for b in network.biases] == ["-0.3118", "0.7290", "0.2178"]
    assert [f"{W.item():.4f}" for W in network.weights] == ["-0.8991", "-2.4868", "0.9133"]


@pytest.mark.parametrize("rng", [7, [7], np.random.SeedSequence(7), np.random.PCG64(7)])
def test_a_seed_is_taken_as_numpy_takes_it_and_another_gives_other_numbers(rng):
    one, same, other = (Network.random([3, 2], seed).weights[0]
                        for seed in (rng, np.random.default_rng(7), 8))
    assert np.array_equal(one, same) and not np.isclose(one, other).any()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_network_keeps_copies_and_equals_itself_alone(dtype):
    weights, biases = [np.ones((2, 3), dtype)], [np.zeros((2, 1), dtype)]
    network = Network(weights, biases)
    copy = network.copy()
    weights[0] += 5
    biases[0] += 5
    network.weights[0][0, 0] = network.biases[0][0, 0] = 7
    assert network.weights[0].ravel().tolist() == [7, 1, 1, 1, 1, 1]
    assert copy.weights[0].ravel().tolist() == [1] * 6 and not copy.biases[0].any()
    assert copy.weights[0].dtype == copy.biases[0].dtype == dtype
    assert network == network and network != network.copy()
