"""What a network makes of images that nobody taught it: noise, and dreams."""

import numpy as np

from ...activations import activation_named
from ...backprop import weighted_sums
from ...data.blocks import WHITE

SIDE = 28
STRIDE = 0.05   # what one step of `climb` changes a pixel by, at most
SURE = 0.9


def noise(kind, count, examples, rng):
    """Return `count` images that show nothing, uint8 of shape (784, count).

    "uniform" is any pixel anything from black to white; "shuffled" takes the pixels of the
    `examples`, each image's in an order of its own, so that there is as much ink as in
    handwriting.
    """
    if kind == "uniform":
        return rng.integers(0, WHITE + 1, (SIDE**2, count), dtype=np.uint8)
    if kind == "shuffled":
        return rng.permuted(examples.images[:, np.arange(count) % len(examples)], axis=0)
    raise ValueError(f"unknown noise {kind!r}: choose uniform or shuffled")


def shares(values, bins=10):
    """Return the share of `values` in `bins` equal parts of 0 to 1, ends included; or zeros."""
    places = np.clip((np.asarray(values) * bins).astype(int), 0, bins - 1)
    return np.bincount(places, minlength=bins) / max(len(places), 1)


def pixel_slopes(network, inputs, output):
    """Return how one output answers to every pixel, and the outputs.

    The same walk back as for weights, one layer further: the pixels are the activations of
    layer 0.

    Parameters
    ----------
    network : Network
    inputs : array of shape (n_0, m)
    output : int

    Returns
    -------
    slopes : array of shape (n_0, m)
    outputs : array of shape (n_L, m)
    """
    z, a = weighted_sums(network, inputs)
    slope = activation_named(network.activation).slope
    da = np.zeros_like(a[-1])
    da[output] = 1
    for l in reversed(range(len(z))):
        da = network.weights[l].T @ (slope(z[l]) * da)
    return da, a[-1]


def climb(network, pixels, output, steps):
    """Change `pixels`, of shape (784,), step by step so that one output grows.

    Each step goes along the slopes, so far that no pixel changes by more than `STRIDE`, and keeps
    to brightnesses. Return the images and the outputs, both of steps + 1 rows, the first before
    any step.
    """
    images, outputs = [np.asarray(pixels, float)], []
    for _ in range(steps + 1):
        slopes, seen = pixel_slopes(network, images[-1], output)
        outputs.append(seen[:, 0])
        step = slopes[:, 0] * (STRIDE / max(abs(slopes).max(), np.finfo(float).tiny))
        images.append(np.clip(images[-1] + step, 0, 1))
    return np.array(images[:-1]), np.array(outputs)
