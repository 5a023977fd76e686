"""Saved networks come back to the last bit, or one sentence says why not; the one we ship."""

import hashlib
import json
import os
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, assets, forward
from mlp.data.idx import read_idx
from mlp.data.strokes import draw_digits
from mlp.storage import load_network, save_network, trained_network


def small(seed=0):
    return Network.random([3, 4, 2], seed, "tanh")


def parts(network):
    return [*network.weights, *network.biases]


def same(one, two):
    return one.activation == two.activation and all(
        a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
        for a, b in zip(parts(one), parts(two), strict=True))


def refusal(path):
    """Return the sentence with which `path` is refused."""
    with pytest.raises(ValueError) as caught:
        load_network(path)
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.startswith(f"{path} is damaged or is not a saved")
    return sentence


def rewritten(path, **changes):
    """Change arrays in a saved network; what is None goes."""
    with np.load(path) as file:
        arrays = {**file, **changes}
    np.savez(path, **{name: array for name, array in arrays.items() if array is not None})


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "network.npz"
    save_network(small(), path)
    return path


@given(sizes=st.lists(st.integers(1, 12), min_size=2, max_size=14), seed=st.integers(0, 2**32),
       activation=st.sampled_from(["sigmoid", "relu", "tanh"]),
       dtype=st.sampled_from([np.float64, np.float32]), end=st.sampled_from(["", ".json"]))
def test_round_trip_keeps_every_bit(tmp_path_factory, sizes, activation, dtype, seed, end):
    network = Network.random(sizes, seed, activation)
    network = Network(*([array.astype(dtype) for array in arrays]
                        for arrays in (network.weights, network.biases)), activation)
    path = tmp_path_factory.mktemp("networks") / f"round trip{end}"  # no .npz is added to a name
    save_network(network, path)
    assert same(load_network(str(path)), network) and os.listdir(path.parent) == [path.name]
    if end:
        assert json.loads(path.read_text("utf-8"))["weights_0"] == network.weights[0].tolist()


class Payload:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("name", ["activation", "weights_0", "biases_0", "more"])
def test_a_pickle_in_the_file_is_refused_and_never_runs(saved, tmp_path, name):
    trace = tmp_path / "it ran"
    rewritten(saved, **{name: np.array([Payload(str(trace))], dtype=object)})
    refusal(saved)
    assert not trace.exists()
    np.load(saved, allow_pickle=True)[name]  # it would have run
    assert trace.exists()


def test_a_file_cut_off_anywhere_is_refused(saved):
    whole = saved.read_bytes()
    for length in range(0, len(whole), 3):
        saved.write_bytes(whole[:length])
        refusal(saved)


@pytest.mark.slow
def test_a_file_with_one_wrong_byte_is_refused_unless_the_byte_meant_nothing(saved):
    whole, network = saved.read_bytes(), small()
    refused = 0
    for place in range(len(whole)):
        saved.write_bytes(whole[:place] + bytes([whole[place] ^ (1, 255)[place % 2]])
                          + whole[place + 1:])
        try:
            assert same(load_network(saved), network)
        except ValueError:
            refused += 1
    assert refused > len(whole) / 2


def test_other_files_and_a_folder_are_refused(tmp_path):
    noise, path = random.Random(0), tmp_path / "other.npz"
    for content in (b"", b"not a network", b"weights: [1, 2]\n" * 50, *(
            start + noise.randbytes(length)
            for start in (b"", b"PK\x03\x04", b"\x93NUMPY\x01\x00", b"PK\x05\x06")
            for length in (1, 22, 100, 3000))):
        path.write_bytes(content)
        refusal(path)
    np.save(tmp_path / "array.npy", np.ones((3, 3)))
    refusal(tmp_path / "array.npy")
    refusal(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"^no network at .*nowhere.npz: save one there fi"):
        load_network(tmp_path / "nowhere.npz")


@pytest.mark.parametrize("changes, word", [
    *(({name: None}, "") for name in ("activation", "weights_0", "biases_0", "weights_1",
                                      "biases_1")),
    ({"activation": np.array("softmax")}, "softmax"),
    ({"weights_1": np.ones((2, 5))}, "expected 4 columns"),
    ({"biases_0": np.full((4, 1), np.nan)}, "not finite"),
])
def test_arrays_that_are_missing_or_make_no_network_are_refused(saved, changes, word):
    rewritten(saved, **changes)
    assert word in refusal(saved)


@pytest.mark.parametrize("text", [
    "", "{", "[]", "7", "{}", '{"dtype": "object"}', '{"dtype": "float64", "activation": "tanh"}',
    '{"dtype": "float64", "weights_0": [[NaN]], "biases_0": [[0]], "activation": "tanh"}',
    '{"dtype": "float64", "weights_0": [["1"]], "biases_0": [[0, 1]], "activation": "tanh"}',
    "[" * 100_000], ids=lambda text: text[:20])
def test_json_that_is_no_network_is_refused(tmp_path, text):
    path = tmp_path / "network.json"
    path.write_text(text)
    refusal(path)


@pytest.mark.parametrize("error", [OSError("No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("module, name", [(np, "savez_compressed"), (os, "replace")])
def test_a_write_that_fails_leaves_the_old_file_and_one_that_does_not_the_new_one(
        saved, monkeypatch, module, name, error):
    def fail(file, *_, **__):
        if module is np:
            file.write(b"PK half a netw")
            file.flush()
        assert saved.read_bytes() == before and len(os.listdir(saved.parent)) == 2
        raise error

    before = saved.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(module, name, fail)
        with pytest.raises(type(error)):
            save_network(small(1), saved)
    assert saved.read_bytes() == before and os.listdir(saved.parent) == [saved.name]
    save_network(small(1), saved)
    assert same(load_network(saved), small(1)) and os.listdir(saved.parent) == [saved.name]


# A folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz, MNIST's training pair.
FOLDER = "MLP_HANDWRITING"
ASSETS = Path(assets.__file__).parent
HELD_OUT = 10_000  # the last ones: nothing was tuned on them


def share_right(images, labels):
    """Return the share of `images`, one a row, that the network takes for what they are."""
    answers = forward(trained_network(), images.T / 255)[-1].argmax(axis=0)
    return float((answers == labels).mean())


def test_the_network_that_comes_along_is_the_videos_and_reads_drawn_digits_it_has_not_seen():
    network = trained_network()
    assert (network.sizes, network.activation) == ([784, 16, 16, 10], "sigmoid")
    assert {array.dtype for array in parts(network)} == {np.dtype(np.float64)}
    assert share_right(*draw_digits(2000, seed=0, part=1)) > 0.9
    digest = hashlib.sha256((ASSETS / "drawn.npz").read_bytes()).hexdigest()
    assert digest in (ASSETS / "README.md").read_text("utf-8")


def test_it_reads_handwriting_though_it_has_never_seen_any():
    if FOLDER not in os.environ:
        pytest.skip(f"set {FOLDER} to a folder with MNIST's training pair to test on handwriting")
    folder = Path(os.environ[FOLDER])
    images = read_idx(folder / "train-images-idx3-ubyte.gz")[-HELD_OUT:]
    labels = read_idx(folder / "train-labels-idx1-ubyte.gz")[-HELD_OUT:]
    share = share_right(images.reshape(HELD_OUT, -1), labels)
    print(f"{share:.1%} of {HELD_OUT:,} handwritten digits right")
    assert share >= 0.91
