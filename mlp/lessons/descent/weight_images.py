"""Two measures of a neuron's weights as a picture: how smooth it is, and how small a spot."""

import numpy as np

SIDE, WINDOW = 28, 8


def likeness_of_neighbours(weights):
    """Return the correlation between weights and those to their right and below, -1 to 1.

    About 0 for weights drawn at random, one by one; near 1 for soft, wide blots.

    Parameters
    ----------
    weights : array of 784 numbers
    """
    square = np.reshape(weights, (SIDE, SIDE))
    ones = np.concatenate([square[:, :-1].ravel(), square[:-1].ravel()])
    others = np.concatenate([square[:, 1:].ravel(), square[1:].ravel()])
    if not (np.ptp(ones) and np.ptp(others)):
        return 0.0  # all the same: nothing to be alike in
    return float(np.corrcoef(ones, others)[0, 1])


def share_in_window(weights):
    """Return how much of the squared weights lies in the best window of 8 by 8 pixels.

    1 for the edge detector of notebook 1, which looks at one spot; 64/784 if they are spread
    evenly.

    Parameters
    ----------
    weights : array of 784 numbers
    """
    sums = np.zeros((SIDE + 1, SIDE + 1))
    sums[1:, 1:] = np.cumsum(np.cumsum(np.reshape(weights, (SIDE, SIDE)) ** 2, axis=0), axis=1)
    n = WINDOW
    windows = sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]
    return float(windows.max() / max(sums[-1, -1], np.finfo(float).tiny))


def measures(images):
    """Return both measures of each of `images`, (n, 784), as an array of shape (n, 2)."""
    return np.array([[likeness_of_neighbours(image), share_in_window(image)] for image in images])
