"""Photos of handwriting: what is read from them, what each step is for, and what is refused."""

import io
import random

import numpy as np
import pytest
from damage import damaged
from photographed import PAPERS, photographed
from PIL import Image, ImageDraw, ImageFont

from mlp import forward, load_digits
from mlp.data.photo import STEPS, read_photo
from mlp.data.photo.forming import PEN, pen_width
from mlp.data.photo.pieces import pieces
from mlp.storage import trained_network


@pytest.fixture(scope="module")
def written():
    """Return drawn digits that no network has learned, as (n, 28, 28), and their labels."""
    test = load_digits("drawn", train=1, test=400).test
    return test.images.T.reshape(-1, 28, 28), test.labels


def read(digits):
    return forward(trained_network(), digits.reshape(-1, 784).T / 255)[-1].argmax(axis=0)


def clean(images, ink=40, paper=240):
    """Return a page with digits in a row as the bytes of a PNG."""
    page = np.pad(np.hstack(images), ((16, 16), (16, 16))) / 255.0
    page = Image.fromarray(np.uint8(paper + (ink - paper) * page)).resize(
        (page.shape[1] * 4, page.shape[0] * 4), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    page.save(file, "PNG")
    return file.getvalue()


@pytest.mark.slow
def test_on_bad_photos_all_digits_are_found_and_nine_in_ten_of_what_is_readable_is_read(written):
    images, labels = written
    right = wanted = 0
    for seed, paper in enumerate(PAPERS):
        rng = np.random.default_rng(300 + seed)
        chosen = rng.integers(0, len(labels), 8)
        photo = read_photo(photographed(images[chosen], rng, paper=paper))
        assert len(photo.digits) == 8, paper
        right += (read(photo.digits) == labels[chosen]).sum()
        wanted += (read(images[chosen]) == labels[chosen]).sum()
    assert right >= 0.9 * wanted > 30, (right, wanted)


@pytest.mark.parametrize(("turn", "file"), [(1, "PNG"), (3, "WEBP"), (6, "JPEG"), (8, "JPEG")])
def test_every_file_and_every_way_to_hold_a_phone_reads_alike(written, file, turn):
    images, labels = written
    photo = read_photo(photographed(images[:3], np.random.default_rng(5), paper="lined",
                                    turn=turn, file=file))
    assert (read(photo.digits) == labels[:3]).sum() >= 2


def test_a_picture_comes_as_path_bytes_image_or_array_light_clear_or_of_sixteen_bits(
        written, tmp_path):
    images, labels = written
    data, path = clean(images[:1]), tmp_path / "photo.png"
    path.write_bytes(data)
    image, first = Image.open(io.BytesIO(data)), read_photo(data)
    array = np.asarray(image)
    for other in (path, str(path), image, array, array / 255, np.dstack([array] * 3)):
        assert np.array_equal(read_photo(other).digits, first.digits)
    data = clean(images[:6])
    array, first = np.asarray(Image.open(io.BytesIO(data))), read_photo(data)
    assert first.digits.dtype == np.uint8 and first.digits.shape == (6, 28, 28)
    assert (read(first.digits) == labels[:6]).sum() >= 5
    cover = np.zeros((*array.shape, 4), np.uint8)
    cover[..., 3] = 240 - array
    deep = Image.fromarray(array.astype(np.uint16) * 257).resize(
        (1500, 1500 * len(array) // array.shape[1]), Image.Resampling.NEAREST)
    size = deep.size
    for other in (Image.fromarray(cover), deep, clean(images[:6], ink=240, paper=40)):
        assert (read(read_photo(other).digits) == read(first.digits)).sum() >= 5
    assert deep.size == size        # the reader's own picture stays as it is
    for digit in first.digits / 255:    # the form is MNIST's
        rows, columns = np.nonzero(digit)
        assert max(np.ptp(rows), np.ptp(columns)) in (18, 19, 20)
        middle = [(digit.sum(axis=k) * np.arange(28)).sum() / digit.sum() for k in (0, 1)]
        np.testing.assert_allclose(middle, 13.5, atol=1)


def test_digits_come_line_by_line_from_left_to_right(written):
    images, labels = written
    one_of_each = np.array([np.flatnonzero(labels == d)[0] for d in range(10)])
    page = np.vstack([np.pad(np.hstack(images[part]), ((10, 10), (0, 0)))
                      for part in (one_of_each[:5], one_of_each[5:])])
    photo = read_photo(Image.fromarray(255 - np.pad(page, 20)).resize((720, 544)))
    assert (read(photo.digits) == np.arange(10)).sum() >= 9
    assert (np.diff(photo.boxes[:5, 2]) > 0).all() and photo.boxes[:5, 1].max() < 300


def test_a_thin_pen_is_made_as_wide_as_mnists():
    page = Image.new("L", (500, 400), 235)
    pen = ImageDraw.Draw(page)
    pen.line([(120, 80), (110, 320)], fill=30, width=4)
    pen.line([(250, 90), (400, 90), (310, 320)], fill=30, width=4)
    thin, kept = (read_photo(page, without=off).digits[1] / 255 for off in ((), "pen"))
    assert kept.max() < 0.75 < thin.max()
    assert 0.6 * PEN < pen_width(np.kron(thin, np.ones((8, 8)))) / 8 < 1.5 * PEN


@pytest.mark.slow
def test_each_step_that_is_left_out_changes_what_comes_out(written):
    rng = np.random.default_rng(7)
    data = photographed(written[0][:2], rng, paper="lined", turn=6)
    whole = read_photo(data)
    assert len(whole.digits) == 2
    for step in STEPS:
        try:
            other = read_photo(data, without=[step])
        except ValueError:
            assert step == "paper"      # a shadow may then hide all there is
            continue
        assert (len(other.digits) != 2 or (other.digits != whole.digits).any()), step
    assert len(read_photo(data, without="cut").digits) == 1
    with pytest.raises(ValueError, match="no step 'colour': expected some of turn, paper"):
        read_photo(data, without=["colour"])


def test_connected_pieces_are_those_that_scipy_finds():
    label = pytest.importorskip("scipy.ndimage").label
    for seed, share in enumerate((0, 0.1, 0.4, 0.8, 1)):
        mask = np.random.default_rng(seed).random((37, 53)) < share
        ours, boxes = pieces(mask)
        theirs, many = label(mask, np.ones((3, 3)))
        assert len(boxes) == many == ours.max()
        assert len(set(zip(ours.ravel(), theirs.ravel(), strict=True))) == many + (not mask.all())
        for k, (top, bottom, left, right) in enumerate(boxes):
            rows, columns = np.nonzero(ours == k + 1)
            assert (top, bottom, left, right) == (
                rows.min(), rows.max() + 1, columns.min(), columns.max() + 1)


def text_page(size):
    page = Image.new("L", (900, 900), 245)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=size)
    for row in range(600 // size):
        pen.text((20, 20 + 1.4 * size * row), "Every letter of this page is a piece of ink. " * 2,
                 fill=20, font=font)
    return page


def test_more_digits_than_anybody_wants_to_read_are_counted_and_no_file_is_named(written):
    for size in (20, 40):
        with pytest.raises(ValueError, match="looks like a page of text"):
            read_photo(text_page(size))
    page = np.vstack([np.hstack(written[0][10 * k:10 * k + 10]) for k in range(7)])
    page = Image.fromarray(255 - np.pad(page, 10)).resize((900, 650))
    with pytest.raises(ValueError, match="with [67][0-9] separate pieces of ink: expected at mo"):
        read_photo(page)
    with pytest.raises(FileNotFoundError, match="nowhere.png"):
        read_photo("nowhere.png")


@pytest.mark.slow
def test_a_damaged_photo_is_refused_or_read_and_nothing_else(written):
    data = photographed(written[0][:1], np.random.default_rng(3), paper="plain")
    chance = random.Random(0)
    for _ in range(10):
        try:
            read_photo(damaged(data, chance))
        except ValueError as error:
            assert str(error)
