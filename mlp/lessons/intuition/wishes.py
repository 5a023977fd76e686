"""What one example asks for: wishes, nudges, and what is passed on to the layer before.

A *wish* is ``-dC/da``: how an activation should change, were it free to. A *nudge* is ``-dC/dz``,
``-dC/dw`` or ``-dC/db``: what can really be asked for. It is the gradient in `backprop`, with its
sign turned round and nothing thrown away on the way back.
"""

from typing import NamedTuple

import numpy as np

from ...activations import activation_named
from ...backprop import weighted_sums
from ...costs import cost_slope, matching_targets


class Asked(NamedTuple):
    """What one example asks of the ``n`` neurons of a layer.

    Attributes
    ----------
    z, activations : arrays of shape (n,)
        Their weighted sums, and what they answer.
    wishes : array of shape (n,)
        ``-dC/da``.
    valves : array of shape (n,)
        The squish's slope: how much of a wish gets through to the weighted sum.
    nudges : array of shape (n,)
        ``-dC/dz``, wish times valve. A bias is asked for just this: its factor is 1.
    passed_on : array of shape (n, n_before)
        Row ``j`` is what neuron ``j`` wishes of the layer before: its nudge times its weights. The
        sum of the rows is the wish of that layer.
    """

    z: np.ndarray
    activations: np.ndarray
    wishes: np.ndarray
    valves: np.ndarray
    nudges: np.ndarray
    passed_on: np.ndarray


def asked(network, inputs, targets):
    """Return what one example asks of every layer, the first hidden one first.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``.
    inputs : array of shape (n_0, 1)
    targets : array of shape (n_L, 1)
        Only outputs have targets; what a hidden neuron should do comes back from them.

    Returns
    -------
    list of L Asked
        Item ``l`` belongs to layer ``l + 1``, and to ``network.weights[l]``.

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or it is not one example.
    """
    z, a = weighted_sums(network, inputs)
    if a[0].shape[1] != 1:
        raise ValueError(f"got {a[0].shape[1]} examples: expected one, whose wishes are looked at")
    wishes = -cost_slope(a[-1], matching_targets(a[-1], targets))[:, 0]
    layers = []
    for l in reversed(range(len(z))):
        valves = activation_named(network.activation).slope(z[l][:, 0])
        nudges = valves * wishes
        passed_on = nudges[:, np.newaxis] * network.weights[l]
        layers.insert(0, Asked(z[l][:, 0], a[l + 1][:, 0], wishes, valves, nudges, passed_on))
        wishes = passed_on.sum(axis=0)
    return layers


def output_after(activation, z, target):
    """Return what an output answers, and what is asked of it, wherever its sum `z` stands.

    Parameters
    ----------
    activation : {"sigmoid", "relu", "tanh"}
    z, target : floats or arrays of one shape

    Returns
    -------
    a, wish, valve, nudge : of the shape of `z`
    """
    squish = activation_named(activation)
    a, valve = squish.function(z), squish.slope(z)
    wish = -cost_slope(a, target)
    return a, wish, valve, wish * valve


def granted(outputs, targets, share):
    """Return what would be if outputs could simply move by a `share` of their wishes.

    Parameters
    ----------
    outputs : Asked
        Of the last layer.
    targets : array of shape (n_L,)
    share : float
        At 1/2 every output stands where it should.

    Returns
    -------
    activations, wishes : arrays of shape (n_L,)
        Afterwards.
    forecast : float
        The change of the cost that the gradient forecasts.
    """
    a = outputs.activations + share * outputs.wishes
    return a, -cost_slope(a, targets), -share * float(outputs.wishes @ outputs.wishes)
