"""A ledger: a row for each digit, a column for each weight or bias, and the mean below."""

from typing import NamedTuple

import numpy as np

from ..live.style import BODY, MUTED, SMALL
from .images import draw_pile, update_pile
from .matrices import draw_frame, draw_wish_cells, update_cells, update_frame
from .page import axes_at
from .text import add_text

# In CSS pixels.
LEFT, TOP, HIGH, WIDE = 70, 92, 28, 54      # of the cells; what is above and left of them
PILE, NAME, MEAN = 16, 57, 10               # the digits, their names, the gap above the mean
HEADS = (-52, -34, -15)                     # the lines of a column's head, above the cells


class Ledger(NamedTuple):
    """What `draw_ledger` made, for `update_ledger`."""

    pile: object
    names: list
    heads: list
    cells: object
    mean: object
    frames: list


def draw_ledger(figure, rows, columns, *, largest, side=28):
    """Draw the place for at most so many `rows`.

    Parameters
    ----------
    figure : matplotlib figure
    rows, columns : int
    largest : float
        What gets the full colour.
    side : int
        Pixels in a side of a digit.
    """
    pile = draw_pile(axes_at(figure, PILE, TOP, HIGH, HIGH * rows), rows, side)
    body = axes_at(figure, LEFT, TOP, WIDE * columns, HIGH * rows)
    foot = axes_at(figure, LEFT, TOP + HIGH * rows + MEAN, WIDE * columns, HIGH)
    cells = draw_wish_cells(body, rows, columns, largest=largest, size=SMALL)
    mean = draw_wish_cells(foot, 1, columns, largest=largest, size=SMALL)
    frames = [draw_frame(ax, strong=True) for ax in (body, foot)]
    names = [add_text(body, (NAME - LEFT) / WIDE, k + 0.5, size=BODY, weight="bold", ha="center")
             for k in range(rows)]
    add_text(foot, -8 / WIDE, 0.5, "mean", size=BODY, ha="right", weight="bold", zorder=0.5)
    heads = [[add_text(body, k + 0.5, y / HIGH, size=SMALL, ha="center", color=MUTED)
              for y in HEADS] for k in range(columns)]
    return Ledger(pile, names, heads, cells, mean, frames)


def update_ledger(drawn, digits, names, heads, nudges, mean, chosen):
    """Show other rows.

    Parameters
    ----------
    drawn : Ledger
    digits : array of shape (pixels, n)
    names : list of n str
    heads : list of tuples of str
        The lines above each column.
    nudges : array of shape (n, columns)
    mean : array of shape (columns,)
    chosen : pair of int
        The row and the column of the frame; the mean of that column has one, too.
    """
    update_pile(drawn.pile, digits)
    rows = len(drawn.names)
    for text, name in zip(drawn.names, [*names, *[""] * (rows - len(names))], strict=True):
        text.set_text(name)
    for texts, lines in zip(drawn.heads, heads, strict=True):
        for text, line in zip(texts, lines, strict=True):
            text.set_text(line)
    filled = np.full((rows, len(mean)), np.nan)
    filled[:len(nudges)] = nudges
    update_cells(drawn.cells, filled)
    update_cells(drawn.mean, mean)
    for frame, row in zip(drawn.frames, (chosen[0], 0), strict=True):
        update_frame(frame, row, chosen[1])
