"""One image: what ten outputs answer, and what the cost wishes of each."""

import numpy as np
from matplotlib.collections import LineCollection

from ...costs import example_costs
from ...drawing.images import draw_digit, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.upright import Arrows, Columns, draw_scale, write
from ...lessons.intuition.wishes import granted
from ...live.slider import Slider
from ...live.style import BODY, FAINT, INK, LARGE, MUTED, SMALL
from ..neurons.whole_network import in_answer
from .one_example import OneExample

LEFT, WIDTH = 240, 520      # of the ten columns, in CSS pixels
BARS, LABELS, ARROWS, TERMS = 62, 158, 212, 392
LONG = 32                   # pixels, an arrow of 1
SIDE, EDGE = 190, 20        # of the digit, and where what is below it begins
TABLE = ("really changed by", "the forecast", "gap")


class OneImage(OneExample):
    """See what one example wishes of the ten outputs, and what if the wishes came true.

    A wish is an arrow: up where the output should be larger, down where it should be smaller, as
    long as the output is wrong.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (772, 420)

    def moments(self):
        """The video's other moments, and the example that the trained network gets most wrong."""
        wrong = self.trained_and_wrong()
        return {"Another 2": {"example": 1}, "A 5": {"digit": 5},
                "Grant all wishes": {"grant": 0.5},
                "Trained": {"network": wrong["network"], "example": 2},
                "Trained, and wrong": wrong}

    def controls(self):
        """Which example of which network, and how much of the wishes comes true."""
        return {**super().controls(), "grant": Slider("grant", value=0, max=0.5, step=0.01)}

    def draw(self, figure):
        """Draw the digit, the cost below it, and the columns of the ten outputs."""
        self._digit = draw_digit(axes_at(figure, EDGE, 40, SIDE, SIDE, framed=True), np.zeros(784))
        self._bars = _Bars(figure, LEFT, BARS, WIDTH, 84, 10)
        self._arrows = Arrows(figure, LEFT, ARROWS, WIDTH, 4 * LONG + 4, 10, scale=LONG)
        page = draw_page(figure)
        self._write_labels(page)
        self._names, self._terms = (
            [add_text(page, LEFT + x, y, size=size, ha="center") for x in self._bars.places]
            for y, size in ((LABELS, BODY), (TERMS, SMALL)))
        for k, text in enumerate(self._names):
            text.set_text(str(k))
        self._title = add_text(page, EDGE, 22, size=SMALL + 1)
        self._cost = add_text(page, EDGE, 264, size=LARGE, weight="bold")
        self._answer = add_text(page, EDGE, 288, size=BODY)
        self._table = [add_text(page, EDGE + SIDE, 342 + 22 * k, size=SMALL + 1, ha="right",
                                weight="bold") for k in range(3)]

    def refresh(self):
        """Show the outputs, their wishes, and what granting them does to the cost."""
        (example, name), outputs = self.example(), self.asked()[-1]
        targets, label = example.targets()[:, 0], int(example.labels[0])
        share = self.named["grant"].value
        a, wishes, forecast = granted(outputs, targets, share)
        terms, before = example_costs(a[np.newaxis], targets), outputs.activations - targets
        cost = float(terms.sum())
        really = cost - float(before @ before)
        update_grid(self._digit, example.inputs()[:, 0])
        self._bars.show(a, targets)
        self._arrows.show(wishes)
        write(self._terms, terms, sign=False)
        write(self._table, (really, forecast, really - forecast))
        for k, text in enumerate(self._names):
            text.set_weight("bold" if k == label else "normal")
        self._title.set_text(f"{name}: a {label}")
        self._cost.set_text(f"cost {in_words(cost)}")
        loud = int(abs(wishes).argmax())
        self._answer.set_text(f"read as {in_answer(a)[0]}")
        return (f"This {label} ({name}, {self.named['network'].value} network) costs "
                f"{in_words(cost)}. Output {label} wishes {in_words(wishes[label], sign=True)}; "
                f"output {loud} wishes most, {in_words(wishes[loud], sign=True)}. "
                f"With {share:.0%} of the wishes granted the cost has changed by "
                f"{in_words(really, sign=True)}; forecast {in_words(forecast, sign=True)}.")

    @staticmethod
    def _write_labels(page):
        looks = {"zorder": 1}
        add_text(page, LEFT, 20, "outputs a; the line: what each should be, y", **looks)
        add_text(page, LEFT, 190, "wishes −∂C/∂a = −2(a − y)", **looks)
        add_text(page, LEFT, TERMS - 18, "errors squared, (a − y)²; their sum is the cost",
                 size=SMALL, color=MUTED, **looks)
        draw_scale(page, LEFT + WIDTH - 130, 188, 0.5, LONG, "so long is 0.5")
        for k, words in enumerate(TABLE):
            add_text(page, EDGE, 342 + 22 * k, words, size=SMALL, color=MUTED, **looks)
        add_text(page, EDGE, 320, "if wishes came true, the cost:", size=SMALL + 1, **looks)


class _Bars(Columns):
    """Ten activations, 0 to 1, as upright bars below their numbers, and where each should end."""

    def __init__(self, figure, x, y, width, height, n):
        super().__init__(figure, x, y, width, height, n, numbers_at=-11)
        self._half = 0.36 * self.step
        self.add_boxes(self._half, 0, height, FAINT, 0.5)
        self._filled = self.add_boxes(self._half, 0, 0, MUTED, 1)
        self._targets = self.ax.add_collection(LineCollection(
            [], colors=INK, linewidths=2.4, zorder=1.5, capstyle="butt"))

    def show(self, values, targets):
        """Show other activations, cut off beyond 0 to 1, and where they should be."""
        tops = self.height * (1 - np.clip(np.round(values, 3), 0, 1))   # as the numbers say
        self._filled.set_verts(self.boxes(self._half, tops, self.height))
        self._targets.set_segments([box[:2] for box in self.boxes(
            0.44 * self.step, self.height * (1 - targets), 0)])
        write(self.numbers, values, sign=False)
