"""Centring: what is drawn anywhere, in any size, comes out as the training digits are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp.data.centring import centred, resample


def test_digits_that_are_centred_already_stay_where_they_are(digits):
    assert not centred(np.zeros((56, 56))).any()
    steady = []
    for image in digits.train.inputs().T.reshape(-1, 28, 28):
        if max(np.ptp(np.flatnonzero((image > 0.1).any(axis))) for axis in (0, 1)) == 19:
            steady.append(abs(centred(image) - image).max() <= 0.1)
    # In some the middle lies between two pixels, and the palest ink decides.
    assert len(steady) > 100 and np.mean(steady) > 0.9


@given(st.integers(20, 90), st.integers(1, 8), st.data())
def test_any_blot_ends_up_in_the_middle_with_its_longer_side_20(side, thick, data):
    row, column = (data.draw(st.integers(0, side - thick)) for _ in "rc")
    long = data.draw(st.integers(thick, side - row))
    ink = np.zeros((side, side))
    ink[row:row + long, column:column + thick] = 1
    page = centred(ink)
    assert page.shape == (28, 28) and (page > 0.3).any(axis=1).sum() == 20
    middle = [(page.sum(axis=k) * np.arange(28)).sum() / page.sum() for k in (1, 0)]
    assert middle == pytest.approx((14, 14), abs=0.51)
    assert 0 <= page.min() and page.max() == pytest.approx(1, abs=1e-9)


def test_size_and_place_on_the_sheet_make_no_difference_and_nothing_leaves_the_page(digits):
    image = digits.train.inputs(3).reshape(28, 28)
    large = np.kron(image, np.ones((2, 2)))
    for moved in (large, np.pad(large, ((20, 4), (3, 21)))):
        np.testing.assert_allclose(centred(moved), centred(image), atol=1e-12)
    ink = np.zeros((28, 28))
    ink[:, 0] = 1
    ink[0, :] = 0.2  # the mass is far to the left, yet all of it stays on the page
    assert centred(ink).sum() == pytest.approx(resample(ink, 20, 20).sum())


def test_resampling_keeps_the_mean_and_takes_means_of_cells():
    image = np.arange(24.0).reshape(4, 6)
    assert resample(image, 2, 3).tolist() == [[3.5, 5.5, 7.5], [15.5, 17.5, 19.5]]
    assert resample(image, 7, 5).mean() == pytest.approx(image.mean())
    np.testing.assert_allclose(resample(image, 4, 6), image)
