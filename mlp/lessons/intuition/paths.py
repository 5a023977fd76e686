"""Where training goes: its path through the space of all weights and biases, and a plane in it.

A path is an array with a row for each step, the start first; a row holds every weight and bias of
the network at that moment, one after another.
"""

from itertools import islice
from typing import NamedTuple

import numpy as np

from ...activations import IN_PLACE
from ...backprop import gradient
from ...costs import example_costs
from ...threads import one_thread
from ...training import train

AT_A_TIME = 25      # networks whose costs are worked out together


def descend(network, examples, batch_size, steps, learning_rate, rng):
    """Return the path of so many steps of training, of shape (steps + 1, n_parameters)."""
    network = network.copy()
    path = [in_a_row(network)]
    with one_thread():
        for _ in _steps(network, examples, batch_size, steps, learning_rate, rng):
            path.append(in_a_row(network))
    return np.array(path)


def seconds_needed(network, examples, batch_size, steps, learning_rate, rng):
    """Return how many seconds have passed after each step of the same training, measured now."""
    return np.array([step.seconds for step in _steps(network.copy(), examples, batch_size, steps,
                                                     learning_rate, rng)])


def in_a_row(arrays):
    """Return all numbers of a network or a gradient in one row: the weights, then the biases.

    Parameters
    ----------
    arrays : Network or Gradient

    Returns
    -------
    array of shape (n_parameters,)
    """
    return np.concatenate([array.ravel() for array in (*arrays.weights, *arrays.biases)])


def costs_along(path, network, examples):
    """Return the cost over all `examples` of each network on a path; `network` is their form."""
    inputs, targets = examples.inputs().astype(np.float32), examples.targets()
    with one_thread():
        return np.concatenate([_costs(path[k:k + AT_A_TIME].astype(np.float32), network, inputs,
                                      targets) for k in range(0, len(path), AT_A_TIME)])


class Plane(NamedTuple):
    """A flat piece of the space of all weights and biases: two `axes`, 1 long, at right angles."""

    origin: np.ndarray
    axes: np.ndarray

    def shadow(self, path):
        """Return where the points of a path lie when seen from straight above: shape (n, 2)."""
        return (path - self.origin) @ self.axes.T

    def share(self, path):
        """Return how much of a path its shadow is, 0 to 1: of the squared way from the start."""
        return float((self.shadow(path) ** 2).sum() / ((path - self.origin) ** 2).sum())

    def points(self, x, y):
        """Return the rows at all places of a grid, row by row: shape (len(y) * len(x), ...)."""
        places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        return self.origin + places @ self.axes


def plane_through(full, other):
    """Return the plane that shows two paths from the same start best.

    Its first axis goes from the start to where `full` ends. The second is the main direction in
    what is then left of both paths (the first of its singular vectors), so that they spread out as
    far as they can; it points to the side where `other` goes.
    """
    first = full[-1] - full[0]
    first /= np.linalg.norm(first)
    left = np.concatenate([full, other]) - full[0]
    left -= np.outer(left @ first, first)
    with one_thread():
        # The same as by svd(left), whose matrix is a hundred times as wide as it is high.
        second = np.linalg.eigh(left @ left.T)[1][:, -1] @ left
    second *= np.sign((left[len(full):] @ second).sum()) / np.linalg.norm(second)
    return Plane(full[0], np.stack([first, second]))


def mean_angles(network, examples, sizes, draws, rng):
    """Return the mean angle in degrees of a batch's gradient to that of all, by size."""
    inputs, targets = examples.inputs(), examples.targets()

    def _angle(size):
        batch = rng.choice(len(examples), size, replace=False)
        row = in_a_row(gradient(network, inputs[:, batch], targets[:, batch]))
        cosine = row @ full / np.linalg.norm(row) / np.linalg.norm(full)
        return np.degrees(np.arccos(min(cosine, 1)))

    with one_thread():
        full = in_a_row(gradient(network, inputs, targets))
        return np.array([np.mean([_angle(size) for _ in range(draws)]) for size in sizes])


def _steps(network, examples, batch_size, steps, learning_rate, rng):
    epochs = -(-steps // -(-len(examples) // batch_size))
    return islice(train(network, examples, learning_rate=learning_rate, batch_size=batch_size,
                        epochs=epochs, rng=rng), steps)


def _costs(rows, network, inputs, targets):
    """Return the costs of several networks at once; the first axis of every array counts them."""
    matrices, columns = _apart(rows, network)
    n, _, pixels = matrices[0].shape
    a = (matrices[0].reshape(-1, pixels) @ inputs).reshape(n, -1, inputs.shape[1])
    for l, b in enumerate(columns):
        a = matrices[l] @ a if l else a
        a += b
        IN_PLACE[network.activation](a)
    return np.array([example_costs(outputs, targets).mean() for outputs in a])


def _apart(rows, network):
    """Cut rows into weights of shape (n, n_out, n_in) and biases of shape (n, n_out, 1)."""
    shapes = [array.shape for array in (*network.weights, *network.biases)]
    ends = np.cumsum([np.prod(shape) for shape in shapes])
    parts = [part.reshape(-1, *shape) for part, shape in
             zip(np.split(rows, ends[:-1], axis=1), shapes, strict=True)]
    return parts[:len(network.weights)], parts[len(network.weights):]
