"""Digits drawn by a simulated pen, in the form of MNIST, for work without a download.

The control points of a prototype are varied, joined by a smooth curve, scaled to a box of 20
pixels, inked with a round pen and shifted until the centre of mass is the middle of the page.

One seed gives the same bytes on every machine. So random numbers are made from raw generator
bits, floats meet only correctly rounded elementwise operations (no exp, no sin), and sums and
matrix products are taken only of integers or dyadic fractions, where they are exact in any order.
"""

from operator import index

import numpy as np

from .curves import POINTS, compile_prototypes, lengths
from .glyphs import HABITS, PROTOTYPES
from .pen import BOX, RADII, SUB, ink, nearest_pen

BLOCK = 1000  # images per random stream: a short request is cut from a whole block
SIDE, FRAME = 28, 4  # the page and the space around the digit's box, in pixels
PIXELS = SIDE * SIDE
CENTRE = 14  # where MNIST has the centre of mass, in pixel indices 0..27
OVERHANG = 0.3  # part of the pen that may leave the box, for its edge is grey

# Spreads of the variation; the unit of the control points is half a digit.
BEND, WAVE, TURN, PEN, PRESSURE = 0.05, 0.064, 0.14, 0.25, 0.22
PRESSES = 8  # the pressure changes this often along a digit


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


HABIT = np.array(HABITS)
CONTROL, WEIGHTS, PEN_DOWN, ADDED = compile_prototypes([strokes for *_, strokes in PROTOTYPES])
CELL = np.arange(PIXELS)
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
    noise = stream.normal(BLOCK, CONTROL.shape[1] + 2)
    return WAVE * wobble * (noise[:, :-2] + 2 * noise[:, 1:-1] + noise[:, 2:])


def _press(wobble, stream):
    """Return how hard the pen is pressed (BLOCK, POINTS): a factor around 1, swelling smoothly."""
    knots = 1 + PRESSURE * wobble[:, np.newaxis] * stream.normal(BLOCK, PRESSES + 1)
    way = np.arange(POINTS) * PRESSES / POINTS
    knot = way.astype(np.intp)
    t = way - knot
    t = t * t * (3 - 2 * t)
    return knots[:, knot] * (1 - t) + knots[:, knot + 1] * t


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
    sides = path.swapaxes(1, 2).copy()  # numpy is slow to compare rows of two numbers
    low = sides.min(axis=2)
    size = sides.max(axis=2) - low
    margin = (radius - OVERHANG)[:, np.newaxis]
    scale = (BOX - 2 * margin) / np.maximum(size[:, :1], size[:, 1:])
    start = margin + stream.uniform(BLOCK, 2) * (BOX - 2 * margin - size * scale)
    path = (path - low[:, np.newaxis]) * scale[:, np.newaxis] + start[:, np.newaxis]
    return np.rint(path * SUB) / SUB


def _centre(box):
    """Put digits on pages (BLOCK, 784), shifted by whole pixels to the centre, clear of the rim."""
    page = np.zeros((BLOCK, SIDE, SIDE), dtype=np.uint8)
    page[:, FRAME:-FRAME, FRAME:-FRAME] = box
    page = page.reshape(BLOCK, PIXELS)
    mass, x, y = np.matmul(page.astype(np.float32), MOMENTS).astype(np.float64).T[:, :, None]
    shift = np.rint(CENTRE - np.concatenate([x, y], axis=1) / mass)
    inked = np.stack([box.any(axis=1), box.any(axis=2)], axis=1)  # columns, rows
    before, after = inked.argmax(axis=2), inked[..., ::-1].argmax(axis=2)
    shift = np.minimum(np.maximum(shift, 1 - FRAME - before), FRAME - 1 + after)
    offset = (shift[:, 0] + SIDE * shift[:, 1]).astype(np.intp)
    # To shift a page is to look at another stretch of the same pixels.
    strip = np.pad(page, ((0, 0), (PIXELS, PIXELS)))
    stretches = np.lib.stride_tricks.sliding_window_view(strip, PIXELS, axis=1)
    return stretches[np.arange(BLOCK), PIXELS - offset]


def _draw_block(*key):
    """Return BLOCK images (BLOCK, 784) and their digits from the stream named by `key`."""
    stream = _Stream(*key)
    digits, ways = _choose(stream)
    habit = HABIT[digits]
    radius = habit[:, 4] * (1 + PEN * stream.normal(BLOCK))
    path = _fit(_vary(ways, habit, stream), RADII[nearest_pen(radius)], stream)
    length = (lengths(path) * PEN_DOWN[ways]).sum(axis=1) + ADDED[ways]
    return _centre(ink(path, length, radius, _press(habit[:, 5], stream))), digits


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
    """Return images (n, 784), 0 black to 255, and labels (n,) of `n` drawn digits, both uint8.

    The first ones are the same whatever `n` is. A seed names a collection, the same bytes on every
    machine; `part` an independent part of it: 0 for training, 1 for testing. Raise a ValueError if
    one of the three is negative or not an integer.
    """
    n, seed, part = _whole("n", n), _whole("seed", seed), _whole("part", part)
    images = np.empty((n, PIXELS), dtype=np.uint8)
    labels = np.empty(n, dtype=np.uint8)
    for block, start in enumerate(range(0, n, BLOCK)):
        pages, digits = _draw_block(seed, part, block)
        images[start : start + BLOCK] = pages[: n - start]
        labels[start : start + BLOCK] = digits[: n - start]
    return images, labels
