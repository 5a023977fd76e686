"""Ten outputs beside what was wanted: the differences, their squares, and their slopes."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from ..live.style import MUTED, SMALL, WISH_DOWN, WISH_UP, in_letters, signed_colour
from .bars import draw_activations, draw_frame, update_activations, update_frame
from .page import axes_at, draw_page
from .text import add_text, in_words

# In CSS pixels: the two columns of bars, the three of numbers, the first row, and a row.
OUTPUTS, SQUARES, WIDE = 34, 424, 170
WANTED, DIFFERENCE, SLOPE = 304, 392, 738
TOP, HIGH = 34, 28
HEADS = 18


class Terms(NamedTuple):
    """What `draw_terms` made, for `update_terms`."""

    outputs: object
    wishes: object
    frame: object
    wanted: list
    differences: list
    squares: object
    slopes: list
    head: object
    page: object        # for more words


def draw_terms(figure, n):
    """Draw the place for `n` outputs and their terms; the hand is on the axes of the outputs."""
    outputs, squares = (axes_at(figure, x, TOP, WIDE, HIGH * n) for x in (OUTPUTS, SQUARES))
    page = draw_page(figure)
    for ax in (outputs, squares):
        ax.set_axis_on()
    drawn, terms = draw_activations(outputs, n), draw_activations(squares, n)
    wishes = outputs.add_collection(LineCollection([], linewidths=3.5, zorder=1.8))
    rows = [TOP + HIGH * (k + 0.5) for k in range(n)]
    wanted = [add_text(page, WANTED, y, size=SMALL + 1, ha="center") for y in rows]
    differences, slopes = ([add_text(page, x, y, size=SMALL + 1, ha="right") for y in rows]
                           for x in (DIFFERENCE, SLOPE))
    looks = {"size": SMALL, "color": MUTED, "zorder": 1}
    for x, words, ha in ((OUTPUTS, "output a", "left"), (WANTED, "wanted y", "center"),
                         (DIFFERENCE, "a − y", "right"), (SQUARES, "squared, (a − y)²", "left")):
        add_text(page, x, HEADS, words, ha=ha, **looks)
    return Terms(drawn, wishes, draw_frame(outputs), wanted, differences, terms, slopes,
                 add_text(page, SLOPE, HEADS, ha="right", **looks), page)


def update_terms(drawn, numbers, chosen, head):
    """Show other numbers.

    Parameters
    ----------
    drawn : Terms
    numbers : four arrays of n numbers
        The outputs, what was wanted, the squares, and the slopes.
    chosen : int
        The row that the hand is on.
    head : str
        What stands above the slopes.
    """
    outputs, wanted, squares, slopes = numbers
    update_activations(drawn.outputs, outputs)
    update_activations(drawn.squares, squares, answer=False)
    update_frame(drawn.frame, chosen)
    drawn.head.set_text(head)
    drawn.wishes.set_segments([[(a, k), (y, k)]
                               for k, (a, y) in enumerate(zip(outputs, wanted, strict=True))])
    drawn.wishes.set_color([WISH_UP if y > a else WISH_DOWN
                            for a, y in zip(outputs, wanted, strict=True)])
    differences = np.subtract(outputs, wanted)
    for texts, values, decimals in ((drawn.wanted, wanted, 0), (drawn.differences, differences, 3),
                                    (drawn.slopes, slopes, 3)):
        for text, value in zip(texts, values, strict=True):
            text.set_text(in_words(value, decimals, sign=decimals > 0))
            if decimals:
                text.set_color(in_letters(signed_colour(value)))
