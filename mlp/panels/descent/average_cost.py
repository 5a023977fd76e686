"""The average cost: one number for all examples, and how few of them tell it already."""

from functools import cache

import numpy as np

from ...drawing.means import draw_running, draw_sorted, update_running, update_sorted
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.walk import draw_table, update_table
from ...lessons.descent.averages import running_means, single_costs, sorted_in_parts
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import MUTED, SMALL
from ...network import Network
from ...storage import trained_network
from ..shared_network import Shelf

SIZES = [784, 16, 16, 10]
SHUFFLES, SHOWN = 20, 6         # orders to choose from, and those drawn faint beside it
POINTS = 50                     # of a line
HEADROOM = 2.2                  # of the picture of means, in means of all
BARS = 256                      # a power of 2, so that 1, 2, 4, ... examples fill them evenly


class AverageCost(Panel):
    """Take more and more examples, see what each of them costs, and how their mean settles.

    Parameters
    ----------
    digits : Digits
    network : Network or Shelf, optional
        Yours; a `Shelf` is followed when another network is put there. Unless given, the trained
        one of the package. One that has learned nothing stands beside it.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    def __init__(self, digits, network=None, state=""):
        self.digits, self._prepared = digits, {}
        self._sets = {"training": digits.train, "test": digits.test}
        self._most = max(map(len, digits))
        self._doublings = int(np.ceil(np.log2(self._most)))
        self.presets = {
            "One example": {"doublings": 0}, "128 examples": {"doublings": 7},
            "All": {"doublings": self._doublings}, "Untrained": {"network": "untrained"},
            "Untrained, all": {"network": "untrained", "doublings": self._doublings}}
        shelf = network if isinstance(network, Shelf) else None
        mine = shelf.network if shelf else network or trained_network()
        self._networks = {
            "yours" if network else "trained": mine,
            "untrained": Network.random(mine.sizes, np.random.default_rng(0), mine.activation)}
        super().__init__(state)
        if shelf:
            shelf.observe(self._another, "network")

    def controls(self):
        """Which network, in which order the examples come, and how many of them."""
        return {"network": menu("network", list(self._networks), next(iter(self._networks))),
                "order": Slider("order", value=0, max=SHUFFLES - 1, step=1),
                "doublings": Slider("doublings", value=5, max=self._doublings, step=1)}

    def draw(self, figure):
        """Draw the single costs of both sets on the left, and how their means settle."""
        self._sorted = []
        for top in (44, 252):
            ax = axes_at(figure, 44, top, 300, 136)
            ax.set_axis_on()
            self._sorted.append(draw_sorted(ax, BARS))
            ax.set_xlabel("a bar for each, from the lowest cost to the highest", labelpad=4)
        self._settling = axes_at(figure, 420, 44, 308, 192)
        self._settling.set_axis_on()
        self._running = draw_running(self._settling, self._most)
        self._settling.set_xlabel("how many examples", labelpad=2)
        page = draw_page(figure)
        add_text(page, 420, 12, "mean cost: full line training, broken line test,", size=SMALL,
                  color=MUTED, zorder=1)
        add_text(page, 420, 26, "faint lines: the same in another order", size=SMALL, color=MUTED,
                  zorder=1)
        self._table = draw_table(page, 400, 744, 304, 6, line=21)
        self._shown = None

    def refresh(self):
        """Show the first so many examples of both sets, their costs, and the means."""
        v = self.values()
        network = self._networks[v["network"]]
        if network is not self._shown:
            self._rescale(network)
        order, now = int(v["order"]), []
        for drawn, name, measured in zip(self._sorted, self._sets, self._measured(network),
                                         strict=True):
            costs, right, counts, means = measured
            n = min(2 ** int(v["doublings"]), len(costs))
            first = _orders(len(costs))[order][:n]
            mean = costs[first].mean()
            now.append((name, n, mean, costs.mean(), right[first].mean()))
            update_sorted(drawn, sorted_in_parts(costs[first], BARS), mean,
                          f"{n:,} {name} example{'s' * (n > 1)}", f"mean {in_words(mean)}")
        both = self._measured(network)
        update_running(self._running, [(m[2], m[3][order]) for m in both],
                       [(both[0][2], mean) for mean in both[0][3][:SHOWN]],
                       [n for _, n, *_ in now])
        return self._in_words(v["network"], now)

    def touched(self, touch):
        """Take as many examples as the pointer says, or twice or half as many by arrow keys."""
        doublings = self.named["doublings"]
        if touch.kind == "key":
            doublings.value += 1 if touch.key == "ArrowRight" else -1
        elif touch.axes is self._settling and touch.kind != "up":
            doublings.value = round(np.log2(max(touch.points[-1][0], 1)))

    def _in_words(self, network, now):
        """Write the table; return the same in a sentence."""
        lines, said = [], []
        for name, n, mean, of_all, right in now:
            few = f"{n:,} {name} example{'s' * (n > 1)}"
            lines += [(f"mean over {few}", in_words(mean)),
                      (f"mean over all {len(self._sets[name]):,}", in_words(of_all)),
                      (f"of the {n:,}, read right", f"{right:.0%}")]
            said.append(f"over {few} is {in_words(mean)} (over all: {in_words(of_all)}), and "
                        f"{right:.0%} are read right")
        update_table(self._table, lines)
        return f"The network: {network}. Its mean cost {'; '.join(said)}."

    def _measured(self, network):
        """Return, for both sets, costs, who is read right, counts, and the means up to there."""
        if network not in self._prepared:
            self._prepared[network] = [self._measure(network, examples)
                                       for examples in self._sets.values()]
        return self._prepared[network]

    @staticmethod
    def _measure(network, examples):
        costs, right = single_costs(network, examples)
        few = np.geomspace(1, len(costs), POINTS).round().astype(int)
        doubled = 2 ** np.arange(int(np.log2(len(costs))) + 1)     # where the dots may stand
        counts = np.union1d(few, doubled)
        means = [running_means(costs[order], counts) for order in _orders(len(costs))]
        return costs, right, counts, means

    def _rescale(self, network):
        self._shown = network
        measured = self._measured(network)
        highest = max(costs.max() for costs, *_ in measured)
        for drawn in self._sorted:
            drawn.bars.axes.set_ylim(0, highest)
        self._settling.set_ylim(0, HEADROOM * max(costs.mean() for costs, *_ in measured))

    def _another(self, change):
        """Look at the network that has been put on the shelf."""
        self._prepared.pop(self._networks["yours"], None)
        self._networks["yours"] = change["new"]
        self._loop.run(self._refresh)


@cache
def _orders(n):
    """Return the orders in which n examples come, an array of shape (SHUFFLES, n)."""
    return np.array([np.random.default_rng(k).permutation(n) for k in range(SHUFFLES)])
