"""Exercise of notebook 3: a shuffled order, cut into mini-batches."""


from ..exercise import CASES, Exercise


def minibatches(order, size):
    """Return `order`, of shape (n,), as a list of arrays of `size`; the last may be smaller."""
    return [order[start:start + size] for start in range(0, len(order), size)]


def order_cases(rng):
    """Return shuffled orders of 1 to 24 examples; some sizes divide their number, some do not."""
    counts = [(5, 2), (6, 3), (7, 3), (4, 4), (3, 5), (10, 4), (8, 2), (9, 4), (1, 1), (12, 5)]
    more = [(n + 12, size + 1) for n, size in counts]
    return [(rng.permutation(n), size) for n, size in (counts + more)[:CASES]]


BATCHES = """\
starts = range(0, len(order), size)
places = list(starts)  # the batches begin at the places
batches = [order[start:start + size] for start in starts]
answer = batches[:]
first = batches[:1]  # and the first of them is
"""

EXERCISES = [
    Exercise(minibatches, order_cases, BATCHES,
             "cut `order` into batches, and `return` the list of them."),
]
