"""Four single neurons in a row, and how the cost answers to any of their numbers."""

from itertools import pairwise

import numpy as np

from ...drawing.artists import outline
from ...drawing.curves import COMPARED, Forecast
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, say, signed
from ...lessons.calculus.tree import Variable
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, INK, LARGE, MUTED, PAPER, SMALL, in_letters, signed_colour
from . import chain_numbers
from .chain_numbers import LAST, added, called, chain_tree, coded, derivative, in_change, plain

REACH, STEP = 2, 0.1    # of a nudge, and of + and −
GRID = np.linspace(-REACH, REACH, 41)
# The numbers that can be nudged, in the rows of the table; a3 is what comes into layer 3.
DIALS = {f"{letter}{l}": Variable(letter, l - (letter == "a"))
         for l in (3, 2, 1) for letter in "wba"}
# In CSS pixels: the middle of each neuron and, last, of the target; what stands below a neuron.
X, Y, RADIUS = [52 + 172 * k for k in range(LAST + 2)], 82, 29
BELOW = {"z": 52, "b": 76}
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
        start, reach = chain_numbers.start_numbers(), chain_numbers.REACH
        return {"dial": menu("nudge", [(plain(v), code) for code, v in DIALS.items()], "w3"),
                "nudge": Slider("by", value=0, min=-REACH, max=REACH, step=0.01),
                **{code: Slider(plain(coded(code)), value=start[code], min=-reach, max=reach,
                                step=0.001) for code in ("w3", "b3", "w2", "b2", "w1", "b1")},
                "y": Slider("target y", value=start["y"], step=0.001),
                "a0": Slider("input a", value=start["a0"], step=0.001)}

    def draw(self, figure):
        """Draw the neurons above, the step of the chain rule and the forecast below."""
        self._forecast = Forecast(axes_at(figure, 516, 232, 254, 96, framed=True),
                                  reach=REACH, label="")
        self._page = page = draw_page(figure)
        chain_numbers.write_rule(page, "Δ")
        self._draw_neurons(page)
        self._draw_table(page)
        self._nudge = add_text(page, 516, 212)
        self._numbers = []
        for k, row in enumerate(COMPARED):
            add_text(page, 516, 364 + 23 * k, row, size=SMALL + 1, color=MUTED, zorder=1)
            self._numbers.append(add_text(page, 770, 364 + 23 * k, ha="right", weight="bold"))

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
        self._texts, self._zones = {}, {}
        for v in chain_tree(chain_numbers.start_numbers()).values:
            self._texts[v], self._zones[v] = _draw_number(page, v)
        places = {Variable("a", l): (X[l], Y + 100) for l in range(1, LAST + 1)}
        places[Variable("C", LAST)] = (X[-2] + X[-1]) / 2, Y + 18
        self._changes = {v: add_text(page, *place, size=SMALL, color=MUTED, ha="center")
                         for v, place in places.items()}
        self._frame = outline(page)

    def _draw_table(self, page):
        """Draw the place for one step of the chain rule: own factor, two shared ones, product."""
        add_text(page, LEFT, TOP - 44, "What the nudge is multiplied by on its way to the cost:")
        for x, words in ((NUMBER, "its own factor"), (PRODUCT, "product")):
            add_text(page, x, TOP - 16, words, size=SMALL + 1, color=MUTED, ha="right", zorder=1)
        self._heads = [add_text(page, x, TOP - 16, color=MUTED, ha="center") for x in SHARED]
        columns = [(NAME, {}), (OWN, {"color": MUTED}), (NUMBER, {}),
                   *((x, {"ha": "center"}) for x in SHARED),
                   (PRODUCT, {"size": BODY + 1, "weight": "bold"})]
        self._rows = []
        for row in range(3):
            y = TOP + (row + 0.5) * HIGH
            for x, sign in ((NAME + 13, "="), (NUMBER + 13, "·"), (sum(SHARED) / 2 - 3, "·"),
                            (SHARED[1] + 43, "=")):
                add_text(page, x, y, sign, ha="center", zorder=1)
            self._rows.append([add_text(page, x, y, **{"ha": "right", **looks})
                               for x, looks in columns])
        self._row_frame = outline(page)
        self._last_factor = add_text(page, LEFT, 380, color=MUTED)

    @property
    def variable(self):
        """The number that is nudged."""
        return DIALS[self.named["dial"].value]

    def refresh(self):
        """Show the chain before the nudge, what the nudge adds, and the forecast."""
        nudge, dial, tree = self.named["nudge"].value, self.variable, chain_tree(self.values())
        slope, before, after = tree.slopes[dial], tree.values, tree.nudged(dial, nudge).values
        really, forecast = after[tree.cost] - before[tree.cost], slope * nudge
        self._show_neurons(before, after)
        self._forecast.show((GRID, tree.nudged(dial, GRID).values[tree.cost]), slope, nudge,
                            after[tree.cost])
        say(self._numbers, [in_change(x, 6) for x in (really, forecast, really - forecast)])
        self._nudge.set_text(f"nudge {called(dial)}: {in_words(before[dial])} → "
                             f"{in_words(before[dial] + nudge)}")
        product = self._show_step(tree)
        a, y = (before[Variable(letter, LAST)] for letter in "ay")
        return (f"Output {in_words(a)}, target {in_words(y)}, cost {in_words(before[tree.cost])}. "
                f"{product}. {plain(dial)} nudged by {signed(nudge, 2)}: the cost "
                f"changes by {in_change(really, 6)}, the forecast was {in_change(forecast, 6)}.")

    def video_numbers(self):
        """Give all dials the video's numbers again, and leave the nudge as it is."""
        self.set(**chain_numbers.start_numbers())

    def touched(self, touch):
        """Choose a number by pointer or arrow keys; nudge it by dragging, or with + and −."""
        dial, nudge = self.named["dial"], self.named["nudge"]
        if touch.kind == "key" and touch.key in "+-":
            nudge.value += STEP if touch.key == "+" else -STEP
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            place = list(DIALS).index(dial.value) + down - 3 * right
            if 0 <= place < len(DIALS):
                dial.value = list(DIALS)[place]
        elif touch.axes is self._forecast.axes and touch.kind != "up":
            nudge.value = round(touch.points[-1][0], 2)
        elif touch.axes is self._page and touch.kind == "down":
            x, y = touch.points[-1]
            zones = [*((code, self._zones[v]) for code, v in DIALS.items()),
                     *((code, (LEFT, TOP + HIGH * k, WIDE, HIGH))
                       for k, code in enumerate(self._step))]
            for code, (left, top, width, height) in zones:
                if 0 <= x - left <= width and 0 <= y - top <= height:
                    dial.value = code

    @property
    def _step(self):
        """The codes of what goes into one neuron, whose step of the chain rule is written out."""
        return [letter + self.named["dial"].value[1] for letter in "wba"]

    def _show_neurons(self, before, after):
        """Show the numbers before the nudge, and what it adds to them."""
        for v, text in self._texts.items():
            text.set_text(in_words(before[v]))
        for v, text in self._changes.items():
            text.set_text(added(after[v] - before[v], name="Δa " if v.letter == "a" else "ΔC₀ "))
        for l, link in enumerate(self._links[:LAST], 1):
            weight = before[Variable("w", l)]
            link.set(color=signed_colour(weight), linewidth=0.8 + min(abs(weight), 4) / 2)
        self._frame.set_bounds(*self._zones[self.variable])

    def _show_step(self, tree):
        """Write out the three products of one layer; return the chosen one as words."""
        w, b, incoming = (DIALS[code] for code in self._step)
        z, a, slopes = Variable("z", w.layer), Variable("a", w.layer), tree.slopes
        rest = derivative("C₀", called(a))
        self._heads[0].set_text(f"σ′({called(z)})")
        self._heads[1].set_text(rest)
        self._last_factor.set_text(f"{rest} = 2({called(a)} − y)" if w.layer == LAST else
                                   f"{rest}: the last row of the layer after this one")
        own = {w: called(incoming), b: "", incoming: called(w)}
        for k, (source, texts) in enumerate(zip(own, self._rows, strict=True)):
            numbers = [in_words(x, 4) for x in (tree.local(source, z), tree.local(z, a), slopes[a],
                                                slopes[source])]
            say(texts, (derivative("C₀", called(source)), own[source], *numbers))
            texts[-1].set_color(in_letters(signed_colour(slopes[source])))
            if source == self.variable:
                self._row_frame.set_bounds(LEFT - 6, TOP + k * HIGH, WIDE + 6, HIGH)
                product = f"{' · '.join(numbers[:-1])} = {numbers[-1]}"
        return f"∂C/∂{plain(self.variable)} = {product}"


def _draw_number(page, variable):
    """Write a number's name; return the place for the number, and the zone around both."""
    (letter, l, *_), name, looks = variable, called(variable), {"color": MUTED, "zorder": 1}
    if letter in "zb":
        x, y = X[l], Y + BELOW[letter]
        add_text(page, x - 8, y, f"{name} =", ha="right", **looks)
        return add_text(page, x - 2, y), (x - 68, y - 11, 134, 22)
    if letter in "wC":
        x, y = (X[l - (letter == "w")] + X[l + (letter == "C")]) / 2, Y - 16
        above, size, zone = 20, BODY, (x - 38, y - 32, 76, 44)
    else:
        x, y = X[l + (letter == "y")], Y
        above, size = 44, SMALL + 1
        zone = x - RADIUS - 4, y - 54, 2 * RADIUS + 8, 54 + RADIUS + 4
    if letter == "C":
        name, size = f"{name} = (a − y)²", LARGE - 1
    add_text(page, x, y - above, name, ha="center", **looks)
    return add_text(page, x, y, ha="center", weight="bold", size=size), zone
