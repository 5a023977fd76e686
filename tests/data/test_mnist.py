"""Real digits from a folder that somebody else has filled, wherever their names and places."""

import gzip
import os
import subprocess
import sys

import numpy as np
import pytest
from idx_files import digits, four_files, idx_bytes, write_all

from mlp import load_digits
from mlp.data import download, mnist, replay
from mlp.data.own import formats

TRAIN, TEST = digits(12), digits(5, seed=1)
FILES = four_files(TRAIN, TEST)


@pytest.fixture(autouse=True)
def no_download(monkeypatch):
    """Fail at any try to ask the network or to look into the cache."""
    for module, name in ((mnist, "cache_folder"), (mnist, "fetch"), (download, "fetch")):
        monkeypatch.setattr(module, name, None)


@pytest.fixture
def folder(tmp_path):
    return write_all(FILES, tmp_path / "digits of a class")


def is_right(part, images, labels):
    return (part.images.dtype == np.uint8 and part.images.shape == (784, len(images))
            and np.array_equal(part.images.T.reshape(-1, 28, 28), images)
            and np.array_equal(part.labels, labels))


def test_the_environment_names_source_and_folder_but_arguments_win(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("MLP_DATA", str(folder))
    monkeypatch.setenv("MLP_DIGITS", "mnist")
    assert is_right(load_digits().train, *TRAIN)
    assert len(load_digits("drawn", train=3, test=2).train) == 3
    with pytest.raises(FileNotFoundError, match="elsewhere"):
        load_digits(folder=tmp_path / "elsewhere")
    monkeypatch.setenv("MLP_DATA", str(tmp_path / "elsewhere"))
    assert is_right(load_digits(folder=folder).test, *TEST)
    monkeypatch.setenv("MLP_DIGITS", "mnust")
    with pytest.raises(ValueError, match="^unknown source of digits 'mnust': choose"):
        load_digits()


def test_fewer_digits_are_the_first_ones_alone_and_all_are_not_copied(folder, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder.parent))
    loaded = load_digits("mnist", train=7, test=5, folder="~/digits of a class")
    assert is_right(loaded.train, TRAIN[0][:7], TRAIN[1][:7]) and is_right(loaded.test, *TEST)
    assert loaded.train.images.base.base is None and loaded.train.images.base.size == 7 * 784
    read, arrays = formats.read_idx, []
    monkeypatch.setattr(formats, "read_idx", lambda path: arrays.append(read(path)) or arrays[-1])
    assert np.shares_memory(load_digits("mnist", folder=folder).train.images, arrays[0])


