"""The squishing functions against `math`, and their slopes against small nudges."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp.activations import (
    ACTIVATIONS,
    IN_PLACE,
    SQUISHES,
    activation_named,
    sigmoid,
    sigmoid_slope,
)

REFEREES = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: z if z > 0 else 0.0,
    "tanh": math.tanh,
    "step": lambda z: 1.0 if z > 0 else 0.0,
    "none": lambda z: z,
}
NUDGE = 1e-5
# Truncation is about NUDGE**2, rounding of numbers up to 10 about 2e-15 / NUDGE.
TOLERANCE = 1e-9

names = st.sampled_from(sorted(REFEREES))
sums = st.floats(-10, 10)


def test_every_squish_has_a_referee_here():
    assert set(SQUISHES) == set(REFEREES)
    assert set(ACTIVATIONS) == {"sigmoid", "relu", "tanh"}


@given(names, sums)
def test_values_are_those_of_math(name, z):
    assert float(SQUISHES[name].function(z)) == pytest.approx(REFEREES[name](z), abs=1e-15)


@given(st.floats(-700, 0))
def test_sigmoid_keeps_its_digits_far_down_the_tail(z):
    small = math.exp(z)
    assert float(sigmoid(z)) == pytest.approx(small / (1 + small), rel=1e-12)
    assert float(sigmoid_slope(z)) == pytest.approx(small / (1 + small) ** 2, rel=1e-12)
    assert float(sigmoid(-z)) == pytest.approx(1 - small / (1 + small), rel=1e-15)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_huge_sums_give_neither_a_warning_nor_nan(name):
    z = np.array([-1e4, -745.2, -710.0, -50.0, 0.0, 50.0, 710.0, 745.2, 1e4])
    with warnings.catch_warnings(), np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of old packages
        values, slopes = ACTIVATIONS[name].function(z), ACTIVATIONS[name].slope(z)
    assert np.isfinite(values).all() and (np.diff(values) >= 0).all()
    assert ((slopes >= 0) & (slopes <= 1)).all()
    if name != "relu":
        assert slopes[0] == slopes[-1] == 0 and slopes.argmax() == 4


@given(names, sums.filter(lambda z: abs(z) > 1e-3))
def test_slopes_are_what_a_nudge_shows(name, z):
    above, below = REFEREES[name](z + NUDGE), REFEREES[name](z - NUDGE)
    slope = float(SQUISHES[name].slope(z))
    assert slope == pytest.approx((above - below) / (2 * NUDGE), abs=TOLERANCE)


@pytest.mark.parametrize("name, slope", [
    ("sigmoid", 0.25), ("tanh", 1), ("relu", 0), ("none", 1), ("step", 0),
])
def test_slopes_at_zero(name, slope):
    assert float(SQUISHES[name].slope(0.0)) == slope


@pytest.mark.parametrize("name", sorted(SQUISHES))
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (4, 0)])
def test_arrays_keep_their_shape_and_each_number_is_on_its_own(name, shape):
    z = np.random.default_rng(0).standard_normal(shape)
    for function in SQUISHES[name]:
        values = function(z)
        assert np.shape(values) == shape
        one_by_one = [float(function(number)) for number in z.ravel()]
        assert np.ravel(values) == pytest.approx(one_by_one, abs=1e-15)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_a_name_finds_its_pair_and_float32_stays_float32(name):
    assert activation_named(name) is ACTIVATIONS[name]
    assert ACTIVATIONS[name].function(np.ones(3, np.float32)).dtype == np.float32


@pytest.mark.parametrize("name", ["softmax", "Sigmoid", "", None, "step", "none"])
def test_unknown_activation_names_what_came_and_what_is_possible(name):
    with pytest.raises(ValueError) as caught:
        activation_named(name)
    assert str(caught.value) == (
        f"unknown activation {name!r}: choose one of sigmoid, relu, tanh")


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_in_place_they_are_the_same_and_give_no_warning_either(name, dtype):
    z = np.array([-1e4, -710, -89, -30, -3, -0.1, 0, 0.1, 3, 30, 89, 710, 1e4], dtype)
    expected = ACTIVATIONS[name].function(z.astype(float))
    with warnings.catch_warnings(), np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of old packages
        IN_PLACE[name](z)
    np.testing.assert_allclose(z, expected, rtol=4 * np.finfo(dtype).eps, atol=1e-38)
