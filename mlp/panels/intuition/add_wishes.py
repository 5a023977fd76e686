"""Add the wishes: what ten outputs together want of the layer before them."""

import numpy as np

from ...drawing.artists import outline
from ...drawing.grid import draw_cells, show_cells
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, in_words, name_of, signed
from ...drawing.upright import Arrows, add_arrows, draw_scale, show_arrows, write
from ...lessons.intuition.levers import Push, costs_after, forecasts
from ...live.slider import Number, Slider
from ...live.style import BODY, BRIGHTNESS, INK, MUTED, SMALL, WISHED
from ..given import slider_over
from .one_example import OneExample

OUTPUTS = 10
DIGITS = tuple("0123456789")
ALL = 2**OUTPUTS - 1
# In CSS pixels.
LEFT, WIDTH = 112, 656      # of the columns
CELLS, TOP, HIGH = 36, 72, 24   # of the activations above, of the rows, of a row
SUM, TALL = 316, 76         # of the row of sums
BOX, OUTPUT, WISH, SHARE = 20, 38, 104, 828    # where in a row its words are
NUMBERS = (428, 546, 638)   # where they end
MOST = 16                   # columns that have room for a number
LONG = 20                   # pixels, an arrow of 1
FULL = 2.4                  # the wish with the full colour; few are half of it, so arrows stand off


