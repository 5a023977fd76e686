"""Four single neurons in a row, and how the cost answers to any of their numbers."""

from itertools import pairwise

import numpy as np

from ...drawing.artists import outline
from ...drawing.curves import Forecast
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import Variable
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, INK, LARGE, MUTED, PAPER, SMALL, in_letters, signed_colour
from .chain_numbers import (
    LAST,
    added,
    called,
    chain_tree,
    coded,
    derivative,
    in_change,
    plain,
    start_numbers,
    write_rule,
)
from .chain_numbers import REACH as LARGEST

REACH = 2               # of a nudge
GRID = np.linspace(-REACH, REACH, 41)
# The numbers that can be nudged, in the rows of the table; a3 is what comes into layer 3.
DIALS = {f"{letter}{l}": Variable(letter, l - (letter == "a"))
         for l in (3, 2, 1) for letter in "wba"}
ROWS = ("it really changed by", "the gradient forecast", "gap")
STEP = 0.1              # of + and −
# In CSS pixels: the middle of each neuron and, last, of the target; what stands below a neuron.
X, Y, RADIUS = [52 + 172 * k for k in range(LAST + 2)], 82, 29
BELOW = {"z": 52, "b": 76, "change": 100}
# The table: its corner, where its columns end or have their middle, and its size.
LEFT, TOP = 16, 256
NAME, OWN, NUMBER, SHARED, PRODUCT = 92, 154, 226, (273, 350), 482
WIDE, HIGH = 472, 34


