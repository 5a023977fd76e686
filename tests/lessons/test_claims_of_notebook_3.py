"""What notebook 3 says, where no test of a lesson or a panel holds it already."""

import numpy as np
import pytest

from mlp import Network, cost, gradient, load_digits
from mlp.lessons.intuition.ledger import largest_gap
from mlp.lessons.intuition.paths import in_a_row
from mlp.lessons.intuition.wishes import asked


@pytest.fixture(scope="module")
def digits():
    return load_digits()


@pytest.fixture(scope="module")
def network():
    """Return the untrained network of the first four panels."""
    return Network.random([784, 16, 16, 10], np.random.RandomState(0))


@pytest.fixture(scope="module")
def untrained():
    """Return the one of the last three."""
    return Network.random([784, 16, 16, 10], np.random.default_rng(1))


@pytest.fixture(scope="module")
def twos(digits):
    return np.flatnonzero(digits.train.labels == 2)


def test_five_biases_wish_next_to_nothing_three_outputs_are_right_and_two_stuck(
        digits, network, twos):
    x, y = digits.train.inputs(twos[3]), digits.train.targets(twos[3])
    outputs = asked(network, x, y)[-1]
    quiet = np.flatnonzero(abs(outputs.sum_wishes) < 0.03)
    assert quiet.tolist() == [3, 6, 7, 8, 9]
    assert (abs(outputs.wishes[[7, 8, 9]]) < 0.11).all()
    assert (abs(outputs.wishes[[3, 6]]) > 1.9).all() and (outputs.valves[[3, 6]] < 0.02).all()
    assert (outputs.wishes**2).sum() / 4 == pytest.approx(cost(network, x, y))


def test_a_hidden_neuron_is_wished_up_by_one_2_and_down_by_another(digits, network, twos):
    wishes = np.array([asked(network, digits.train.inputs(k), digits.train.targets(k))[1].wishes
                       for k in twos[:10]])
    assert ((wishes > 0.05).any(axis=0) & (wishes < -0.05).any(axis=0)).sum() == 4


def test_examples_may_be_shuffled_and_outputs_may_not(digits, untrained):
    some, rng = digits.train.pick(slice(0, 300)), np.random.default_rng(0)
    x, y, order = some.inputs(), some.targets(), rng.permutation(300)
    mean = gradient(untrained, x, y)
    assert largest_gap(mean, gradient(untrained, x[:, order], y[:, order])) < 1e-12
    for _ in range(3):
        assert largest_gap(mean, gradient(untrained, x, y[rng.permutation(10)])) > 0.01


def test_a_short_step_along_one_example_gains_its_cosine(digits, untrained):
    some, one = digits.train.pick(slice(0, 1000)), digits.train.pick([0])
    x, y = some.inputs(), some.targets()
    full, guess = gradient(untrained, x, y), gradient(untrained, one.inputs(), one.targets())

    def gained(along):
        moved, length = untrained.copy(), 1e-4 / np.linalg.norm(in_a_row(along))
        for array, slope in zip((*moved.weights, *moved.biases),
                                (*along.weights, *along.biases), strict=True):
            array -= length * slope
        return cost(untrained, x, y) - cost(moved, x, y)

    assert gained(guess) / gained(full) == pytest.approx(0.59, abs=0.006)
