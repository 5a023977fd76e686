"""How much data: how well a network reads new digits, and how many others it takes for that."""

import math

import numpy as np

from ...drawing.artists import add_line
from ...drawing.images import draw_row, update_row
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, are_words, name_of, say
from ...lessons.descent.beginners import learned_from
from ...lessons.descent.reading import read
from ...live.panel import Panel
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, INK, LARGE, MUTED, SMALL
from ..given import checked_digits, slider_over

STEPS, RATE, SEED = 2000, 1.0, 1
STEP = 0.5                      # from one number of examples to the next, as a power of ten
ROWS, COLUMNS = 4, 6            # of wrong digits
SIZE = 42                       # of a digit, in CSS pixels
LETTERS = 5                     # of a name


class HowMuchData(Panel):
    """Choose how many examples a network learns from, and see what it gets wrong afterwards.

    Parameters
    ----------
    digits : Digits
        It learns from ``digits.train``, and is tested on ``digits.test``.
    state : str
        A state code, as shown below the panel.
    """

    size = (790, 408)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {"Ten examples": {"power": 1}, "A hundred": {"power": 2}}

    def __init__(self, digits, state=""):
        self.digits, most = checked_digits(digits), len(digits.train)
        self._arrow, self._below = ("\n→", 34) if are_words(digits.names) else ("→", 20)
        # A list that ends with what there is, if that is nearly the next number.
        self._powers = np.arange(1, math.log10(most * 1.1) + 1e-9, STEP)
        if len(self._powers) < 2:
            raise ValueError(f"got {most} training digits: load at least 30 to compare")
        self.counts = [min(round(10 ** power), most) for power in self._powers]
        networks = [learned_from(digits.train, count, steps=STEPS, learning_rate=RATE, seed=SEED)
                    for count in self.counts]
        self._readings = [read(network, digits.test) for network in networks]
        own = [read(network, digits.train.pick(slice(0, count)))
               for network, count in zip(networks, self.counts, strict=True)]
        self.shares = [[reading.right.mean() for reading in readings]
                       for readings in (self._readings, own)]
        super().__init__(state)

    def controls(self):
        """How many examples, as a power of ten, and where to begin with the wrong digits."""
        most = float(self._powers[-1])
        return {"power": Slider("power", value=most, min=1, max=most, step=STEP),
                "first": slider_over("skip", len(self.digits.test) // 2 + 1)}

    def draw(self, figure):
        """Draw the two curves, and the place for wrong digits."""
        self._draw_curves(axes_at(figure, 64, 62, 400, 290, framed=True))
        page = draw_page(figure)
        self._grids, self._words = [], []
        for row in range(ROWS):
            y = 84 + row * (SIZE + self._below)
            ax = axes_at(figure, 518, y, COLUMNS * SIZE, SIZE, framed=True)
            self._grids.append(draw_row(ax, COLUMNS, 28))
            self._words += [add_text(page, 518 + (column + 0.5) * SIZE,
                                     y + SIZE + self._below / 2 - 1, ha="center",
                                     size=SMALL - 1 if are_words(self.digits.names) else SMALL)
                            for column in range(COLUMNS)]
        add_text(page, 464, 388, "training examples, each mark ten times as many", size=SMALL,
                 color=MUTED, ha="right", zorder=1)
        add_text(page, 64, 44, f"read right, always after {STEPS:,} steps of 10", size=SMALL,
                 color=MUTED, zorder=1)
        self._titles = [add_text(page, x, y, size=size, weight=weight) for x, y, size, weight in (
            (64, 22, LARGE, "bold"), (518, 22, BODY, "bold"), (518, 44, SMALL, "normal"),
            (518, 62, SMALL, "normal"))]

    def _draw_curves(self, ax):
        """Draw the shares that are read right, and a point for each curve."""
        powers, ticks = self._powers, range(1, int(np.ceil(self._powers[-1])) + 1)
        shares = np.linspace(0, 1, 6)
        ax.set(xlim=(powers[0] - 0.15, powers[-1] + 0.15), ylim=(0, 1.04), xticks=ticks,
               yticks=shares)
        ax.set_xticklabels([f"{10 ** power:,}" for power in ticks])
        ax.set_yticklabels([f"{share:.0%}" for share in shares])
        ax.grid(True)
        self._points = []
        for curve, colour, *place_and_name in zip(
                self.shares, (INK, MUTED), (2.35, 1.0), (0.6, 0.91),
                ("new digits, from the test set", "the examples it has learned from"),
                strict=True):
            ax.plot(powers, curve, color=colour, marker="o", markersize=5, zorder=1)
            add_text(ax, *place_and_name, size=SMALL + 1, color=colour, zorder=1)
            self._points.append(add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=9,
                                         zorder=2))

    def refresh(self):
        """Mark the chosen number on both curves, and show what is read wrong."""
        v, test = self.values(), self.digits.test
        k = int(abs(self._powers - v["power"]).argmin())
        reading, count = self._readings[k], self.counts[k]
        wrong = np.flatnonzero(~reading.right)
        shown = wrong[int(v["first"]):][:ROWS * COLUMNS]
        for point, curve in zip(self._points, self.shares, strict=True):
            point.set_data([self._powers[k]], [curve[k]])
        for row, grid in enumerate(self._grids):
            update_row(grid, test.inputs(shown[row * COLUMNS:(row + 1) * COLUMNS]).T)
        words = [self._arrow.join(name_of(one[i], test.names, LETTERS)
                                  for one in (test.labels, reading.answers)) for i in shown]
        say(self._words, words + [""] * (len(self._words) - len(words)))
        say(self._titles, (f"{count:,} examples", f"{len(wrong):,} of {len(test):,} read wrong",
                           "what it is → what is read" if len(shown) else "no more of them",
                           f"the first {len(shown)} of them" if not v["first"] else
                           f"{len(shown)} of them, after the first {v['first']:g}"))
        new, old = (curve[k] for curve in self.shares)
        return (f"After {STEPS:,} steps on {count:,} examples the network reads {old:.0%} of them "
                f"right, and {new:.0%} of {len(test):,} new digits.")

    def touched(self, touch):
        """Choose a number of examples by pointer, or with the arrow keys."""
        power = self.named["power"]
        if touch.kind == "key":
            power.value += STEP if touch.key == "ArrowRight" else -STEP
        elif touch.axes is self._points[0].axes and touch.kind != "up":
            power.value = float(self._powers[abs(self._powers - touch.points[-1][0]).argmin()])
