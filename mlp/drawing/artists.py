"""Lines, texts and bars that move."""

import numpy as np
from matplotlib.lines import Line2D


def add_line(axes, kind="-", **looks):
    """Add a line without points to `axes`, for `lay`.

    `kind` is the letter of a marker, ``"-"`` for a line, or both; `looks` are as for
    ``axes.plot``.
    """
    linestyle = "-" if "-" in kind else "none"
    return axes.add_line(Line2D([], [], **{"marker": kind.rstrip("-"), "linestyle": linestyle,
                                           **looks}))


def lay(line, x, y):
    """Lay a line, or dots, through other points: arrays of shape (n,), or numbers for one."""
    line.set_data(np.atleast_1d(x), np.atleast_1d(y))


def lay_apart(line, pieces):
    """Lay a line through several rows of points, not from one to the next.

    `pieces` is a list of arrays of shape (n, 2), or an array of shape (m, n, 2).
    """
    end = np.full((1, 2), np.nan)
    points = [part for piece in pieces for part in (piece, end)]
    lay(line, *(np.concatenate(points).T if points else ([], [])))


def put(text, words, x, y=None):
    """Write other `words`, at another place; without a `y`, the text stays on its height."""
    text.set_position((x, text.get_position()[1] if y is None else y))
    text.set_text(words)
