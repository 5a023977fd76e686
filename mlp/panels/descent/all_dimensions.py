"""13,002 dimensions: the gradient as a list, the largest entry first, and one step against it."""

from functools import cache, lru_cache, partial

import numpy as np

from ...drawing.artists import add_line, adjust, lay
from ...drawing.curves import Forecast
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, say, signed
from ...lessons.descent.beginners import after_one_epoch
from ...lessons.descent.ranking import Ranking
from ...lessons.descent.step_costs import StepCosts
from ...live.panel import Panel
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, INK, MUTED, SMALL, WISH_DOWN, WISH_UP, in_letters
from ...nudging import Nudging
from ..shared_network import NetworkChoice

REACH, FARTHEST = 4, 30         # of a nudge, and of η
NUDGES = np.linspace(-REACH, REACH, 13)
COARSE = NUDGES[::3]            # enough while a hand moves down the list
RATES = FARTHEST * np.linspace(0, 1, 31) ** 2
ROWS, HIGH, WIDE = 5, 24, 346   # of the list: its rows, and a row in CSS pixels
COLUMNS = [(38, {"ha": "right", "color": MUTED, "size": SMALL}), (45, {"size": SMALL + 1}),
           (171, {"size": SMALL}), (184, {"size": SMALL}), (340, {"ha": "right", "size": SMALL})]
# For each direction of a wish: its word, its arrow, and the arrow's colour.
WISHES = {1: ("up", "▲", in_letters(WISH_UP)), -1: ("down", "▼", in_letters(WISH_DOWN)),
          0: ("", "–", MUTED)}
POINTS, TOP = 300, 1.05         # of the curve of all sizes: its points at most, its upper edge
RANKS = ["1", "10", "100", "1,000", "10,000", "100,000"]


