"""Examples as arrays, and a cache that can cost time but nothing else."""

import re
from pathlib import Path

import numpy as np
import pytest

from mlp import load_digits
from mlp.data import Digits, Examples, cache, strokes
from mlp.data.cache import cached


def four(dtype=np.uint8):
    images = np.arange(12, dtype=dtype).reshape(3, 4)
    images[0, 0], images[2, 3] = 0, 255
    return Examples(images, np.array([3, 0, 9, 1]))


def test_inputs_are_brightnesses_from_0_to_1_in_float64_columns():
    inputs = four().inputs()
    assert inputs.dtype == np.float64 and inputs.shape == (3, 4)
    assert inputs[0].tolist() == [0, 1 / 255, 2 / 255, 3 / 255]
    assert inputs[2, 3] == 1 and inputs.min() == 0


def test_targets_have_a_1_at_the_label():
    targets = four().targets()
    assert targets.dtype == np.float64 and targets.shape == (10, 4)
    expected = [[1.0 if digit == label else 0.0 for label in (3, 0, 9, 1)] for digit in range(10)]
    assert targets.tolist() == expected


@pytest.mark.parametrize("which, columns", [
    (2, [2]), (np.int64(0), [0]), (-1, [3]), (slice(1, 3), [1, 2]), ([3, 0, 3], [3, 0, 3]),
    (np.array([1, 0]), [1, 0]), (slice(0, 0), []),
])
def test_a_choice_of_examples_gives_their_columns(which, columns):
    examples = four()
    assert np.array_equal(examples.inputs(which), examples.inputs()[:, columns])
    assert np.array_equal(examples.targets(which), examples.targets()[:, columns])
    assert examples.inputs(which).shape == (3, len(columns))
    assert examples.targets(which).shape == (10, len(columns))


def test_examples_have_a_length_equal_themselves_and_are_not_changed_through_their_inputs():
    examples = four()
    examples.inputs(slice(0, 2))[:] = 7
    assert np.array_equal(examples.images, four().images) and len(examples) == 4
    assert examples == examples and examples != four()


@pytest.mark.parametrize("images, labels, sentence", [
    (np.ones((3, 2)), [0, 1], r"^images are float64 of shape \(3, 2\), expected uint8 of shape"),
    (np.ones(3, np.uint8), [0], r"^images are uint8 of shape \(3,\), expected uint8 of shape \(pi"),
    (np.ones((3, 2), np.uint8), [0, 1, 2], r"^got 2 images, but labels of shape \(3,\): expected"),
    (np.ones((3, 2), np.uint8), [[0, 1]], r"^got 2 images, but labels of shape \(1, 2\)"),
    (np.ones((3, 2), np.uint8), [0, 10], "^labels run from 0 to 10, expected digits from 0 to 9$"),
    (np.ones((3, 2), np.uint8), [-1, 5], "^labels run from -1 to 5, expected digits"),
    (np.ones((3, 2), np.uint8), [1.5, 5], "^labels .*expected .*digits"),
])
def test_examples_that_do_not_fit_get_one_sentence(images, labels, sentence):
    with pytest.raises(ValueError, match=sentence):
        Examples(images, np.array(labels))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache folder of this test's own, which is not there yet."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "deep" / "cache")
    return tmp_path / "deep" / "cache"


class Drawer:
    """Draw noise, and count how often."""

    def __init__(self):
        self.times = 0

    def __call__(self, count, seed, part):
        self.times += 1
        rng = np.random.default_rng([seed, part])
        return rng.integers(0, 256, (count, 784), np.uint8), rng.integers(0, 10, count, np.uint8)


def same(one, two):
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def test_load_digits_gives_the_same_bytes_twice_and_draws_once(folder, monkeypatch):
    digits = load_digits(train=6, test=4)
    monkeypatch.setattr(strokes, "draw_digits", None)  # whoever calls it now fails
    again = load_digits(train=6, test=4)
    assert isinstance(again, Digits)
    assert (len(again.train), len(again.test)) == (6, 4)
    for one, two in zip(digits, again, strict=True):
        assert one.images.shape == (784, len(one)) and one.images.dtype == np.uint8
        assert one.images.tobytes() == two.images.tobytes()
        assert one.labels.tobytes() == two.labels.tobytes()


def test_training_and_test_digits_differ_and_so_do_seeds(folder):
    digits, other = load_digits(train=8, test=8), load_digits(train=8, test=8, seed=1)
    columns = [tuple(column) for part in (*digits, *other) for column in part.images.T]
    assert len(set(columns)) == 32


