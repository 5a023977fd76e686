"""The average cost: one number for all examples, and how few of them tell it already."""

from functools import cache, lru_cache

import numpy as np
from matplotlib.collections import LineCollection

from ...drawing.artists import add_dot, add_line, adjust, lay
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.walk import Table
from ...lessons.descent.reading import read, sorted_in_parts
from ...live.panel import Panel
from ...live.slider import Slider
from ...live.style import CHOSEN, FAINT, INK, MUTED, SMALL
from ..given import slider_over
from ..shared_network import NetworkChoice

SHUFFLES, SHOWN = 20, 6         # orders to choose from, and those drawn faint beside it
POINTS = 50                     # of a line
HEADROOM = 2.2                  # of the picture of means, in means of all
BARS = 256                      # a power of 2, so that 1, 2, 4, ... examples fill them evenly
LOOKS = {"training": {"color": INK}, "test": {"color": MUTED, "linestyle": "--"}}


class AverageCost(NetworkChoice, Panel):
    """Take more and more examples, see what each of them costs, and how their mean settles.

    Parameters
    ----------
    digits : Digits
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs; whatever is put on a shelf is shown at once.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight")

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        self._most = max(map(len, digits))
        self._doublings = int(np.ceil(np.log2(self._most)))
        presets = {"One example": {"doublings": 0}, "128 examples": {"doublings": 7},
                   "All": {"doublings": self._doublings}, "Untrained": {"network": "untrained"},
                   "Untrained, all": {"network": "untrained", "doublings": self._doublings}}
        self.presets = {name: preset for name, preset in presets.items()
                        if preset.get("doublings", 0) <= self._doublings}
        self._measured = lru_cache(2)(lambda network: {
            "training": _measure(network, digits.train), "test": _measure(network, digits.test)})
        super().__init__(state)

    def controls(self):
        """Which network, in which order the examples come, and how many of them."""
        return {"network": self.network_menu(),
                "order": Slider("order", value=0, max=SHUFFLES - 1, step=1),
                "doublings": slider_over("doublings", self._doublings + 1, value=5)}

    def draw(self, figure):
        """Draw the single costs of both sets on the left, and how their means settle."""
        self._sorted = {name: SortedBars(axes_at(figure, 44, top, 300, 136, framed=True))
                        for name, top in (("training", 44), ("test", 252))}
        self._settling = axes_at(figure, 420, 44, 308, 192, framed=True)
        self._draw_means(self._settling)
        page = draw_page(figure)
        for y, words in ((12, "mean cost: full line training, broken line test,"),
                         (26, "faint lines: the same in another order")):
            add_text(page, 420, y, words, size=SMALL, color=MUTED, zorder=1)
        self._table = Table(page, 400, 744, 304, 6, line=21)

    def refresh(self):
        """Show the first so many examples of both sets, their costs, and the means."""
        v = self.values()
        measured = self._measured(self.network)
        self._rescale(measured)
        lines, said, order = [], [], int(v["order"])
        for name, (costs, right, counts, means) in measured.items():
            n = min(2 ** int(v["doublings"]), len(costs))
            first = _orders(len(costs))[order][:n]
            few, mean = f"{n:,} {name} example{'s' * (n > 1)}", in_words(costs[first].mean())
            of_all, share = in_words(costs.mean()), f"{right[first].mean():.0%}"
            self._sorted[name].show(costs[first], few, f"mean {mean}")
            lay(self._means[name], counts, means[order])
            height = means[order][np.searchsorted(counts, n)]
            lay(self._dots[name], n, min(height, self._settling.get_ylim()[1]))
            lines += [(f"mean over {few}", mean), (f"mean over all {len(costs):,}", of_all),
                      (f"of the {n:,}, read right", share)]
            said.append(f"over {few} is {mean} (over all: {of_all}), and {share} are read right")
        *_, counts, means = measured["training"]
        self._others.set_segments([np.column_stack([counts, mean]) for mean in means[:SHOWN]])
        most = max(dot.get_xdata()[0] for dot in self._dots.values())
        lay(self._now, [most] * 2, self._settling.get_ylim())
        self._table.show(lines)
        return f"The mean cost of {self.whose} {'; '.join(said)}."

    def touched(self, touch):
        """Take as many examples as the pointer says, or twice or half as many by arrow keys."""
        doublings = self.named["doublings"]
        if touch.kind == "key":
            doublings.value += 1 if touch.key == "ArrowRight" else -1
        elif touch.axes is self._settling and touch.kind != "up":
            doublings.value = round(np.log2(max(touch.points[-1][0], 1)))

    def _draw_means(self, ax):
        """Add the lines of means over more and more examples, with a dot where each is now."""
        self._others = ax.add_collection(
            LineCollection([], colors=FAINT, linewidths=0.8, zorder=1.2))
        self._means = {name: ax.plot([], [], linewidth=1.8, zorder=1.5, **look)[0]
                       for name, look in LOOKS.items()}
        self._now = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=1.4)
        self._dots = {name: add_dot(ax, color=look["color"], markeredgewidth=1, markersize=7,
                                    zorder=2.5) for name, look in LOOKS.items()}
        ax.set(xscale="log", xlim=(1, max(self._most, 2)))
        ticks = [10**k for k in range(len(str(self._most)))]
        ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
        ax.minorticks_off()
        ax.set_xlabel("how many examples", labelpad=2)

    def _rescale(self, measured):
        highest = max(costs.max() for costs, *_ in measured.values())
        for bars in self._sorted.values():
            adjust(bars.axes, ylim=(0, highest))
        mean = max(costs.mean() for costs, *_ in measured.values())
        adjust(self._settling, ylim=(0, HEADROOM * mean))


class SortedBars:
    """Numbers as bars that fill the width, from the smallest to the largest, and their mean."""

    def __init__(self, ax):
        self.axes = ax
        self.bars = ax.stairs(np.zeros(BARS), np.linspace(0, 1, BARS + 1), fill=True, color=MUTED,
                              zorder=1)
        self._mean = add_line(ax, color=CHOSEN, linewidth=2.5, zorder=2)
        ax.set(xlim=(0, 1), xticks=[])
        ax.set_xlabel("a bar for each, from the lowest cost to the highest", labelpad=4)
        looks = {"size": SMALL + 1, "transform": ax.transAxes}
        self._title = add_text(ax, 0, 1.1, **looks)
        self.number = add_text(ax, 1, 1.1, ha="right", weight="bold", **looks)

    def show(self, values, title, number):
        """Show other `values`, with words above them on the left and on the right."""
        self.bars.set_data(sorted_in_parts(values, BARS))
        lay(self._mean, [0, 1], [values.mean()] * 2)
        self._title.set_text(title)
        self.number.set_text(number)


def _measure(network, examples):
    """Return single costs, who is read right, counts, and the means up to there in each order."""
    reading = read(network, examples, np.float64)     # lines are drawn the same on every machine
    costs, right = reading.costs, reading.right
    few = np.geomspace(1, len(costs), POINTS).round().astype(int)
    doubled = 2 ** np.arange(int(np.log2(len(costs))) + 1)     # where the dots may stand
    counts = np.union1d(few, doubled)
    return costs, right, counts, [np.cumsum(costs[order])[counts - 1] / counts
                                  for order in _orders(len(costs))]


@cache
def _orders(n):
    """Return the orders in which n examples come, an array of shape (SHUFFLES, n)."""
    return np.array([np.random.default_rng(k).permutation(n) for k in range(SHUFFLES)])