class AddWishes(OneExample):
    """Tick outputs, and add up what they wish of the hidden layer before them.

    A row is the wish for one output's sum, times its weights. All ten rows, added up, are all that
    the hidden neurons are ever told: they have no targets of their own.

    Parameters are those of `OneExample`: the digits, perhaps a network of yours, a state code.
    """

    size = (842, 412)
    layers = 2,     # it shows the hidden layer before the outputs
    wanted_keys = (*DIGITS, "ArrowLeft", "ArrowRight")
    replay = {"rows": ALL}

    def moments(self):
        """All of them, all others, and only those whose sums wish next to nothing."""
        quiet = np.flatnonzero(abs(self.outputs_at_start().sum_wishes) < 0.03)
        wanted = self.start["digit"]
        return {"All ten": {"rows": ALL},
                f"All but the {self.digits.names[wanted]}": {"rows": ALL - 2 ** wanted},
                "The quiet ones": {"rows": int((1 << quiet).sum())},
                "Trained, and wrong": {"rows": ALL, **self.trained_and_wrong()}}

    def controls(self):
        """Which example, which rows are added, which neuron, and how far its layer moves."""
        return {**super().controls(),
                "neuron": slider_over("neuron", self._hidden, value=3),
                "rows": Number("rows", value=2 ** self.start["digit"], max=ALL,     # bit k is row k
                               step=1),
                "move": Slider("move layer by", value=0.1, max=0.5, step=0.01)}

    @property
    def _hidden(self):
        return self.first_network.sizes[-2]

    def draw(self, figure):
        """Draw the table, what stands around it, and what becomes of the cost."""
        n, high = self._hidden, OUTPUTS * HIGH
        self._ticks = axes_at(figure, 0, TOP, LEFT, high, cells=(LEFT, OUTPUTS))
        self._columns = axes_at(figure, LEFT, 0, WIDTH, SUM + TALL, cells=(n, 1))
        cells = axes_at(figure, LEFT, CELLS, WIDTH, 18, cells=(n, 1))
        tints = axes_at(figure, LEFT, TOP, WIDTH, high, cells=(n, OUTPUTS))
        arrows = axes_at(figure, LEFT, TOP, WIDTH, high)
        self._activations = draw_cells(cells, np.zeros((1, n)), BRIGHTNESS, 0, 1)
        self._tints = draw_cells(tints, np.zeros((OUTPUTS, n)), WISHED, -FULL, FULL)
        self._arrows = add_arrows(arrows)
        self._sums = Arrows(figure, LEFT, SUM, WIDTH, TALL, n, scale=LONG,
                            numbers=n <= MOST)
        page = draw_page(figure)
        self._frame = outline(page, LEFT, CELLS - 3, WIDTH / n, SUM + TALL + 3 - CELLS,
                              linewidth=2.2)
        self._write(page)

    def _write(self, page):
        """Write what stands around the table, and make room for its numbers."""
        draw_scale(page, LEFT + WIDTH - 102, 22, LONG)
        self._boxes, self._words = [], []
        for row in range(OUTPUTS):
            y = TOP + HIGH * (row + 0.5)
            self._boxes.append(add_text(page, BOX, y, size=BODY + 2, ha="center"))
            self._words.append([add_text(page, OUTPUT, y, str(row)),
                                add_text(page, WISH, y, size=SMALL, ha="right"),
                                add_text(page, SHARE, y, size=SMALL + 1, ha="right")])
        self._total = add_text(page, SHARE, SUM + TALL / 2, size=SMALL + 1, ha="right",
                               weight="bold")
        small = {"size": SMALL, "color": MUTED}
        add_text(page, 14, CELLS + 9, "activations a", zorder=1, **small)
        add_text(page, WISH, TOP - 9, "wish −∂C/∂z", ha="right", zorder=1, **small)
        self._head = add_text(page, SHARE, TOP - 9, ha="right", **small)
        for k, words in enumerate(("ticked rows,", "added up")):
            add_text(page, 14, SUM + 30 + 16 * k, words, zorder=1, size=SMALL)
        self._title = add_text(page, 14, 20, size=SMALL + 1)
        moved = f"if layer {len(self.network.weights) - 1} moved: cost", "forecast", "gap"
        for end, words in zip(NUMBERS, moved, strict=True):
            add_text(page, end - 60, 20, words, ha="right", zorder=1, **small)
        self._numbers = [add_text(page, x, 20, size=SMALL + 1, ha="right", weight="bold")
                         for x in NUMBERS]

    def refresh(self):
        """Add the ticked rows, and move the hidden layer by a share of the sum."""
        (example, name), v = self.example(), self.values()
        hidden, outputs = self.asked()[-2], self.asked()[-1]
        ticked = int(v["rows"]) >> np.arange(OUTPUTS) & 1 == 1
        k, label = int(v["neuron"]), int(example.labels[0])
        sums = outputs.passed_on[ticked].sum(axis=0)
        push = Push(0.0, np.zeros(self._hidden), sums)
        after, before = (costs_after(self.network, hidden.activations, example.targets()[:, 0], 0,
                                     push, share) for share in (v["move"], 0))
        really = (after - before).sum()
        forecast = forecasts(self.network, hidden.activations, outputs.sum_wishes, 0, push,
                             v["move"]).sum()
        show_cells(self._activations, hidden.activations[np.newaxis])
        self._show_arrows(outputs.passed_on, ticked, sums)
        self._show_words(outputs, ticked, k, label)
        self._frame.set_x(LEFT + self._sums.places[k] - self._frame.get_width() / 2)
        write([self._total, *self._numbers], (sums[k], really, forecast, really - forecast))
        self._title.set_text(f"{name}: {a_digit(label, example.names)}")
        self._head.set_text(f"neuron {k}")
        total, really, forecast = map(signed, (sums[k], really, forecast))
        return (f"{_wished(ticked, total)} of hidden neuron {k} (this "
                f"{name_of(label, example.names)}: {name}, {self.which_network}). If its layer "
                f"moved by {in_words(v['move'], 2)} times the sum, the cost would change by "
                f"{really}; forecast {forecast}.")

    def _show_arrows(self, wishes, ticked, sums):
        """Show the wishes of the ticked rows, as arrows that fit into them, and their sums."""
        show_cells(self._tints, wishes * ticked[:, np.newaxis])
        rows, columns = np.nonzero(np.broadcast_to(ticked[:, np.newaxis], wishes.shape))
        lengths = np.clip(LONG * wishes[rows, columns], -HIGH, HIGH)
        show_arrows(self._arrows, self._sums.places[columns], HIGH * (rows + 0.5) + lengths / 2,
                    lengths)
        self._sums.show(sums, decimals=2)

    def _show_words(self, outputs, ticked, neuron, label):
        """Show in each row the wish of the output's sum, and what it wishes of one neuron."""
        for k, texts in enumerate(self._words):
            self._boxes[k].set_text("☑" if ticked[k] else "☐")
            write(texts[1:], (outputs.sum_wishes[k], outputs.passed_on[k, neuron]))
            texts[0].set_weight("bold" if k == label else "normal")
            for text in texts:
                text.set_color(INK if ticked[k] else MUTED)

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


def _wished(ticked, total):
    rows = np.flatnonzero(ticked)
    names = ", ".join(map(str, rows))
    if not len(rows):
        return "No output is ticked, so nothing is wished"
    if len(rows) == 1:
        return f"Output {names} wishes {total}"
    who = "All ten outputs" if len(rows) == OUTPUTS else f"Outputs {names}"
    return f"{who} together wish {total}"
