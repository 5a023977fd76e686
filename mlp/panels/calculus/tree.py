"""The tree of numbers behind the cost of one example: every value, every derivative, every step."""

from itertools import pairwise

from ipywidgets import BoundedFloatText
from matplotlib.collections import LineCollection

from ...check.chain_rule import judge_product
from ...drawing.artists import EDGE, Tiles, adjust
from ...drawing.page import draw_page
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import VIDEO
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import CHOSEN, FAINT, INK, MUTED, PAPER, SMALL, in_letters, signed_colour
from .chain_numbers import (
    LAST,
    added,
    called,
    chain_tree,
    coded,
    derivative,
    edges_from,
    nudge_words,
    plain,
    rule,
    start_numbers,
    write_rule,
)
from .product import Product

REACH, STEP = 1, 0.05   # of a nudge, and of + and −
# What can be chosen, by its name in codes, and from which layer on a tree must begin to have it.
CHOICES = {"w3": 3, "b3": 3, "a2": 3, "z3": 3, "a3": 3, "y3": 3, "w2": 2, "b2": 2, "a1": 2, "z2": 2,
           "w1": 1, "b1": 1, "a0": 1, "z1": 1}
SHOWN, PRODUCTS, ALL = "shown", "products", "all"
UNKNOWN = "?"
OTHERS = (1, 2, 8, 12, 57)      # chains whose slopes are all large enough to be typed
# The largest tree, and in CSS pixels: a box, the rows (weights, what is worked out, biases).
NODES, EDGES = 15, 14
WIDE, HIGH = 60, 74
ROWS = (64, 160, 256)
PITCH = 150             # of the columns, at most


