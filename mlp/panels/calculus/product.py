"""A derivative as a product of fractions, each with its formula and its number below."""

from itertools import pairwise

from ...drawing.artists import add_line, lay_apart, put
from ...drawing.text import add_text
from ...live.style import BODY, INK, LARGE, MUTED

LEFT, WIDTH = 12, 760       # in CSS pixels
BAR, NUMBER = 13, 80        # below the numerators


class Product:
    """The place for a product of at most `most` factors, its numerators `top` pixels down."""

    def __init__(self, page, top, most):
        self._bars = add_line(page, color=INK, linewidth=1.2, zorder=0.5)
        rows = ((0, {}), (27, {}), (54, {"color": MUTED}), (NUMBER, {"weight": "bold"}))
        self.columns = [[add_text(page, 0, top + lower, ha="center", size=BODY, **looks)
                         for lower, looks in rows] for _ in range(most + 1)]
        self._signs = [[add_text(page, 0, top + lower, size=LARGE, ha="center", color=MUTED)
                        for lower in (BAR, NUMBER)] for _ in range(most)]
        self._bar_height = top + BAR

    def show(self, names, rules, factors, product, head="∂C₀", missing=0):
        """Write `head` and the factors along a path of `names`; ? for any `missing`."""
        terms = [(head, f"∂{names[0]}", "", product),
                 *((f"∂{of}", f"∂{by}", *words) for (by, of), *words
                   in zip(pairwise(names), rules, factors, strict=True)),
                 *[("", "", "", "?")] * missing]
        pitch = min(WIDTH / len(terms), 120)
        x = [LEFT + pitch * (k + 0.5) for k in range(len(self.columns))]
        empty = [("",) * 4] * (len(self.columns) - len(terms))
        for texts, words, middle in zip(self.columns, [*terms, *empty], x, strict=True):
            for text, word in zip(texts, words, strict=True):
                put(text, word, middle)
        for k, pair in enumerate(self._signs, 1):
            for text in pair:
                put(text, "" if k >= len(terms) else "=" if k == 1 else "·", LEFT + pitch * k)
        half = min(30, pitch / 2 - 12)
        lay_apart(self._bars, [[(middle - half, self._bar_height),
                                (middle + half, self._bar_height)] for middle in x[:len(terms)]])
