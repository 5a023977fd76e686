"""Wishes in a list: who should go up or down, and how much that matters."""

from typing import NamedTuple

import numpy as np

from ..live.style import CHOSEN, INK, MUTED, SMALL, WISH_DOWN, WISH_UP, in_letters
from .artists import add_line, lay
from .page import axes_at
from .text import add_text, in_words

HIGH, WIDE = 24, 346                        # of a row, in CSS pixels
PLACES = (38, 45, 171, 184, 340)           # in it: rank, name, arrow, words, number
POINTS = 300                                # at most, of the curve of all sizes
RANKS = ["1", "10", "100", "1,000", "10,000", "100,000"]
COLOURS = {1: in_letters(WISH_UP), -1: in_letters(WISH_DOWN), 0: MUTED}
ARROWS = {1: "▲", -1: "▼", 0: "–"}


class Wishes(NamedTuple):
    """What `draw_wishes` made, for `update_wishes`."""

    frame: object
    rows: list  # of each: rank, name, arrow, words, number


def draw_wishes(figure, x, y, rows):
    """Draw the place for a list of `rows` wishes at (x, y), in CSS pixels of the figure."""
    ax = axes_at(figure, x, y, WIDE, HIGH * rows)
    ax.set(xlim=(0, WIDE), ylim=(HIGH * rows, 0))
    frame = add_line(ax, color=CHOSEN, linewidth=2, zorder=1.5, clip_on=False)
    looks = ({"ha": "right", "color": MUTED, "size": SMALL}, {"size": SMALL + 1}, {"size": SMALL},
             {"size": SMALL}, {"ha": "right", "size": SMALL})
    texts = [[add_text(ax, place, HIGH * (k + 0.5), **look) for place, look in
              zip(PLACES, looks, strict=True)] for k in range(rows)]
    return Wishes(frame, texts)


def update_wishes(drawn, ranks, names, directions, words, entries, chosen):
    """Show other wishes.

    Parameters
    ----------
    drawn : Wishes
    ranks : list of int
    names, words : lists of str
    directions : list of int
        1 for up, −1 for down, 0 for neither.
    entries : list of float
        Of the gradient.
    chosen : int
        Which of them has the frame, from 0.
    """
    for row, rank, name, direction, word, entry in zip(
            drawn.rows, ranks, names, directions, words, entries, strict=True):
        texts = f"{rank:,}", name, ARROWS[direction], word, in_words(entry, 5, sign=True)
        for text, said in zip(row, texts, strict=True):
            text.set_text(said)
        row[2].set_color(COLOURS[direction])
    lay(drawn.frame, [-6, WIDE + 2, WIDE + 2, -6, -6],
        HIGH * (chosen + np.array([0, 0, 1, 1, 0])))


class Falling(NamedTuple):
    """What `draw_falling` made, for `update_falling`."""

    curve: object
    here: object


def draw_falling(figure, x, y, width, height):
    """Draw the place for sizes in falling order, at (x, y) in CSS pixels."""
    ax = axes_at(figure, x, y, width, height)
    ax.set_axis_on()
    curve = add_line(ax, color=INK, linewidth=2, zorder=1.5)
    here = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=1.4)
    ax.set(xlim=(0, 1), ylim=(0, 1.05), yticks=[])
    ax.set_xticks(range(len(RANKS)), RANKS)
    ax.spines["left"].set_visible(False)
    return Falling(curve, here)


def update_falling(drawn, sizes, rank):
    """Show other `sizes`, and a line at `rank`."""
    lay(drawn.here, [np.log10(rank)] * 2, [0, 1.05])
    end = np.log10(len(sizes))
    ranks = np.unique(np.geomspace(1, len(sizes), POINTS).astype(int))
    heights = sizes[ranks - 1] / (sizes[0] or 1)
    lay(drawn.curve, np.log10(ranks), heights)
    drawn.curve.axes.set_xlim(0, end)


def rank_at(x):
    """Return the rank that a place along the bottom stands for."""
    return round(10.0 ** x)


def row_at(y, rows):
    """Return which of so many `rows` of a list a place in it belongs to, from 0."""
    return min(max(int(y / HIGH), 0), rows - 1)
