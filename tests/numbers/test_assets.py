"""The network that comes along reads drawn digits, and handwriting if there is some."""

import hashlib
import os
from pathlib import Path

import pytest

from mlp import assets, forward
from mlp.data.idx import read_idx
from mlp.data.strokes import draw_digits
from mlp.storage import trained_network

# A folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz, MNIST's training pair.
FOLDER = "MLP_HANDWRITING"
ASSETS = Path(assets.__file__).parent
HELD_OUT = 10_000  # the last ones: nothing was tuned on them


def share_right(images, labels):
    """Return the share of `images`, one a row, that the network takes for what they are."""
    answers = forward(trained_network(), images.T / 255)[-1].argmax(axis=0)
    return float((answers == labels).mean())


def test_it_reads_drawn_digits_that_it_has_not_seen():
    assert share_right(*draw_digits(5000, seed=0, part=1)) > 0.9


def test_it_reads_handwriting_though_it_has_never_seen_any():
    if FOLDER not in os.environ:
        pytest.skip(f"set {FOLDER} to a folder with MNIST's training pair to test on handwriting")
    folder = Path(os.environ[FOLDER])
    images = read_idx(folder / "train-images-idx3-ubyte.gz")[-HELD_OUT:]
    labels = read_idx(folder / "train-labels-idx1-ubyte.gz")[-HELD_OUT:]
    share = share_right(images.reshape(HELD_OUT, -1), labels)
    print(f"{share:.1%} of {HELD_OUT:,} handwritten digits right")
    assert share >= 0.91


def test_the_readme_names_this_very_file():
    digest = hashlib.sha256((ASSETS / "drawn.npz").read_bytes()).hexdigest()
    assert digest in (ASSETS / "README.md").read_text("utf-8")
