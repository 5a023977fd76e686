"""Deep networks, and how the gradient's size changes from layer to layer on the way back."""

import numpy as np

from ...activations import activation_named
from ...backprop import gradient, weighted_sums
from ...network import Network, forward

WIDTH, OUTPUTS, EXAMPLES = 16, 10, 20


def deep_network(hidden, number, activation="sigmoid", scale=1.0):
    """Return a network of `hidden` layers of 16, from 16 inputs to 10 outputs; all biases are 0.

    Parameters
    ----------
    hidden : int
    number : int
        The same number gives the same weights, whatever the depth and the activation.
    activation : str
    scale : float
        All weights are ``scale / 4`` times N(0, 1), where 4 is the root of the 16 that are added.
    """
    # The outputs' numbers are drawn as layer 0: so another depth leaves them as they are.
    weights = [np.random.default_rng([number, l]).standard_normal((n, WIDTH))
               for l, n in [(l, WIDTH) for l in range(1, hidden + 1)] + [(0, OUTPUTS)]]
    return Network([scale * W / np.sqrt(WIDTH) for W in weights],
                   [np.zeros((len(W), 1)) for W in weights], activation)


def random_examples(number):
    """Return 20 inputs from 0 to 1, and the output that each should have."""
    rng = np.random.default_rng([number, WIDTH])
    return rng.random((WIDTH, EXAMPLES)), np.eye(OUTPUTS)[:, rng.integers(0, OUTPUTS, EXAMPLES)]


def output_size(network, inputs):
    """Return how large the outputs are: the root of the mean of their squares."""
    return float(np.sqrt(np.mean(forward(network, inputs)[-1]**2)))


def slope_sizes(network, inputs, targets):
    """Return how large the gradient is in each layer, and how far its valves are open.

    Returns
    -------
    sizes : array of shape (L,)
        The root of the mean square of ∂C/∂w, over the weights into each layer.
    valves : array of shape (L,)
        The mean of the squish's slope over the layer's neurons and the examples.
    """
    slope = activation_named(network.activation).slope
    found = gradient(network, inputs, targets)
    z, _ = weighted_sums(network, inputs)
    return (np.array([np.sqrt(np.mean(dC_dW**2)) for dC_dW in found.weights]),
            np.array([slope(sums).mean() for sums in z]))
