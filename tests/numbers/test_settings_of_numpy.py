"""The user may tell numpy to raise whatever is out of the ordinary: the numbers stay the same."""

import numpy as np
import pytest

from mlp import Network, cost, forward, gradient, train
from mlp.activations import ACTIVATIONS
from mlp.backprop import numerical_gradient
from mlp.data.sources import source_of
from mlp.lessons.descent.session import Session
from mlp.lessons.descent.step_costs import StepCosts
from mlp.nudging import Dial, Nudging
from mlp.training import step_down

every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


@pytest.fixture(autouse=True)
def _strict():
    """Let numpy raise for everything; whoever sets it otherwise must set it back."""
    with np.errstate(all="raise"):
        yield
        assert set(np.geterr().values()) == {"raise"}


def scaled(activation, scale):
    """Return a network that may be very sure of itself: most slopes are too small to count."""
    network = Network.random([784, 8, 6, 10], 0, activation)
    for array in (*network.weights, *network.biases):
        array *= scale
    return network


def everything(network, digits):
    """Return what the numbers' floors make of a network."""
    few = digits.train.pick(slice(0, 40))
    inputs, targets = few.inputs(), few.targets()
    slopes = gradient(network, inputs, targets)
    nudging, dial = Nudging(network, few), Dial("weight", 1, 3, 350)
    moved = network.copy()
    step_down(moved, slopes, 1e-200)
    return [*forward(network, inputs), cost(network, inputs, targets), *slopes.weights,
            *nudging.gradient.weights, nudging.curve(dial, [-1, 1e-30, 1]),
            nudging.outputs_after(dial, 1e-30, 3), nudging.slope(Dial("activation", 2, 1)),
            StepCosts(network, few).curve([0.1, 1]), *moved.weights]


@every_activation
@pytest.mark.parametrize("scale", [1e-60, 1, 300])
def test_what_is_too_small_to_count_is_no_error(activation, scale, digits):
    sure = scaled(activation, scale)
    with np.errstate(all="ignore"):
        usual = everything(sure, digits)
    for one, other in zip(usual, everything(sure, digits), strict=True):
        np.testing.assert_array_equal(one, other)
    slight = [[1e-200], [-1e-160], [0.0], [1e-300]]
    small = Network.random([4, 3, 2], 1, activation)
    numerical_gradient(small, slight, [[0.0], [1e-300]])


@pytest.mark.parametrize("fast, far", [(True, 1e6), (False, 1e200)])
@every_activation
def test_training_is_the_same_and_an_explosion_is_still_our_sentence(activation, fast, far, digits):
    def trained(rate):
        costs, learns = [], scaled(activation, 0.1)
        for step in train(learns, digits.train, learning_rate=rate, epochs=2, rng=0, fast=fast):
            assert set(np.geterr().values()) <= {"raise", "ignore"}
            costs.append(step.cost)
        return costs

    with np.errstate(all="ignore"):
        usual = trained(0.5)
    assert trained(0.5) == usual
    if activation == "relu":
        with pytest.raises(FloatingPointError, match="is too large"):
            trained(far)


def test_a_session_that_explodes_goes_back_to_its_last_good_moment(digits):
    session = Session(source_of("given", digits), [784, 20, 10], activation="relu")
    with pytest.raises(FloatingPointError, match="is too large"):
        session.advance(3000, learning_rate=1e6)
    assert all(np.isfinite(array).all() for array in session.network.weights)
