"""How well a network reads, depending on how many examples it has learned from."""

from itertools import islice

import numpy as np

from ...network import Network, forward
from ...threads import one_thread
from ...training import train

SIZES = [784, 16, 16, 10]
BATCH = 10
EPOCH = 1000    # few examples are repeated until there are as many: to begin an epoch takes time


def learned_from(examples, count, *, steps, learning_rate, seed):
    """Return a network that has learned from the first `count` examples, again and again.

    However few they are, it makes the same number of steps from the same random start. So what
    differs is how much there is to see, not how long it has looked.

    Parameters
    ----------
    examples : Examples
    count : int
        From 1; where there are fewer examples, all of them are taken.
    steps : int
        Mini-batches of 10.
    learning_rate : float
    seed : int
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


def answers(network, examples):
    """Return the digit that the network reads in each example, as an int array of shape (m,)."""
    with one_thread():
        return forward(network, examples.inputs())[-1].argmax(axis=0)


def share_right(network, examples):
    """Return which share of the examples the network reads right, from 0 to 1."""
    return float((answers(network, examples) == examples.labels).mean())
