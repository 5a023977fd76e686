"""Three levers on one output: its bias, its weights, and what it listens to."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from ...drawing.artists import edged
from ...drawing.grid import draw_cells, show_cells
from ...drawing.images import draw_digit, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, in_words, name_of, say, signed
from ...drawing.upright import add_arrows, draw_scale, show_arrows, write
from ...lessons.intuition.levers import costs_after, forecasts, levers
from ...live.panel import menu
from ...live.slider import Slider
from ...live.style import BRIGHTNESS, CHOSEN, INK, MUTED, SIGNED, SMALL
from .one_example import OneExample

LONGEST = 4
ROWS = {"bias": ("the bias alone", 144), "alike": ("all weights alike", 184),
        "activations": ("weights ∝ activations", 224), "weights": ("weights ∝ weights", 264),
        "random": ("weights at random", 304), "wished": ("activations ∝ weights", 388)}
IN_SHORT = ("bias", "weights alike", "∝ activations", "∝ weights", "at random",
            "activations ∝ weights")
# In CSS pixels: where the dials begin and end, where the bars do, and where numbers end.
DIALS, BARS, NUMBERS = (198, 504), (534, 634), (696, 754, 812)
ARROW = 36              # an arrow of the whole push
MARK = 3.2              # in points: how broad a mark for a forecast is
TOP, BOTTOM = 144 - ARROW, 388 + ARROW


class Levers(OneExample):
    """Spend one push of a fixed length on an output, in six ways, and compare what they do.

    Bars are changes of the cost, to the left where it falls; the gold mark is the forecast.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (826, 426)
    layers = 2,     # it shows the hidden layer before the outputs
    wanted_keys = ("ArrowLeft", "ArrowRight")

    def moments(self):
        """Other outputs, a push too long for a forecast, and who pays for it."""
        wishes, heard = self.loudest_at_start()
        return {"One that wants down": {"output": heard}, "A long push": {"length": 2},
                "The others pay": {"output": wishes, "count": "all"},
                f"Another {self.digits.names[self.start['digit']]}": {"example": 1}}

    def controls(self):
        """Which example, which output, how long a push, and whose cost is counted."""
        return {**super().controls(),
                "output": Slider("output", value=self.start["digit"], max=9, step=1),
                "length": Slider("length", value=0.1, max=LONGEST, step=0.01),
                "random": Slider("random", value=1, min=1, max=20, step=1),
                "count": menu("count", [("this output's part", "own"), ("all ten", "all")],
                              "own")}

    def draw(self, figure):
        """Draw a row for each lever, and what stands above and beside it."""
        self._digit = draw_digit(axes_at(figure, 744, 10, 68, 68, framed=True), np.zeros(784))
        page, n = draw_page(figure), self.network.sizes[-2]
        step = (DIALS[1] - DIALS[0]) / (n + 1)      # the first column is the bias
        self._activations, self._weights = (
            draw_cells(axes_at(figure, DIALS[0] + step, top, n * step, 20, cells=(n, 1)),
                       np.zeros((1, n)), colours, lowest, 1)
            for top, colours, lowest in ((46, BRIGHTNESS, 0), (68, SIGNED, -1)))
        self._y = np.array([y - TOP for _, y in ROWS.values()])     # the middles of the rows
        dials, bars = (axes_at(figure, left, TOP, right - left, BOTTOM - TOP)
                       for left, right in (DIALS, BARS))
        dials.hlines(self._y, 0, DIALS[1] - DIALS[0], color=MUTED, linewidth=0.8, zorder=0.7)
        bars.vlines((BARS[1] - BARS[0]) / 2, ARROW - 14, BOTTOM - TOP - ARROW + 14, color=MUTED,
                    linewidth=0.8, zorder=1.4)
        self._arrows = add_arrows(dials)
        self._bars = bars.add_collection(PolyCollection([], facecolors=INK, linewidths=0, zorder=1))
        self._marks = bars.add_collection(LineCollection([], colors=CHOSEN, linewidths=MARK,
                                                         zorder=1.5, capstyle="butt",
                                                         path_effects=edged(MARK)))
        self._numbers = [[add_text(page, x, y, size=SMALL + (k == 0), ha="right",
                                   weight="normal" if k else "bold")
                          for k, x in enumerate(NUMBERS)] for _, y in ROWS.values()]
        self._write_labels(page, n)
        self._titles = [add_text(page, 14, 16),
                        add_text(page, 728, 22, size=SMALL + 1, ha="right"),
                        add_text(page, 728, 42, size=SMALL, color=MUTED, ha="right")]

    def refresh(self):
        """Push all the levers, and show what became of the cost."""
        (example, name), v = self.example(), self.values()
        hidden, outputs = self.asked()[-2].activations, self.asked()[-1]
        targets, j, label = example.targets()[:, 0], int(v["output"]), int(example.labels[0])
        weights = self.network.weights[-1][j]
        rng = np.random.default_rng(int(v["random"]))
        ways = levers(weights, hidden, outputs.sum_wishes[j], rng)
        pushes = [ways[lever] for lever in ROWS]
        changes = np.array([self._change(push, targets, j) for push in pushes])
        update_grid(self._digit, example.inputs()[:, 0])
        show_cells(self._activations, hidden[np.newaxis])
        show_cells(self._weights, weights[np.newaxis])
        self._weights.set_clim(-abs(weights).max(), abs(weights).max())
        self._show_pushes(np.stack([np.append(push.bias, push.weights + push.activations)
                                    for push in pushes]))
        self._show_changes(changes)
        say(self._titles, (f"output {j} answers {in_words(outputs.activations[j])}, should answer "
                           f"{targets[j]:g}: wish −∂C/∂z = {signed(outputs.sum_wishes[j])}",
                           a_digit(label, example.names), name))
        whose = "its part of the cost" if v["count"] == "own" else "the cost"
        told = ", ".join(f"{words} {signed(change)}"
                         for words, change in zip(IN_SHORT, changes[:, 0], strict=True))
        return (f"A push of {in_words(v['length'], 2)} on output {j} (this "
                f"{name_of(label, example.names)}: {name}, {self.which_network}) changes {whose}: "
                f"{told}.")

    def _change(self, push, targets, output):
        """Return what a push really does to the cost that is counted, and the forecast."""
        v, hidden, outputs = self.values(), self.asked()[-2].activations, self.asked()[-1]
        counted = slice(output, output + 1) if v["count"] == "own" else slice(None)
        after, before = (costs_after(self.network, hidden, targets, output, push, length)[counted]
                         for length in (v["length"], 0))
        forecast = forecasts(self.network, hidden, outputs.sum_wishes, output, push, v["length"])
        return (after - before).sum(), forecast[counted].sum()

    def _show_pushes(self, pushes):
        """Show how each push is spent: on the bias, then on weights or activations."""
        rows, columns = pushes.shape
        step = (DIALS[1] - DIALS[0]) / columns
        show_arrows(self._arrows, np.tile((np.arange(columns) + 0.5) * step, rows),
                    np.repeat(self._y, columns), ARROW * pushes.ravel())

    def _show_changes(self, changes):
        """Show what became of the cost, and the forecast of it."""
        middle = (BARS[1] - BARS[0]) / 2
        longest = middle - MARK     # so that a mark at the edge is seen whole
        really, forecast = middle + longest * changes.T / max(abs(changes).max(), 1e-12)
        self._bars.set_verts([[(middle, y - 8), (x, y - 8), (x, y + 8), (middle, y + 8)]
                              for x, y in zip(really, self._y, strict=True)])
        self._marks.set_segments([[(x, y - 12), (x, y + 12)]
                                  for x, y in zip(forecast, self._y, strict=True)])
        for texts, (real, said) in zip(self._numbers, changes, strict=True):
            write(texts, (real, said, real - said))

    def touched(self, touch):
        """Make the push longer or shorter with the arrow keys."""
        if touch.kind == "key":
            self.named["length"].value += 0.1 if touch.key == "ArrowRight" else -0.1

    @staticmethod
    def _write_labels(page, n):
        small = {"size": SMALL, "color": MUTED, "zorder": 1}
        add_text(page, 14, 56, "listens to activations a", size=SMALL + 1, zorder=1)
        add_text(page, 14, 78, "with its weights w", size=SMALL + 1, zorder=1)
        add_text(page, DIALS[0] + 9, 98, "bias", ha="center", **small)
        add_text(page, sum(DIALS) / 2, 98, f"the {n} weights", ha="center", **small)
        for x, words in zip(NUMBERS, ("really", "forecast", "gap"), strict=True):
            add_text(page, x, 98, words, ha="right", **small)
        add_text(page, 584, 98, "the cost changes", ha="center", **small)
        for words, y in ROWS.values():
            add_text(page, 14, y, words, zorder=1)
        add_text(page, 14, 346, "can only be wished for: nobody can set an activation", **small)
        draw_scale(page, 398, 346, ARROW, of=" of the push")
