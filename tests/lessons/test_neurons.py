"""A line fit, and layers without a squish: against plain loops, nudges and numpy's own fit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, cost
from mlp.data.practice import typing_practice
from mlp.lessons.neurons.linefit import best_line, line_cost, line_costs, line_gradient
from mlp.lessons.neurons.stack import bending_layers, collapsed, stacked

NUDGE = 1e-4
numbers = st.floats(-20, 20)


@given(numbers, numbers, st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_the_cost_is_the_mean_of_squared_errors_and_slopes_are_what_nudges_say(w, b, points):
    x, y = zip(*points, strict=True)
    total = 0.0
    for one, other in points:
        total += (w * one + b - other) ** 2
    assert line_cost(w, b, x, y) == pytest.approx(total / len(points), rel=1e-12)
    # The cost is a parabola in w and in b, so what differs is rounding alone.
    for slope, (dw, db) in zip(line_gradient(w, b, x, y), NUDGE * np.eye(2), strict=True):
        rise = line_cost(w + dw, b + db, x, y) - line_cost(w - dw, b - db, x, y)
        assert slope == pytest.approx(rise / (2 * NUDGE), rel=1e-6, abs=1e-5)


def test_it_costs_what_many_lines_at_once_and_a_network_without_a_squish_do():
    x, y = typing_practice()
    for w, b in (([-1.0, 0.5, 3.0], 20.0), (2.0, [-5.0, 0.0, 40.0, 41.0])):
        alone = [line_cost(*pair, x, y) for pair in zip(*np.broadcast_arrays(w, b), strict=True)]
        np.testing.assert_allclose(line_costs(w, b, x, y), alone, rtol=1e-12)
    # relu hands on what is not negative, and here nothing is
    assert line_cost(3, 7, x, y) == pytest.approx(cost(Network([[[3]]], [[[7]]], "relu"),
                                                       x[np.newaxis], y[np.newaxis]))
    assert x.tolist() == [1.2, 2.1, 3.9, 4.8, 5.1, 5.4, 6.0, 7.7, 8.3, 8.6, 9.0, 9.3]
    assert y.tolist() == [25, 30, 28, 51, 31, 48, 43, 48, 52, 53, 60, 59]


def test_points_that_cannot_be_fitted_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="at least two different x"):
        best_line([2, 2], [1, 3])
    with pytest.raises(ValueError, match="got no examples"):
        line_cost(1, 1, [], [])
    with pytest.raises(ValueError, match="one column for every"):
        line_cost(1, 1, [1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="not finite"):
        line_gradient(1, 1, [1, np.nan], [1, 2])


RNG = np.random.default_rng
SIZES = [(2, 1), (2, 3, 1), (3, 5, 4, 2), (2, 5, 3, 4, 1)]  # all different in a row
INPUTS = {n: RNG(9).random((n, 50)) for n in (2, 3)}


@pytest.mark.parametrize("sizes", SIZES)
def test_without_a_squish_layers_are_one_layer_to_12_decimals_and_with_one_they_are_not(sizes):
    network, inputs = Network.random(sizes, RNG(0)), INPUTS[sizes[0]]
    weights, biases = [3 * W for W in network.weights], network.biases
    W, b = collapsed(weights, biases)
    assert W.shape == (sizes[-1], sizes[0]) and b.shape == (sizes[-1], 1)
    assert abs(stacked(weights, biases, inputs) - (W @ inputs + b)).max() < 1e-12
    for squish in ("sigmoid", "tanh", "relu", "step") if len(sizes) > 2 else ():
        assert abs(stacked(weights, biases, inputs, squish) - (W @ inputs + b)).max() > 0.5


@pytest.mark.parametrize("hidden", [1, 2, 3])
def test_bending_layers_have_two_decimals_and_both_signs_among_the_inputs(hidden):
    plane = np.stack([x.ravel() for x in np.meshgrid(*[np.linspace(0, 1, 101)] * 2)])
    for squish in ("none", "sigmoid", "tanh", "relu"):
        for seed in (1, 6, 13):
            weights, biases = bending_layers(hidden, RNG(seed), squish)
            assert [W.shape for W in weights] == [(3, 2), *[(3, 3)] * (hidden - 1), (1, 3)]
            for array, same in zip(weights, bending_layers(hidden, RNG(seed))[0], strict=True):
                np.testing.assert_array_equal(array, same)      # the same for any squish
                np.testing.assert_array_equal(array, np.round(array, 2))
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
