"""The cost of every single example, and how their mean settles as there are more of them."""

import numpy as np

from ...costs import example_costs
from ...network import forward
from ...threads import one_thread

BLOCK = 2000    # examples whose pixels are float64 numbers at the same time


def single_costs(network, examples):
    """Return the cost of each example, and whether the network reads it right.

    Parameters
    ----------
    network : Network
    examples : Examples

    Returns
    -------
    costs : array of shape (m,)
    right : array of bool of shape (m,)
    """
    costs, right = [], []
    for start in range(0, len(examples), BLOCK):
        which = slice(start, start + BLOCK)
        with one_thread():
            outputs = forward(network, examples.inputs(which))[-1]
        costs.append(example_costs(outputs, examples.targets(which)))
        right.append(outputs.argmax(axis=0) == examples.labels[which])
    return np.concatenate(costs), np.concatenate(right)


def running_means(values, counts):
    """Return the mean of the first ``counts[0]`` of the `values`, of the first ``counts[1]``, ...

    Parameters
    ----------
    values : array of shape (m,)
    counts : sequence of int
        From 1 to m.
    """
    return np.cumsum(values)[np.asarray(counts) - 1] / counts


def sorted_in_parts(values, parts):
    """Return `values` from the smallest to the largest, as `parts` of equal width.

    The values stand side by side as bars, and are cut anew: each part is the mean height of what
    falls into it. So the mean of the parts is the mean of all.

    Parameters
    ----------
    values : array of shape (m,)
    parts : int
        Fewer or more than m.

    Returns
    -------
    array of shape (parts,)
    """
    areas = np.append(0, np.cumsum(np.sort(values)))
    edges = np.linspace(0, len(values), parts + 1)
    return np.diff(np.interp(edges, np.arange(len(areas)), areas)) / np.diff(edges)