@pytest.mark.parametrize("options, sentence", [
    ({"train": 13}, "train-images-idx3-ubyte.gz holds 12 digits for this, but 13 were asked"),
    ({"test": 2_000}, "t10k-images-idx3-ubyte.gz holds 5 digits for this, but 2,000 were as"),
    ({"train": 0}, "^train is 0, expected a whole number, 1 or more$"),
    ({"source": "drawn"}, r"^folder, .* drawn digits were asked for: load_digits\(folder=...\) re"),
])
def test_what_cannot_be_had_gets_one_sentence(folder, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        load_digits(**{"source": "mnist", "folder": folder, **options})


@pytest.mark.parametrize("name, array, sentence", [
    ("train-images-idx3", TRAIN[0][:, :27], r"holds uint8 of shape \(12, 27, 28\) with labels, "),
    ("train-images-idx3", TRAIN[0] / 255, r"holds float64 of shape \(12, 28, 28\) .*: expected im"),
    ("train-images-idx3", TRAIN[0][:11], r"holds .*\(11, 28, 28\) with labels, uint8 of shape \(1"),
    ("train-images-idx3", TRAIN[0].astype(np.int16) - 9, "holds int16 of .*from 0 to 255"),
    ("t10k-labels-idx1", TRAIN[1], r"holds .*\(5, 28, 28\) with labels, uint8 of shape \(12,"),
    ("t10k-labels-idx1", TEST[0], r"with labels, uint8 of shape \(5, 28, 28\): expected"),
    ("t10k-labels-idx1", TEST[1] + np.uint8(9), r"t10k-.* labels of \d+ kinds, 0 to 1\d, expected"),
    ("t10k-labels-idx1", TEST[1][:0], r"with labels, uint8 of shape \(0,\): expected"),
])
def test_files_that_do_not_fit_get_one_sentence(folder, name, array, sentence):
    (folder / f"{name}-ubyte.gz").write_bytes(idx_bytes(array))
    with pytest.raises(ValueError, match=sentence) as caught:
        load_digits("mnist", folder=folder)
    assert str(caught.value).startswith(f"{folder}{os.sep}") and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_noticed_and_what_is_there_is_named(folder, name):
    (folder / name).unlink()
    (folder / name).mkdir()  # as some archives unpack
    with pytest.raises(FileNotFoundError) as caught:
        load_digits("mnist", folder=folder)
    there = ", ".join(sorted({*FILES} - {name}))
    assert str(caught.value).startswith(f"{folder} holds only {there}: expected the four MNIST fil")


# What a kernel has in memory when a notebook has loaded all digits and trained.
KERNEL = """
import ipykernel.ipkernel, sys
import numpy as np
from mlp import Network, load_digits, panels, train
digits, rng = load_digits("mnist", folder=sys.argv[1]), np.random.default_rng(0)
panels.OneNeuron()
network = Network.random([784, 16, 16, 10], rng)
for step in train(network, digits.train, learning_rate=1.0, batch_size=100, rng=rng):
    pass
assert step.examples == 60_000
with open("/proc/self/status") as status:
    print(*(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of one process")
def test_60_000_digits_loaded_and_trained_take_less_than_250_MB(tmp_path):
    blank = [(np.zeros((count, 28, 28), np.uint8), np.resize(np.arange(10, dtype=np.uint8), count))
             for count in (60_000, 10_000)]
    write_all(four_files(*blank), tmp_path)
    done = subprocess.run([sys.executable, "-c", KERNEL, tmp_path], text=True, check=True,
                          stdout=subprocess.PIPE)
    print(f"{int(done.stdout) / 1000:.0f} MB")
    assert int(done.stdout) < 250_000


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


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_found_where_they_are_put_and_however_they_are_spelled(tmp_path, spelling):
    for down in ("", "archive", "MNIST/raw"):
        top = tmp_path / f"set {len(down)}"
        write(top / down, spelling)
        files = {path: path.is_file() and path.read_bytes() for path in top.rglob("*")}
        loaded = load_digits("mnist", folder=str(top))
        assert is_right(loaded.train, *TRAIN) and is_right(loaded.test, *TEST)
        assert files == {path: path.is_file() and path.read_bytes() for path in top.rglob("*")}


def test_the_nearest_set_is_taken_of_two_files_the_plain_one_and_clutter_is_none(tmp_path):
    for name in ("old", ".ipynb_checkpoints", "__MACOSX"):
        write(tmp_path / name, "plain", OTHERS)
    write(tmp_path, "gzipped", OTHERS)
    write(tmp_path, "plain")
    (tmp_path / "._train-images-idx3-ubyte").write_bytes(b"of no use")
    assert is_right(load_digits("mnist", folder=tmp_path).train, *TRAIN)


def test_of_two_sets_at_one_depth_none_is_guessed_and_three_folders_down_is_too_far(tmp_path):
    write(tmp_path / "MNIST" / "raw", "plain")
    write(tmp_path / "FashionMNIST" / "raw", "plain", OTHERS)
    with pytest.raises(ValueError, match="holds 2 sets, with FashionMNIST.*images.* and MNIS"):
        load_digits("mnist", folder=tmp_path)
    assert is_right(load_digits("mnist", folder=tmp_path / "MNIST").train, *TRAIN)
    write(tmp_path / "far" / "a" / "b" / "c", "plain")
    (tmp_path / "far" / "a" / "notes.txt").touch()
    with pytest.raises(FileNotFoundError, match="holds b, notes.txt: expected"):
        load_digits("mnist", folder=tmp_path / "far")


def test_for_the_videos_two_the_training_pair_is_enough(tmp_path):
    write(tmp_path / "raw", "plain", {k: v for k, v in FILES.items() if "train" in k})
    assert len(replay.read_training_pair(tmp_path, 3)) == 3
