"""Digits drawn by a simulated pen, in the form of MNIST, for work without a download.

The control points of a prototype are varied, joined by a smooth curve, scaled to a box of 20
pixels, inked with a round pen and shifted until the centre of mass is the middle of the page.

One seed gives the same bytes on every machine. So random numbers are made from raw generator
bits, floats meet only correctly rounded elementwise operations (no exp, no sin), and sums and
matrix products are taken only of integers or dyadic fractions, where they are exact in any order.
"""

from operator import index

import numpy as np

from .glyphs import HABITS, POINTS, PROTOTYPES, compile_prototypes, lengths

BLOCK = 1000  # images per random stream: a short request is cut from a whole block
SIDE, BOX, FRAME = 28, 20, 4  # page, digit and the space around the digit, in pixels
CENTRE = 14  # where MNIST has the centre of mass, in pixel indices 0..27
SUB = 16  # pen positions are rounded to 1/16 pixel
INK = 255  # largest entry of the pen tables
RADII = 0.9 + np.arange(20) / 10  # the pens, in pixels
EDGE = 0.55  # half the width of a stroke's grey edge, in pixels
OVERHANG = 0.3  # part of the pen that may leave the box, for its edge is grey

# Spreads of the variation; the unit of the control points is 10 grid steps, half a digit.
BEND, WAVE, JITTER, TURN, PEN = 0.08, 0.06, 0.06, 0.14, 0.25


class _Stream:
    """Random numbers from raw bits, which numpy keeps the same for a given key."""

    def __init__(self, seed, *key):
        self._bits = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key))

    def uniform(self, *shape):
        """Between 0 and 1, from the 53 high bits, as numpy makes it."""
        raw = self._bits.random_raw(int(np.prod(shape)))
        return (raw >> np.uint64(11)).astype(np.float64).reshape(shape) * 2.0**-53

    def normal(self, *shape):
        """Sum of three uniforms: mean 0, variance 1, never beyond 3."""
        a, b, c = self.uniform(3, *shape)
        return 2 * (a + b + c) - 3


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


