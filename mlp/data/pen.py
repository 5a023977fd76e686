"""A round pen that leaves ink on a small page, thicker where it is pressed harder.

What a pen leaves at one position is a bump: a profile over the columns times one over the rows.
So the ink of a whole path is one matrix product, of integers and therefore exact in any order.
"""

import numpy as np

BOX = 20  # side of the page the digit fills, in pixels
SUB = 16  # pen positions are multiples of 1/16 pixel
INK = 255  # largest entry of the pen tables
RADII = 0.9 + np.arange(24) / 10  # the pens, in pixels
EDGE = 0.55  # half the width of a stroke's grey edge, in pixels


def nearest_pen(radius):
    """Return the numbers of the pens whose radii come closest to `radius`, in pixels."""
    return np.clip(np.rint(10 * (radius - RADII[0])), 0, len(RADII) - 1).astype(np.intp)


def _profile(distance, radius):
    """Return the ink at `distance` from the pen: nearly a Gaussian, by multiplications only."""
    sigma = np.maximum(radius / 1.7, 0.7)  # narrower, and thin strokes would fall into dots
    bell = np.maximum(1 - distance * distance / (16 * sigma * sigma), 0)
    for _ in range(3):
        bell = bell * bell
    return bell


def _pen_tables():
    """Return a row (BOX,) of ink for every pen and every position, stacked (pens * positions)."""
    distance = np.arange(BOX * SUB)[:, np.newaxis] / SUB - np.arange(BOX) - 0.5
    tables = [np.rint(INK * _profile(distance, radius)) for radius in RADII]
    return np.concatenate(tables).astype(np.float32)


TABLES = _pen_tables()
FULL = TABLES[BOX * SUB // 2 :: BOX * SUB].sum(axis=1, dtype=np.float64)  # a whole line's ink


def ink(path, length, radius, pressure):
    """Return pages (m, BOX, BOX), uint8, on which round pens have drawn `m` paths.

    A `path` (m, positions, 2) holds x, y from 0 to below BOX, multiples of 1/SUB; its `length`
    (m,), where the pen is down, and the pen's `radius` (m,) are in pixels; `pressure`
    (m, positions) is a factor on the radius along the path.
    """
    pens = nearest_pen(radius[:, np.newaxis] * pressure)
    at = (np.moveaxis(path, 2, 0) * SUB).astype(np.intp) + pens * BOX * SUB
    columns, rows = TABLES.take(at, axis=0)
    bumps = np.matmul(rows.swapaxes(1, 2), columns)
    # The closer the positions, the more ink; a line's middle must be equally full in all images.
    pen = nearest_pen(radius)
    full = INK * FULL[pen] * path.shape[1] / length
    outside = (full * _profile(RADII[pen] + EDGE, RADII[pen])).astype(np.float32)
    inside = (full * _profile(RADII[pen] - EDGE, RADII[pen])).astype(np.float32)
    bumps = (bumps - outside[:, None, None]) * (np.float32(255) / (inside - outside))[:, None, None]
    return np.rint(np.minimum(np.maximum(bumps, 0), 255)).astype(np.uint8)
