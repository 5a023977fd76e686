"""13,002 dimensions: the gradient as a list of wishes, and one step along all of it."""

import numpy as np

from ...drawing.comparison import draw_comparison, update_comparison
from ...drawing.page import draw_page
from ...drawing.ranking import (
    draw_falling,
    draw_wishes,
    rank_at,
    row_at,
    update_falling,
    update_wishes,
)
from ...drawing.text import add_text, in_words
from ...lessons.descent.beginners import after_one_epoch, untrained
from ...lessons.descent.downhill import Downhill
from ...lessons.descent.ranking import Ranking
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from ...nudging import Nudging
from ..shared_network import Shelf

REACH, FARTHEST = 4, 30         # of a nudge, and of η
NUDGES = np.linspace(-REACH, REACH, 13)
COARSE = NUDGES[::3]            # will do while a hand is on its way down the list
RATES = FARTHEST * np.linspace(0, 1, 31) ** 2
ROWS = 5                        # of the list
UP_OR_DOWN = {1: "up", -1: "down"}


class AllDimensions(Panel):
    """Walk through the gradient's entries by rank; then step along all of them at once.

    Parameters
    ----------
    digits : Digits
        The cost is the mean over all of ``digits.train``.
    network : Network or Shelf, optional
        A further one beside those that have learned nothing, or a little; the package's trained
        one unless given. From a shelf, the panel follows whatever is put there.
    state : str
        A state code, as shown below the panel.
    """

    size = (780, 414)
    wanted_keys = ("ArrowUp", "ArrowDown")
    presets = {
        "Far down the list": {"rank": 5000}, "Does not matter": {"rank": 13000, "nudge": 4},
        "η too small": {"network": "once", "eta": 0.2},
        "η about right": {"network": "once", "eta": 2.2},
        "η too large": {"network": "once", "eta": 25},
    }

    def __init__(self, digits, network=None, state=""):
        self.digits, self._prepared, self._made = digits, {}, {}
        self.shelf = network if isinstance(network, Shelf) else Shelf(network)
        self.shelf.observe(self._handed_down, "network")
        self._third = "on the shelf" if network is self.shelf else "yours" if network else "trained"
        super().__init__(state)

    def controls(self):
        """Which network, which of its numbers and by how much, and how far all of them."""
        named = {
            "network": menu("network", [("untrained", "untrained"), ("after one epoch", "once"),
                                        (self._third, "shelf")], "untrained"),
            "rank": Slider("rank", value=1, min=1, max=2, step=1),
            "nudge": Slider("nudge by", value=0.5, min=-REACH, max=REACH),
            "eta": Slider("step η", value=1, max=FARTHEST, step=0.1),
        }
        named["network"].observe(self._fit_rank, "value")
        self.named = named
        self._fit_rank()
        return named

    def draw(self, figure):
        """Lay out the list, how fast its entries fall, and the two forecasts."""
        self._wishes = draw_wishes(figure, 12, 38, ROWS)
        self._falling = draw_falling(figure, 24, 262, 312, 106)
        self._one = draw_comparison(figure, 396, 10, reach=(-REACH, REACH), name="nudge")
        self._all = draw_comparison(figure, 396, 214, reach=(0, FARTHEST), name="η")
        page = draw_page(figure)
        self._words = [add_text(page, 12, 18, size=BODY),
                       add_text(page, 24, 192, size=SMALL + 1),
                       add_text(page, 24, 212, size=SMALL + 1)]
        self._words.append(add_text(page, 24, 250, size=SMALL, color=MUTED))
        self._shown, self._stepped, self._nudged = None, (), ()

    @property
    def network(self):
        """The network that is looked at."""
        chosen = self.named["network"].value
        if chosen == "shelf":
            return self.shelf.network
        if chosen not in self._made:
            self._made[chosen] = (untrained() if chosen == "untrained"
                                  else after_one_epoch(self.digits.train))
        return self._made[chosen]

    def prepared(self):
        """Return what is known of the network: `Nudging`, `Ranking`, `Downhill` and its curve."""
        network = self.network
        if network not in self._prepared:
            downhill = Downhill(network, self.digits.train)
            self._prepared[network] = (Nudging(network, self.digits.train),
                                       Ranking(downhill.gradient), downhill, downhill.curve(RATES))
        return self._prepared[network]

    def refresh(self):
        """Show the list around the chosen rank, and both forecasts beside what really happens."""
        nudging, ranking, downhill, costs = self.prepared()
        rank, rate, count = int(self.named["rank"].value) - 1, self.named["eta"].value, len(ranking)
        if self._shown is not ranking:
            self._shown = ranking
            self._show_network(ranking, downhill)
        update_falling(self._falling, abs(ranking.entries), rank + 1)
        listed, one = self._show_list(ranking, rank), self._show_nudge(nudging, ranking, rank)
        if (downhill, rate) != self._stepped[:2]:
            self._stepped = downhill, rate, downhill.cost_after(rate)
            update_comparison(self._all, (RATES, costs), downhill.slope, rate, self._stepped[2],
                              decimals=3)
            self._all.title.set_text(f"all {count:,} at once: a step with η = {rate:.1f}")
        after = self._stepped[2]
        return (f"{listed} {one} A step of all {count:,} with η = {rate:.1f}: from "
                f"{in_words(downhill.cost)} to {in_words(after)}, forecast "
                f"{in_words(downhill.cost + downhill.slope * rate)}.")

    def touched(self, touch):
        """Choose a number in the list or on the curve below it; walk with arrow keys."""
        rank = self.named["rank"]
        if touch.kind == "key":
            rank.value += 1 if touch.key == "ArrowDown" else -1
        elif touch.axes is self._falling.here.axes and touch.kind != "up":
            rank.value = rank_at(touch.points[-1][0])
        elif touch.axes is self._wishes.frame.axes and touch.kind == "down":
            rank.value = 1 + self._first(int(rank.value) - 1) + row_at(touch.points[-1][1], ROWS)

    def _show_network(self, ranking, downhill):
        lot, some, little, nothing = ranking.counts().items()
        for text, parts in zip(self._words[1:3], ((lot, some), (little, nothing)), strict=True):
            text.set_text(", ".join(f"{count:,} matter {words}" for words, count in parts))
        self._words[0].set_text(f"the {len(ranking):,} entries, largest first")
        self._words[3].set_text(f"their sizes, by rank, from {abs(ranking.entries[0]):.5f} on")
        self._one.note.set_text(f"cost over all {len(self.digits.train):,} training digits")
        self._all.note.set_text(f"cost {in_words(downhill.cost)}; length of the gradient "
                                f"{in_words(ranking.length)}")

    def _show_list(self, ranking, rank):
        first = self._first(rank)
        ranks = range(first, first + ROWS)
        ways = [ranking.direction(k) for k in ranks]
        words = [f"{UP_OR_DOWN[way]}, {ranking.strength(k)}" if way else "no matter"
                 for k, way in zip(ranks, ways, strict=True)]
        dials, chosen = [ranking.dial(k) for k in ranks], rank - first
        update_wishes(self._wishes, [k + 1 for k in ranks], [_short(dial) for dial in dials], ways,
                      words, ranking.entries[first:first + ROWS], chosen)
        return (f"Rank {rank + 1:,}: the {dials[chosen]}, entry "
                f"{in_words(ranking.entries[rank], 5, sign=True)}: {words[chosen]}.")

    def _show_nudge(self, nudging, ranking, rank):
        dial, nudge = ranking.dial(rank), self.named["nudge"].value
        before, now, by = self._nudged, (nudging, dial, nudge), in_words(nudge, 2, sign=True)
        if now != before[:3]:
            curve = before[3] if now[:2] == before[:2] else self._curve(nudging, dial)
            changes = update_comparison(
                self._one, curve, float(ranking.entries[rank]), nudge,
                nudging.cost_after(dial, nudge), decimals=5)
            self._nudged = *now, curve, changes
            self._one.title.set_text(f"one of them, {_short(dial)}: {by}")
        really, forecast = self._nudged[-1]
        return f"Nudged by {by}, it changes the cost by {really}, forecast {forecast}."

    def _curve(self, nudging, dial):
        nudges = COARSE if self._loop.when_still(self._refine) else NUDGES
        return nudges, nudging.curve(dial, nudges)

    def _refine(self):
        self._nudged = ()
        self._refresh()

    def _first(self, rank):
        return int(np.clip(rank - ROWS // 2, 0, self.named["rank"].max - ROWS))

    def _fit_rank(self, _=None):
        with self.quietly():
            self.named["rank"].max = self.network.n_parameters

    def _handed_down(self, _):
        self._loop.run(self._fit_rank)
        self._loop.run(self._refresh)


def _short(dial):
    if dial.kind == "bias":
        return f"layer {dial.layer}, bias {dial.neuron}"
    return f"layer {dial.layer}, {dial.source} → {dial.neuron}"
