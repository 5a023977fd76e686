"""The cost against sums written out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, cost, forward
from mlp.costs import cost_slope, example_costs

SCREEN = [.43, .28, .19, .88, .72, .01, .64, .86, .99, .63]
THREE = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("outputs, shown", [
    (SCREEN, "3.36"), ([0] * 10, "1.00"), ([0.1] * 10, "0.90"), ([0.5] * 10, "2.50"),
    (THREE, "0.00"), ([1] * 10, "9.00"),
])
def test_the_videos_example_and_its_landmarks(outputs, shown):
    handing_on = Network([np.eye(10)], [np.zeros((10, 1))], "relu")
    assert f"{cost(handing_on, outputs, THREE):.2f}" == shown


@given(st.integers(1, 5), st.integers(1, 6), st.integers(1, 7), st.integers(0, 2**32))
def test_cost_is_the_mean_over_examples_of_summed_squares(n_in, n_out, m, seed):
    rng = np.random.default_rng(seed)
    network = Network.random([n_in, n_out], rng)
    inputs, targets = rng.random((n_in, m)), rng.random((n_out, m))
    total = sum((a - y) ** 2 for outputs, column in zip(forward(network, inputs)[-1].T, targets.T,
                                                        strict=True)
                for a, y in zip(outputs, column, strict=True))
    value = cost(network, inputs, targets)
    assert isinstance(value, float) and value == pytest.approx(total / m, rel=1e-12)


def test_example_costs_and_slopes_belong_to_columns():
    outputs = np.array([[1, 0, 2], [3, 0, 0]])
    assert example_costs(outputs, np.zeros((2, 3))).tolist() == [10, 0, 4]
    assert cost_slope(outputs, np.ones((2, 3))).tolist() == [[0, -2, 2], [4, -2, -2]]
