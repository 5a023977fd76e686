"""The chain rule as a game of cards: lay down the steps by which a nudge reaches the cost."""

from itertools import pairwise

from ...check.chain_rule import judge_step
from ...drawing.artists import Tiles, outline
from ...drawing.page import draw_page
from ...drawing.text import add_text, in_words, say
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Number
from ...live.style import INK, LARGE, MUTED, PAPER
from . import chain_numbers
from .chain_numbers import called, coded, derivative, plain, rule
from .product import Product

FIRST = 2               # the layer with which the cards begin
BUILDS = ["w2", "b2", "a1", "w3", "b3", "a2"]
# Where each card lies, so that no row gives an order away.
ORDER = (4, 9, 0, 7, 11, 2, 6, 1, 10, 8, 3, 5)
COLUMNS = 6
LEFT, TOP, WIDE, HIGH, GAP = 21, 192, 112, 66, 14       # of the cards, in CSS pixels


class Cards(Panel):
    """Build a derivative of the cost from cards, step by step; a wrong card is answered with why.

    Click the cards in the order in which the nudge travels.
    """

    size = (784, 412)
    wanted_keys = (*ARROWS, "Enter", " ", "Backspace")
    actions = {"Take one back": "take_back"}
    presets = {"Shorter": {"build": "w3"}, "Half way": {"laid": 3}, "All laid": {"laid": 5}}

    def controls(self):
        """What to build, how many cards are laid, and which was picked last."""
        self.tree = chain_numbers.chain_tree(chain_numbers.start_numbers())
        # All steps of two neurons, and two that there are not.
        steps = [*chain_numbers.edges_from(self.tree, FIRST), (coded("z3"), coded("a2")),
                 (coded("z3"), self.tree.cost)]
        self.cards = [steps[k] for k in ORDER]
        most, cards = max(len(self._path(code)) for code in BUILDS) - 1, len(steps)
        options = [(f"∂C/∂{plain(coded(code))}", code) for code in BUILDS]
        named = {"build": menu("build", options, "w2"),
                 "laid": Number("cards laid", value=0, max=most, step=1),
                 "picked": Number("card picked last", value=-1, min=-1, max=cards - 1, step=1),
                 "at": Number("card with the frame", value=0, max=cards - 1, step=1)}
        named["build"].observe(self.along(laid=0, picked=-1), "value")
        return named

    def draw(self, figure):
        """Draw the product to be built above, and the cards below."""
        self._page = page = draw_page(figure)
        self._product = Product(page, 30, 5)
        self.corners = [(LEFT + (WIDE + GAP) * (k % COLUMNS), TOP + (HIGH + GAP) * (k // COLUMNS))
                        for k in range(len(self.cards))]
        Tiles(page, edgecolors=MUTED, linewidths=1.2, zorder=0.5).show(
            [(x, y, WIDE, HIGH) for x, y in self.corners], PAPER)
        self._fractions, self._ticks = [], []
        for (x, y), (source, result) in zip(self.corners, self.cards, strict=True):
            middle, bar = x + WIDE / 2, y + HIGH / 2
            page.hlines(bar, middle - 30, middle + 30, colors=MUTED, linewidths=1.2, zorder=0.6)
            self._fractions.append([
                add_text(page, middle, bar + below, f"∂{called(v)}", ha="center")
                for v, below in ((result, -14), (source, 14))])
            self._ticks.append(add_text(page, x + WIDE - 14, bar, ha="center", weight="bold"))
        self._frame = outline(page)
        self._lines = [add_text(page, 16, 150, color=MUTED),
                       add_text(page, 16, 372, size=LARGE - 2, weight="bold"),
                       add_text(page, 16, 398, color=MUTED)]

    @property
    def path(self):
        """The path of the nudge, from its variable to the cost."""
        return self._path(self.named["build"].value)

    def refresh(self):
        """Show the cards that are laid, and what there is to say about the last one."""
        path, v = self.path, self.values()
        steps = list(pairwise(path))
        laid = min(int(v["laid"]), len(steps))
        missing, done = len(steps) - laid, laid == len(steps)
        asked = derivative("C₀", called(path[0]))
        product = in_words(self.tree.product(path), 4) if done else "?"
        factors = [in_words(self.tree.local(*step), 4) for step in steps[:laid]]
        self._product.show([called(v) for v in path[:laid + 1]],
                           [rule(*step) for step in steps[:laid]], factors,
                           product, missing=missing)
        self._show_cards(steps[:laid], int(v["at"]))
        words = self._answer(path, steps, laid, int(v["picked"]))
        say(self._lines, (
            "the nudge: " + " → ".join(map(called, path[:laid + 1])) + " → …" * (not done), words,
            f"{len(steps)} factors; multiplied, they are {asked} = {product}" if done else ""))
        return (f"{asked}: {laid} of {len(steps)} cards laid. {words} "
                f"{' · '.join([*factors, *'?' * missing])} = {product}.")

    def pick(self, card):
        """Lay a card down if it is the next step."""
        path, laid = self.path, int(self.named["laid"].value)
        if laid < len(path) - 1:
            right, _ = judge_step(self.tree, path, laid, self.cards[card], called)
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
            x, y = touch.points[-1]
            for card, (left, top) in enumerate(self.corners):
                if 0 <= x - left <= WIDE and 0 <= y - top <= HIGH:
                    self.pick(card)

    def _path(self, code):
        return self.tree.paths(coded(code))[0]

    def _show_cards(self, laid, at):
        """Tick the cards that are laid, and put the frame around card `at`."""
        for card, fraction, tick in zip(self.cards, self._fractions, self._ticks, strict=True):
            tick.set_text("✓" if card in laid else "")
            for text in fraction:
                text.set_color(MUTED if card in laid else INK)
        left, top = self.corners[at]
        self._frame.set_bounds(left - 4, top - 4, WIDE + 8, HIGH + 8)

    def _answer(self, path, steps, laid, picked):
        """Return what there is to say about the card that was picked last."""
        if picked >= 0 and laid and self.cards[picked] == steps[laid - 1]:
            return judge_step(self.tree, path, laid - 1, self.cards[picked], called)[1]
        if laid == len(steps):
            return "All steps are laid."
        if picked >= 0:
            return judge_step(self.tree, path, laid, self.cards[picked], called)[1]
        return f"{called(path[laid])} moves. What does it move directly? Pick a card."
