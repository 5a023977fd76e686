"""Cards with a fraction on each, in rows, to be picked one after another."""

from typing import NamedTuple

from matplotlib.collections import LineCollection, PolyCollection

from ..live.style import BODY, INK, MUTED, PAPER
from .outline import outline
from .text import add_text

WIDE, HIGH, GAP = 112, 66, 14    # in CSS pixels


class Cards(NamedTuple):
    """What `draw_cards` made, for `update_cards`."""

    texts: list         # for each: numerator, denominator, the tick of a card that is laid
    frame: object
    corners: list

    def card_at(self, x, y):
        """Return which card a place is on, or None."""
        return next((k for k, (left, top) in enumerate(self.corners)
                     if 0 <= x - left <= WIDE and 0 <= y - top <= HIGH), None)


def draw_cards(page, left, top, columns, fractions):
    """Draw cards in rows of so many `columns`; `fractions` are numerator and denominator each."""
    corners = [(left + (WIDE + GAP) * (k % columns), top + (HIGH + GAP) * (k // columns))
               for k in range(len(fractions))]
    page.add_collection(PolyCollection(
        [[(x, y), (x + WIDE, y), (x + WIDE, y + HIGH), (x, y + HIGH)] for x, y in corners],
        facecolors=PAPER, edgecolors=MUTED, linewidths=1.2, zorder=0.5))
    page.add_collection(LineCollection(
        [[(x + WIDE / 2 - 30, y + HIGH / 2), (x + WIDE / 2 + 30, y + HIGH / 2)]
         for x, y in corners], colors=MUTED, linewidths=1.2, zorder=0.6))
    texts = [[add_text(page, x + WIDE / 2, y + HIGH / 2 - 14, upper, size=BODY, ha="center"),
              add_text(page, x + WIDE / 2, y + HIGH / 2 + 14, lower, size=BODY, ha="center"),
              add_text(page, x + WIDE - 14, y + HIGH / 2, size=BODY, ha="center", weight="bold")]
             for (x, y), (upper, lower) in zip(corners, fractions, strict=True)]
    return Cards(texts, outline(page), corners)


def update_cards(drawn, laid, at):
    """Mark the cards that are `laid`, and put the frame around card `at`."""
    for k, texts in enumerate(drawn.texts):
        texts[2].set_text("✓" if k in laid else "")
        colour = MUTED if k in laid else INK
        for text in texts[:2]:
            if text.get_color() != colour:
                text.set_color(colour)
    left, top = drawn.corners[at]
    drawn.frame.set_bounds(left - 4, top - 4, WIDE + 8, HIGH + 8)
