"""How wrong the network is, as one number, and the slope of that number."""

import numpy as np

from .network import as_columns, forward


@np.errstate(under="ignore")
def cost(network, inputs, targets):
    """Return the cost: for each example the sum of squared differences, then the mean of those.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``.
    inputs : array of shape (n_0, m)
        One example per column.
    targets : array of shape (n_L, m)
        What the output layer should have been, y in the videos.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or there is no example at all.
    """
    outputs = forward(network, inputs)[-1]
    return float(example_costs(outputs, matching_targets(outputs, targets)).mean())


@np.errstate(under="ignore")
def example_costs(outputs, targets):
    """Return the cost of each example, ``sum((a - y)**2)``.

    Parameters
    ----------
    outputs, targets : array of shape (n_L, m)

    Returns
    -------
    array of shape (m,)
    """
    return ((outputs - targets) ** 2).sum(axis=0)


def cost_slope(outputs, targets):
    """Return how the cost of each example answers to its outputs: ``2 (a - y)``.

    Parameters
    ----------
    outputs, targets : array of shape (n_L, m)

    Returns
    -------
    array of shape (n_L, m)
        Not divided by ``m``: the mean is taken over slopes, later.
    """
    return 2 * (outputs - targets)


def matching_targets(outputs, targets):
    """Return `targets` as columns, one beside each column of `outputs`.

    Parameters
    ----------
    outputs : array of shape (n_L, m)
    targets : array of shape (n_L, m)
        A plain list of ``n_L`` numbers counts as one column.

    Returns
    -------
    array of shape (n_L, m)

    Raises
    ------
    ValueError
        If `targets` has another shape, or there is no example to take a mean over.
    """
    targets = as_columns(targets, len(outputs), "targets")
    if targets.shape != outputs.shape:
        raise ValueError(f"targets has shape {targets.shape}, expected {outputs.shape}: "
                         "one column for every column of inputs")
    if not outputs.shape[1]:
        raise ValueError("got no examples: the cost is a mean, so it needs at least one column")
    return targets
