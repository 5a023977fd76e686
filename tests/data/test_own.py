"""One's own images come with their classes' names, whatever file they are in; or one sentence."""

import io
import re

import numpy as np
import pytest
from idx_files import csv_lines, digits, four_files, write_all
from PIL import Image

from mlp import Network, load_digits, train

FASHION = ("T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
           "boot")
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
TRAIN, TEST = digits(70), digits(30, seed=1)


def labelled(images, labels):
    """Return which images bear which label, in no order."""
    return sorted(zip((image.tobytes() for image in np.reshape(images, (-1, 784))), labels,
                      strict=True))


def named(loaded):
    """Return the images and their names, of both parts together."""
    return labelled(np.concatenate([part.images.T for part in loaded]),
                    [loaded.names[label] for part in loaded for label in part.labels])


def png(image, mode="L", **options):
    buffer = io.BytesIO()
    Image.fromarray(image).convert(mode).save(buffer, "PNG", **options)
    return buffer.getvalue()


HEAD = ",".join(["label", *(f"pixel{k}" for k in range(784))]) + "\n"


def idx(folder, train=TRAIN, test=TEST):
    return write_all(four_files(train, test), folder)


def pack(path, **arrays):
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)
    return path


def in_folders(folder, images, labels, to_bytes=png):
    for k, (image, label) in enumerate(zip(images, labels, strict=True)):
        write_all({f"{k}.png": to_bytes(image)}, folder / str(label))
    return folder


def qmnist(folder):
    """Write labels that begin with the digit, and say who wrote it, too."""
    wide = [np.column_stack([half[1], *[half[1] * 40 + k for k in range(7)]]).astype(np.int32)
            for half in (TRAIN, TEST)]
    files = four_files((TRAIN[0], wide[0]), (TEST[0], wide[1]))
    for old, new in {"train": "qmnist-train", "t10k": "qmnist-test",
                     "labels-idx1-ubyte": "labels-idx2-int"}.items():
        files = {name.replace(old, new): content for name, content in files.items()}
    return write_all(files, folder)


HALVES = {  # each is written into a folder, and read from what it returns
    "idx": idx,
    "qmnist": qmnist,
    "keras": lambda folder: pack(folder / "mnist.npz", x_train=TRAIN[0], y_train=TRAIN[1],
                                 x_test=TEST[0], y_test=TEST[1]),
    "medmnist": lambda folder: pack(
        folder / "a.npz", train_images=TRAIN[0].reshape(-1, 28, 28, 1).astype(int),
        train_labels=TRAIN[1][:, None], val_images=TEST[0][:3], val_labels=TEST[1][:3, None],
        test_images=TEST[0], test_labels=TEST[1][:, None]).parent,
    "two npz": lambda folder: [pack(folder / f"my_{part}.npz", images=images.reshape(-1, 784),
                                    labels=labels.astype(str)).parent for part, (images, labels)
                               in {"train": TRAIN, "test": TEST}.items()][0],
    "two csv": lambda folder: write_all({
        "mnist_test.csv": csv_lines(*TEST), "mnist_train.csv": csv_lines(*TRAIN)}, folder),
    "two csv with heads": lambda folder: write_all({
        "mnist_test.csv": b"\xef\xbb\xbf" + csv_lines(*TEST, HEAD, end="\r\n"),
        "mnist_train.csv": csv_lines(*TRAIN, HEAD.upper()) + b"\n"}, folder),
    "folders": lambda folder: [in_folders(folder / part, *half) for part, half in
                               {"train": TRAIN, "test": TEST}.items()][0].parent,
    "folders, deep": lambda folder: [in_folders(folder / "archive" / part, *half) for part, half in
                                     {"Train": TRAIN, "Test": TEST}.items()][0].parents[1],
}


@pytest.mark.parametrize("write", HALVES.values(), ids=HALVES)
def test_training_and_test_images_are_told_apart_in_every_format(tmp_path, write):
    loaded = load_digits(folder=write(tmp_path / "own"))
    for part, half in zip(loaded, (TRAIN, TEST), strict=True):
        assert part.images.dtype == np.uint8 and len(part) == len(half[0])
        assert labelled(part.images.T, part.labels) == labelled(*half)
    assert loaded.names == tuple("0123456789") and loaded.train.outputs == 10


