"""A photo of handwriting, step by step, until it looks like the training digits."""

from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from .forming import formed
from .opening import brightnesses
from .paper import ink_found, with_paper, without_paper
from .pieces import digits_among, pieces, together

STEPS = ("turn", "paper", "cut", "crop", "pen", "centre")
PALE = 0.25     # of the pen's darkness: paler is paper, and as far from the middle is full ink


class Photo(NamedTuple):
    """What each step made of a photo."""

    grey: np.ndarray        # brightnesses (height, width), from 0 to 1
    missing: np.ndarray     # what the ink takes of the paper's light, of that shape
    ink: np.ndarray         # 0 where there is none, 1 in the middle of a stroke
    boxes: np.ndarray       # (n, 4): top, bottom, left and right of each digit
    digits: np.ndarray      # (n, 28, 28), uint8, in reading order


def read_photo(image, without=()):
    """Find the digits on a photo or scan, and bring each into the form of the training digits.

    Parameters
    ----------
    image : path, str, bytes, PIL.Image.Image or array
        PNG, JPEG or WebP; ink may be darker or lighter than the paper.
    without : iterable of str
        Steps to leave out: "turn" (as the camera was held), "paper" (shadows and lines go),
        "cut" (one digit from the other), "crop", "pen" (strokes as wide as MNIST's) or
        "centre" (by mass).

    Returns
    -------
    Photo
        Its digits come line by line, from left to right.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is no such picture, is damaged or too large, or shows no digits or a text; or if
        there is no such step.
    """
    without = set([without] if isinstance(without, str) else without)
    if without - set(STEPS):
        raise ValueError(f"there is no step {min(without - set(STEPS))!r}: expected some of "
                         f"{', '.join(STEPS)}")
    grey = brightnesses(image, "turn" not in without)
    missing = (with_paper if "paper" in without else without_paper)(grey)
    mask, full = ink_found(missing)
    labels, boxes = pieces(mask)
    found = digits_among(labels, boxes)
    if not found:
        raise ValueError("what ink there is looks like no digit: expected one or more digits, "
                         "all of them inside the picture")
    strokes = np.clip((missing / full - PALE) / (1 - 2 * PALE), 0, 1)
    if "cut" in without:
        found = [together(found)]
    alone = [_only(names, box, labels, strokes) for names, box in found]
    options = {name: name not in without for name in ("pen", "crop", "centre")}
    digits = [formed(ink, **options) for ink in alone]
    return Photo(grey, missing, np.max(alone, axis=0), np.array([box for _, box in found]),
                 np.array(digits))


def _only(names, box, labels, strokes):
    """Return the strokes of one digit on an empty page, with a pixel around it for fading out."""
    top, bottom, left, right = box + np.array([-2, 2, -2, 2])
    part = slice(max(top, 0), bottom), slice(max(left, 0), right)
    mask = Image.fromarray(np.isin(labels[part], names).astype(np.uint8))
    page = np.zeros(strokes.shape)
    page[part] = strokes[part] * np.asarray(mask.filter(ImageFilter.MaxFilter(3)))
    return page
