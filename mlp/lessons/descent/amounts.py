"""How well a network reads, depending on how many examples it has learned from."""

from itertools import islice

import numpy as np

from ...network import Network
from ...threads import one_thread
from ...training import train
from .beginners import SIZES

BATCH = 10
EPOCH = 1000    # few examples are repeated until there are as many: to begin an epoch takes time


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
