"""The gradient: how the cost answers to every weight and every bias.

Each step has the name it has in videos 3 and 4. `numerical_gradient` knows nothing of them: it
nudges one parameter after another and looks, which is slow and makes it a good referee.
"""

from typing import NamedTuple

import numpy as np

from .activations import activation_named
from .costs import cost, cost_slope, matching_targets
from .network import Network, as_columns, in_dtype


class Gradient(NamedTuple):
    """One slope for every parameter, in the same lists and shapes as the network's own."""

    weights: list
    biases: list


def gradient(network, inputs, targets):
    """Return the slope of the cost for every weight and bias, by backpropagation.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``.
    inputs : array of shape (n_0, m)
        One example per column.
    targets : array of shape (n_L, m)

    Returns
    -------
    Gradient
        ``.weights`` and ``.biases``, shaped as the network's: the mean over the examples.

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or there is no example at all.
    """
    z, a = weighted_sums(network, inputs)
    slope = activation_named(network.activation).slope
    W, m = network.weights, a[0].shape[1]
    dC_dW, dC_db = [None] * len(W), [None] * len(W)
    dC_da = cost_slope(a[-1], matching_targets(a[-1], targets))
    for l in reversed(range(len(W))):
        dC_dz = slope(z[l]) * dC_da
        dC_dW[l] = dC_dz @ a[l].T / m
        dC_db[l] = dC_dz.sum(axis=1, keepdims=True) / m
        dC_da = W[l].T @ dC_dz
    return Gradient(dC_dW, dC_db)


# What is too small to count is 0. Not a decorator: the source of `gradient` is there to be read.
gradient = np.errstate(under="ignore")(gradient)


@np.errstate(under="ignore")
def weighted_sums(network, inputs):
    """Return the weighted sums and the activations of a forward pass.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``.
    inputs : array of shape (n_0, m)
        One example per column.

    Returns
    -------
    z : list of L arrays
        ``z[l] = weights[l] @ a[l] + biases[l]``, shape ``(n_{l+1}, m)``.
    a : list of L + 1 arrays
        ``a[0]`` is the input, ``a[l + 1] = squish(z[l])``.

    Raises
    ------
    ValueError
        If `inputs` does not have ``n_0`` rows, or a number is not finite.
    """
    squish = activation_named(network.activation).function
    z, a = [], [as_columns(inputs, network.sizes[0], "inputs")]
    for W, b in zip(network.weights, network.biases, strict=True):
        z.append(W @ a[-1] + b)
        a.append(squish(z[-1]))
    return z, a


def numerical_gradient(network, inputs, targets, nudge=1e-5):
    """Return the same slopes by nudging every parameter up and down: ``ΔC / Δw``.

    It takes two forward passes a parameter, so it is for small networks and for checking.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``. It is left as it was.
    inputs : array of shape (n_0, m)
        One example per column.
    targets : array of shape (n_L, m)
    nudge : float
        Step to each side. Truncation is about ``nudge**2``, rounding about ``1e-16 / nudge``.

    Returns
    -------
    Gradient
        As from `gradient`, in float64.

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or there is no example at all.
    """
    network = Network(*in_dtype(network, np.float64), network.activation)   # float32 blurs a nudge

    def slopes_of(parameters):
        """Return the slope for each of the `parameters`, which are put back."""
        result = np.empty(parameters.shape)
        for place in np.ndindex(*parameters.shape):
            kept = parameters[place]
            parameters[place] = kept + nudge
            above = cost(network, inputs, targets)
            parameters[place] = kept - nudge
            below = cost(network, inputs, targets)
            parameters[place] = kept
            result[place] = (above - below) / (2 * nudge)
        return result

    return Gradient(*([slopes_of(array) for array in arrays]
                      for arrays in (network.weights, network.biases)))
