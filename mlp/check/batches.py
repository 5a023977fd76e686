"""Exercise of notebook 3: a shuffled order, cut into mini-batches."""

import numpy as np

from .exercise import CASES, Exercise


def minibatches(order, size):
    """Return `order`, of shape (n,), as a list of arrays of `size`; the last may be smaller."""
    return [order[start:start + size] for start in range(0, len(order), size)]


def order_cases(rng):
    """Return shuffled orders of 1 to 24 examples; some sizes divide their number, some do not."""
    counts = [(5, 2), (6, 3), (7, 3), (4, 4), (3, 5), (10, 4), (8, 2), (9, 4), (1, 1), (12, 5)]
    more = [(n + 12, size + 1) for n, size in counts]
    return [(rng.permutation(n), size) for n, size in (counts + more)[:CASES]]


def starts(order, size):
    """Return the places where batches begin."""
    return range(0, len(order), size)


def count(order, size):
    """Return how many batches there are."""
    return len(starts(order, size))


MISTAKES = [
    (lambda order, size: minibatches(order, size)[:len(order) // size],
     "the last batch is missing where it is smaller than the others. Keep it: there is something "
     "to learn from its examples, too."),
    (lambda order, size: minibatches(np.arange(len(order)), size),
     "your batches hold 0, 1, 2, ..., so nothing is shuffled. Take the numbers from `order`, as "
     "they come."),
    (lambda order, size: [order[k:k + size] for k in range(len(order))],
     "your batches overlap: a new one begins at every example. Let `range` take steps of `size`."),
    (lambda order, size: list(order),
     "your list holds the numbers themselves: `extend` and `+=` take each batch apart. Put it in "
     "whole, with `batches.append(...)`."),
    (lambda order, size: np.array_split(order, size),
     "`size` is how many examples are in a batch, not how many batches there are."),
    (lambda order, size: [order[k:size] for k in starts(order, size)],
     "only the first batch has anything in it: a slice ends at a place, not after a number of "
     "steps. Write `order[start:start + size]`."),
    (lambda order, size: [order[k:k + size - 1] for k in starts(order, size)],
     "the last example of every batch is missing: a slice stops before its end, so "
     "`start:start + size` has `size` numbers in it."),
    (lambda order, size: [order[k:k + size + 1] for k in starts(order, size)],
     "every batch has one example too many: `start:start + size` has `size` numbers in it."),
    (lambda order, size: minibatches(order, size)[:1],
     "you return the first batch only. A `return` inside the loop ends it at once."),
    (lambda order, size: order[:size],
     "you return the first examples only. Return a list of all the batches."),
    (lambda order, size: minibatches(np.resize(order, count(order, size) * size), size),
     "you fill up the last batch with examples that have had their turn. Let it be smaller."),
    (lambda order, size: [order[k::count(order, size)] for k in starts(order, size)],
     "you pick numbers at regular distances. Let each batch be a stretch of `order`."),
    (lambda order, size: minibatches(order, size)[::-1],
     "right, but the other way round: the batch with the first examples comes first."),
    (lambda order, size: list(starts(order, size)),
     "these are the places where the batches begin. Cut `order` there: "
     "`order[start:start + size]`."),
]

EXERCISES = [
    Exercise(minibatches, order_cases, MISTAKES,
             "cut `order` into batches, and `return` the list of them."),
]
