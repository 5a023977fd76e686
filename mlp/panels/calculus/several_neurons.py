"""Several neurons a layer: one activation reaches the cost by several paths, and they add up."""

from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection

from ...drawing.artists import add_line, edged, lay, lay_apart
from ...drawing.bars import SumBars
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, say, signed
from ...lessons.calculus.tree import Tree, Variable, several_neurons
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import CHOSEN, INK, MUTED, PAPER, SMALL, signed_colour
from .chain_numbers import added, derivative, nudge_words, symbol, write_rule
from .product import Product

SIZES, LAST = [3, 3, 2], 2
NETWORKS = 20
PATHS = {0: [f"{j} → {i}" for j in range(3) for i in range(2)],     # through which neurons
         1: [f"output {i}" for i in range(2)]}
REACHES = {0: 0.25, 1: 0.7}     # of the bars, for an input and for a hidden neuron
STEP = 0.05                     # of + and −
# In CSS pixels: the first column and the next, the middle, rows apart, a radius, the cost.
FIRST, PITCH, ACROSS, APART, RADIUS, END = 46, 160, 164, 88, 27, 470
PLACES = {(l, j): (FIRST + PITCH * l, ACROSS + APART * (j - (n - 1) / 2) * (1 + (n == 2) / 3))
          for l, n in enumerate(SIZES) for j in range(n)}


