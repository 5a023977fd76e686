"""The chain rule as a game of cards: lay down the steps by which a nudge reaches the cost."""

from ...check.chain_rule import judge_step
from ...drawing.cards import draw_cards, update_cards
from ...drawing.page import draw_page
from ...drawing.product import draw_product, place_product, update_product
from ...drawing.symbols import derivative
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import Variable
from ...live.number import Number
from ...live.panel import ARROWS, Panel, menu
from ...live.style import BODY, LARGE, MUTED
from .chain_numbers import LAST, called, chain_own_numbers, chain_tree, plain, rule

FIRST = 2               # the tree of two neurons
BUILDS = ["w2", "b2", "a1", "w3", "b3", "a2"]
COLUMNS = 6
# Where each card lies, so that no row gives an order away.
ORDER = (4, 9, 0, 7, 11, 2, 6, 1, 10, 8, 3, 5)


class Cards(Panel):
    """Build a derivative of the cost from cards, step by step; a wrong card is answered with why.

    Click the cards in the order in which the nudge travels.
    """

    size = (784, 412)
    wanted_keys = (*ARROWS, "Enter", " ", "Backspace")
    actions = {"Take one back": "take_back"}
    presets = {"Shorter": {"build": "w3"}, "Half way": {"laid": 3}, "All laid": {"laid": 5}}

    def controls(self):
        """What is to be built, how many cards are laid, and which was picked last."""
        self.tree = chain_tree({"y": 1, **{code: number.value for code, number
                                           in chain_own_numbers().items()}}, FIRST)
        last = self.tree.cost.layer
        # All steps that there are, and two that there are not.
        steps = [*self.tree.edges, (Variable("z", last), Variable("a", last - 1)),
                 (Variable("z", last), self.tree.cost)]
        self.cards = [steps[k] for k in ORDER]
        most, cards = max(len(self._path(code)) for code in BUILDS) - 1, len(steps)
        options = [(f"∂C/∂{plain(code[0], LAST - int(code[1]))}", code) for code in BUILDS]
        named = {"build": menu("build", options, "w2"),
                 "laid": Number("cards laid", value=0, max=most, step=1),
                 "picked": Number("card picked last", value=-1, min=-1, max=cards - 1, step=1),
                 "at": Number("card with the frame", value=0, max=cards - 1, step=1)}
        named["build"].observe(self._other_build, "value")
        return named

    def draw(self, figure):
        """Draw the product to be built above, and the cards below."""
        self._page = page = draw_page(figure)
        self._product = draw_product(page, 12, 30, 760, 5)
        fractions = [(f"∂{self._called(b)}", f"∂{self._called(a)}") for a, b in self.cards]
        self._cards = draw_cards(page, 21, 192, COLUMNS, fractions)
        self._lines = [add_text(page, 16, 150, size=BODY, color=MUTED),
                       add_text(page, 16, 372, size=LARGE - 2, weight="bold"),
                       add_text(page, 16, 398, size=BODY, color=MUTED)]
        self._written = None

    @property
    def path(self):
        """The way of the nudge, from its variable to the cost."""
        return self._path(self.named["build"].value)

    def refresh(self):
        """Show the cards that are laid, and what is to be said about the last one."""
        path, v = self.path, self.values()
        steps = list(zip(path[:-1], path[1:], strict=True))
        laid = min(int(v["laid"]), len(steps))
        asked = derivative("C₀", self._called(path[0]))
        self._write_product(path, steps[:laid], len(steps))
        done = laid == len(steps)
        product = in_words(self.tree.product(path), 4) if done else "?"
        factors = [in_words(self.tree.local(*step), 4) for step in steps[:laid]]
        update_product(self._product, [product, *factors, *"?" * (len(steps) - laid)])
        update_cards(self._cards, [self.cards.index(step) for step in steps[:laid]], int(v["at"]))
        words = self._answer(path, steps, laid, int(v["picked"]))
        self._lines[0].set_text("the nudge: " + " → ".join(map(self._called, path[:laid + 1]))
                                + " → …" * (not done))
        self._lines[1].set_text(words)
        self._lines[2].set_text("" if not done else f"{len(steps)} factors; multiplied, they are "
                                f"{asked} = {product}")
        return (f"{asked}: {laid} of {len(steps)} cards laid. {words} "
                f"{' · '.join([*factors, *'?' * (len(steps) - laid)])} = {product}.")

    def pick(self, card):
        """Lay a card down if it is the next step."""
        path, laid = self.path, int(self.named["laid"].value)
        if laid < len(path) - 1:
            right, _ = judge_step(self.tree, path, laid, self.cards[card], self._called)
            self.set(laid=laid + right, picked=card, at=card)

    def take_back(self):
        """Take the last card back."""
        self.set(laid=min(self.named["laid"].value, len(self.path) - 1) - 1, picked=-1)

    def touched(self, touch):
        """Pick a card by pointer, or by arrow keys with Enter; Backspace takes one back."""
        at = int(self.named["at"].value)
        if touch.kind == "key" and touch.key in ARROWS:
            down, right = ARROWS[touch.key]
            row, column = divmod(at, COLUMNS)
            row, column = row + down, column + right
            if 0 <= column < COLUMNS and 0 <= row < len(self.cards) / COLUMNS:
                self.named["at"].value = row * COLUMNS + column
        elif touch.kind == "key" and touch.key == "Backspace":
            self.take_back()
        elif touch.kind == "key":
            self.pick(at)
        elif touch.kind == "down" and touch.axes is self._page:
            card = self._cards.card_at(*touch.points[-1])
            if card is not None:
                self.pick(card)

    def _path(self, code):
        return self.tree.paths(Variable(code[0], int(code[1]) - FIRST + 1))[0]

    def _called(self, variable):
        return called(variable, self.tree.cost.layer)

    def _write_product(self, path, steps, of):
        if (path, steps) == self._written:
            return
        self._written = path, steps
        names = [(f"∂{self._called(b)}", f"∂{self._called(a)}") for a, b in steps]
        place_product(self._product, [("∂C₀", f"∂{self._called(path[0])}"), *names,
                                         *[("", "")] * (of - len(steps))],
                         ["", *(rule(a, b, self.tree.cost.layer) for a, b in steps),
                          *[""] * (of - len(steps))])

    def _answer(self, path, steps, laid, picked):
        """Return what is to be said about the card that was picked last."""
        if picked >= 0 and laid and self.cards[picked] == steps[laid - 1]:
            return judge_step(self.tree, path, laid - 1, self.cards[picked], self._called)[1]
        if laid == len(steps):
            return "All steps are laid."
        if picked >= 0:
            return judge_step(self.tree, path, laid, self.cards[picked], self._called)[1]
        return f"{self._called(path[laid])} moves. What does it move directly? Pick a card."

    def _other_build(self, _):
        with self.quietly():
            self.set(laid=0, picked=-1)
