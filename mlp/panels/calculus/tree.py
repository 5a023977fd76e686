"""The tree of numbers behind the cost of one example: every value, every derivative, every step."""

from itertools import pairwise

from ipywidgets import BoundedFloatText
from matplotlib.collections import LineCollection

from ...check.chain_rule import judge_product
from ...drawing.artists import Tiles, adjust
from ...drawing.page import draw_page
from ...drawing.text import add_text, in_words
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import CHOSEN, FAINT, INK, MUTED, PAPER, SMALL, in_letters, signed_colour
from .chain_numbers import (
    LAST,
    REACH,
    called,
    chain_tree,
    coded,
    derivative,
    nudge_words,
    own_numbers,
    plain,
    rule,
)
from .product import Product

STEP = 0.05             # of + and −
# What can be chosen, by its name in codes, and from which layer on a tree must begin to have it.
CHOICES = {"w3": 3, "b3": 3, "a2": 3, "z3": 3, "a3": 3, "y3": 3, "w2": 2, "b2": 2, "a1": 2, "z2": 2,
           "w1": 1, "b1": 1, "a0": 1, "z1": 1}
SHOWN, PRODUCTS, ALL = "shown", "products", "all"
UNKNOWN = "?"
# The largest tree, and in CSS pixels: a box, the rows (weights, what is worked out, biases).
NODES, EDGES = 15, 14
WIDE, HIGH = 56, 56
ROWS = (36, 130, 224)
PITCH = 150             # of the columns, at most