class SeveralNeurons(Panel):
    """Choose an activation, draw its paths to the cost one by one, and see them add up.

    Blue lines are weights above zero, orange ones below. ``w_jk`` leads from neuron k to neuron j.
    """

    size = (784, 448)
    wanted_keys = (*ARROWS, "+", "-")
    actions = {"Next path": "next_path"}
    presets = {"Both paths": {"path": 2}, "An input: six paths": {"layer": 0, "path": 6},
               "A nudge": {"path": 2, "nudge": 0.3}}

    def controls(self):
        """The activation, how many of its paths are drawn, the nudge, and the network."""
        named = {"layer": menu("layer", [("hidden, L−1", 1), ("inputs, L−2", 0)], 1),
                 "k": Slider("neuron k", value=1, max=2, step=1),
                 "path": Slider("path", value=1, min=1, max=len(PATHS[1]), step=1),
                 "nudge": Slider("nudge by", value=0, min=-1, max=1, step=0.01),
                 "number": menu("network", range(1, NETWORKS + 1), 5)}
        named["layer"].observe(self._layer_chosen, "value")
        return named

    def draw(self, figure):
        """Draw the network, the sum of the paths, and one path written out."""
        self._sums = {}
        for layer, words in PATHS.items():
            ax = axes_at(figure, 588, 76, 130, 26 * (len(words) + 1), framed=True)
            self._sums[layer] = SumBars(ax, [*words, "so far"], reach=REACHES[layer])
            ax.set_xticks([])
        self._page = page = draw_page(figure)
        self._draw_network(page)
        self._product = Product(page, 316, 5)
        write_rule(page, "Below them")
        self._lines = [add_text(page, 526, 46, size=SMALL + 1),
                       add_text(page, 526, 286, weight="bold"), add_text(page, 16, 430)]

    def _draw_network(self, page):
        """Draw every neuron, and the place for weights, paths and numbers."""
        self._weights = page.add_collection(LineCollection(
            [(PLACES[l, k], PLACES[l + 1, j]) for l, (n_in, n_out) in enumerate(pairwise(SIZES))
             for j in range(n_out) for k in range(n_in)], linewidths=1.6, zorder=0.6))
        self._earlier, self._way = (
            add_line(page, color=colour, linewidth=width, zorder=zorder)
            for colour, width, zorder in ((MUTED, 3.5, 1), (CHOSEN, 6, 1.1)))
        looks = {"linestyle": "none", "marker": "o", "markersize": 2 * RADIUS * 0.72, "zorder": 1.3}
        page.plot(*np.transpose(list(PLACES.values())), color=PAPER, markeredgecolor=INK,
                  markeredgewidth=1.4, **looks)
        self._ring = add_line(page, markerfacecolor="none", markeredgecolor=CHOSEN,
                              markeredgewidth=2.5, path_effects=edged(2.5), **looks)
        self._draw_numbers(page)

    def _draw_numbers(self, page):
        """Write all names, and the places for numbers and for what a nudge adds to them."""
        self._numbers, self._changes = {}, {}
        muted, small = {"color": MUTED, "ha": "center", "zorder": 0.9}, {"size": SMALL + 1}
        strong, below = {"weight": "bold", "ha": "center"}, {"size": SMALL, "ha": "center"}
        for (l, j), (x, y) in PLACES.items():
            v = Variable("a", l, j)
            add_text(page, x, y - RADIUS - 10, _called(v), **small, **muted)
            self._numbers[v] = add_text(page, x, y - 5, **small, **strong)
            self._changes[v] = add_text(page, x, y + 10, **below)
        _, _, targets = several_neurons(1)      # the same for all networks
        for j, target in enumerate(targets):
            x, y = PLACES[LAST, j]
            add_text(page, x, y + RADIUS + 11, f"{symbol('y', 0, str(j))} = {target:.0f}",
                     **small, **muted)
        v = Variable("C", LAST)
        add_text(page, END, ACROSS - 20, "C₀", **muted)
        self._numbers[v] = add_text(page, END, ACROSS, **strong)
        self._changes[v] = add_text(page, END, ACROSS + 17, **below)

    @property
    def variable(self):
        """The activation that is looked at."""
        return Variable("a", self.named["layer"].value, int(self.named["k"].value))

    def refresh(self):
        """Draw the paths so far, write the last one out, and add them up."""
        v, chosen = self.values(), self.variable
        network, inputs, targets = several_neurons(v["number"])
        tree = Tree(network, inputs, targets)
        after, paths, n = tree.nudged(chosen, v["nudge"]), tree.paths(chosen), int(v["path"])
        self._show_network(network, tree, after)
        self._show_paths(paths[:n])
        terms = [tree.product(path) if k < n else 0.0 for k, path in enumerate(paths)]
        for layer, drawn in self._sums.items():
            drawn.axes.set_visible(layer == chosen.layer)
        self._sums[chosen.layer].show(terms)
        for text in self._sums[chosen.layer].numbers[n:-1]:
            text.set_text("")
        path = paths[n - 1]
        self._product.show([_called(v) for v in path], [_rule(*step) for step in pairwise(path)],
                           [in_words(factor, 4) for factor in tree.factors(path)],
                           in_words(terms[n - 1], 4), "part of ∂C₀")
        asked, slope = derivative("C₀", _called(chosen)), tree.slopes[chosen]
        whole = in_words(slope, 4)
        really = after.values[tree.cost] - tree.values[tree.cost]
        words = nudge_words(_called(chosen), v["nudge"], really, slope * v["nudge"])
        say(self._lines, (f"{n} of {len(paths)} paths, for {asked}:",
                          f"in all: {asked} = {whole}", words))
        shown = " ".join(signed(term, 4) for term in terms[:n])
        return (f"{n} of {len(paths)} paths from {_called(chosen)}: {shown} = "
                f"{in_words(sum(terms), 4)}; all make {asked} = {whole}. {words}")

    def next_path(self):
        """Draw one path more, or begin again."""
        path = self.named["path"]
        path.value = path.value + 1 if path.value < path.max else 1

    def touched(self, touch):
        """Choose a neuron by pointer or arrow keys, a path with left and right, nudge with + −."""
        v = self.values()
        if touch.kind == "key" and touch.key in "+-":
            self.named["nudge"].value += STEP if touch.key == "+" else -STEP
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(k=v["k"] + down, path=v["path"] + right)
        elif touch.kind == "down" and touch.axes is self._page:
            for (layer, k), place in PLACES.items():
                if layer < LAST and np.hypot(*np.subtract(touch.points[-1], place)) <= RADIUS + 4:
                    self.set(layer=layer, k=k)

    def _show_network(self, network, tree, after):
        """Show the weights, every number before the nudge, and what the nudge adds."""
        self._weights.set_colors([signed_colour(weight) for matrix in network.weights
                                  for weight in matrix.flat])
        for v in self._numbers:
            self._numbers[v].set_text(in_words(tree.values[v]))
            self._changes[v].set_text(added(after.values[v] - tree.values[v], 3))
        lay(self._ring, *PLACES[self.variable[1:3]])

    def _show_paths(self, paths):
        """Draw paths to the cost, the last one in gold."""
        *earlier, way = [[*(PLACES[v[1:3]] for v in path if v.letter == "a"), (END - 30, ACROSS)]
                         for path in paths]
        lay(self._way, *np.transpose(way))
        lay_apart(self._earlier, earlier)

    def _layer_chosen(self, change):
        with self.quietly():
            self.named["path"].max = len(PATHS[change["new"]])


def _called(variable):
    neurons = f"{variable.j}{variable.k}" if variable.letter == "w" else str(variable.j)
    return symbol(variable.letter, LAST - variable.layer, neurons)


def _rule(source, result):
    """Return the formula for the derivative of one step."""
    if result.letter == "z":
        return _called(Variable("w", result.layer, result.j, source.j))
    if result.letter == "a":
        return f"σ′({_called(source)})"
    return f"2({_called(source)} − {symbol('y', 0, str(source.j))})"
