"""How a network reads many digits: its answers, how sure they are, what they cost."""

from typing import NamedTuple

import numpy as np

from ...all_examples import Passes
from ...costs import example_costs
from ...data.examples import CLASSES, Examples


class Reading(NamedTuple):
    """What `read` found: `outputs` (10, m), `hidden` (n_1, m), and the rest (m,)."""

    labels: np.ndarray
    outputs: np.ndarray
    hidden: np.ndarray
    costs: np.ndarray

    @property
    def answers(self):
        """The digit whose output is the largest."""
        return self.outputs.argmax(axis=0)

    @property
    def right(self):
        """Whether the answer is the label."""
        return self.answers == self.labels

    @property
    def sureness(self):
        """The largest output."""
        return self.outputs.max(axis=0)


def read(network, examples, dtype=np.float32):
    """Return the `Reading` of all `examples`."""
    passes = Passes(network, examples, dtype)
    outputs = passes.a[-1]
    return Reading(examples.labels, outputs, passes.a[0], example_costs(outputs, passes.targets))


def unlabelled(images):
    """Return images that show no digit, uint8 of shape (784, n), as `Examples`, all called 0."""
    return Examples(images, np.zeros(images.shape[1], int))


def mean_by_digit(activations, labels):
    """Return the mean of `activations` (n, m) over each digit's images, (10, n), or 0."""
    shows = (labels == np.arange(CLASSES)[:, np.newaxis]).astype(float)
    return shows @ activations.T / np.maximum(shows.sum(axis=1, keepdims=True), 1)


def confusion(reading):
    """Return how often each digit (row) got each answer (column), ints of shape (10, 10)."""
    pairs = CLASSES * reading.labels + reading.answers
    return np.bincount(pairs, minlength=CLASSES**2).reshape(CLASSES, CLASSES)


def dearest(reading, count):
    """Return which `count` examples cost most, the dearest first."""
    return np.argsort(-reading.costs, kind="stable")[:count]


def sorted_in_parts(values, parts):
    """Return sorted `values` as bars cut anew into `parts` of equal width: same mean."""
    areas = np.append(0, np.cumsum(np.sort(values)))
    edges = np.linspace(0, len(values), parts + 1)
    return np.diff(np.interp(edges, np.arange(len(areas)), areas)) / np.diff(edges)