class Tree(Panel):
    """Choose a number of the tree, nudge it, and see its way to the cost written out.

    Each box holds a value and the derivative of the cost by it, each line the derivative of the
    one number by the other. They can be hidden, to be worked out by the reader.
    """

    size = (784, 430)
    wanted_keys = (*ARROWS, "+", "-")
    presets = {
        "The bias": {"choose": "b3"}, "Two neurons": {"first": 2, "choose": "w2"},
        "Three neurons": {"first": 1, "choose": "w1"},
        "Fill in": {"answers": PRODUCTS}, "Fill in all": {"answers": ALL, "first": 2,
                                                          "choose": "w2"},
    }

    def controls(self):
        """The tree, the number that is chosen, what is hidden, and the tree's own numbers."""
        self._own, self._moving = own_numbers(), None
        self._value = Slider("value", min=-REACH, max=REACH, step=0.001)
        self._value.observe(self._value_moved, "value")
        named = {
            "first": menu("tree", [("one neuron", 3), ("two neurons", 2), ("three neurons", 1)], 3),
            "choose": menu("choose", [(plain(coded(code)), code) for code in CHOICES], "w3"),
            "answers": menu("answers", [("all shown", SHOWN), ("hide the products", PRODUCTS),
                                        ("hide all but values", ALL)], SHOWN),
            "answer": BoundedFloatText(description="I say", value=0, min=-10, max=10, step=0.0001),
            **self._own}
        named["choose"].observe(self._other_chosen, "value")
        return named

    def shown(self):
        """Return the menus and *value*, which stands for whichever number is chosen."""
        first, choose, answers, answer = list(self.named.values())[:4]
        return [first, choose, self._value, answers, answer]

    def draw(self, figure):
        """Draw the places for the largest tree and the longest product."""
        self._page = page = draw_page(figure)
        self._edges = page.add_collection(LineCollection([], zorder=0.5))
        self._boxes = Tiles(page, zorder=0.6)
        rows = ((-17, {}), (1, {"size": SMALL, "weight": "bold"}), (18, {"size": SMALL}))
        self._box_texts = [[(below, add_text(page, 0, 0, ha="center", **looks))
                            for below, looks in rows] for _ in range(NODES)]
        self._edge_texts = [add_text(page, 0, 0, size=SMALL) for _ in range(EDGES)]
        self._product = Product(page, 276, 7)
        self._lines = [add_text(page, 16, y) for y in (386, 412)]

    @property
    def first(self):
        """The layer with which the tree begins: early enough to have the chosen number."""
        return min(self.named["first"].value, CHOICES[self.named["choose"].value])

    @property
    def last(self):
        """What layer L is called in the tree, whose own count begins with its first one."""
        return LAST - self.first + 1

    @property
    def variable(self):
        """The chosen number, as the tree calls it."""
        return coded(self.named["choose"].value, self.first)

    def tree(self, **changed):
        """Return the tree that is shown, or with some of its own numbers changed."""
        numbers = {code: number.value for code, number in self._own.items()} | changed
        return chain_tree({**numbers, "y": numbers["y3"]}, self.first)

    def refresh(self):
        """Show every number, the chosen one's way to the cost, and what the last nudge did."""
        tree, chosen = self.tree(), self.variable
        path, given = tree.paths(chosen)[0], chosen not in tree.feeds
        self._stand_for(self._own[self.named["choose"].value] if given else None)
        asked = derivative("C₀", self._called(chosen))
        right, words = self._judge(tree, path, asked)
        factors, product = self._show_numbers(tree, path, right)
        sentence = self._forecast(tree, chosen) if given else (
            f"{self._called(chosen)} is worked out from what comes before it: nobody can set it.")
        if self.named["answers"].value != SHOWN and not right:
            sentence = ""
        self._lines[0].set_text(words)
        self._lines[1].set_text(sentence)
        return (f"{self._called(chosen)} = {in_words(tree.values[chosen])}, cost "
                f"{in_words(tree.values[tree.cost])}, {asked} = {' · '.join(factors)} = {product}. "
                + (words or sentence))

    def touched(self, touch):
        """Choose a number by pointer or arrow keys; nudge it with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            if not self._value.disabled:
                self._value.value += STEP if touch.key == "+" else -STEP
        elif touch.kind == "key":
            self._walk(*ARROWS[touch.key])
        elif touch.kind == "down" and touch.axes is self._page:
            x, y = touch.points[-1]
            for variable, (across, down) in self._places.items():
                if abs(x - across) <= WIDE / 2 and abs(y - down) <= HIGH / 2:
                    self._choose(variable)
                    return

    def _choose(self, variable):
        if variable.letter != "C":
            code = f"{variable.letter}{variable.layer + self.first - 1}"
            self.set(first=self.first, choose=code)

    def _walk(self, down, right):
        """Choose the next box in a direction."""
        places = {_cell(v, self.last): v for v in self.tree().values}
        column, row = _cell(self.variable, self.last)
        for step in range(1, 3):
            there = column + right * step, row + down * step
            if there in places:
                self._choose(places[there])
                return

    def _called(self, variable):
        return called(variable, self.last)

    def _show_numbers(self, tree, path, right):
        """Write what is not hidden; return the factors and the product as they are written."""
        hide, slopes, chosen = self.named["answers"].value, tree.slopes, path[0]
        steps = hide != ALL or right
        shown = {v: in_words(slopes[v], 4) if SHOWN == hide or v == tree.cost or right
                 and v == chosen else UNKNOWN for v in tree.values}
        factors = [in_words(factor, 4) if steps else UNKNOWN for factor in tree.factors(path)]
        self._show_boxes(tree, path, shown)
        self._show_edges(tree, path, steps)
        self._product.show([
            ("∂C₀", f"∂{self._called(chosen)}", "", shown[chosen]),
            *((f"∂{self._called(b)}", f"∂{self._called(a)}", rule(a, b, self.last), factor)
              for (a, b), factor in zip(pairwise(path), factors, strict=True))])
        return factors, shown[chosen]

    def _show_boxes(self, tree, path, slopes):
        """Draw a box for each number, gold on the path, with its name, value and derivative."""
        columns = 2 * self.last + 1
        self._pitch = min(PITCH, (self.size[0] - WIDE - 10) / columns)
        left = (self.size[0] - self._pitch * columns) / 2
        cells = {v: _cell(v, self.last) for v in tree.values}
        self._places = {v: (left + self._pitch * column, ROWS[row])
                        for v, (column, row) in cells.items()}
        self._boxes.show([(x - WIDE / 2, y - HIGH / 2, WIDE, HIGH)
                          for x, y in self._places.values()], PAPER)
        self._boxes.shapes.set(
            edgecolors=[CHOSEN if v in path else MUTED for v in cells],
            linewidths=[4 if v == path[0] else 2.5 if v in path else 1 for v in cells])
        for texts, (v, (x, y)) in zip(self._box_texts, self._places.items(), strict=False):
            words = self._called(v), in_words(tree.values[v]), slopes[v]
            for (below, text), word in zip(texts, words, strict=True):
                adjust(text, position=(x, y + below), text=word)
            negative = slopes[v].startswith("−")
            adjust(texts[-1][1], color=in_letters(signed_colour(-1 if negative else 1)))
        for texts in self._box_texts[len(cells):]:
            for _, text in texts:
                text.set_text("")

    def _show_edges(self, tree, path, known):
        """Draw a line for each step, gold on the path, with its derivative if that is `known`."""
        places, lit = self._places, [edge in list(pairwise(path)) for edge in tree.edges]
        self._edges.set(segments=[(places[a], places[b]) for a, b in tree.edges],
                        colors=[CHOSEN if here else FAINT for here in lit],
                        linewidths=[4.5 if here else 2.5 for here in lit])
        beside = self.size[0] / 2 + self._pitch
        for text, (a, b), here in zip(self._edge_texts, tree.edges, lit, strict=False):
            (x0, y0), (x1, y1) = places[a], places[b]
            # Beside an upright line, on the side that has more room; above a level one.
            aside, ha = 0, "center"
            if x0 == x1:
                aside, ha = (7, "left") if x0 < beside else (-7, "right")
            adjust(text, ha=ha, color=INK if here else MUTED,
                   position=((x0 + x1) / 2 + aside, (y0 + y1) / 2 - 10 * (x0 != x1)),
                   text=in_words(tree.local(a, b)) if known else UNKNOWN,
                   size=SMALL if self._pitch > WIDE + 50 else SMALL - 1)
        for text in self._edge_texts[len(lit):]:
            text.set_text("")

    def _judge(self, tree, path, asked):
        """Return whether the reader has found the product, and what to say about the answer."""
        answer = self.named["answer"].value
        if self.named["answers"].value == SHOWN:
            return False, ""
        if answer == 0:
            return False, f"What is {asked}? Multiply along the gold lines, and type it."
        names = [derivative(self._called(b), self._called(a)) for a, b in pairwise(path)]
        right, words = judge_product(tree.factors(path), names, answer)
        return right, f"You say {in_words(answer, 4)}. {words}"

    def _forecast(self, tree, chosen):
        """Say what moving the chosen number from its start has done, and what was forecast."""
        code = self.named["choose"].value
        before = self.tree(**{code: self._start[code]})
        nudge = tree.values[chosen] - before.values[chosen]
        really = tree.values[tree.cost] - before.values[before.cost]
        return nudge_words(self._called(chosen), nudge, really, before.slopes[chosen] * nudge)

    def _other_chosen(self, _):
        with self.quietly():
            self.named["answer"].value = 0

    def _stand_for(self, number):
        """Let the slider move another number of the tree; without one, nothing can be moved."""
        self._moving, self._value.disabled = None, number is None
        if number is not None:
            with self._value.hold_trait_notifications():
                self._value.min, self._value.max = number.min, number.max
                self._value.value = number.value
            self._moving = number

    def _value_moved(self, change):
        if self._moving is not None:
            self._moving.value = change["new"]


def _cell(variable, last):
    """Return the column and the row of a variable, weights above and biases below the rest."""
    letter, layer = variable[:2]
    if letter in "wb":
        return 2 * layer - 1, 0 if letter == "w" else 2
    if letter in "yC":
        return 2 * last + 1, 0 if letter == "y" else 1
    return 2 * layer - (letter == "z"), 1
