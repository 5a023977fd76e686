"""What one example wishes, of activations and of weighted sums, layer by layer.

A *wish* is always downhill, ``-dC/da`` or ``-dC/dz``: the slope that `backprop` works out, with its
sign turned round and nothing thrown away on the way back.
"""

from typing import NamedTuple

import numpy as np

from ...activations import activation_named
from ...backprop import weighted_sums
from ...costs import cost_slope, matching_targets


class Asked(NamedTuple):
    """What one example wishes of the ``n`` neurons of a layer.

    Attributes
    ----------
    z, activations : arrays of shape (n,)
        Their weighted sums, and what they answer.
    wishes : array of shape (n,)
        ``-dC/da``.
    valves : array of shape (n,)
        The squish's slope: how much of a wish gets through to the weighted sum.
    sum_wishes : array of shape (n,)
        ``-dC/dz``, wish times valve. It is also the wish for a bias, whose factor is 1.
    passed_on : array of shape (n, n_before)
        Row ``j`` is what neuron ``j`` wishes of the layer before: its sum's wish times its weights.
        The rows added up are the wishes of that layer.
    """

    z: np.ndarray
    activations: np.ndarray
    wishes: np.ndarray
    valves: np.ndarray
    sum_wishes: np.ndarray
    passed_on: np.ndarray


def asked(network, inputs, targets):
    """Return what one example wishes of every layer, as `Asked`, the first hidden one first.

    `inputs` and `targets` are columns, of one example; only outputs have targets.
    """
    z, a = weighted_sums(network, inputs)
    if a[0].shape[1] != 1:
        raise ValueError(f"got {a[0].shape[1]} examples: expected one, whose wishes are looked at")
    wishes = -cost_slope(a[-1], matching_targets(a[-1], targets))[:, 0]
    layers = []
    for l in reversed(range(len(z))):
        valves = activation_named(network.activation).slope(z[l][:, 0])
        sum_wishes = valves * wishes
        passed_on = sum_wishes[:, np.newaxis] * network.weights[l]
        layers.insert(0, Asked(z[l][:, 0], a[l + 1][:, 0], wishes, valves, sum_wishes, passed_on))
        wishes = passed_on.sum(axis=0)
    return layers


def granted(outputs, targets, share):
    """Return outputs that have gone a `share` of the way to their targets, and the cost's forecast.

    A wish, ``2 (y - a)``, is twice as long as that way: granting half its length is all that it
    wants, and its whole length would overshoot to ``2 y - a``, which costs as much as before.
    """
    way = share * (targets - outputs)
    return outputs + way, float(cost_slope(outputs, targets) @ way)
