"""The squishing functions against `math`, and their slopes against small nudges."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp.activations import ACTIVATIONS, IN_PLACE, SQUISHES, activation_named

REFEREES = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: z if z > 0 else 0.0,
    "tanh": math.tanh,
    "step": lambda z: 1.0 if z > 0 else 0.0,
    "none": lambda z: z,
}
AT_ZERO = {"sigmoid": 0.25, "tanh": 1, "relu": 0, "none": 1, "step": 0}
NUDGE = 1e-5
# Truncation is about NUDGE**2, rounding of numbers up to 10 about 2e-15 / NUDGE.
TOLERANCE = 1e-9
HUGE = [-1e4, -745.2, -710.0, -50.0, -3.0, 0.0, 3.0, 50.0, 710.0, 745.2, 1e4]


@pytest.mark.parametrize("name", sorted(REFEREES))
@given(numbers=st.lists(st.floats(-10, 10).filter(lambda z: abs(z) > 1e-3)))
def test_values_and_slopes_are_those_of_math_number_by_number(name, numbers):
    (function, slope), referee = SQUISHES[name], np.vectorize(REFEREES[name], otypes=[float])
    z = np.array([numbers, numbers[::-1]])
    assert function(z) == pytest.approx(referee(z), abs=1e-15)
    assert slope(z) == pytest.approx((referee(z + NUDGE) - referee(z - NUDGE)) / (2 * NUDGE),
                                     abs=TOLERANCE)
    assert float(function(0.0)) == REFEREES[name](0) and float(slope(0.0)) == AT_ZERO[name]


@given(st.floats(-700, 0))
def test_sigmoid_keeps_its_digits_far_down_the_tail(z):
    small = math.exp(z)
    sigmoid, slope = SQUISHES["sigmoid"]
    assert float(sigmoid(z)) == pytest.approx(small / (1 + small), rel=1e-12)
    assert float(slope(z)) == pytest.approx(small / (1 + small) ** 2, rel=1e-12)
    assert float(sigmoid(-z)) == pytest.approx(1 - small / (1 + small), rel=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_huge_sums_give_neither_a_warning_nor_nan_and_in_place_the_same(name, dtype):
    z, (function, slope) = np.array(HUGE, dtype), activation_named(name)
    with warnings.catch_warnings(), np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of old packages
        values, slopes = function(z.astype(float)), slope(z.astype(float))
        assert function(z[3:-3]).dtype == dtype
        IN_PLACE[name](z)
    assert np.isfinite(values).all() and (np.diff(values) >= 0).all()
    assert ((slopes >= 0) & (slopes <= 1)).all()
    if name != "relu":
        assert slopes[0] == slopes[-1] == 0 and slopes.argmax() == 5
    np.testing.assert_allclose(z, values, rtol=4 * np.finfo(dtype).eps, atol=1e-38)

