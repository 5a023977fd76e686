"""One step of the chain rule as a small table: a first factor of its own, two that are shared."""

from typing import NamedTuple

from ..live.style import BODY, MUTED, SMALL, in_letters, signed_colour
from .outline import outline
from .text import add_text, in_words

# In CSS pixels from the left of the table: where columns end or have their middle.
NAME, OWN, NUMBER, SHARED, PRODUCT, WIDE = 76, 138, 210, (257, 334), 466, 472
HIGH = 34


class Steps(NamedTuple):
    """What `draw_steps` made, for `update_steps`."""

    heads: list
    rows: list
    frame: object
    corner: tuple

    def row_at(self, x, y):
        """Return which row of the table lies at a place, or None."""
        left, top = self.corner
        row = int((y - top) // HIGH)
        return row if 0 <= row < len(self.rows) and 0 <= x - left <= WIDE else None


def draw_steps(page, left, top, rows):
    """Draw the place for a table with so many `rows`, its first one at (left, top)."""
    looks = {"size": BODY, "color": MUTED, "ha": "center"}
    add_text(page, left + NUMBER, top - 16, "its own factor", zorder=1,
              **{**looks, "size": SMALL + 1, "ha": "right"})
    add_text(page, left + PRODUCT, top - 16, "product", zorder=1,
              **{**looks, "size": SMALL + 1, "ha": "right"})
    heads = [add_text(page, left + x, top - 16, **looks) for x in SHARED]
    table = []
    for row in range(rows):
        y = top + (row + 0.5) * HIGH
        for x, sign in ((NAME + 13, "="), (NUMBER + 13, "·"), (sum(SHARED) / 2 - 3, "·"),
                        (SHARED[1] + 43, "=")):
            add_text(page, left + x, y, sign, size=BODY, ha="center", zorder=1)
        table.append([add_text(page, left + NAME, y, size=BODY, ha="right"),
                      add_text(page, left + OWN, y, size=BODY, color=MUTED, ha="right"),
                      add_text(page, left + NUMBER, y, size=BODY, ha="right"),
                      *(add_text(page, left + x, y, size=BODY, ha="center") for x in SHARED),
                      add_text(page, left + PRODUCT, y, size=BODY + 1, weight="bold", ha="right")])
    return Steps(heads, table, outline(page), (left, top))


def update_steps(drawn, heads, rows, chosen):
    """Show another step.

    Parameters
    ----------
    drawn : Steps
    heads : pair of str
        What the shared factors are called.
    rows : list of (str, str, list of 4 float)
        What is asked for, what its own factor is called, and the three factors with their product.
    chosen : int
        Which row gets the frame.
    """
    for text, head in zip(drawn.heads, heads, strict=True):
        text.set_text(head)
    for texts, (name, own, numbers) in zip(drawn.rows, rows, strict=True):
        for text, words in zip(texts, (name, own, *(in_words(x, 4) for x in numbers)),
                               strict=True):
            text.set_text(words)
        texts[-1].set_color(in_letters(signed_colour(numbers[-1])))
    left, top = drawn.corner
    drawn.frame.set_bounds(left - 6, top + chosen * HIGH, WIDE + 6, HIGH)