class Tree(Panel):
    """Choose a number of the tree, nudge it, and see its path to the cost written out.

    Each box holds a value and the derivative of the cost by it, each line the derivative of the
    one number by the other. They can be hidden, to be worked out by the reader.
    """

    size = (784, 462)
    wanted_keys = (*ARROWS, "+", "-")
    presets = {
        "The bias": {"choose": "b3"}, "A nudge": {"nudge": 0.1},
        "Two neurons": {"first": 2, "choose": "w2"}, "Three neurons": {"first": 1, "choose": "w1"},
        "Fill in": {"answers": PRODUCTS}, "Fill in all": {"answers": ALL, "first": 2,
                                                          "choose": "w2"},
    }

    def controls(self):
        """The tree, the number that is chosen and nudged, the chain, and what is hidden."""
        named = {
            "first": menu("tree", [("one neuron", 3), ("two neurons", 2), ("three neurons", 1)], 3),
            "choose": menu("choose", [(plain(coded(code)), code) for code in CHOICES], "w3"),
            "nudge": Slider("nudge by", value=0, min=-REACH, max=REACH, step=0.01),
            "number": menu("numbers", [("the video's", VIDEO), *((f"others: {k}", k)
                                                                for k in OTHERS)], VIDEO),
            "answers": menu("answers", [("all shown", SHOWN), ("hide the products", PRODUCTS),
                                        ("hide all but values", ALL)], SHOWN),
            "answer": BoundedFloatText(description="I say", value=0, min=-10, max=10, step=0.0001)}
        for name in ("choose", "number"):
            named[name].observe(self.along(answer=0), "value")
        return named

    def draw(self, figure):
        """Draw the places for the largest tree and the longest product."""
        self._page = page = draw_page(figure)
        write_rule(page, "Last in a box")
        self._edges = page.add_collection(LineCollection([], zorder=0.5))
        self._boxes = Tiles(page, zorder=0.6)
        rows = ((-22, {}), (-4, {"size": SMALL, "weight": "bold"}), (11, {"size": SMALL}),
                (27, {"size": SMALL, "color": MUTED}))
        self._box_texts = [[(below, add_text(page, 0, 0, ha="center", **looks))
                            for below, looks in rows] for _ in range(NODES)]
        self._edge_texts = [add_text(page, 0, 0) for _ in range(EDGES)]
        self._product = Product(page, 314, 7)
        self._lines = [add_text(page, 16, y) for y in (422, 446)]

    @property
    def first(self):
        """The layer with which the tree begins: early enough to have the chosen number."""
        return min(self.named["first"].value, CHOICES[self.named["choose"].value])

    @property
    def variable(self):
        """The chosen number."""
        return coded(self.named["choose"].value)

    def tree(self):
        """Return the tree as it is before the nudge."""
        return chain_tree(start_numbers(self.named["number"].value))

    def refresh(self):
        """Show every number, the chosen one's path to the cost, and what its nudge does."""
        tree, chosen, nudge = self.tree(), self.variable, self.named["nudge"].value
        (path,), asked = tree.paths(chosen), derivative("C₀", called(chosen))
        right, words = self._judge(tree, path, asked)
        after, sentence = tree, ""
        if self.named["answers"].value == SHOWN or right:
            after = tree.nudged(chosen, nudge)
            really = after.values[tree.cost] - tree.values[tree.cost]
            sentence = nudge_words(called(chosen), nudge, really,
                                   tree.slopes[chosen] * nudge)
        factors, product = self._show_numbers(tree, after, path, right)
        self._lines[0].set_text(words)
        self._lines[1].set_text(sentence)
        return (f"{called(chosen)} = {in_words(tree.values[chosen])}, cost "
                f"{in_words(tree.values[tree.cost])}, {asked} = {' · '.join(factors)} = {product}. "
                + (words or sentence))

    def touched(self, touch):
        """Choose a number by pointer or arrow keys; nudge it with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += STEP if touch.key == "+" else -STEP
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
            self.set(first=self.first, choose=f"{variable.letter}{variable.layer}")

    def _walk(self, down, right):
        """Choose the next box in a direction."""
        places = {_cell(v, self.first): v for v in self._places}
        column, row = _cell(self.variable, self.first)
        for step in range(1, 3):
            there = column + right * step, row + down * step
            if there in places:
                self._choose(places[there])
                return

    def _show_numbers(self, tree, after, path, right):
        """Write what is not hidden; return the factors and the product as they are written."""
        hide, slopes, chosen = self.named["answers"].value, tree.slopes, path[0]
        steps = hide != ALL or right
        shown = {v: in_words(slopes[v], 4) if SHOWN == hide or v == tree.cost or right
                 and v == chosen else UNKNOWN for v in tree.values}
        factors = [in_words(factor, 4) if steps else UNKNOWN for factor in tree.factors(path)]
        self._show_boxes(tree, after, path, shown)
        self._show_edges(tree, path, steps)
        self._product.show([called(v) for v in path],
                           [rule(*step) for step in pairwise(path)], factors,
                           shown[chosen])
        return factors, shown[chosen]

    def _show_boxes(self, tree, after, path, slopes):
        """Draw a box for each number, gold on the path: name, value, derivative, change."""
        columns = 2 * (LAST - self.first) + 3
        self._pitch = min(PITCH, (self.size[0] - WIDE - 8) / columns)
        left = (self.size[0] - self._pitch * columns) / 2
        cells = {v: _cell(v, self.first) for edge in edges_from(tree, self.first) for v in edge}
        self._places = {v: (left + self._pitch * column, ROWS[row])
                        for v, (column, row) in cells.items()}
        gold = [*path]      # drawn twice: ink below, as an edge
        self._boxes.show([(x - WIDE / 2, y - HIGH / 2, WIDE, HIGH)
                          for x, y in map(self._places.get, [*gold, *cells])], PAPER)
        self._boxes.shapes.set(
            edgecolors=[INK] * len(gold) + [CHOSEN if v in path else MUTED for v in cells],
            linewidths=[(4 if v == path[0] else 2.5) + EDGE for v in gold]
            + [4 if v == path[0] else 2.5 if v in path else 1 for v in cells])
        for texts, (v, (x, y)) in zip(self._box_texts, self._places.items(), strict=False):
            words = (called(v), in_words(tree.values[v]), slopes[v],
                     added(after.values[v] - tree.values[v]))
            for (below, text), word in zip(texts, words, strict=True):
                adjust(text, position=(x, y + below), text=word)
            negative = slopes[v].startswith("−")
            adjust(texts[2][1], color=in_letters(signed_colour(-1 if negative else 1)))
        for texts in self._box_texts[len(cells):]:
            for _, text in texts:
                text.set_text("")

    def _show_edges(self, tree, path, known):
        """Draw a line for each step, gold on the path, with its derivative if that is `known`."""
        places, edges = self._places, edges_from(tree, self.first)
        lit = [edge in list(pairwise(path)) for edge in edges]
        gold = list(pairwise(path))
        self._edges.set(segments=[(places[a], places[b]) for a, b in [*gold, *edges]],
                        colors=[INK] * len(gold) + [CHOSEN if here else FAINT for here in lit],
                        linewidths=[4.5 + EDGE] * len(gold)
                        + [4.5 if here else 2.5 for here in lit])
        beside, tight = self.size[0] / 2 + self._pitch, self._pitch < WIDE + 50
        for text, (a, b), here in zip(self._edge_texts, edges, lit, strict=False):
            (x0, y0), (x1, y1) = places[a], places[b]
            # Beside an upright line, on the side that has more room; above a level one.
            aside, ha = 0, "center"
            if x0 == x1:
                aside, ha = (7, "left") if x0 < beside else (-7, "right")
            adjust(text, ha=ha, color=INK if here else MUTED, size=SMALL,
                   position=((x0 + x1) / 2 + aside, (y0 + y1) / 2 - 10 * (x0 != x1)),
                   text=in_words(tree.local(a, b), 3 - tight) if known else UNKNOWN)
        for text in self._edge_texts[len(lit):]:
            text.set_text("")

    def _judge(self, tree, path, asked):
        """Return whether the reader has found the product, and what to say about the answer."""
        answer = self.named["answer"].value
        if self.named["answers"].value == SHOWN:
            return False, ""
        if answer == 0:
            return False, f"What is {asked}? Multiply along the gold lines, and type it."
        names = [derivative(called(b), called(a)) for a, b in pairwise(path)]
        right, words = judge_product(tree.factors(path), names, answer)
        return right, f"You say {in_words(answer, 4)}. {words}"


def _cell(variable, first):
    """Return the column and the row of a variable, weights above and biases below the rest."""
    letter, step = variable.letter, variable.layer - first + 1
    if letter in "wb":
        return 2 * step - 1, 0 if letter == "w" else 2
    if letter in "yC":
        return 2 * step + 1, 0 if letter == "y" else 1
    return 2 * step - (letter == "z"), 1
