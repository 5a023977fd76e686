"""Backpropagation against finite differences, hand-worked numbers and scikit-learn."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mlp import Network, cost, forward, gradient
from mlp.backprop import numerical_gradient, weighted_sums

NUDGE = 1e-5
# Truncation is about NUDGE**2, rounding about 1e-16 / NUDGE; the worst gap seen is 5e-10.
TOLERANCE = 1e-8

# Where all sizes differ, a transposed matrix cannot fit; where two are equal, it could hide.
sizes_lists = st.one_of(st.lists(st.integers(1, 6), min_size=2, max_size=4, unique=True),
                        st.lists(st.integers(2, 3), min_size=4, max_size=4))


def random_case(sizes, activation, m, seed):
    rng = np.random.default_rng(seed)
    network = Network.random(sizes, rng, activation, init="fan-in")
    return network, rng.random((sizes[0], m)), rng.random((sizes[-1], m))


def nudged_slopes(network, inputs, targets):
    """Return central differences of the mean of summed squares, one parameter after another."""
    result = []
    for parameters in flat(network):
        slopes = np.zeros(parameters.shape)
        for place, kept in np.ndenumerate(parameters):
            for nudge in (NUDGE, -NUDGE):
                parameters[place] = kept + nudge
                squares = (forward(network, inputs)[-1] - targets) ** 2
                slopes[place] += squares.sum() / inputs.shape[1] / (2 * nudge)
            parameters[place] = kept
        result.append(slopes)
    return result


def flat(gradients):
    return [*gradients.weights, *gradients.biases]


def assert_close(slopes, others, tolerance=TOLERANCE):
    for one, other in zip(slopes, others, strict=True):
        assert one.shape == other.shape and abs(one - other).max() < tolerance


@given(sizes_lists, st.sampled_from(["sigmoid", "relu", "tanh"]), st.integers(1, 5),
       st.integers(0, 2**32))
def test_slopes_are_what_nudges_show_and_the_mean_over_examples(sizes, activation, m, seed):
    network, inputs, targets = random_case(sizes, activation, m, seed)
    if activation == "relu":  # at the kink there is no slope to compare with
        assume(min(abs(z).min() for z in weighted_sums(network, inputs)[0]) > 1e-3)
    before = network.copy()
    found, numerical = (find(network, inputs, targets) for find in (gradient, numerical_gradient))
    assert_close(flat(network), flat(before), 1e-300)
    expected = nudged_slopes(network, inputs, targets)
    assert_close(flat(found), expected)
    assert_close(flat(numerical), expected)
    ones = [flat(gradient(network, inputs[:, k], targets[:, k])) for k in range(m)]
    assert_close(flat(found), [sum(single) / m for single in zip(*ones, strict=True)], 1e-12)


def test_the_numerical_gradient_of_a_float32_network_is_as_exact():
    network, inputs, targets = random_case([3, 4, 2], "sigmoid", 5, 0)
    network = Network(*([array.astype(np.float32) for array in arrays]
                        for arrays in (network.weights, network.biases)))
    assert_close(flat(gradient(network, inputs, targets)),
                 flat(numerical_gradient(network, inputs, targets)))


def sklearn_slopes(network, inputs, targets):
    """Return the slopes that scikit-learn finds, as the change in one step of length 1.

    Its regressor has no squish on its outputs and goes down half the mean square. So it gets
    targets at which its slope for each weighted sum of the output layer is the one that the
    chain rule gives there, written out below; all the rest is its own.
    """
    MLPRegressor = pytest.importorskip("sklearn.neural_network").MLPRegressor
    z, a = weighted_sums(network, inputs)
    slope = {"sigmoid": a[-1] * (1 - a[-1]), "tanh": 1 - a[-1] ** 2, "relu": 1.0 * (z[-1] > 0)}
    dC_dz = 2 * (a[-1] - targets) * slope[network.activation]
    theirs = MLPRegressor(
        hidden_layer_sizes=network.sizes[1:-1], solver="sgd", alpha=0, learning_rate_init=1,
        momentum=0, nesterovs_momentum=False, batch_size=inputs.shape[1],
        activation={"sigmoid": "logistic"}.get(network.activation, network.activation))
    theirs.partial_fit(inputs.T, (z[-1] - dC_dz).T)
    for l, (W, b) in enumerate(zip(network.weights, network.biases, strict=True)):
        theirs.coefs_[l][...] = W.T
        theirs.intercepts_[l][...] = b[:, 0]
    theirs.partial_fit(inputs.T, (z[-1] - dC_dz).T)
    return [*(W - coefs.T for W, coefs in zip(network.weights, theirs.coefs_, strict=True)),
            *(b - now[:, None] for b, now in zip(network.biases, theirs.intercepts_, strict=True))]


@pytest.mark.slow
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
def test_scikit_learn_finds_the_same_slopes(activation):
    rng = np.random.default_rng(5)
    network = Network.random([3, 8, 6, 5, 4], rng, activation)
    inputs, targets = rng.random((3, 9)), rng.random((4, 9))
    expected = sklearn_slopes(network, inputs, targets)
    assert min(abs(theirs).max() for theirs in expected) > 1e-4
    assert_close(flat(gradient(network, inputs, targets)), expected, 1e-12)


def test_the_chain_of_video_4_has_the_numbers_worked_out_by_hand():
    chain = Network.random([1, 1, 1, 1], np.random.RandomState(6))
    z, a = weighted_sums(chain, [0.5])
    assert [f"{layer.item():.3f}" for layer in a] == ["0.500", "0.318", "0.484", "0.659"]
    assert f"{z[-1].item():.3f}" == "0.660"
    assert f"{cost(chain, [0.5], [1]):.4f}" == "0.1161"
    slopes = gradient(chain, [0.5], [1])
    assert [f"{w.item():+.4f}" for w in slopes.weights] == ["+0.0094", "-0.0111", "-0.0741"]
    assert [f"{b.item():+.4f}" for b in slopes.biases] == ["+0.0188", "-0.0349", "-0.1531"]
