"""MNIST's files are found wherever archives and libraries put them, or what is there is named."""

import gzip

import pytest
from idx_files import digits, four_files, write_all
from test_mnist import is_right

from mlp import load_digits
from mlp.data import replay

TRAIN, TEST = digits(12), digits(5, seed=1)
FILES = four_files(TRAIN, TEST)
OTHERS = four_files(digits(7, seed=2), digits(3, seed=3))
SPELLINGS = {
    "gzipped": lambda name: name,
    "plain": lambda name: name.removesuffix(".gz"),
    "dots": lambda name: name.replace("-idx", ".idx"),
    "only dots": lambda name: name.replace("-", ".").removesuffix(".gz"),
    "only dashes": lambda name: name.removesuffix(".gz").replace(".", "-"),
    "with its set": lambda name: f"qmnist-{name.replace('t10k', 'test')}",
    "shouted": lambda name: name.removesuffix(".gz").upper(),
    "a folder each": lambda name: f"{name.removesuffix('.gz')}/{name.removesuffix('.gz')}",
    "a folder each, dotted": lambda name: f"{name[:-3].replace('-idx', '.idx')}/{name[:-3]}",
}


def write(folder, spelling, files=FILES):
    for name, content in files.items():
        path = folder / SPELLINGS[spelling](name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if path.suffix.lower() == ".gz" else gzip.decompress(content))
    return folder


@pytest.mark.parametrize("down", ["", "archive", "MNIST/raw"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_found_where_they_are_put_and_however_they_are_spelled(tmp_path, down, spelling):
    write(tmp_path / down, spelling)
    loaded = load_digits("mnist", folder=tmp_path)
    assert is_right(loaded.train, *TRAIN) and is_right(loaded.test, *TEST)


def test_the_nearest_set_is_taken_and_of_two_files_the_plain_one(tmp_path):
    write(tmp_path / "old", "plain", OTHERS)
    write(tmp_path, "gzipped", OTHERS)
    write(tmp_path, "plain")
    assert is_right(load_digits("mnist", folder=tmp_path).train, *TRAIN)


def test_clutter_is_not_looked_at(tmp_path):
    for name in (".ipynb_checkpoints", "__MACOSX"):
        write(tmp_path / name, "gzipped", OTHERS)
    write(tmp_path / "MNIST", "gzipped")
    (tmp_path / "MNIST" / "._train-images-idx3-ubyte").write_bytes(b"of no use")
    assert is_right(load_digits("mnist", folder=tmp_path).train, *TRAIN)


def test_of_two_sets_at_one_depth_none_is_guessed(tmp_path):
    write(tmp_path / "MNIST" / "raw", "plain")
    write(tmp_path / "FashionMNIST" / "raw", "plain", OTHERS)
    with pytest.raises(ValueError, match="holds 2 sets, with FashionMNIST.*images.* and MNIS"):
        load_digits("mnist", folder=tmp_path)
    assert is_right(load_digits("mnist", folder=tmp_path / "MNIST").train, *TRAIN)


@pytest.mark.parametrize("files, there", [
    ({}, "nothing"), ({"notes.txt": b""}, "notes.txt"), ({".hidden": b"", "a": b""}, "a"),
    ({f"{n}.png": b"" for n in range(8)}, "0.png, 1.png, 2.png, 3.png, 4.png and 3 more"),
    ({"mnist.zip": b"PK"}, "mnist.zip"),
])
def test_a_folder_without_any_is_told_what_it_holds(tmp_path, files, there):
    write_all(files, tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        load_digits("mnist", folder=tmp_path)
    assert str(caught.value).startswith(f"{tmp_path} holds {there}: expected ")
    assert "\n" not in str(caught.value)


def test_three_folders_down_is_too_far_to_look(tmp_path):
    write(tmp_path / "a" / "b" / "c", "plain")
    (tmp_path / "a" / "notes.txt").touch()
    with pytest.raises(FileNotFoundError, match="holds b, notes.txt: expected"):
        load_digits("mnist", folder=tmp_path)


def test_the_videos_two_is_looked_for_in_the_same_places(tmp_path, monkeypatch):
    write(tmp_path / "MNIST" / "raw", "plain", {k: v for k, v in FILES.items() if "train" in k})
    assert len(replay.read_training_pair(tmp_path, 3)) == 3
