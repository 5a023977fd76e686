"""A derivative as a product of fractions: what each is called, what it comes to, and its number."""

from typing import NamedTuple

from ..live.style import BODY, INK, LARGE, MUTED
from .artists import add_line, lay_apart, put
from .text import add_text

# In CSS pixels from the top: numerator, bar, denominator, what it comes to, its number.
UPPER, BAR, LOWER, RULE, NUMBER = 0, 13, 27, 54, 80


class Product(NamedTuple):
    """What `draw_product` made, for `place_product` and `update_product`."""

    bars: object
    columns: list       # for each: numerator, denominator, rule, number
    signs: list         # between two columns, beside the fractions and beside the numbers
    box: tuple


def draw_product(page, left, top, width, most):
    """Draw the place for at most `most` factors, and before them what they make."""
    bars = add_line(page, color=INK, linewidth=1.2, zorder=0.5)
    looks = ({"size": BODY}, {"size": BODY}, {"size": BODY, "color": MUTED},
             {"size": BODY, "weight": "bold"})
    columns = [[add_text(page, 0, top + lower, ha="center", **look)
                for look, lower in zip(looks, (UPPER, LOWER, RULE, NUMBER), strict=True)]
               for _ in range(most + 1)]
    signs = [[add_text(page, 0, top + lower, size=LARGE, ha="center", color=MUTED)
              for lower in (BAR, NUMBER)] for _ in range(most)]
    return Product(bars, columns, signs, (left, top, width))


def place_product(drawn, fractions, rules):
    """Write another product.

    Parameters
    ----------
    drawn : Product
    fractions : list of (str, str)
        Numerator and denominator, first of what is asked for, then of each factor; empty where
        one is still to be found.
    rules : list of str
        What each is worked out by; for the first, an empty one.
    """
    left, top, width = drawn.box
    pitch = min(width / len(fractions), 120)
    bars = []
    for k, texts in enumerate(drawn.columns):
        there = k < len(fractions)
        words = (*fractions[k], rules[k]) if there else ("", "", "")
        x = left + pitch * (k + 0.5)
        for text, word in zip(texts, (*words, texts[3].get_text() * there), strict=True):
            put(text, word, x)
        if there:
            half = min(30, pitch / 2 - 12)
            bars.append([(x - half, top + BAR), (x + half, top + BAR)])
    for k, pair in enumerate(drawn.signs, 1):
        for text in pair:
            put(text, "" if k >= len(fractions) else "=" if k == 1 else "·", left + pitch * k)
    lay_apart(drawn.bars, bars)


def update_product(drawn, numbers):
    """Show other numbers, as words: first what they make, then the factors."""
    for texts, number in zip(drawn.columns, numbers, strict=False):
        texts[3].set_text(number)
