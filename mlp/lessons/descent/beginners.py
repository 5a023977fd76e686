"""Networks that have learned nothing yet, or a little: there, a step downhill still matters."""

from itertools import islice

import numpy as np

from ...network import Network
from ...threads import one_thread
from ...training import train

SIZES = [784, 16, 16, 10]
RATE = 0.5
BATCH = 10
EPOCH = 1000    # few examples are repeated until there are as many: to begin an epoch takes time


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


def learned_from(examples, count, *, steps, learning_rate, seed):
    """Return a network that has learned from the first `count` examples, again and again.

    However few they are, it takes as many steps of 10 from the same random start. So what differs
    is how much there is to see, not how long it has looked.
    """
    rng = np.random.default_rng(seed)
    network = Network.random(SIZES, rng, init="fan-in")
    count = min(count, len(examples))
    seen = examples.pick(np.resize(np.arange(count), max(count, EPOCH)))
    epochs = -(-steps // -(-len(seen) // BATCH))
    with one_thread():
        for _ in islice(train(network, seen, learning_rate=learning_rate, batch_size=BATCH,
                              epochs=epochs, rng=rng), steps):
            pass
    return network
