"""Move matplotlib's artists only where that changes them: what stands still is not drawn again."""

from weakref import WeakKeyDictionary

import numpy as np

_lengths = WeakKeyDictionary()  # of stairs; matplotlib takes a tenth of a millisecond to tell


def alike(one, other):
    """Return whether two arrays are the same, byte for byte.

    ``np.array_equal`` takes ten times as long, and fifty times where NaN may be among them.
    """
    return (one.shape == other.shape and one.dtype == other.dtype
            and one.tobytes() == other.tobytes())


def lay(line, x, y):
    """Lay a line, or dots, through other points; return whether they are others.

    Parameters
    ----------
    line : matplotlib.lines.Line2D
    x, y : arrays of shape (n,), or numbers for a single point
    """
    x, y = np.atleast_1d(x), np.atleast_1d(y)
    points = np.empty((len(x), 2))
    points[:, 0], points[:, 1] = x, y
    same = alike(points, line.get_xydata())
    if not same:
        line.set_data(x, y)
    return not same


def lay_apart(line, pieces):
    """Lay a line through several rows of points, not from one to the next; else as `lay`.

    Parameters
    ----------
    line : matplotlib.lines.Line2D
        Drawn faster than a collection of lines, up to some dozens of pieces.
    pieces : list of arrays of shape (n, 2), or array of shape (m, n, 2)
        x and y of the points.
    """
    end = np.full((1, 2), np.nan)
    points = [part for piece in pieces for part in (piece, end)]
    return lay(line, *(np.concatenate(points).T if points else ([], [])))


def put(text, words, x, y=None):
    """Write other `words`, at another place; without a `y`, the text stays on its height."""
    there = x, text.get_position()[1] if y is None else y
    if text.get_position() != there:
        text.set_position(there)
    text.set_text(words)


def stretch(stairs, lengths):
    """Give a row of bars, of ``axes.stairs``, other `lengths`; return whether they are others.

    Parameters
    ----------
    stairs : matplotlib.patches.StepPatch
        Changed by nobody else.
    lengths : array of shape (n,)
    """
    same = np.array_equal(_lengths.get(stairs), lengths)
    if not same:
        stairs.set_data(lengths)
        _lengths[stairs] = np.array(lengths)
    return not same
