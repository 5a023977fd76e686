"""How well the network reads after some epochs."""

import gzip
import os
import time
from pathlib import Path

import numpy as np

from mlp import Network, forward, train
from mlp.data import Examples

LAYERS, LEARNING_RATE, BATCH_SIZE = [784, 16, 16, 10], 1.0, 10
EPOCHS = (1, 5, 30)
HANDWRITING = "MLP_HANDWRITING"  # names a folder with MNIST's two training files
HELD_BACK = 10_000  # of its digits, the last ones: here nothing is trained on any of them


def new_network():
    """Return the network that everyone begins with."""
    return Network.random(LAYERS, np.random.default_rng(0), init="fan-in")


def learn(digits):
    """Train; return a dict of what was measured after each number of epochs.

    ``seconds`` of training so far, and for each kind of digits the share that is read right.
    """
    tests = {"drawn": digits.test, **handwriting()}
    network, rng, rows, seconds = new_network(), np.random.default_rng(1), {}, 0
    for epoch in range(1, max(EPOCHS) + 1):
        start = time.perf_counter()
        for _ in train(network, digits.train, learning_rate=LEARNING_RATE,
                       batch_size=BATCH_SIZE, rng=rng):
            pass
        seconds += time.perf_counter() - start
        if epoch in EPOCHS:
            rows[epoch] = {"seconds": seconds} | {
                name: share_right(network, test) for name, test in tests.items()}
    return rows


def share_right(network, examples):
    """Return the share of `examples` whose brightest output is their label, 0 to 1."""
    answers = forward(network, examples.inputs())[-1].argmax(axis=0)
    return float((answers == examples.labels).mean())


def handwriting():
    """Return real digits by name, or nothing where the folder is not named.

    Raises
    ------
    ValueError
        If the folder does not hold them.
    """
    if not os.environ.get(HANDWRITING):
        return {}
    folder = Path(os.environ[HANDWRITING])
    try:
        images = gzip.decompress((folder / "train-images-idx3-ubyte.gz").read_bytes())
        labels = gzip.decompress((folder / "train-labels-idx1-ubyte.gz").read_bytes())
    except (OSError, EOFError) as error:
        raise ValueError(f"{HANDWRITING} names {folder}, which has no digits: {error}") from None
    images = np.frombuffer(images, np.uint8, offset=16).reshape(-1, LAYERS[0])[-HELD_BACK:]
    return {"handwritten": Examples(images.T, np.frombuffer(labels, np.uint8)[-HELD_BACK:])}