WORDS = np.array(["cat", "dog", "an owl"])[TRAIN[1] % 3]
WHOLES = {
    "npz": lambda folder: pack(folder / "a.npz", images=TRAIN[0], labels=WORDS),
    "csv": lambda folder: write_all({"a.csv": csv_lines(TRAIN[0], WORDS)}, folder),
    "csv, quoted": lambda folder: write_all(
        {"a.csv": csv_lines(TRAIN[0], [f'" {word}"' for word in WORDS])}, folder) / "a.csv",
    "csv, its label last": lambda folder: write_all({"a.csv": "\n".join([
        f"{'p,' * 784}class", *(",".join(map(str, [*image.ravel(), word]))
                               for image, word in zip(TRAIN[0], WORDS, strict=True))]).encode()},
        folder),
    "folders": lambda folder: in_folders(folder, TRAIN[0], WORDS),
    "folders, in colours": lambda folder: in_folders(
        folder, TRAIN[0], WORDS, lambda image: png(image, "RGB")),
}


@pytest.mark.parametrize("write", WHOLES.values(), ids=WHOLES)
def test_what_is_not_divided_is_divided_by_a_seed_and_keeps_its_names(tmp_path, write):
    folder = write(tmp_path / "own")
    loaded = load_digits(folder=folder)
    assert loaded.names == ("an owl", "cat", "dog")
    assert (len(loaded.train), len(loaded.test)) == (60, 10)
    assert {*loaded.test.labels} == {0, 1, 2}
    assert named(loaded) == labelled(TRAIN[0], WORDS)
    assert np.ptp(np.diff(loaded.train.labels)) > 1  # shuffled, not class by class
    again, other = load_digits(folder=folder), load_digits(folder=folder, seed=1)
    assert np.array_equal(loaded.test.images, again.test.images)
    assert not np.array_equal(loaded.test.images, other.test.images)
    assert len(load_digits(folder=folder, train=5, test=2).train) == 5
    assert loaded.test.pick(0).names == loaded.names
    targets = loaded.train.targets()    # seven outputs stay dark
    assert targets.shape == (10, 60) and not targets[3:].any() and (targets.sum(axis=0) == 1).all()


@pytest.mark.parametrize("by_file", [False, True], ids=["argument", "names.txt"])
@pytest.mark.parametrize("shift, names", [(1, LETTERS[:10]), (0, FASHION), (100, LETTERS[:10])])
def test_names_are_given_in_the_order_of_the_labels(tmp_path, by_file, shift, names):
    idx(tmp_path, *((images, labels + np.uint8(shift)) for images, labels in (TRAIN, TEST)))
    if by_file:
        (tmp_path / "names.txt").write_text("\n".join(names) + "\r\n", "utf-8")
    loaded = load_digits(folder=tmp_path, names=None if by_file else np.array(names))
    assert loaded.names == names
    assert labelled(loaded.test.images.T, loaded.test.labels) == labelled(*TEST)


def letters(count, kinds, first=1, seed=0):
    rng = np.random.default_rng(seed)
    labels = np.resize(np.arange(first, first + kinds), count).astype(np.uint8)
    return rng.integers(0, 256, (count, 28, 28), np.uint8), labels


