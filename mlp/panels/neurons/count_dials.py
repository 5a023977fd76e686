"""Count the dials: how many weights and biases a network of chosen layers has."""

import numpy as np
from matplotlib.collections import LineCollection

from ...drawing.artists import add_line, lay, lay_apart, put
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text
from ...live.panel import Panel
from ...live.slider import Slider
from ...live.style import BODY, FAINT, INK, LARGE, MUTED, PAPER, SMALL
from ...network import count_parameters, parameters_by_layer

PIXELS, OUTPUTS = 784, 10
MOST, WIDEST = 4, 100   # hidden layers, and neurons in one of them
# In CSS pixels: where the first and the last column are, and what stands above and below them.
LEFT, RIGHT, TOP, BOTTOM = 116, 706, 60, 262
HEAD, KIND, PRODUCT, WEIGHTS, SHARE, BIASES, TOTAL = 20, 40, 287, 307, 325, 352, 388
BAR = 84                # a bar this long would be all dials together
ROOM, END = 10, 3       # dots in a full column; those above and below a gap where it is cut short


class CountDials(Panel):
    """Choose hidden layers and their widths, and see the sum that counts weights and biases."""

    size = (760, 410)
    presets = {
        "The video's": {"hidden": 2},
        "No hidden layer": {"hidden": 0},
        "One wide layer": {"n1": 100},
        "Four of 16": {"hidden": 4},
    }

    def controls(self):
        """Return how many hidden layers there are, and the width of each."""
        widths = {f"n{l}": Slider(f"width {l}", value=16, min=1, max=WIDEST, step=1)
                  for l in range(1, MOST + 1)}
        return {"hidden": Slider("hidden", value=1, max=MOST, step=1), **widths}

    def draw(self, figure):
        """Draw columns of dots, and the sums below them."""
        width, height = RIGHT - LEFT + 20, BOTTOM - TOP
        ax = axes_at(figure, LEFT - 10, TOP, width, height)
        shares = axes_at(figure, LEFT, SHARE - 4, RIGHT - LEFT, 8)
        page = draw_page(figure)
        ax.set(xlim=(-10, width - 10), ylim=(height, 0))
        shares.set(xlim=(0, RIGHT - LEFT), ylim=(0, 1))
        self._links = ax.add_collection(LineCollection([], colors=FAINT, linewidths=0.6, zorder=1))
        self._dots = add_line(ax, "o", markersize=10.5, color=PAPER, markeredgecolor=INK,
                              markeredgewidth=1.2, zorder=2)
        self._left_out = add_line(ax, "o", markersize=3, color=INK, zorder=2)
        self._bars = [
            add_line(shares, color=colour, linewidth=5, zorder=zorder, solid_capstyle="butt")
            for colour, zorder in ((FAINT, 1), (INK, 1.1))]
        for y, word in ((WEIGHTS, "weights"), (SHARE, "share of all"), (BIASES, "biases")):
            add_text(page, 16, y, word, size=SMALL, color=MUTED, zorder=1)
        small, bold = {"size": SMALL, "color": MUTED}, {"size": BODY, "weight": "bold"}
        large = {"size": LARGE, "weight": "bold"}
        self._layers, self._gaps = (
            [[add_text(page, 0, y, ha="center", **looks) for y, looks in lines] for _ in range(n)]
            for n, lines in ((MOST + 2, ((HEAD, large), (KIND, small), (BIASES, bold))),
                             (MOST + 1, ((PRODUCT, small), (WEIGHTS, bold)))))
        self._total = add_text(page, (LEFT + RIGHT) / 2, TOTAL, ha="center", **large)

    def sizes(self):
        """Return the number of neurons in each layer, the pixels first."""
        v = self.values()
        return [PIXELS, *(int(v[f"n{l}"]) for l in range(1, int(v["hidden"]) + 1)), OUTPUTS]

    def refresh(self):
        """Show the network, and count."""
        sizes = self.sizes()
        for l in range(1, MOST + 1):
            self.named[f"n{l}"].disabled = l > len(sizes) - 2
        weights, biases = parameters_by_layer(sizes)
        total = count_parameters(sizes)
        x = np.linspace(0, RIGHT - LEFT, len(sizes))
        middles = (x[:-1] + x[1:]) / 2
        self._show_dots(x, sizes)
        kinds = ["pixels", *["hidden"] * (len(sizes) - 2), "outputs"]
        _write(self._layers, x, zip(sizes, kinds, ["", *biases], strict=True))
        _write(self._gaps, middles, ((f"{n}·{m} =", f"{count:,}") for n, m, count in
                                     zip(sizes[:-1], sizes[1:], weights, strict=True)))
        for bars, ends in zip(self._bars, (np.ones(len(weights)), np.array(weights) / total),
                              strict=True):
            lay_apart(bars, [[(middle - BAR / 2, 0.5), (middle + BAR * (end - 0.5), 0.5)]
                             for middle, end in zip(middles, ends, strict=True)])
        self._total.set_text(
            f"{sum(weights):,} weights + {sum(biases):,} biases = {total:,} dials")
        return (f"The network {'-'.join(map(str, sizes))} has {sum(weights):,} weights and "
                f"{sum(biases):,} biases: {total:,} numbers to turn. Of these, "
                f"{weights[0]:,} weights lead out of the {PIXELS} pixels.")

    def _show_dots(self, x, sizes):
        heights, left_out = zip(*map(_heights, sizes), strict=True)
        columns = [[(place, y) for y in ys] for place, ys in zip(x, heights, strict=True)]
        lay(self._dots, *np.concatenate(columns).T)
        self._links.set_segments([(start, end) for one, other in
                                  zip(columns[:-1], columns[1:], strict=True)
                                  for start in one for end in other])
        self._left_out.set_data(np.repeat(x, [len(ys) for ys in left_out]),
                                np.concatenate(left_out))


def _write(columns, x, words):
    """Write words into as many columns of texts as there are places `x`; empty the others."""
    for texts in columns[len(x):]:
        for text in texts:
            put(text, "", 0)
    for texts, place, lines in zip(columns, x, words, strict=False):
        for text, line in zip(texts, lines, strict=True):
            put(text, f"{line}", LEFT + place)


def _heights(n):
    """Return where the dots of a column of `n` stand, and the small dots for those left out."""
    step, middle = (BOTTOM - TOP) / ROOM, (BOTTOM - TOP) / 2
    if n <= ROOM:
        return middle + step * (np.arange(n) - (n - 1) / 2), []
    places = middle + step * (np.arange(ROOM) - (ROOM - 1) / 2)
    return np.append(places[:END], places[-END:]), middle + step * np.array([-0.7, 0, 0.7])
