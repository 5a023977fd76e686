"""Move matplotlib's artists only where that changes them: what stands still is not drawn again."""

from weakref import WeakKeyDictionary

import numpy as np

_lengths = WeakKeyDictionary()  # of stairs; matplotlib takes a tenth of a millisecond to tell


def lay(line, x, y):
    """Lay a line, or dots, through other points; return whether they are others.

    Parameters
    ----------
    line : matplotlib.lines.Line2D
    x, y : arrays of shape (n,), or numbers for a single point
    """
    x, y = np.atleast_1d(x), np.atleast_1d(y)
    same = (np.array_equal(line.get_xdata(), x, equal_nan=True)
            and np.array_equal(line.get_ydata(), y, equal_nan=True))
    if not same:
        line.set_data(x, y)
    return not same


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
