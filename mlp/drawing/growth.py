"""Shares against a number of examples, and rows of digits with what was read in them."""

from typing import NamedTuple

import numpy as np

from ..live.style import CHOSEN, INK, MUTED, SMALL
from .artists import add_line
from .images import draw_row, update_grid
from .page import axes_at
from .text import add_text


class Gallery(NamedTuple):
    """What `draw_gallery` made, for `update_gallery`."""

    rows: list
    words: list
    side: int


def draw_growth(ax, powers, shares, names, places):
    """Draw curves of shares against powers of ten; return a point for each curve, in its order.

    Parameters
    ----------
    ax : matplotlib axes
    powers : array
    shares : list of arrays
        From 0 to 1; the first curve is in ink, the others are muted.
    names : list of str
        Written into the picture.
    places : list of (x, y)
        Where each name begins.
    """
    ticks = range(int(powers[0]), int(np.ceil(powers[-1])) + 1)
    ax.set(xlim=(powers[0] - 0.15, powers[-1] + 0.15), ylim=(0, 1.04), xticks=ticks,
           yticks=np.linspace(0, 1, 6))
    ax.set_xticklabels([f"{10 ** power:,}" for power in ticks])
    ax.set_yticklabels([f"{share:.0%}" for share in np.linspace(0, 1, 6)])
    ax.grid(True)
    points = []
    for k, (curve, name, place) in enumerate(zip(shares, names, places, strict=True)):
        colour = MUTED if k else INK
        ax.plot(powers, curve, color=colour, marker="o", markersize=5, zorder=1)
        add_text(ax, *place, name, size=SMALL + 1, color=colour, zorder=1)
        points.append(add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=9,
                                zorder=2))
    return points


def draw_gallery(figure, page, x, y, rows, columns, side=28, size=42):
    """Draw the place for digits in rows, with a word below each; `size` is in CSS pixels."""
    grids, words, high = [], [], size + 20
    for row in range(rows):
        ax = axes_at(figure, x, y + row * high, columns * size, size)
        ax.set_axis_on()
        grids.append(draw_row(ax, columns, side))
        words += [add_text(page, x + (column + 0.5) * size, y + row * high + size + 9, size=SMALL,
                            ha="center") for column in range(columns)]
    return Gallery(grids, words, side)


def update_gallery(drawn, digits, words):
    """Show other digits, columns of pixels, with a word each; what is left over stays empty."""
    side, columns = drawn.side, drawn.rows[0].get_array().shape[1] // drawn.side
    sheet = np.full((len(drawn.rows) * columns, side, side), np.nan)
    digits = np.reshape(np.transpose(digits), (-1, side, side))[:len(sheet)]
    sheet[:len(digits)] = digits
    for k, row in enumerate(drawn.rows):
        update_grid(row, np.hstack(sheet[k * columns:(k + 1) * columns]))
    for text, word in zip(drawn.words, [*words[:len(digits)], *[""] * len(sheet)], strict=False):
        text.set_text(word)
