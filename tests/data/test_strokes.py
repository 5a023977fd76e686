"""The drawn digits: their form, their variety and their reproducibility to the byte."""

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp.data import pen, strokes
from mlp.data.curves import POINTS, STEPS
from mlp.data.glyphs import PROTOTYPES
from mlp.data.strokes import BLOCK, draw_digits

# Change this only together with the generator, on purpose: every drawn digit changes with it.
SHA256 = "94b199aad3548c77af5a834eb20907020780af49877e990039e0d5e203d2d3d0"

FLOAT32_EXACT = 2**24  # float32 holds every integer up to here
FLOAT64_EXACT = 2**53


@pytest.fixture(scope="module")
def drawn():
    return draw_digits(5000, seed=0)


@pytest.fixture(scope="module")
def pages(drawn):
    return drawn[0].reshape(-1, 28, 28)


def test_form_is_that_of_mnist(drawn):
    images, labels = drawn
    assert images.shape == (5000, 784) and images.dtype == np.uint8
    assert labels.shape == (5000,) and labels.dtype == np.uint8
    assert images.flags.c_contiguous
    assert images.min() == 0 and images.max() == 255


def test_bytes_are_pinned():
    images, labels = draw_digits(1000, seed=0)
    assert hashlib.sha256(images.tobytes() + labels.tobytes()).hexdigest() == SHA256


@pytest.mark.parametrize("n", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1])
def test_a_short_request_is_a_prefix(drawn, n):
    images, labels = draw_digits(n, seed=0)
    assert np.array_equal(images, drawn[0][:n])
    assert np.array_equal(labels, drawn[1][:n])


@settings(max_examples=12, deadline=None)
@given(n=st.integers(1, 300), seed=st.integers(0, 2**64), part=st.integers(0, 3))
def test_any_seed_draws_whole_digits_inside_the_page(n, seed, part):
    images, labels = draw_digits(n, seed=seed, part=part)
    pages = images.reshape(n, 28, 28)
    assert labels.max() <= 9
    assert (images.max(axis=1) > 200).all()
    assert not pages[:, [0, -1]].any() and not pages[:, :, [0, -1]].any()
    assert np.array_equal(images[: n // 2], draw_digits(n // 2, seed=seed, part=part)[0])


def test_parts_seeds_and_blocks_differ(drawn):
    images, labels = drawn
    for other, names in (
        draw_digits(1000, seed=0, part=1),
        draw_digits(1000, seed=1),
        (images[1000:2000], labels[1000:2000]),
    ):
        assert (other == images[:1000]).all(axis=1).sum() == 0
        assert (names == labels[:1000]).mean() < 0.2


def test_no_image_is_drawn_twice(drawn):
    assert len(np.unique(drawn[0], axis=0)) == len(drawn[0])


def moments(pages):
    """Return each page's ink, centre (column, row) and slant: columns to the right a row."""
    column, row = np.arange(28), np.arange(28)[:, np.newaxis]
    ink = pages.sum(axis=(1, 2), dtype=np.float64)
    x = (pages * column).sum(axis=(1, 2)) / ink
    y = (pages * row).sum(axis=(1, 2)) / ink
    dx, dy = column - x[:, np.newaxis, np.newaxis], row - y[:, np.newaxis, np.newaxis]
    slant = -(pages * dx * dy).sum(axis=(1, 2)) / (pages * dy * dy).sum(axis=(1, 2))
    return ink / 255, x, y, slant


# What the next four tests compare with was measured on MNIST's 60,000 training images.


def test_centre_of_mass_is_in_the_middle(pages):
    _, x, y, _ = moments(pages)
    for centre in (x, y):
        assert abs(centre.mean() - 14) < 0.02
        assert 0.26 < centre.std() < 0.32  # MNIST: 0.29, which is rounding to whole pixels


def test_longer_side_is_twenty_pixels(pages):
    inked = np.stack([pages.any(axis=1), pages.any(axis=2)], axis=1)
    side = 28 - inked.argmax(axis=2) - inked[..., ::-1].argmax(axis=2)
    assert side.max() == 20
    assert np.mean(side.max(axis=1) >= 19) > 0.98


def test_ink_is_like_that_of_handwriting(drawn, pages):
    images, labels = drawn
    ink = moments(pages)[0]
    mean = np.array([ink[labels == digit].mean() for digit in range(10)])
    assert mean.argmin() == 1 and mean.argmax() == 0
    assert abs(mean[1] - 60) < 6 and abs(mean[0] - 136) < 6  # in pixels that are full of it
    assert abs(np.mean(images > 0) - 0.19) < 0.015
    grey = (images > 0) & (images < 250)
    assert 0.5 < grey.sum() / (images > 0).sum() < 0.65


def test_digits_lean_as_in_handwriting(drawn, pages):
    slant = moments(pages)[3]
    mean = np.array([slant[drawn[1] == digit].mean() for digit in range(10)])
    assert abs(mean[[0, 1, 5]] - 0.22).max() < 0.05
    assert abs(mean[[6, 7, 9]]).max() < 0.05


def test_labels_are_about_equally_frequent(drawn):
    assert abs(np.bincount(drawn[1], minlength=10) - 500).max() < 100


def test_every_prototype_is_used_by_its_digit():
    digits, ways = strokes._choose(strokes._Stream(0, 0, 0))
    more = [strokes._choose(strokes._Stream(0, 0, block))[1] for block in range(1, 10)]
    owner = np.array([digit for digit, *_ in PROTOTYPES])
    assert np.array_equal(owner[ways], digits)
    assert set(np.concatenate([ways, *more])) == set(range(len(PROTOTYPES)))


def test_curves_pass_through_their_control_points():
    assert np.array_equal(strokes.WEIGHTS.sum(axis=2), np.ones(strokes.WEIGHTS.shape[:2]))
    path = np.matmul(strokes.WEIGHTS, strokes.CONTROL)
    assert abs(path).max() < 1.5


def test_pen_product_is_exact():
    tables = pen.TABLES
    assert np.array_equal(tables, np.rint(tables)) and tables.min() >= 0
    assert float(tables.max()) ** 2 * POINTS < FLOAT32_EXACT


def test_centring_product_is_exact():
    assert 255 * strokes.MOMENTS.sum(axis=0, dtype=np.int64).max() < FLOAT32_EXACT


def test_curve_product_is_exact():
    fine = strokes.WEIGHTS * 2 * STEPS**3
    assert np.array_equal(fine, np.rint(fine))
    furthest = 1024 * 100  # control points stay far within 100 half digits
    assert abs(fine).sum(axis=2).max() * furthest < FLOAT64_EXACT


@pytest.mark.parametrize(("name", "value"), [
    ("n", -1), ("n", 2.5), ("n", "10"), ("n", None), ("seed", -1), ("part", -1)])
def test_what_is_no_whole_number_is_named(name, value):
    with pytest.raises(ValueError, match=f"^{name} must be a whole number"):
        draw_digits(**{"n": 1, name: value})
