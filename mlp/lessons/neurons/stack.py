"""Layers one after another with any squish between them, and the one layer they are without it."""

import numpy as np

from ...activations import SQUISHES
from ...network import Network, as_columns

# Steep enough that a squish bends what comes out, within inputs from 0 to 1.
STEEPNESS, LATER = 6, 1.5


def stacked(weights, biases, inputs, squish="none"):
    """Return the weighted sums of the last layer, (n, m), with a squish between the layers."""
    network = Network(weights, biases)  # it checks the shapes
    if squish not in SQUISHES:
        raise ValueError(f"unknown squish {squish!r}: choose one of {', '.join(SQUISHES)}")
    a = as_columns(inputs, network.sizes[0], "inputs")
    for W, b in zip(network.weights[:-1], network.biases[:-1], strict=True):
        a = SQUISHES[squish].function(W @ a + b)
    return network.weights[-1] @ a + network.biases[-1]


def collapsed(weights, biases):
    """Return the one matrix and column that these layers are when nothing squishes between them.

    Two layers answer ``W2 @ (W1 @ x + b1) + b2``; multiplied out, that is
    ``(W2 @ W1) @ x + (W2 @ b1 + b2)``, and so on for more.
    """
    network = Network(weights, biases)
    W, b = network.weights[0], network.biases[0]
    for W_next, b_next in zip(network.weights[1:], network.biases[1:], strict=True):
        W, b = W_next @ W, W_next @ b + b_next
    return W, b


def bending_layers(hidden, rng, squish="none", width=3):
    """Return layers from two inputs to one output that bend much where there is a squish.

    The weights are the same for any squish, the biases are not: each neuron has its z = 0 at some
    place among inputs from 0 to 1. All numbers have two decimals, to be multiplied by hand.
    """
    weights, biases = [], []
    angles = (np.arange(width) + rng.uniform(-0.3, 0.3, width)) * np.pi / width
    angles += rng.uniform(0, np.pi) + np.pi * rng.integers(2, size=width)
    first = STEEPNESS * np.column_stack([np.cos(angles), np.sin(angles)])
    later = [LATER * rng.standard_normal((width, width)) for _ in range(1, hidden)]
    for W in (first, *later, LATER * rng.standard_normal((1, width))):
        places = rng.uniform(0.2, 0.8, (2, len(W)))
        weights.append(np.round(W, 2))
        without = stacked(weights, [*biases, np.zeros((len(W), 1))], places, squish)
        biases.append(np.round(-np.diag(without)[:, np.newaxis], 2))
    return weights, biases
