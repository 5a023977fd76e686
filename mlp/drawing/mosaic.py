"""Many small square images side by side in one."""

import numpy as np


def side_by_side(images, across, gap):
    """Return the first of the square `images`, rows of numbers, as one of `across` by `across`.

    The `gap` cells between neighbours, and places for which there is no image, are blank (NaN).
    """
    images, side = images[:across**2], int(np.sqrt(images.shape[1])) + gap
    tiles = np.full((across**2, side, side), np.nan, images.dtype)
    tiles[:len(images), :-gap, :-gap] = images.reshape(-1, side - gap, side - gap)
    tiles = tiles.reshape(across, across, side, side).swapaxes(1, 2)
    return tiles.reshape(across * side, across * side)[:-gap, :-gap]
