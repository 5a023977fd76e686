"""Four single neurons in a row, and how the cost answers to any of their numbers."""

import numpy as np

from ...drawing.curves import draw_forecast, update_forecast
from ...drawing.neurons import draw_neurons, update_neurons
from ...drawing.page import axes_at, draw_page
from ...drawing.steps import draw_steps, update_steps
from ...drawing.symbols import derivative
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import Variable
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from .chain_numbers import LAST, called, chain_sliders, chain_tree, plain, start_numbers

REACH = 2               # of a nudge
GRID = np.linspace(-REACH, REACH, 41)
DIALS = [f"{letter}{l}" for l in (3, 2, 1) for letter in ("w", "b", "a")]  # a3 is the layer before
ROWS = ("it really changed by", "the gradient forecast", "gap")
STEP = 0.1              # of + and −


class Chain(Panel):
    """Turn the numbers of four single neurons; nudge one, and see why the cost answers as it does.

    The numbers at the start are those that this project shows for video 4.
    """

    size = (784, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-")
    actions = {"The video's chain": "video_numbers"}
    presets = {
        "A small nudge": {"nudge": 0.1}, "A large nudge": {"nudge": 2},
        "First weight": {"dial": "w1", "nudge": 1}, "Large weight": {"w3": 4, "dial": "w3"},
        "Flat sigmoid": {"b3": 4, "w3": 4},
    }

    def controls(self):
        """The chain's eight numbers, which one is nudged, and by how much."""
        options = [(plain(*_parts(code)), code) for code in DIALS]
        return {"dial": menu("nudge", options, "w3"),
                "nudge": Slider("by", value=0, min=-REACH, max=REACH, step=0.01), **chain_sliders()}

    def draw(self, figure):
        """Draw the neurons above, the step of the chain rule and the forecast below."""
        ax = axes_at(figure, 516, 232, 254, 96)
        ax.set_axis_on()
        self._forecast = draw_forecast(ax, reach=REACH)
        ax.set_xlabel("")
        page = draw_page(figure)
        tree = chain_tree(start_numbers())
        names = {(v.letter, v.layer): called(v) for v in tree.values}
        names["C", LAST] = "C₀ = (a − y)²"
        self._neurons = draw_neurons(page, names)
        self._steps = draw_steps(page, 16, 256, 3)
        self._page = page
        self._titles = [add_text(page, 516, 212, size=BODY),
                        add_text(page, 16, 212, size=BODY),
                        add_text(page, 16, 380, size=BODY, color=MUTED),
                        add_text(page, 16, 404, size=BODY, color=MUTED)]
        for k, row in enumerate(ROWS):
            add_text(page, 516, 364 + 23 * k, row, size=SMALL + 1, color=MUTED, zorder=1)
        self._numbers = [add_text(page, 770, 364 + 23 * k, ha="right", size=BODY, weight="bold")
                         for k in range(len(ROWS))]

    def refresh(self):
        """Show the nudged chain, the factors before the nudge, and the forecast."""
        nudge, dial = self.named["nudge"].value, self.variable
        tree = chain_tree(self.values())
        slopes, after = tree.slopes, tree.nudged(dial, nudge)
        costs = tree.nudged(dial, GRID).values[tree.cost]
        cost, slope = after.values[tree.cost], slopes[dial]
        really, forecast = cost - tree.values[tree.cost], slope * nudge
        update_neurons(self._neurons, _by_place(after.values), _by_place({
            v: after.values[v] - tree.values[v] for v in tree.values}), dial[:2])
        update_forecast(self._forecast, (GRID, costs), slope, nudge, cost)
        for text, number in zip(self._numbers, (really, forecast, really - forecast), strict=True):
            text.set_text(in_words(number, 6, sign=True))
        before = tree.values[dial]
        self._titles[0].set_text(f"nudge {called(dial)}: {in_words(before)} → "
                                 f"{in_words(before + nudge)}")
        product = self._write_step(tree, slopes)
        a, y = (after.values[Variable(letter, LAST)] for letter in "ay")
        self._titles[3].set_text(f"(a − y)² = {in_words((a - y) ** 2)}      "
                                 f"a² − y² = {in_words(a * a - y * y)} is no cost")
        return (f"Output {in_words(a)}, target {in_words(y)}, cost {in_words(cost)}. Before the "
                f"nudge {product}. {plain(*_parts(self.named['dial'].value))} nudged by "
                f"{in_words(nudge, 2, sign=True)}: the cost changes by "
                f"{in_words(really, 6, sign=True)}, the forecast was "
                f"{in_words(forecast, 6, sign=True)}.")

    @property
    def variable(self):
        """The number that is nudged."""
        letter, back = _parts(self.named["dial"].value)
        return Variable(letter, LAST - back)

    def video_numbers(self):
        """Give all dials the video's numbers again, and leave the nudge as it is."""
        self.set(**start_numbers())

    def touched(self, touch):
        """Choose a number by pointer or arrow keys; nudge it by dragging, or with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += STEP if touch.key == "+" else -STEP
        elif touch.kind == "key":
            step = {"ArrowLeft": 3, "ArrowRight": -3, "ArrowUp": -1, "ArrowDown": 1}[touch.key]
            place = DIALS.index(self.named["dial"].value) + step
            self.named["dial"].value = DIALS[place] if 0 <= place < len(DIALS) else \
                self.named["dial"].value
        elif touch.axes is self._forecast.dot.axes and touch.kind != "up":
            self.named["nudge"].value = round(touch.points[-1][0], 2)
        elif touch.axes is self._page and touch.kind == "down":
            self._choose(*touch.points[-1])

    def _choose(self, x, y):
        """Choose what stands at a place of the page, if it is a number that can be nudged."""
        letter, layer = self._neurons.under(x, y) or (None, None)
        code = f"{letter}{layer + 1}" if letter == "a" else f"{letter}{layer}"
        row = self._steps.row_at(x, y)
        if row is not None:
            code = f"{'wba'[row]}{self._layer}"
        if code in DIALS:
            self.named["dial"].value = code

    @property
    def _layer(self):
        """The layer whose step of the chain rule is written out."""
        return int(self.named["dial"].value[1])

    def _write_step(self, tree, slopes):
        """Write out the three products of one layer; return the chosen one as words."""
        l, chosen = self._layer, "wba".index(self.named["dial"].value[0])
        z, a = Variable("z", l), Variable("a", l)
        rows = []
        w, b, before = Variable("w", l), Variable("b", l), Variable("a", l - 1)
        for source, own in ((w, called(before)), (b, ""), (before, called(w))):
            numbers = [tree.local(source, z), tree.local(z, a), slopes[a], slopes[source]]
            rows.append((derivative("C₀", called(source)), own, numbers))
        heads = f"σ′({called(z)})", derivative("C₀", called(a))
        update_steps(self._steps, heads, rows, chosen)
        self._titles[1].set_text("What the nudge is multiplied by on its way to the cost:")
        self._titles[2].set_text(
            f"{heads[1]} = 2({called(a)} − y)" if l == LAST else
            f"{heads[1]}: the last row of the layer after this one")
        name = f"∂C/∂{plain(*_parts(self.named['dial'].value))}"
        own, squish, rest, product = (in_words(x, 4) for x in rows[chosen][2])
        return f"{name} = {own} · {squish} · {rest} = {product}"


def _parts(code):
    """Return letter and layers before the last of what a code such as ``"a3"`` stands for."""
    letter, layer = code[0], int(code[1:])
    return letter, LAST - layer + (letter == "a")


def _by_place(numbers):
    return {(v.letter, v.layer): number for v, number in numbers.items()}
