"""Networks that have learned nothing yet, or a little: there, a step downhill still matters."""

import numpy as np

from ...network import Network
from ...training import train

SIZES = [784, 16, 16, 10]
RATE = 0.5


def untrained():
    """Return the videos' network as it is before it has learned anything, from seed 0."""
    return Network.random(SIZES, np.random.default_rng(0))


def after_one_epoch(examples):
    """Return the same network once it has looked at each of the `examples`, in batches of 10."""
    rng = np.random.default_rng(0)
    network = Network.random(SIZES, rng, init="fan-in")
    for _ in train(network, examples, learning_rate=RATE, rng=rng):
        pass
    return network
