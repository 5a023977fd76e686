"""Add the wishes: what ten outputs together want of the layer before them."""

import numpy as np

from ...drawing.page import axes_at
from ...drawing.text import add_text, in_words
from ...drawing.wish_table import (
    CELLS,
    HIGH,
    LEFT,
    NUDGE,
    SHARE,
    SUM,
    TALL,
    TOP,
    WIDTH,
    draw_wish_table,
    update_wish_table,
)
from ...lessons.intuition.levers import Push, costs_after, forecasts
from ...live.number import Number
from ...live.slider import Slider
from ...live.style import MUTED, SMALL
from .one_example import OneExample

OUTPUTS = 10
DIGITS = tuple("0123456789")
ALL = 2**OUTPUTS - 1
NUMBERS = (428, 546, 638)   # where they end, in CSS pixels


class AddWishes(OneExample):
    """Tick outputs, and add up what they wish of the hidden layer before them.

    A row is one output's nudge times its weights. The sum of all ten is all that the hidden
    neurons are ever told: they have no targets of their own.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (842, 412)
    wanted_keys = (*DIGITS, "ArrowLeft", "ArrowRight")
    replay = {"rows": ALL}

    def moments(self):
        """All of them, all others, and only those that ask for next to nothing."""
        quiet = abs(self.at_start()[-1].nudges) < 0.03
        name, network = list(self._networks.items())[-1]
        return {"All ten": {"rows": ALL}, "All but the 2": {"rows": ALL - 4},
                "The quiet ones": {"rows": mask(quiet)},
                "Trained, and wrong": {"network": name, "rows": ALL, **self.costliest(network)}}

    def controls(self):
        """Which example, which rows are added, which neuron, and how far its layer moves."""
        return {**super().controls(),
                "neuron": Slider("neuron", value=3, max=self._hidden - 1, step=1),
                "rows": Number("rows", value=4, max=ALL, step=1),
                "grant": Slider("grant", value=0.1, max=0.5, step=0.01)}

    @property
    def _hidden(self):
        return next(iter(self._networks.values())).sizes[-2]

    def draw(self, figure):
        """Draw the table, what stands around it, and what becomes of the cost."""
        self._ticks = axes_at(figure, 0, TOP, LEFT, OUTPUTS * HIGH)
        self._ticks.set(xlim=(0, LEFT), ylim=(OUTPUTS, 0))
        self._columns = axes_at(figure, LEFT, 0, WIDTH, SUM + TALL)
        self._columns.set(xlim=(0, self._hidden), ylim=(1, 0))
        self._table = draw_wish_table(figure, OUTPUTS, self._hidden)
        page = self._table.page
        self._write_labels(page, len(self.network.weights) - 1)
        self._title = add_text(page, 14, 20, size=SMALL + 1)
        self._head = add_text(page, SHARE, TOP - 9, size=SMALL, color=MUTED, ha="right")
        self._numbers = [add_text(page, x, 20, size=SMALL + 1, ha="right", weight="bold")
                         for x in NUMBERS]

    def refresh(self):
        """Add the ticked rows, and move the hidden layer by a share of the sum."""
        (example, name), v = self.example(), self.values()
        hidden, outputs = self.asked()[-2], self.asked()[-1]
        ticked, k = ticks(v["rows"]), int(v["neuron"])
        sums = outputs.passed_on[ticked].sum(axis=0)
        push = Push(0.0, np.zeros(self._hidden), sums)
        targets, label = example.targets()[:, 0], int(example.labels[0])
        after, before = (costs_after(self.network, hidden.activations, targets, 0, push, share)
                         for share in (v["grant"], 0))
        really = (after - before).sum()
        forecast = forecasts(self.network, hidden.activations, outputs.nudges, 0, push,
                             v["grant"]).sum()
        update_wish_table(self._table, hidden.activations, outputs.nudges, outputs.passed_on,
                          ticked, k, label)
        for text, number in zip(self._numbers, (really, forecast, really - forecast), strict=True):
            text.set_text(in_words(number, sign=True))
        self._title.set_text(f"{name}: a {label}")
        self._head.set_text(f"neuron {k}")
        total, really, forecast = (in_words(number, sign=True)
                                   for number in (sums[k], really, forecast))
        return (f"{_who(ticked)} of hidden neuron {k}, together, {total} (this {label}: {name}, "
                f"{v['network']} network). If its layer moved by {in_words(v['grant'], 2)} times "
                f"the sum, the cost would change by {really}; forecast {forecast}.")

    def touched(self, touch):
        """Tick a row by a click on it or by its digit; choose a neuron by click or arrow keys."""
        if touch.kind == "key" and touch.key in DIGITS:
            self._tick(int(touch.key))
        elif touch.kind == "key":
            self.named["neuron"].value += 1 if touch.key == "ArrowRight" else -1
        elif touch.axes is self._ticks and touch.kind == "down":
            self._tick(int(touch.points[-1][1]))
        elif touch.axes is self._columns and touch.kind != "up":
            self.named["neuron"].value = int(touch.points[-1][0])

    def _tick(self, row):
        self.named["rows"].value = int(self.named["rows"].value) ^ 1 << row

    @staticmethod
    def _write_labels(page, layer):
        looks = {"zorder": 1, "size": SMALL, "color": MUTED}
        add_text(page, 14, CELLS + 9, "activations a", **looks)
        add_text(page, NUDGE, TOP - 9, "nudge −∂C/∂z", ha="right", **looks)
        for k, words in enumerate(("ticked rows,", "added up")):
            add_text(page, 14, SUM + 30 + 16 * k, words, zorder=1, size=SMALL)
        moved = f"if layer {layer} moved: cost", "forecast", "gap"
        for end, words in zip(NUMBERS, moved, strict=True):
            add_text(page, end - 60, 20, words, ha="right", **looks)


def ticks(rows):
    """Return which rows are ticked, of shape (10,); bit ``k`` of the number is row ``k``."""
    return int(rows) >> np.arange(OUTPUTS) & 1 == 1


def mask(ticked):
    """Return the number whose bits are `ticked`."""
    return int((1 << np.flatnonzero(ticked)).sum())


def _who(ticked):
    rows = np.flatnonzero(ticked)
    if len(rows) in (0, OUTPUTS):
        return "All ten outputs wish" if len(rows) else "No output wishes"
    names = ", ".join(map(str, rows))
    return f"Outputs {names} wish" if len(rows) > 1 else f"Output {names} wishes"
