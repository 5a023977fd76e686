"""Paths of matplotlib as letters and points."""

FAR = 1e4   # pixels; what leads further is cut off
LETTERS = bytes.maketrans(bytes([0, 1, 2, 3, 4, 79]), b"SMLQCZ")     # of matplotlib's codes


def in_pixels(path, transform):
    """Return a letter for each point of a path, none if all are on one line, and the points."""
    points = path.vertices if transform is None else transform.transform(path.vertices)
    codes = path.codes
    return "" if codes is None else codes.tobytes().translate(LETTERS).decode(), points


def snap(what):
    """Return 1 for what is laid on whole pixels, -1 for what is not, 0 where the page decides."""
    wanted = what.get_snap()
    return 0 if wanted is None else 1 if wanted else -1