HABIT = np.array(HABITS)
CONTROL, WEIGHTS, PEN_DOWN, ADDED = compile_prototypes()
TABLES = _pen_tables()
FULL = TABLES[BOX * SUB // 2 :: BOX * SUB].sum(axis=1, dtype=np.float64)  # a whole line's ink
CELL = np.arange(SIDE * SIDE)
MOMENTS = np.stack([np.ones_like(CELL), CELL % SIDE, CELL // SIDE], axis=1).astype(np.float32)


def _choose(stream):
    """Return the digits of a block and which prototype writes each."""
    digits = np.floor(10 * stream.uniform(BLOCK)).astype(np.intp)
    chance = stream.uniform(BLOCK)
    ways = np.zeros(BLOCK, dtype=np.intp)
    for digit in range(10):
        rows = np.array([k for k, p in enumerate(PROTOTYPES) if p[0] == digit])
        edges = np.cumsum([PROTOTYPES[k][1] for k in rows])
        mine = digits == digit
        ways[mine] = rows[np.searchsorted(edges, chance[mine] * edges[-1], side="right")]
    return digits, ways


def _shake(wobble, stream):
    """Return shifts (BLOCK, control points) that neighbours share, or curves would be all kinks."""
    noise = wobble * stream.normal(BLOCK, CONTROL.shape[1] + 2)
    shared = noise[:, :-2] + 2 * noise[:, 1:-1] + noise[:, 2:]
    return WAVE * shared + JITTER * noise[:, 1:-1]


def _vary(ways, habit, stream):
    """Bend, shake, stretch, slant and turn the prototypes; return paths (BLOCK, POINTS, 2)."""
    slant, slant_spread, aspect, aspect_spread, _, wobble = habit.T[:, :, np.newaxis]
    x, y = CONTROL[ways, :, 0], CONTROL[ways, :, 1]
    a, b, c, d, e, f = BEND * wobble * stream.normal(6, BLOCK, 1)
    bent_x = x + a * x * x + b * x * y + c * y * y + _shake(wobble, stream)
    bent_y = y + d * x * x + e * x * y + f * y * y + _shake(wobble, stream)
    stretch, lean, turn = stream.normal(3, BLOCK, 1)
    x = (aspect + aspect_spread * stretch) * bent_x - (slant + slant_spread * lean) * bent_y
    t = TURN / 2 * turn
    cos, sin = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
    control = np.stack([cos * x - sin * bent_y, sin * x + cos * bent_y], axis=-1)
    return np.matmul(WEIGHTS[ways], np.rint(control * 1024)) / 1024


def _fit(path, radius, stream):
    """Scale paths to the box, the shorter side anywhere in it."""
    low = path.min(axis=1)
    size = path.max(axis=1) - low
    margin = (radius - OVERHANG)[:, np.newaxis]
    scale = (BOX - 2 * margin) / np.maximum(size[:, :1], size[:, 1:])
    start = margin + stream.uniform(BLOCK, 2) * (BOX - 2 * margin - size * scale)
    path = (path - low[:, np.newaxis]) * scale[:, np.newaxis] + start[:, np.newaxis]
    return np.rint(path * SUB) / SUB


def _ink(path, ways, pen):
    """Draw paths with round pens; return uint8 images (BLOCK, BOX, BOX)."""
    at = (path * SUB).astype(np.intp) + (pen * BOX * SUB)[:, np.newaxis, np.newaxis]
    columns, rows = TABLES[at[..., 0]], TABLES[at[..., 1]]
    ink = np.matmul(rows.swapaxes(1, 2), columns)
    # The closer the positions, the more ink; a line's middle must be equally full in all images.
    length = (lengths(path) * PEN_DOWN[ways]).sum(axis=1) + ADDED[ways]
    full = INK * FULL[pen] * POINTS / length
    outside = (full * _profile(RADII[pen] + EDGE, RADII[pen])).astype(np.float32)
    inside = (full * _profile(RADII[pen] - EDGE, RADII[pen])).astype(np.float32)
    ink = (ink - outside[:, None, None]) * (np.float32(255) / (inside - outside))[:, None, None]
    return np.rint(np.minimum(np.maximum(ink, 0), 255)).astype(np.uint8)


def _centre(ink):
    """Put digits on pages (BLOCK, 784), shifted by whole pixels to the centre, clear of the rim."""
    page = np.zeros((BLOCK, SIDE, SIDE), dtype=np.uint8)
    page[:, FRAME:-FRAME, FRAME:-FRAME] = ink
    page = page.reshape(BLOCK, -1)
    mass, x, y = np.matmul(page.astype(np.float32), MOMENTS).astype(np.float64).T[:, :, None]
    shift = np.rint(CENTRE - np.concatenate([x, y], axis=1) / mass)
    inked = np.stack([ink.any(axis=1), ink.any(axis=2)], axis=1)  # columns, rows
    before, after = inked.argmax(axis=2), inked[..., ::-1].argmax(axis=2)
    shift = np.minimum(np.maximum(shift, 1 - FRAME - before), FRAME - 1 + after)
    offset = (shift[:, :1] + SIDE * shift[:, 1:]).astype(np.intp)
    return np.take_along_axis(page, (CELL - offset) % (SIDE * SIDE), axis=1)


def _draw_block(*key):
    """Return BLOCK images (BLOCK, 784) and their digits from the stream named by `key`."""
    stream = _Stream(*key)
    digits, ways = _choose(stream)
    habit = HABIT[digits]
    radius = habit[:, 4] * (1 + PEN * stream.normal(BLOCK))
    pen = np.clip(np.rint(10 * (radius - RADII[0])), 0, len(RADII) - 1).astype(np.intp)
    path = _fit(_vary(ways, habit, stream), RADII[pen], stream)
    return _centre(_ink(path, ways, pen)), digits


def _whole(name, value):
    """Return `value` as an int, or raise a ValueError that names it."""
    try:
        number = index(value)
    except TypeError:
        number = -1
    if number < 0:
        raise ValueError(f"{name} must be a whole number, 0 or more, but is {value!r}.")
    return number


def draw_digits(n, seed=0, part=0):
    """Draw `n` digits; the first ones are the same whatever `n` is.

    Parameters
    ----------
    n : int
        Number of images, 0 or more.
    seed : int
        Names the collection; the same seed gives the same bytes on every machine.
    part : int
        Names an independent part of the collection: 0 for training, 1 for testing.

    Returns
    -------
    images : ndarray of uint8, shape (n, 784)
        Pages of 28 x 28 pixels, row by row; 0 is the black background, 255 full ink.
    labels : ndarray of uint8, shape (n,)
        The digits 0 to 9, all equally likely.

    Raises
    ------
    ValueError
        If `n`, `seed` or `part` is negative or not an integer.
    """
    n, seed, part = _whole("n", n), _whole("seed", seed), _whole("part", part)
    images = np.empty((n, SIDE * SIDE), dtype=np.uint8)
    labels = np.empty(n, dtype=np.uint8)
    for block, start in enumerate(range(0, n, BLOCK)):
        pages, digits = _draw_block(seed, part, block)
        images[start : start + BLOCK] = pages[: n - start]
        labels[start : start + BLOCK] = digits[: n - start]
    return images, labels
