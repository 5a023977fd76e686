"""Many small square images side by side in one."""

import numpy as np


def side_by_side(images, across, gap):
    """Return `across` by `across` square `images` as one, with blank cells (NaN) between."""
    images, side = images[:across**2], int(np.sqrt(images.shape[1])) + gap
    tiles = np.full((across**2, side, side), np.nan, images.dtype)
    tiles[:len(images), :-gap, :-gap] = images.reshape(-1, side - gap, side - gap)
    tiles = tiles.reshape(across, across, side, side).swapaxes(1, 2)
    return tiles.reshape(across * side, across * side)[:-gap, :-gap]