def test_26_letters_with_labels_from_1_are_taken_by_their_names_and_a_network_learns_them(tmp_path):
    idx(tmp_path, letters(520, 26), letters(52, 26, seed=1))
    with pytest.raises(ValueError, match=r"26 kinds, 1 to 26, expected digits .*names=\[\.\.\.\]"):
        load_digits(folder=tmp_path)
    loaded = load_digits(folder=tmp_path, names="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert loaded.names == LETTERS and loaded.train.labels.min() == 0
    assert loaded.train.targets(0).shape == (26, 1)
    for fast in (True, False):
        network = Network.random([784, 16, 26], np.random.default_rng(0))
        costs = [step.cost for step in train(network, loaded.train, learning_rate=1.0, rng=1,
                                             epochs=2, fast=fast)]
        assert costs[-1] < costs[0]
    with pytest.raises(ValueError, match="784 pixels and are of 26 kinds"):
        train(Network.random([784, 10], np.random.default_rng(0)), loaded.train,
              learning_rate=1.0, rng=1)


@pytest.mark.parametrize("train, names, sentence", [
    (letters(54, 27), None, "has labels of 27 kinds, 1 to 27, expected digits .* 2 to 26 classes"),
    (letters(54, 27, 0), LETTERS + ("?",), "27 kinds, 0 to 26, and 27 names, .*expected 2 to 26"),
    (letters(62, 62, 0), None, "62 kinds, 0 to 61, expected digits from 0 to 9, or names for"),
    (letters(30, 10), None, "10 kinds, 1 to 10, expected digits from 0 to 9, or names"),
    (letters(30, 10), LETTERS[:9], "10 kinds, 1 to 10, and 9 names, 'A, B, "),
    (letters(30, 10), ["A"] * 10, "10 names, .*expected .* different names"),
    (letters(30, 10), ["A" * 31, *LETTERS[:9]], "at most 30 letters$"),
    (letters(30, 10), ["A\nB", *LETTERS[:9]], r"names, 'A\\nB, A"),
    (letters(30, 10), "trouser", "7 names"),
])
def test_labels_without_fitting_names_are_refused_in_words(tmp_path, train, names, sentence):
    with pytest.raises(ValueError, match=sentence) as caught:
        load_digits(folder=idx(tmp_path, train, train), names=names)
    assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def drawn():
    return [(part.images.T.reshape(-1, 28, 28), part.labels)
            for part in load_digits("drawn", train=300, test=40)]


@pytest.mark.parametrize("name", ["idx", "emnist"])
def test_images_on_their_side_are_noticed_and_turned_if_so_asked(tmp_path, drawn, name):
    lying = [(images.transpose(0, 2, 1), labels) for images, labels in drawn]
    folder = idx(tmp_path, *lying)
    if name == "emnist":  # known by their names: of noise nothing else can be told
        lying = [(image[:20], label[:20]) for image, label in lying]
        folder = write_all({f"emnist-digits-{file.replace('t10k', 'test')}": content
                            for file, content in four_files(*lying).items()}, tmp_path / "e")
    for asked in ({}, {"source": "mnist"}):
        with pytest.raises(ValueError, match=r"train-images.* lie on their side.*turned=True") as e:
            load_digits(folder=folder, **asked)
    if name == "idx":
        assert re.search(r"reads (\d|1\d|2\d)% of them, turned (8|9)\d%", str(e.value))
    upright, as_is = (load_digits(folder=folder, turned=turned).train for turned in (True, False))
    assert labelled(upright.images.T, upright.labels) == labelled(
        drawn[0][0][:len(upright)], drawn[0][1][:len(upright)])
    assert labelled(as_is.images.T, as_is.labels) == labelled(*lying[0])


def test_upright_digits_and_other_classes_are_not_suspected(tmp_path, drawn):
    assert load_digits(folder=idx(tmp_path / "digits", *drawn)).names[3] == "3"
    lying = [(images.transpose(0, 2, 1), labels) for images, labels in drawn]
    for place in ("FashionMNIST/raw", "fashion-mnist", "data/fashion"):
        assert load_digits(folder=idx(tmp_path / place, *lying)).names == FASHION


def test_dark_ink_on_light_paper_and_on_none_becomes_light_on_dark(tmp_path):
    ink = np.zeros((4, 28, 28), np.uint8)
    ink[:, 8:20, 10:18] = np.array([255, 200, 180, 160], np.uint8)[:, None, None]
    clear = np.zeros((4, 28, 28, 4), np.uint8)
    clear[..., 3] = ink
    for name, images, mode in (("light", 255 - ink, "L"), ("dark", ink, "L"),
                               ("clear", clear, "RGBA")):
        folder = in_folders(tmp_path / name, images, "abab", lambda one, mode=mode: png(one, mode))
        assert named(load_digits(folder=folder)) == labelled(ink, "abab"), folder
