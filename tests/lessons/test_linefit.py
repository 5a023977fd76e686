"""A line fit against plain loops, against nudges, and against numpy's own fit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, cost
from mlp.data.practice import typing_practice
from mlp.lessons.neurons.linefit import best_line, line, line_cost, line_costs, line_gradient

NUDGE = 1e-4
numbers = st.floats(-20, 20)


@given(numbers, numbers, st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_the_cost_is_the_mean_of_squared_errors(w, b, points):
    x, y = zip(*points, strict=True)
    total = 0.0
    for one, other in points:
        total += (w * one + b - other) ** 2
    assert line_cost(w, b, x, y) == pytest.approx(total / len(points), rel=1e-12)


def test_many_lines_at_once_cost_what_each_costs_alone():
    x, y = typing_practice()
    for w, b in (([-1.0, 0.5, 3.0], 20.0), (2.0, [-5.0, 0.0, 40.0, 41.0])):
        alone = [line_cost(*pair, x, y) for pair in zip(*np.broadcast_arrays(w, b), strict=True)]
        np.testing.assert_allclose(line_costs(w, b, x, y), alone, rtol=1e-12)


@given(numbers, numbers, st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_every_slope_matches_a_nudge(w, b, points):
    x, y = zip(*points, strict=True)
    # The cost is a parabola in w and in b, so what differs is rounding alone.
    for slope, up, down in zip(
            line_gradient(w, b, x, y),
            (line_cost(w + NUDGE, b, x, y), line_cost(w, b + NUDGE, x, y)),
            (line_cost(w - NUDGE, b, x, y), line_cost(w, b - NUDGE, x, y)), strict=True):
        assert slope == pytest.approx((up - down) / (2 * NUDGE), rel=1e-6, abs=1e-5)


def test_it_is_the_networks_own_cost_where_the_squish_does_nothing():
    x, y = typing_practice()  # relu hands on what is not negative, and here nothing is
    assert line_cost(3, 7, x, y) == pytest.approx(cost(Network([[[3]]], [[[7]]], "relu"),
                                                       x[np.newaxis], y[np.newaxis]))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_line_is_that_of_numpy_and_nothing_is_better(seed):
    rng = np.random.default_rng(seed)
    x, y = typing_practice(20, seed)
    w, b = best_line(x, y)
    assert (w, b) == pytest.approx(np.polyfit(x, y, 1))
    assert line_gradient(w, b, x, y) == pytest.approx((0, 0), abs=1e-9)
    for dw, db in rng.normal(size=(20, 2)):
        assert line_cost(w + dw, b + db, x, y) > line_cost(w, b, x, y)


def test_points_that_cannot_be_fitted_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="at least two different x"):
        best_line([2, 2], [1, 3])
    with pytest.raises(ValueError, match="got no examples"):
        line_cost(1, 1, [], [])
    with pytest.raises(ValueError, match="one column for every"):
        line_cost(1, 1, [1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="not finite"):
        line_gradient(1, 1, [1, np.nan], [1, 2])


def test_the_points_are_always_the_same():
    hours, speeds = typing_practice()
    assert hours.tolist() == [1.2, 2.1, 3.9, 4.8, 5.1, 5.4, 6.0, 7.7, 8.3, 8.6, 9.0, 9.3]
    assert speeds.tolist() == [25, 30, 28, 51, 31, 48, 43, 48, 52, 53, 60, 59]
    assert line(2, 1, [0, 3]).tolist() == [1, 7]