class Chain(Panel):
    """Turn the numbers of four single neurons; nudge one, and see why the cost answers as it does.

    The numbers at the start are those that this project shows for video 4.
    """

    size = (784, 424)
    wanted_keys = (*ARROWS, "+", "-")
    actions = {"The video's chain": "video_numbers"}
    presets = {
        "A small nudge": {"nudge": 0.1}, "A large nudge": {"nudge": 2},
        "First weight": {"dial": "w1", "nudge": 1}, "Large weight": {"w3": 4, "dial": "w3"},
        "Flat sigmoid": {"b3": 4, "w3": 4},
    }

    def controls(self):
        """The chain's eight numbers, which one is nudged, and by how much."""
        start, options = start_numbers(), [(plain(v), code) for code, v in DIALS.items()]
        sliders = {code: Slider(plain(coded(code)), value=start[code], min=-LARGEST, max=LARGEST,
                                step=0.001) for code in ("w3", "b3", "w2", "b2", "w1", "b1")}
        return {"dial": menu("nudge", options, "w3"),
                "nudge": Slider("by", value=0, min=-REACH, max=REACH, step=0.01), **sliders,
                "y": Slider("target y", value=start["y"], step=0.001),
                "a0": Slider("input a", value=start["a0"], step=0.001)}

    def draw(self, figure):
        """Draw the neurons above, the step of the chain rule and the forecast below."""
        self._forecast = Forecast(axes_at(figure, 516, 232, 254, 96, framed=True),
                                  reach=REACH, label="")
        self._page = page = draw_page(figure)
        write_rule(page, "Δ")
        self._draw_neurons(page)
        self._draw_table(page)
        self._titles = [add_text(page, 516, 212), add_text(page, 16, 212),
                        add_text(page, 16, 380, color=MUTED), add_text(page, 16, 404, color=MUTED)]
        heights = [364 + 23 * k for k in range(len(ROWS))]
        for y, row in zip(heights, ROWS, strict=True):
            add_text(page, 516, y, row, size=SMALL + 1, color=MUTED, zorder=1)
        self._numbers = [add_text(page, 770, y, ha="right", weight="bold") for y in heights]

    def _draw_neurons(self, page):
        """Draw the row of neurons with the names of all numbers, and the place for the numbers."""
        self._links = [page.plot([x + RADIUS, after - RADIUS], [Y, Y], zorder=1.2, color=MUTED,
                                 linestyle=(0, (1, 2)) if after == X[-1] else "-")[0]
                       for x, after in pairwise(X)]
        looks = {"color": PAPER, "markeredgewidth": 1.6, "zorder": 1, "linestyle": "none"}
        page.plot(X[:-1], [Y] * (LAST + 1), marker="o", markersize=2 * RADIUS * 0.72,
                  markeredgecolor=INK, **looks)
        page.plot(X[-1:], [Y], marker="s", markersize=1.8 * RADIUS * 0.72,
                  markeredgecolor=MUTED, **looks)
        variables = chain_tree(start_numbers()).values
        self._texts = {v: _draw_number(page, v) for v in variables}
        self._zones = {v: _zone(v) for v in variables}
        places = {v: (X[v.layer], Y + BELOW["change"]) for v in variables
                  if v.letter == "a" and v.layer}
        places[Variable("C", LAST)] = (X[-2] + X[-1]) / 2, Y + 18
        self._changes = {v: add_text(page, *place, size=SMALL, color=MUTED, ha="center")
                         for v, place in places.items()}
        self._frame = outline(page)

    def _draw_table(self, page):
        """Draw the place for one step of the chain rule: own factor, two shared ones, product."""
        for x, words in ((NUMBER, "its own factor"), (PRODUCT, "product")):
            add_text(page, x, TOP - 16, words, size=SMALL + 1, color=MUTED, ha="right", zorder=1)
        self._heads = [add_text(page, x, TOP - 16, color=MUTED, ha="center") for x in SHARED]
        looks = {"ha": "right"}
        columns = [(NAME, looks), (OWN, {**looks, "color": MUTED}), (NUMBER, looks),
                   *((x, {"ha": "center"}) for x in SHARED),
                   (PRODUCT, {**looks, "size": BODY + 1, "weight": "bold"})]
        self._rows = []
        for row in range(3):
            y = TOP + (row + 0.5) * HIGH
            for x, sign in ((NAME + 13, "="), (NUMBER + 13, "·"), (sum(SHARED) / 2 - 3, "·"),
                            (SHARED[1] + 43, "=")):
                add_text(page, x, y, sign, ha="center", zorder=1)
            self._rows.append([add_text(page, x, y, **looks) for x, looks in columns])
        self._row_frame = outline(page)

    @property
    def variable(self):
        """The number that is nudged."""
        return DIALS[self.named["dial"].value]

    def refresh(self):
        """Show the chain and its factors before the nudge, what that adds, and the forecast."""
        nudge, dial = self.named["nudge"].value, self.variable
        tree = chain_tree(self.values())
        slopes, after = tree.slopes, tree.nudged(dial, nudge)
        costs = tree.nudged(dial, GRID).values[tree.cost]
        cost, slope = after.values[tree.cost], slopes[dial]
        really, forecast = cost - tree.values[tree.cost], slope * nudge
        self._show_neurons(tree, after)
        self._forecast.show((GRID, costs), slope, nudge, cost)
        for text, number in zip(self._numbers, (really, forecast, really - forecast), strict=True):
            text.set_text(in_change(number, 6))
        before = tree.values[dial]
        self._titles[0].set_text(f"nudge {called(dial)}: {in_words(before)} → "
                                 f"{in_words(before + nudge)}")
        product = self._show_step(tree, slopes)
        a, y = (tree.values[Variable(letter, LAST)] for letter in "ay")
        self._titles[3].set_text(f"(a − y)² = {in_words((a - y) ** 2)}      "
                                 f"a² − y² = {in_words(a * a - y * y)} is no cost")
        start = in_words(tree.values[tree.cost])
        return (f"Output {in_words(a)}, target {in_words(y)}, cost {start}. {product}. "
                f"{plain(dial)} nudged by {in_words(nudge, 2, sign=True)}: the cost changes by "
                f"{in_change(really, 6)}, the forecast was {in_change(forecast, 6)}.")

    def video_numbers(self):
        """Give all dials the video's numbers again, and leave the nudge as it is."""
        self.set(**start_numbers())

    def touched(self, touch):
        """Choose a number by pointer or arrow keys; nudge it by dragging, or with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += STEP if touch.key == "+" else -STEP
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            place = list(DIALS).index(self.named["dial"].value) + down - 3 * right
            if 0 <= place < len(DIALS):
                self.named["dial"].value = list(DIALS)[place]
        elif touch.axes is self._forecast.axes and touch.kind != "up":
            self.named["nudge"].value = round(touch.points[-1][0], 2)
        elif touch.axes is self._page and touch.kind == "down":
            self._choose(*touch.points[-1])

    def _choose(self, x, y):
        """Choose what stands at a place of the page, if it is a number that can be nudged."""
        rows = {code: (LEFT, TOP + HIGH * k, WIDE, HIGH) for k, code in enumerate(self._step)}
        zones = {code: self._zones[variable] for code, variable in DIALS.items()}
        for code, (left, top, width, height) in (*zones.items(), *rows.items()):
            if 0 <= x - left <= width and 0 <= y - top <= height:
                self.named["dial"].value = code

    @property
    def _step(self):
        """The codes of what goes into one neuron, whose step of the chain rule is written out."""
        return [letter + self.named["dial"].value[1] for letter in "wba"]

    def _show_neurons(self, tree, after):
        """Show the numbers before the nudge, and what it adds to them."""
        for v, text in self._texts.items():
            text.set_text(in_words(tree.values[v]))
        for v, text in self._changes.items():
            text.set_text(added(after.values[v] - tree.values[v],
                                name="Δa " if v.letter == "a" else "ΔC₀ "))
        for l, link in enumerate(self._links[:LAST], 1):
            weight = tree.values[Variable("w", l)]
            link.set(color=signed_colour(weight), linewidth=0.8 + min(abs(weight), 4) / 2)
        self._frame.set_bounds(*self._zones[self.variable])

    def _show_step(self, tree, slopes):
        """Write out the three products of one layer; return the chosen one as words."""
        w, b, before = (DIALS[code] for code in self._step)
        l = w.layer
        z, a = Variable("z", l), Variable("a", l)
        heads = f"σ′({called(z)})", derivative("C₀", called(a))
        rows = []
        for source, own, texts in zip((w, b, before), (called(before), "", called(w)), self._rows,
                                      strict=True):
            numbers = [in_words(x, 4) for x in (tree.local(source, z), tree.local(z, a), slopes[a],
                                                slopes[source])]
            for text, words in zip(texts, (derivative("C₀", called(source)), own, *numbers),
                                   strict=True):
                text.set_text(words)
            texts[-1].set_color(in_letters(signed_colour(slopes[source])))
            rows.append(numbers)
        for text, head in zip(self._heads, heads, strict=True):
            text.set_text(head)
        chosen = self._step.index(self.named["dial"].value)
        self._row_frame.set_bounds(LEFT - 6, TOP + chosen * HIGH, WIDE + 6, HIGH)
        self._titles[1].set_text("What the nudge is multiplied by on its way to the cost:")
        self._titles[2].set_text(
            f"{heads[1]} = 2({called(a)} − y)" if l == LAST else
            f"{heads[1]}: the last row of the layer after this one")
        own, squish, rest, product = rows[chosen]
        return f"∂C/∂{plain(self.variable)} = {own} · {squish} · {rest} = {product}"


def _place(letter, layer, *_):
    """Return where the middle of a number is, its name left of it or above."""
    if letter == "w":
        return (X[layer - 1] + X[layer]) / 2, Y - 16
    if letter == "C":
        return (X[-2] + X[-1]) / 2, Y - 16
    return X[layer + (letter == "y")], Y + BELOW.get(letter, 0)


def _draw_number(page, variable):
    """Write a number's name, and return the place for the number."""
    (x, y), letter = _place(*variable), variable.letter
    name, looks = called(variable), {"color": MUTED, "zorder": 1}
    if letter in "zb":
        add_text(page, x - 8, y, f"{name} =", ha="right", **looks)
        return add_text(page, x - 2, y)
    if letter == "C":
        name += " = (a − y)²"
    add_text(page, x, y - (20 if letter in "wC" else 44), name, ha="center", **looks)
    return add_text(page, x, y, ha="center", weight="bold",
                    size={"C": LARGE - 1, "w": BODY}.get(letter, SMALL + 1))


def _zone(variable):
    """Return the rectangle around a number and its name: left, top, width and height."""
    x, y = _place(*variable)
    if variable.letter in "zb":
        return x - 68, y - 11, 124, 22
    if variable.letter in "wC":
        return x - 38, y - 32, 76, 44
    return x - RADIUS - 4, y - 54, 2 * RADIUS + 8, 54 + RADIUS + 4
