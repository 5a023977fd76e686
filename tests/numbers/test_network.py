"""The network against plain Python loops, and one clear sentence for every wrong argument."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, forward, train
from mlp.data.examples import Examples

SQUISH = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: max(0.0, z),
    "tanh": math.tanh,
}


def loop_forward(network, column):
    """Return all activations for one example, number by number."""
    layers = [[float(value) for value in column]]
    for W, b in zip(network.weights, network.biases, strict=True):
        layer = []
        for j in range(len(W)):
            z = float(b[j][0])
            for k, value in enumerate(layers[-1]):
                z += float(W[j][k]) * value
            layer.append(SQUISH[network.activation](z))
        layers.append(layer)
    return layers


def small(sizes=(3, 4, 2), seed=0, **options):
    return Network.random(sizes, np.random.default_rng(seed), **options)


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
    network = small([900, 1600, 25], seed=1, init=init)
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


@pytest.mark.parametrize("rng", [None, "seven", -1, 0.5])
def test_what_is_no_seed_is_refused_in_words(rng):
    examples = Examples(np.zeros((3, 1), np.uint8), np.zeros(1, np.uint8))
    for call in (lambda: Network.random([3, 2], rng),
                 lambda: train(Network.random([3, 10], 0), examples, learning_rate=1, rng=rng)):
        with pytest.raises(ValueError, match=r"^rng is .*: give a seed, such as 0, "):
            call()


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


@pytest.mark.parametrize("inputs, sentence", [
    (np.ones((4, 2)), r"^inputs has shape \(4, 2\), expected \(3, m\): one example per column$"),
    ([1, 2, 3, 4], r"^inputs has shape \(4,\), expected \(3, m\)"),
    (np.ones((3, 2, 1)), r"^inputs has shape \(3, 2, 1\), expected \(3, m\)"),
    ([1, 2, np.nan], r"^inputs holds .*not finite.*: expected finite numbers only$"),
    ([1, 2, None], r"^inputs .*(not finite|not an array of numbers)"),
    ([[1], [2, 3], [4]], r"^inputs is not an array of numbers: got \[\[1\], \[2, 3\], \[4\]\]$"),
    (["black", "grey", "white"], r"^inputs is not an array of numbers: got .*black"),
    ([1j, 0, 0], r"^inputs is not an array of numbers: got .*1\.j"),
    (["0.1", "0.2", "0.3"], r"^inputs is not an array of numbers: got .*0\.1"),
    ([[1, 2, 3]] * 500 + [[1]], "^inputs is not an array of numbers"),
])
def test_wrong_inputs_get_one_sentence(inputs, sentence):
    with pytest.raises(ValueError, match=sentence) as caught:
        forward(small(), inputs)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 130


A, B, COLUMN = np.ones((4, 3)), np.ones((2, 4)), np.ones((4, 1))


@pytest.mark.parametrize("weights, biases, sentence", [
    ([], [], "^got 0 weight arrays and 0 bias columns: .* one of each$"),
    ([A, B], [COLUMN], "^got 2 weight arrays and 1 bias columns"),
    ([A], [np.ones(4)], r"^biases\[0\] has shape \(4,\), expected \(4, 1\)$"),
    ([A, B.T], [COLUMN, COLUMN],
     r"^weights\[1\] has shape \(4, 2\), expected 4 columns, one for every neuron of layer 1$"),
    ([np.ones(3)], [COLUMN], r"^weights\[0\] has shape \(3,\), expected \(n_out, n_in\)$"),
    ([np.ones((4, 0))], [COLUMN], r"^weights\[0\] has shape \(4, 0\), expected"),
    ([A * np.nan], [COLUMN], r"^weights\[0\] holds .* not finite"),
    ([A], [COLUMN * np.inf], r"^biases\[0\] holds .* not finite"),
    ([A], ["four"], r"^biases\[0\] is not an array of numbers: got .*four"),
])
def test_arrays_that_do_not_fit_get_one_sentence(weights, biases, sentence):
    with pytest.raises(ValueError, match=sentence):
        Network(weights, biases)


@pytest.mark.parametrize("sizes, options, sentence", [
    ([3], {}, r"^got sizes \[3\]: a network needs an input and an output layer$"),
    ([3, 0], {}, "^a layer cannot have 0 neurons: expected a whole number from 1$"),
    ([3, 2.0], {}, r"^a layer cannot have 2\.0 neurons"),
    ([3, True], {}, "^a layer cannot have True neurons"),
    ([3, 2], {"activation": "softmax"}, "^unknown activation 'softmax': .*sigmoid, relu, tanh$"),
    ([3, 2], {"init": "xavier"}, "^unknown init 'xavier': choose one of videos, fan-in$"),
    ([784, 10**10, 10], {}, r"^a network of sizes .* needs 63,\d{3} GB, and this machine has "),
])
def test_impossible_networks_get_one_sentence(sizes, options, sentence):
    with pytest.raises((ValueError, MemoryError), match=sentence):
        small(sizes, **options)
