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


def test_form_is_that_of_mnist_and_bytes_are_pinned(drawn):
    images, labels = drawn
    assert images.shape == (5000, 784) and images.dtype == np.uint8
    assert labels.shape == (5000,) and labels.dtype == np.uint8
    assert images.flags.c_contiguous and images.min() == 0 and images.max() == 255
    first = images[:1000].tobytes() + labels[:1000].tobytes()
    assert hashlib.sha256(first).hexdigest() == SHA256
    for n in (0, 1, BLOCK - 1, BLOCK, BLOCK + 1):   # a short request is a prefix
        for part, whole in zip(draw_digits(n, seed=0), drawn, strict=True):
            assert np.array_equal(part, whole[:n])


@settings(max_examples=4)
@given(n=st.integers(1, 300), seed=st.integers(0, 2**64), part=st.integers(0, 3))
def test_any_seed_draws_whole_digits_inside_the_page(n, seed, part):
    images, labels = draw_digits(n, seed=seed, part=part)
    pages = images.reshape(n, 28, 28)
    assert labels.max() <= 9 and (images.max(axis=1) > 200).all()
    assert not pages[:, [0, -1]].any() and not pages[:, :, [0, -1]].any()


def test_parts_seeds_and_blocks_differ_and_no_image_is_drawn_twice(drawn):
    images, labels = drawn
    for other, names in (draw_digits(1000, seed=0, part=1), draw_digits(1000, seed=1),
                         (images[1000:2000], labels[1000:2000])):
        assert (other == images[:1000]).all(axis=1).sum() == 0
        assert (names == labels[:1000]).mean() < 0.2
    assert len({image.tobytes() for image in images}) == 5000


def test_centre_size_ink_slant_and_shares_are_those_of_mnists_training_images(drawn):
    images, labels = drawn
    pages = images.reshape(-1, 28, 28)
    column, row = np.arange(28), np.arange(28)[:, np.newaxis]
    ink = pages.sum(axis=(1, 2), dtype=np.float64)
    x = (pages * column).sum(axis=(1, 2)) / ink
    y = (pages * row).sum(axis=(1, 2)) / ink
    dx, dy = column - x[:, np.newaxis, np.newaxis], row - y[:, np.newaxis, np.newaxis]
    slant = -(pages * dx * dy).sum(axis=(1, 2)) / (pages * dy * dy).sum(axis=(1, 2))
    for centre in (x, y):
        assert abs(centre.mean() - 14) < 0.02
        assert 0.26 < centre.std() < 0.32  # MNIST: 0.29, which is rounding to whole pixels
    inked = np.stack([pages.any(axis=1), pages.any(axis=2)], axis=1)
    side = (28 - inked.argmax(axis=2) - inked[..., ::-1].argmax(axis=2)).max(axis=1)
    assert side.max() == 20 and np.mean(side >= 19) > 0.98
    assert abs(np.mean(images > 0) - 0.19) < 0.015
    assert 0.5 < ((images > 0) & (images < 250)).sum() / (images > 0).sum() < 0.65
    ink, slant = ([part[labels == digit].mean() for digit in range(10)] for part in (ink, slant))
    ink = np.array(ink) / 255
    assert np.argmin(ink) == 1 and np.argmax(ink) == 0
    assert abs(ink[1] - 60) < 6 and abs(ink[0] - 136) < 6  # in pixels that are full of it
    assert abs(np.subtract(slant, 0.22)[[0, 1, 5]]).max() < 0.05
    assert abs(np.array(slant)[[6, 7, 9]]).max() < 0.05
    assert abs(np.bincount(labels, minlength=10) - 500).max() < 100


def test_every_prototype_is_used_by_its_digit():
    blocks = [strokes._choose(strokes._Stream(0, 0, block)) for block in range(10)]
    owner = np.array([digit for digit, *_ in PROTOTYPES])
    assert all(np.array_equal(owner[ways], digits) for digits, ways in blocks)
    assert set(np.concatenate([ways for _, ways in blocks])) == set(range(len(PROTOTYPES)))


def test_products_of_curves_pen_and_centring_are_exact():
    assert np.array_equal(strokes.WEIGHTS.sum(axis=2), np.ones(strokes.WEIGHTS.shape[:2]))
    assert abs(np.matmul(strokes.WEIGHTS, strokes.CONTROL)).max() < 1.5
    fine = strokes.WEIGHTS * 2 * STEPS**3
    furthest = 1024 * 100  # control points stay far within 100 half digits
    assert abs(fine).sum(axis=2).max() * furthest < FLOAT64_EXACT
    for table in (fine, pen.TABLES):
        assert np.array_equal(table, np.rint(table))
    assert pen.TABLES.min() >= 0 and float(pen.TABLES.max()) ** 2 * POINTS < FLOAT32_EXACT
    assert 255 * strokes.MOMENTS.sum(axis=0, dtype=np.int64).max() < FLOAT32_EXACT
