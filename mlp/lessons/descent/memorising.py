"""The same network taught twice: once with the true labels, once with shuffled ones."""

from typing import NamedTuple

import numpy as np

from ...data.examples import Examples
from ...network import Network
from ...training import train
from .beginners import SIZES
from .reading import read

# So few that 13,002 numbers can hold them by heart, in half a second of training.
COUNT, EPOCHS, LEARNING_RATE, BATCH = 200, 100, 1.0, 5


class Course(NamedTuple):
    """One training, with an item before it and after each epoch.

    `told` are the n labels that were taught, `says`, of shape (epochs + 1, n), is what the network
    answers. `train` and `test`, of shape (epochs + 1, 2), are the share right and the cost: on the
    training digits by what was told, on the test digits by their true labels.
    """

    told: np.ndarray
    says: np.ndarray
    train: np.ndarray
    test: np.ndarray


def shuffled_labels(examples, rng):
    """Return the same images, each with the label of another one drawn at random.

    Parameters
    ----------
    examples : Examples
    rng : numpy.random.Generator

    Returns
    -------
    shuffled : Examples
    """
    return Examples(examples.images, rng.permutation(examples.labels), examples.names)


def course(examples, test, rng):
    """Teach a new network `examples`, looking at `test` as well, and return its `Course`."""
    network = Network.random(SIZES, rng, init="fan-in")
    seen = [_looks(network, examples, test)]
    for _ in range(EPOCHS):
        for _ in train(network, examples, learning_rate=LEARNING_RATE, batch_size=BATCH, rng=rng):
            pass
        seen.append(_looks(network, examples, test))
    says, own, others = (np.array(part) for part in zip(*seen, strict=True))
    return Course(examples.labels, says, own, others)


def two_courses(digits, rng):
    """Return what becomes of the first `COUNT` training digits with true and shuffled labels."""
    examples, test = digits.train.pick(slice(0, COUNT)), digits.test.pick(slice(0, 1000))
    seeds = rng.integers(2**32, size=2)
    lessons = examples, shuffled_labels(examples, np.random.default_rng(seeds[0]))
    # The same weights and the same order for both, so that only the labels differ.
    return [course(lesson, test, np.random.default_rng(seeds[1])) for lesson in lessons]


def _looks(network, examples, test):
    own, others = read(network, examples), read(network, test)
    return own.answers, *((part.right.mean(), part.costs.mean()) for part in (own, others))