def test_a_cached_drawing_is_not_drawn_again_but_each_has_its_own(folder):
    drawer = Drawer()
    for asked in [(4, 0, 0), (4, 0, 1), (4, 1, 0), (5, 0, 0)]:
        before = drawer.times
        first, second = cached(drawer, *asked), cached(drawer, *asked)
        assert drawer.times == before + 1
        assert same(first, second) and same(first, Drawer()(*asked))


def test_another_way_of_drawing_is_never_answered_with_a_stale_file(folder, monkeypatch):
    drawer = Drawer()
    cached(drawer, 2, 0, 0)
    monkeypatch.setattr(cache, "_version", lambda: "drawn otherwise")
    cached(drawer, 2, 0, 0)
    assert drawer.times == 2
    assert [file.name for file in folder.iterdir()] == ["drawn-drawn otherwise-2-0-0.npz"]


def test_every_file_that_drawing_needs_counts_as_a_way_of_drawing():
    folder, needed = Path(strokes.__file__).parent, {"strokes.py"}
    for _ in cache.DRAWING:
        texts = [(folder / name).read_text("utf-8") for name in needed]
        needed |= {f"{name}.py" for text in texts for name in re.findall(r"from \.(\w+)", text)}
    assert needed == set(cache.DRAWING)


def damaged(whole):
    """Yield what can have become of the bytes of a file."""
    yield from (b"", b"no digits", whole[:100], whole[:-1], whole[:len(whole) // 2])
    for place in (900, *range(whole.index(b"PK\x01\x02"), len(whole))):  # its table of contents
        yield whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:]


def test_a_damaged_file_is_drawn_again(folder):
    good, drawer = cached(Drawer(), 3, 0, 0), Drawer()
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for number, bad in enumerate(damaged(whole)):
        path.write_bytes(bad)
        assert same(cached(drawer, 3, 0, 0), good), number
        assert number > 5 or drawer.times == number + 1


IMAGES, LABELS = np.zeros((3, 784), np.uint8), np.zeros(3, np.uint8)


@pytest.mark.parametrize("arrays", [
    {"images": IMAGES[:2], "labels": LABELS}, {"images": IMAGES, "labels": np.zeros((3, 1))},
    {"images": IMAGES * 1.0, "labels": LABELS}, {"images": IMAGES},
    {"images": np.array([{}]), "labels": LABELS}, np.zeros(3),
], ids=["images", "labels", "dtype", "missing", "pickle", "single array"])
def test_a_file_with_other_contents_is_drawn_again(folder, arrays):
    good, drawer = cached(Drawer(), 3, 0, 0), Drawer()
    (path,) = folder.iterdir()
    with path.open("wb") as file:
        np.savez(file, **arrays) if isinstance(arrays, dict) else np.save(file, arrays)
    assert same(cached(drawer, 3, 0, 0), good) and drawer.times == 1
    assert same(cached(drawer, 3, 0, 0), good) and drawer.times == 1  # and put right for good


def test_a_full_disk_is_no_error(folder, monkeypatch):
    def full(path, write):
        raise OSError("No space left on device")

    monkeypatch.setattr(cache, "write_whole", full)
    drawer = Drawer()
    assert same(cached(drawer, 3, 0, 0), cached(drawer, 3, 0, 0)) and drawer.times == 2


def test_a_file_in_the_place_of_the_folder_is_no_error(folder):
    folder.parent.mkdir()
    folder.write_text("in the way")
    assert len(load_digits(train=2, test=1).train) == 2
    assert folder.read_text() == "in the way"


@pytest.mark.parametrize("options, sentence", [
    ({"source": "mnust"}, "^unknown source of digits 'mnust': choose .*drawn"),
    ({"train": 0}, "^train is 0, expected .*1 or more$"),
    ({"test": -3}, "^test is -3, expected .*1 or more$"),
    ({"train": 2.5}, "^train is 2.5, expected"),
    ({"test": "many"}, "^test is 'many', expected"),
    ({"seed": -1}, "^seed (?=.*whole number).*-1"),
    ({"seed": 0.5}, r"^seed (?=.*whole number).*0\.5"),
    ({"seed": "0"}, "^seed (?=.*whole number).*'0'"),
])
def test_what_cannot_be_drawn_gets_one_sentence_cached_or_not(folder, options, sentence):
    for _ in range(2):
        with pytest.raises(ValueError, match=sentence) as caught:
            load_digits(**{"train": 2, "test": 1, **options})
        assert "\n" not in str(caught.value)
        load_digits(train=2, test=1)
