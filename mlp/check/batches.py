"""Exercise of notebook 3: a shuffled order, cut into mini-batches."""

import numpy as np

from .cases import CASES
from .exercise import Exercise


def minibatches(order, size):
    """Return the numbers of `order` as a list of arrays of `size` numbers; the last may be smaller.

    Parameters
    ----------
    order : array of shape (n,)
        Which example comes when.
    size : int
    """
    return [order[start:start + size] for start in range(0, len(order), size)]


def order_cases(rng):
    """Return shuffled orders of 1 to 24 examples; some sizes divide their number, some do not."""
    counts = [(5, 2), (6, 3), (7, 3), (4, 4), (3, 5), (10, 4), (8, 2), (9, 4), (1, 1), (12, 5)]
    more = [(n + 12, size + 1) for n, size in counts]
    return [(rng.permutation(n), size) for n, size in (counts + more)[:CASES]]


def _every(order, size):
    return range(0, len(order), size)


def _filled_up(order, size):
    again = np.resize(order, -(-len(order) // size) * size)
    return minibatches(again, size)


MISTAKES = [
    (lambda order, size: minibatches(order, size)[:len(order) // size],
     "the last batch is missing where it is smaller than the others. Keep it: its examples want to "
     "be learned, too."),
    (lambda order, size: minibatches(np.arange(len(order)), size),
     "your batches hold 0, 1, 2, ..., so that nothing is shuffled. Take the numbers from `order`, "
     "as they come."),
    (lambda order, size: [order[k:k + size] for k in range(len(order))],
     "your batches overlap: a new one begins at every example. Let `range` take steps of `size`."),
    (lambda order, size: np.array_split(order, size),
     "`size` is how many examples are in a batch, not how many batches there are."),
    (lambda order, size: [order[k:size] for k in _every(order, size)],
     "only the first batch has anything in it: a slice ends at a place, not after a number of "
     "steps. Write `order[start:start + size]`."),
    (lambda order, size: [order[k:k + size - 1] for k in _every(order, size)],
     "the last example of every batch is missing: a slice stops before its end, so that "
     "`start:start + size` has `size` numbers in it."),
    (lambda order, size: [order[k:k + size + 1] for k in _every(order, size)],
     "every batch has one example too many: `start:start + size` has `size` numbers in it."),
    (lambda order, size: minibatches(order, size)[:1],
     "you return the first batch only. A `return` inside the loop ends it at once."),
    (lambda order, size: order[:size],
     "you return the first examples only. Return a list of all the batches."),
    (_filled_up,
     "you fill the last batch up with examples that have had their turn. Let it be smaller."),
    (lambda order, size: [order[k::-(-len(order) // size)] for k in _every(order, size)],
     "you take every so many-th number. Let each batch be a stretch of `order`."),
    (lambda order, size: minibatches(order, size)[::-1],
     "right, but the other way round: the batch with the first examples comes first."),
    (lambda order, size: list(_every(order, size)),
     "these are the places where the batches begin. Cut `order` there: "
     "`order[start:start + size]`."),
]

EXERCISES = [
    Exercise(minibatches, order_cases, MISTAKES,
             "In place of the `...`, cut `order` into batches, and `return` the list of them.",
             "def minibatches(order, size):\n"
             "    batches = []\n"
             "    for start in range(0, len(order), size):\n"
             "        batches.append(order[start:start + size])\n"
             "    return batches\n"),
]
