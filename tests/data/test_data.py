"""Examples as arrays, and a cache that can cost time but nothing else."""

import re
from pathlib import Path

import numpy as np
import pytest

from mlp import load_digits
from mlp.data import Digits, Examples, cache, strokes
from mlp.data.cache import cached


def four():
    images = np.arange(12, dtype=np.uint8).reshape(3, 4)
    images[0, 0], images[2, 3] = 0, 255
    return Examples(images, np.array([3, 0, 9, 1]))


def test_inputs_are_brightnesses_from_0_to_1_and_targets_have_a_1_at_the_label():
    examples = four()
    inputs, targets = examples.inputs(), examples.targets()
    assert inputs.dtype == targets.dtype == np.float64 and inputs.shape == (3, 4)
    assert inputs[0].tolist() == [0, 1 / 255, 2 / 255, 3 / 255] and inputs[2, 3] == 1
    assert targets.tolist() == [[1.0 if digit == label else 0.0 for label in (3, 0, 9, 1)]
                                for digit in range(10)]
    inputs[:] = 7
    assert np.array_equal(examples.images, four().images) and len(examples) == 4
    assert examples == examples and examples != four()
    for which, columns in [
            (2, [2]), (np.int64(0), [0]), (-1, [3]), (slice(1, 3), [1, 2]), ([3, 0, 3], [3, 0, 3]),
            (np.array([1, 0]), [1, 0]), (slice(0, 0), [])]:     # a choice of examples
        for function in (examples.inputs, examples.targets):
            assert np.array_equal(function(which), function()[:, columns])
            assert function(which).ndim == 2


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache folder of this test's own, which is not there yet."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "deep" / "cache")
    return tmp_path / "deep" / "cache"


class Drawer:
    """Draw noise, and count how often."""

    times = 0

    def __call__(self, count, seed, part):
        self.times += 1
        rng = np.random.default_rng([seed, part])
        return rng.integers(0, 256, (count, 784), np.uint8), rng.integers(0, 10, count, np.uint8)


def same(one, two):
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def test_load_digits_gives_the_same_bytes_twice_and_draws_once_for_a_seed(folder, monkeypatch):
    digits, other = load_digits(train=6, test=4), load_digits(train=6, test=4, seed=1)
    columns = [tuple(column) for part in (*digits, *other) for column in part.images.T]
    assert len(set(columns)) == 20
    monkeypatch.setattr(strokes, "draw_digits", None)  # whoever calls it now fails
    again = load_digits(train=6, test=4)
    assert isinstance(again, Digits) and [len(part) for part in again] == [6, 4]
    for one, two in zip(digits, again, strict=True):
        assert one.images.shape == (784, len(one)) and one.images.dtype == np.uint8
        assert same([one.images, one.labels], [two.images, two.labels])


def test_each_drawing_has_its_own_file_and_another_way_of_drawing_takes_their_place(
        folder, monkeypatch):
    drawer = Drawer()
    for number, asked in enumerate([(4, 0, 0), (4, 0, 1), (4, 1, 0), (5, 0, 0)], 1):
        assert same(cached(drawer, *asked), Drawer()(*asked))
        assert same(cached(drawer, *asked), Drawer()(*asked)) and drawer.times == number
    monkeypatch.setattr(cache, "_version", lambda: "drawn otherwise")
    cached(drawer, 4, 0, 0)
    assert drawer.times == 5
    assert [file.name for file in folder.iterdir()] == ["drawn-drawn otherwise-4-0-0.npz"]


def test_every_file_that_drawing_needs_counts_as_a_way_of_drawing():
    folder, needed = Path(strokes.__file__).parent, {"strokes.py"}
    for _ in cache.DRAWING:
        texts = [(folder / name).read_text("utf-8") for name in needed]
        needed |= {f"{name}.py" for text in texts for name in re.findall(r"from \.(\w+)", text)}
    assert needed == set(cache.DRAWING)


IMAGES, LABELS = np.zeros((3, 784), np.uint8), np.zeros(3, np.uint8)
CONTENTS = [{"images": IMAGES[:2], "labels": LABELS}, {"images": IMAGES * 1.0, "labels": LABELS},
            {"images": IMAGES, "labels": np.zeros((3, 1), np.uint8)}, {"images": IMAGES},
            {"images": np.array([{}]), "labels": LABELS}, np.zeros(3)]


def test_a_file_that_is_damaged_or_holds_something_else_is_drawn_again(folder):
    good, drawer = cached(Drawer(), 3, 0, 0), Drawer()
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for number, bad in enumerate((b"", b"no digits", whole[:100], whole[:-1], *CONTENTS), 1):
        with path.open("wb") as file:
            if isinstance(bad, bytes):
                file.write(bad)
            else:
                np.savez(file, **bad) if isinstance(bad, dict) else np.save(file, bad)
        for _ in range(2):  # and put right for good
            assert same(cached(drawer, 3, 0, 0), good) and drawer.times == number
    for place in (900, *range(whole.index(b"PK\x01\x02"), len(whole))):  # its table of contents
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
        assert same(cached(drawer, 3, 0, 0), good), place


def test_neither_a_full_disk_nor_a_file_in_the_place_of_the_folder_is_an_error(folder, monkeypatch):
    folder.parent.mkdir()
    folder.write_text("in the way")
    assert len(load_digits(train=2, test=1).train) == 2 and folder.read_text() == "in the way"
    folder.unlink()

    def full(path, write):
        raise OSError("No space left on device")

    monkeypatch.setattr(cache, "write_whole", full)
    drawer = Drawer()
    assert same(cached(drawer, 3, 0, 0), cached(drawer, 3, 0, 0)) and drawer.times == 2
