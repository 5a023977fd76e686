"""Bring what a hand has drawn into the form of the training digits."""

import numpy as np

SIDE, BOX, CENTRE = 28, 20, 14  # of the page, of the digit on it, and of its mass, in pixels
FAINT = 0.1  # paler ink is not counted when the edges are sought


def centred(ink):
    """Scale brightnesses (n, n) to 20 by 20 pixels, centred by mass on 28 by 28, as in MNIST."""
    ink = np.asarray(ink, float)
    page = np.zeros((SIDE, SIDE))
    rows, columns = (np.flatnonzero((ink > FAINT).any(axis)) for axis in (1, 0))
    if not len(rows):
        return page
    digit = ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    height, width = (max(1, round(BOX * side / max(digit.shape))) for side in digit.shape)
    digit = resample(digit, height, width)
    top, left = _start(digit.sum(axis=1)), _start(digit.sum(axis=0))
    page[top:top + height, left:left + width] = digit
    return page


def resample(image, height, width):
    """Return `image` with other numbers of rows and columns: each is the mean of what it covers."""
    return _covering(height, len(image)) @ image @ _covering(width, image.shape[1]).T


def _covering(many, n):
    """Return the share, of shape (many, n), that each of `n` cells has in each of `many`."""
    low = np.arange(many)[:, np.newaxis] * n / many
    high = low + n / many
    cells = np.arange(n)
    return np.clip(np.minimum(high, cells + 1) - np.maximum(low, cells), 0, None) * many / n


def _start(mass):
    """Return where a digit begins for its mass to be in the middle, and all of it on the page."""
    middle = (mass * np.arange(len(mass))).sum() / mass.sum()
    return int(np.clip(round(CENTRE - middle), 0, SIDE - len(mass)))
