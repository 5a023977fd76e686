"""The tree of numbers behind the cost of one example: every value, every derivative, every step."""

from ipywidgets import BoundedFloatText

from ...check.chain_rule import judge_product
from ...drawing.graph import draw_graph, place_graph, update_graph
from ...drawing.page import draw_page
from ...drawing.product import draw_product, place_product, update_product
from ...drawing.symbols import derivative
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import Variable
from ...live.panel import ARROWS, Panel, menu
from ...live.proxy_slider import StandIn
from ...live.style import BODY
from .chain_numbers import (
    LAST,
    REACH,
    called,
    chain_own_numbers,
    chain_tree,
    nudge_words,
    place_in_tree,
    plain,
    rule,
)

STEP = 0.05             # of + and −
# What can be chosen, by its name in codes, and from which layer on a tree must begin to have it.
CHOICES = {"w3": 3, "b3": 3, "a2": 3, "z3": 3, "a3": 3, "y3": 3, "w2": 2, "b2": 2, "a1": 2, "z2": 2,
           "w1": 1, "b1": 1, "a0": 1, "z1": 1}
SHOWN, PRODUCTS, ALL = "shown", "products", "all"
UNKNOWN = "?"


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
        self._own = chain_own_numbers()
        self._value = StandIn("value", min=-REACH, max=REACH, step=0.001)
        named = {
            "first": menu("tree", [("one neuron", 3), ("two neurons", 2), ("three neurons", 1)], 3),
            "choose": menu("choose", [(plain(code[0], LAST - int(code[1])), code)
                                      for code in CHOICES], "w3"),
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
        self._graph = draw_graph(page, 15, 14)
        self._product = draw_product(page, 12, 276, 760, 7)
        self._lines = [add_text(page, 16, y, size=BODY) for y in (386, 412)]
        self._laid = None

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
        code = self.named["choose"].value
        return Variable(code[0], int(code[1]) - self.first + 1)

    def tree(self, **changed):
        """Return the tree that is shown, or with some of its own numbers changed."""
        numbers = {code: number.value for code, number in self._own.items()} | changed
        return chain_tree({**numbers, "y": numbers["y3"]}, self.first)

    def refresh(self):
        """Show every number, the chosen one's way to the cost, and what the last nudge did."""
        tree, chosen = self.tree(), self.variable
        path, given = tree.paths(chosen)[0], chosen not in tree.feeds
        self._value.stand_for(self._own[self.named["choose"].value] if given else None)
        self._lay_out(tree, path)
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
            node = self._graph.node_at(*touch.points[-1])
            if node is not None:
                self._choose(list(self.tree().values)[node])

    def _choose(self, variable):
        if variable.letter != "C":
            code = f"{variable.letter}{variable.layer + self.first - 1}"
            self.set(first=self.first, choose=code)

    def _walk(self, down, right):
        """Choose the next box in a direction."""
        places = {place_in_tree(v, self.last): v for v in self.tree().values}
        column, row = place_in_tree(self.variable, self.last)
        for step in range(1, 3):
            there = column + right * step, row + down * step
            if there in places:
                self._choose(places[there])
                return

    def _called(self, variable):
        return called(variable, self.last)

    def _lay_out(self, tree, path):
        if (self.first, path) == self._laid:
            return
        self._laid = self.first, path
        order = list(tree.values)
        place_graph(self._graph, [(*place_in_tree(v, self.last), self._called(v)) for v in order],
                    [(order.index(a), order.index(b)) for a, b in tree.edges],
                    [order.index(v) for v in path], order.index(path[0]))
        steps = list(zip(path[:-1], path[1:], strict=True))
        place_product(self._product,
                      [(f"∂{self._called(b)}", f"∂{self._called(a)}")
                       for a, b in [(path[0], path[-1]), *steps]],
                      ["", *(rule(a, b, self.last) for a, b in steps)])

    def _show_numbers(self, tree, path, right):
        """Write what is not hidden; return the factors and the product as they are written."""
        hide, slopes, chosen = self.named["answers"].value, tree.slopes, path[0]
        steps = hide != ALL or right
        shown = [in_words(slopes[v], 4) if SHOWN == hide or v == tree.cost or right and v == chosen
                 else UNKNOWN for v in tree.values]
        factors = [in_words(factor, 4) if steps else UNKNOWN for factor in tree.factors(path)]
        product = shown[list(tree.values).index(chosen)]
        update_graph(self._graph, map(in_words, tree.values.values()), shown,
                     [in_words(tree.local(*edge)) if steps else UNKNOWN for edge in tree.edges])
        update_product(self._product, [product, *factors])
        return factors, product

    def _judge(self, tree, path, asked):
        """Return whether the reader has found the product, and what is to be said about that."""
        answer, steps = self.named["answer"].value, list(zip(path[:-1], path[1:], strict=True))
        if self.named["answers"].value == SHOWN:
            return False, ""
        if answer == 0:
            return False, f"What is {asked}? Multiply along the gold lines, and type it."
        names = [derivative(self._called(b), self._called(a)) for a, b in steps]
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
