"""Give a digit that was cut out the form of the training digits, the pen's width included."""

import numpy as np
from PIL import Image, ImageFilter

from ..centring import BOX, SIDE, centred, resample

FINE = 8            # cells along a pixel, where the pen is made thicker or thinner
PEN = 2.6           # width of a stroke of MNIST's, in pixels
LEAST, MOST = 2, 40     # cells: a stroke that is measured beyond them is none


def formed(ink, *, pen=True, crop=True, centre=True):
    """Return ink (n, m), 0 to 1, as a digit (28, 28), uint8; each step may be left out."""
    if not crop:
        page = resample(_squared(ink), SIDE, SIDE)
        return np.rint(255 * page.clip(0, 1)).astype(np.uint8)
    ink = _cropped(ink)
    height, width = (max(1, round(BOX * FINE * side / max(ink.shape))) for side in ink.shape)
    fine = resample(ink, height, width)
    if pen:
        fine = _with_pen(np.pad(fine, 2 * FINE))
    page = centred(fine)
    if not centre:
        digit = _cropped(page)
        page = np.zeros((SIDE, SIDE))
        top, left = ((SIDE - side) // 2 for side in digit.shape)
        page[top:top + len(digit), left:left + digit.shape[1]] = digit
    return np.rint(255 * page.clip(0, 1)).astype(np.uint8)


def pen_width(fine):
    """Return how wide the strokes of a digit are: its ink, along half the length of its edge."""
    mask = np.pad(fine > 0.5, 1).astype(float)
    blurred = sum(np.roll(mask, shift, axis) for shift in (-1, 1) for axis in (0, 1))
    edge = ((mask > 0) & (blurred < 4)).sum()
    return 2 * mask.sum() / max(edge, 1)


def _with_pen(fine):
    """Make strokes thicker or thinner, cell by cell on both sides, to have MNIST's width."""
    wanted = PEN * FINE
    image = Image.fromarray(np.rint(255 * fine.clip(0, 1)).astype(np.uint8))
    width = pen_width(fine)
    if not LEAST < width < MOST:
        return fine
    for _ in range(int(abs(wanted - width)) // 2):
        kind = ImageFilter.MaxFilter if wanted > width else ImageFilter.MinFilter
        image = image.filter(kind(3))
    return np.asarray(image, float) / 255


def _cropped(ink):
    rows, columns = (np.flatnonzero((ink > 0.1).any(axis)) for axis in (1, 0))
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1] if len(rows) else ink


def _squared(ink):
    side = max(ink.shape)
    top, left = ((side - other) // 2 for other in ink.shape)
    return np.pad(ink, ((top, side - len(ink) - top), (left, side - ink.shape[1] - left)))