class AllDimensions(NetworkChoice, Panel):
    """Walk through the gradient's entries by rank; then step along all of them at once.

    Parameters
    ----------
    digits : Digits
        The cost is the mean over all of ``digits.train``.
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs; whatever is put on a shelf is shown at once.
    state : str
        A state code, as shown below the panel.
    """

    size = (780, 414)
    wanted_keys = ("ArrowUp", "ArrowDown")
    presets = {
        "η too small": {"network": "one-epoch", "eta": 0.2},
        "η about right": {"network": "one-epoch", "eta": 2.2},
        "η too large": {"network": "one-epoch", "eta": 25},
    }

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        self.networks = {"untrained": self.networks["untrained"],
                         "one-epoch": cache(partial(after_one_epoch, digits.train)),
                         "trained": self.networks["trained"]}
        last = self.first_network.n_parameters
        self.presets = {"Far down the list": {"rank": min(5000, last // 2)},
                        "Does not matter": {"rank": last - 2, "nudge": 4}} | self.presets
        self._known = lru_cache(3)(partial(Known, examples=digits.train))
        super().__init__(state)

    def controls(self):
        """Which network, which of its numbers and by how much, and how far all of them."""
        return {
            "network": self.network_menu(),
            "rank": Slider("rank", value=1, min=1, max=self.first_network.n_parameters,
                           step=1),
            "nudge": Slider("nudge by", value=0.5, min=-REACH, max=REACH),
            "eta": Slider("step η", value=1, max=FARTHEST, step=0.1),
        }

    def draw(self, figure):
        """Lay out the list, how fast its entries fall, and the two forecasts."""
        self._list = axes_at(figure, 12, 38, WIDE, HIGH * ROWS)
        self._frame = add_line(self._list, color=CHOSEN, linewidth=2, zorder=1.5, clip_on=False)
        self._rows = [[add_text(self._list, x, HIGH * (k + 0.5), **looks) for x, looks in COLUMNS]
                      for k in range(ROWS)]
        self._falling = axes_at(figure, 24, 262, 312, 106, framed=True)
        self._sizes = add_line(self._falling, color=INK, linewidth=2, zorder=1.5)
        self._here = add_line(self._falling, color=CHOSEN, linewidth=1.6, zorder=1.4)
        self._falling.set(xlim=(0, 1), ylim=(0, TOP), yticks=[])
        self._falling.set_xticks(range(len(RANKS)), RANKS)
        self._falling.spines["left"].set_visible(False)
        self._one = Comparison(figure, 396, 10, (-REACH, REACH), "nudge", decimals=5)
        self._all = Comparison(figure, 396, 214, (0, FARTHEST), "η", decimals=3)
        page = draw_page(figure)
        self._words = [add_text(page, x, y, **looks) for x, y, looks in (
            (12, 18, {"size": BODY}), (24, 192, {"size": SMALL + 1}),
            (24, 212, {"size": SMALL + 1}), (24, 250, {"size": SMALL, "color": MUTED}))]
        self._shown, self._curve = None, (None, None, None)

    @property
    def ranking(self):
        """The gradient's entries by rank, a `Ranking`."""
        return self._known(self.network).ranking

    def refresh(self):
        """Show the list around the chosen rank, and both forecasts beside what really happens."""
        known = self._known(self.network)
        ranking, downhill = known.ranking, known.downhill
        with self.quietly():    # another network may have fewer numbers
            self.named["rank"].max = len(ranking)
        rank, rate = int(self.named["rank"].value) - 1, self.named["eta"].value
        if self._shown is not ranking:
            self._shown = ranking
            self._show_network(ranking, downhill)
        lay(self._here, [np.log10(rank + 1)] * 2, [0, TOP])
        listed, nudged = self._show_list(ranking, rank), self._show_nudge(known, rank)
        after = known.after_step(rate)
        self._all.show((RATES, known.step_costs), downhill.slope, rate, after)
        self._all.title.set_text(f"all {len(ranking):,} at once: a step with η = {rate:.1f}")
        return (f"{listed} {nudged} A step of all {len(ranking):,} with η = {rate:.1f}: from "
                f"{in_words(downhill.cost)} to {in_words(after)}, forecast "
                f"{in_words(downhill.cost + downhill.slope * rate)}.")

    def touched(self, touch):
        """Choose a number in the list or on the curve below it; walk with arrow keys."""
        rank = self.named["rank"]
        if touch.kind == "key":
            rank.value += 1 if touch.key == "ArrowDown" else -1
        elif touch.axes is self._falling and touch.kind != "up":
            rank.value = round(10.0 ** touch.points[-1][0])
        elif touch.axes is self._list and touch.kind == "down":
            row = min(max(int(touch.points[-1][1] / HIGH), 0), ROWS - 1)
            rank.value = 1 + self._first(int(rank.value) - 1) + row

    def _show_network(self, ranking, downhill):
        sizes, (lot, some, little, nothing) = abs(ranking.entries), ranking.counts().items()
        ranks = np.unique(np.geomspace(1, len(sizes), POINTS).astype(int))
        lay(self._sizes, np.log10(ranks), sizes[ranks - 1] / (sizes[0] or 1))
        adjust(self._falling, xlim=(0, np.log10(len(sizes))))
        say(self._words, (
            f"the {len(sizes):,} entries, furthest from 0 first",
            *(", ".join(f"{count:,} matter {much}" for much, count in parts)
              for parts in ((lot, some), (little, nothing))),
            f"their sizes by rank; the first is {sizes[0]:.5f}"))
        self._one.note.set_text(f"cost over all {len(self.digits.train):,} training digits")
        self._all.note.set_text(f"cost {in_words(downhill.cost)}; length of the gradient "
                                f"{in_words(ranking.length)}")

    def _show_list(self, ranking, rank):
        """Fill the rows around `rank`, frame its own, and return that one in a sentence."""
        first = self._first(rank)
        for k, texts in enumerate(self._rows, first):
            word, arrow, colour = WISHES[ranking.direction(k)]
            wish = f"{word}, {ranking.strength(k)}" if word else "no effect"
            entry, dial = signed(ranking.entries[k], 5), ranking.dial(k)
            say(texts, (f"{k + 1:,}", _short(dial), arrow, wish, entry))
            texts[2].set_color(colour)
            if k == rank:
                sentence = f"Rank {rank + 1:,}: the {dial}, entry {entry}: {wish}."
        lay(self._frame, [-10, WIDE + 2, WIDE + 2, -10, -10],
            HIGH * (rank - first + np.array([0, 0, 1, 1, 0])))
        return sentence

    def _show_nudge(self, known, rank):
        dial, nudge = known.ranking.dial(rank), self.named["nudge"].value
        if self._curve[:2] != (known.nudging, dial):
            nudges = COARSE if self._loop.when_still(self._refine) else NUDGES
            self._curve = known.nudging, dial, (nudges, known.nudging.curve(dial, nudges))
        really, forecast = self._one.show(self._curve[2], float(known.ranking.entries[rank]), nudge,
                                          known.after_nudge(dial, nudge))
        by = signed(nudge, 2)
        self._one.title.set_text(f"one of them, {_short(dial)}: {by}")
        return f"Nudged by {by}, it changes the cost by {really}, forecast {forecast}."

    def _refine(self):
        self._curve = None, None, None
        self._refresh()

    def _first(self, rank):
        """Return the rank in the first row, from 0."""
        return int(np.clip(rank - ROWS // 2, 0, self.named["rank"].max - ROWS))


class Comparison:
    """A cost curve and the straight line that forecasts it, with a title, a note and numbers."""

    def __init__(self, figure, x, y, reach, name, *, decimals):
        self._decimals = decimals
        page = axes_at(figure, x, y, 376, 196)
        ax = axes_at(figure, x, y + 44, 240, 112, framed=True)
        self._forecast = Forecast(ax, reach=1)
        adjust(ax, xlim=reach)
        ax.set_xlabel(name, labelpad=1)
        # Inside they would lie on the curve.
        self._forecast.high.set_y(1.08)
        self._forecast.low.set_y(-0.27)
        self._numbers = []
        for top, word in ((52, "really"), (92, "forecast"), (132, "gap")):
            add_text(page, 256, top, word, size=SMALL, color=MUTED)
            self._numbers.append(add_text(page, 256, top + 17, size=BODY, weight="bold"))
        self.title = add_text(page, 0, 4, size=BODY)
        self.note = add_text(page, 0, 21, size=SMALL, color=MUTED)

    def show(self, curve, slope, place, cost):
        """Show another curve with its slope at 0; return both changes at `place` in words."""
        self._forecast.show(curve, slope, place, cost)
        really, forecast = cost - curve[1][list(curve[0]).index(0)], slope * place
        words = [signed(number, self._decimals)
                 for number in (really, forecast, really - forecast)]
        say(self._numbers, words)
        return words[:2]


class Known:
    """What is known of one network; what comes after a step and after a nudge is remembered."""

    def __init__(self, network, examples):
        self.downhill, self.nudging = StepCosts(network, examples), Nudging(network, examples)
        self.ranking = Ranking(self.downhill.gradient)
        self.step_costs = self.downhill.curve(RATES)
        self.after_step = lru_cache(1)(self.downhill.cost_after)
        self.after_nudge = lru_cache(1)(self.nudging.cost_after)


def _short(dial):
    if dial.kind == "bias":
        return f"layer {dial.layer}, bias {dial.neuron}"
    return f"layer {dial.layer}, {dial.source} → {dial.neuron}"
