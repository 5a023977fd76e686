"""The video's own example of a 2: found where MNIST is, never looked for on the network."""

import os
import shutil
from pathlib import Path
from unittest.mock import patch

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
    replay._two_in.cache_clear()
    with patch.object(mnist, "fetch", side_effect=AssertionError("asked the network")):
        yield tmp_path
    replay._two_in.cache_clear()


def test_without_the_files_there_is_no_such_example(elsewhere):
    assert replay.videos_two() is None


def test_nor_is_there_in_an_empty_cache_folder(elsewhere, monkeypatch):
    monkeypatch.delenv("MLP_DATA")
    with patch.object(replay, "cache_folder", lambda: elsewhere):
        assert replay.videos_two() is None


def test_other_digits_in_files_of_that_name_are_not_taken_for_it(elsewhere):
    images, labels = digits(10)
    write_all(four_files((images, labels), (images, labels)), elsewhere)
    read = mnist.read_training_pair(elsewhere, 6)
    assert np.array_equal(read.images.T, images[:6].reshape(6, -1))
    assert np.array_equal(read.labels, labels[:6])
    assert replay.videos_two() is None


def test_a_damaged_file_is_as_good_as_none(elsewhere):
    for name in ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"):
        (elsewhere / name).write_bytes(b"\0\0\x08\x03 nothing")
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
