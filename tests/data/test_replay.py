"""The video's own example of a 2: found where MNIST is, never looked for on the network."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from idx_files import digits, four_files, write_all

from mlp import Network
from mlp.data import mnist, replay
from mlp.lessons.intuition.levers import costs_after, levers
from mlp.lessons.intuition.wishes import asked

FOLDER = "MLP_HANDWRITING"      # with MNIST's training pair


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Look for MNIST in an empty folder, without a network."""
    monkeypatch.setenv("MLP_DATA", str(tmp_path))
    monkeypatch.setattr(mnist, "fetch", None)
    replay._two_in.cache_clear()
    yield tmp_path
    replay._two_in.cache_clear()


DIGITS = digits(10)
DAMAGED = dict.fromkeys(("train-images-idx3-ubyte", "train-labels-idx1-ubyte"), b"\0\0\x08\x03 no")


@pytest.mark.parametrize("files", [{}, four_files(DIGITS, DIGITS), DAMAGED])
def test_without_the_right_files_there_is_no_such_example(elsewhere, monkeypatch, files):
    write_all(files, elsewhere)
    if len(files) == 4:  # other digits in files of that name
        read = mnist.read_training_pair(elsewhere, 6)
        assert np.array_equal(read.images.T, DIGITS[0][:6].reshape(6, -1))
        assert np.array_equal(read.labels, DIGITS[1][:6])
    assert replay.videos_two() is None
    monkeypatch.delenv("MLP_DATA")
    monkeypatch.setattr(replay, "cache_folder", lambda: elsewhere / "empty")
    assert replay.videos_two() is None


def test_with_the_files_the_numbers_are_the_videos(elsewhere):
    if FOLDER not in os.environ:
        pytest.skip(f"set {FOLDER} to a folder with MNIST's training pair to replay the video's 2")
    for file in Path(os.environ[FOLDER]).glob("train-*"):
        shutil.copy(file, elsewhere)
    two = replay.videos_two()
    assert two.labels.tolist() == [2]
    network = Network.random([784, 16, 16, 10], np.random.RandomState(0))
    hidden, outputs = asked(network, two.inputs(), two.targets())[-2:]
    assert outputs.activations.round(2).tolist() == [
        0.46, 0.84, 0.20, 1.00, 0.44, 0.57, 0.99, 0.01, 0.20, 0.08]
    assert round(float(outputs.wishes @ outputs.wishes) / 4, 3) == 4.106
    assert outputs.sum_wishes[[3, 5]].round(3).tolist() == [-0.009, -0.278]
    pushes = levers(network.weights[-1][2], hidden.activations, outputs.sum_wishes[2],
                    np.random.default_rng(0))
    changes = {name: np.subtract(*(costs_after(network, hidden.activations, two.targets()[:, 0], 2,
                                               push, length).sum() for length in (0.1, 0)))
               for name, push in pushes.items()}
    assert [round(float(changes[name]), 3) for name in (
        "bias", "alike", "activations", "weights")] == [-0.026, -0.053, -0.065, 0.005]
