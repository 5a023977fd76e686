"""Two weights of which one counts many times as much."""

import numpy as np
import pytest

from mlp.lessons.intuition.sensitivity import pair_in_ratio


def test_the_steepest_and_the_one_nearest_to_a_32nd_of_it():
    slopes = np.array([[0.1, -3.2, 0.5], [-0.09, -0.11, 0.0]])
    assert pair_in_ratio(slopes, 30)[:2] == ((0, 1), (1, 1))
    assert pair_in_ratio(slopes, 35)[:2] == ((0, 1), (1, 0))
    assert pair_in_ratio(slopes, 35).ratio == pytest.approx(3.2 / 0.09)
    assert pair_in_ratio(slopes, -32)[:2] == ((0, 1), (0, 0))     # slopes of the other sign


def test_a_single_slope_is_no_pair_and_neither_are_zeros():
    for nothing in ([[2.0]], np.zeros((2, 3))):
        with pytest.raises(ValueError, match="expected two or more that are not all 0"):
            pair_in_ratio(nothing, 32)


def test_the_steepest_is_not_paired_with_itself():
    assert pair_in_ratio([[1.0, 0.0]], 1.001)[:2] == ((0, 0), (0, 1))
