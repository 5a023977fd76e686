"""Paths of matplotlib as letters and points, and what Agg would lay on whole pixels."""

import numpy as np

MOST_SNAPPED = 1024     # points of a path; Agg looks no further
STRAIGHT = 1e-4         # pixels that a level line may rise, as in Agg
LETTERS = bytes.maketrans(bytes([0, 1, 2, 3, 4, 79]), b"SMLQCZ")     # of matplotlib's codes
USUAL = ["butt", "round", 0, []]    # cap, join, offset of dashes, dashes


def in_pixels(path, transform):
    """Return a letter for each point of a path, none if all are on one line, and the points."""
    points = path.vertices if transform is None else transform.transform(path.vertices)
    codes = path.codes
    return "" if codes is None else codes.tobytes().translate(LETTERS).decode(), points


def snapped(gc, letters, points):
    """Return 1 where Agg would lay a path on whole pixels, so that it is crisp; else 0."""
    wanted = gc.get_snap()
    if wanted is not None:
        return int(wanted)
    return int(len(points) <= MOST_SNAPPED and level_or_upright(letters, points))


def level_or_upright(letters, points):
    """Return whether a path has only level and upright lines."""
    if "Q" in letters or "C" in letters:
        return False
    steps = abs(np.diff(points, axis=0)).min(axis=1)
    if letters:
        steps = steps[np.frombuffer(letters[1:].encode(), np.uint8) == ord("L")]
    return bool((steps < STRAIGHT).all())


def tidy(pen):
    """Return a pen without what is as usual at its end."""
    while len(pen) > 2 and pen[-1] == USUAL[len(pen) - 3]:
        pen = pen[:-1]
    return pen
