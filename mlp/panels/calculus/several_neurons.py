"""Several neurons a layer: one activation reaches the cost by several ways, and they add up."""

from ...drawing.bars import draw_sum, update_sum
from ...drawing.layers import draw_layers, update_layers, update_ways, update_weights
from ...drawing.page import axes_at, draw_page
from ...drawing.product import draw_product, place_product, update_product
from ...drawing.symbols import derivative, symbol
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import Tree, Variable, several_neurons
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, SMALL
from .chain_numbers import nudge_words

SIZES, LAST = [3, 3, 2], 2
NETWORKS = 20
PATHS = {0: [f"{j} → {i}" for j in range(3) for i in range(2)],     # through which neurons
         1: [f"output {i}" for i in range(2)]}
REACHES = {0: 0.25, 1: 0.7}     # of the bars, for an input and for a hidden neuron
STEP = 0.05                     # of + and −


class SeveralNeurons(Panel):
    """Choose an activation, draw its ways to the cost one by one, and see them add up.

    Blue lines are weights above zero, orange ones below. ``w_jk`` leads from neuron k to neuron j.
    """

    size = (784, 424)
    wanted_keys = (*ARROWS, "+", "-")
    actions = {"Next path": "next_path"}
    presets = {"Both paths": {"path": 2}, "An input: six paths": {"layer": 0, "path": 6},
               "A nudge": {"path": 2, "nudge": 0.3}}

    def controls(self):
        """The activation, up to which path they are drawn, the nudge, and the network."""
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
            ax = axes_at(figure, 588, 52, 130, 26 * (len(words) + 1))
            ax.set_axis_on()
            self._sums[layer] = draw_sum(ax, [*words, "so far"], reach=REACHES[layer])
            ax.set_xticks([])
        self._page = page = draw_page(figure)
        names = {(l, j): symbol("a", LAST - l, str(j)) for l, n in enumerate(SIZES)
                 for j in range(n)}
        _, _, targets = several_neurons(1)      # the same for all networks
        self._layers = draw_layers(page, SIZES, names, [
            f"{symbol('y', 0, str(j))} = {y:.0f}" for j, y in enumerate(targets)])
        self._product = draw_product(page, 12, 292, 760, 5)
        self._lines = [add_text(page, 526, 22, size=SMALL + 1), add_text(page, 526, 262),
                       add_text(page, 16, 406, size=BODY)]
        self._lines[1].set_weight("bold")
        self._shown = self._laid = None

    @property
    def variable(self):
        """The activation that is looked at."""
        return Variable("a", self.named["layer"].value, int(self.named["k"].value))

    def refresh(self):
        """Draw the ways so far, write the last one out, and add them up."""
        v, chosen = self.values(), self.variable
        network, inputs, targets = several_neurons(v["number"])
        tree = Tree(network, inputs, targets)
        after, paths, n = tree.nudged(chosen, v["nudge"]), tree.paths(chosen), int(v["path"])
        self._show_network(network, chosen.layer)
        update_layers(self._layers, {x[1:3]: value for x, value in after.values.items()
                                     if x.letter == "a"}, after.values[tree.cost], chosen[1:3])
        update_ways(self._layers, [[x[1:3] for x in path if x.letter == "a"] for path in paths[:n]])
        terms = [tree.product(path) if k < n else 0.0 for k, path in enumerate(paths)]
        update_sum(self._sums[chosen.layer], terms)
        for text in self._sums[chosen.layer].numbers[n:-1]:
            text.set_text("")
        self._write_path(tree, paths[n - 1])
        asked, slope = derivative("C₀", _called(chosen)), tree.slopes[chosen]
        self._lines[0].set_text(f"{n} of {len(paths)} paths add to {asked}:")
        whole = in_words(slope, 4)
        self._lines[1].set_text(f"all {len(paths)}: {asked} = {whole}")
        really = after.values[tree.cost] - tree.values[tree.cost]
        words = nudge_words(_called(chosen), v["nudge"], really, slope * v["nudge"])
        self._lines[2].set_text(words)
        ways = " ".join(in_words(term, 4, sign=True) for term in terms[:n])
        return (f"{n} of {len(paths)} paths from {_called(chosen)}: {ways} = "
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
            layer, k = self._layers.neuron_at(*touch.points[-1]) or (LAST, 0)
            if layer < LAST:
                self.set(layer=layer, k=k)

    def _show_network(self, network, layer):
        """Draw another network's weights, or the other sum, if they are not there yet."""
        if (self.named["number"].value, layer) != self._shown:
            self._shown = self.named["number"].value, layer
            update_weights(self._layers, network.weights)
            for which, drawn in self._sums.items():
                for artist in (drawn.bars.axes, drawn.bars, drawn.links, *drawn.numbers):
                    artist.set_visible(which == layer)

    def _write_path(self, tree, path):
        """Write out one path, factor by factor."""
        steps = list(zip(path[:-1], path[1:], strict=True))
        if path != self._laid:
            self._laid = path
            names = [(f"∂{_called(b)}", f"∂{_called(a)}") for a, b in steps]
            place_product(self._product, [("part of ∂C₀", f"∂{_called(path[0])}"), *names],
                             ["", *(_rule(a, b) for a, b in steps)])
        update_product(self._product, [in_words(number, 4) for number in (
            tree.product(path), *tree.factors(path))])

    def _layer_chosen(self, change):
        with self.quietly():
            self.named["path"].max = len(PATHS[change["new"]])


def _called(variable):
    neurons = f"{variable.j}{variable.k}" if variable.letter == "w" else str(variable.j)
    return symbol(variable.letter, LAST - variable.layer, neurons)


def _rule(source, result):
    """Return by which formula a step's derivative is worked out."""
    if result.letter == "z":
        return _called(Variable("w", result.layer, result.j, source.j))
    if result.letter == "a":
        return f"σ′({_called(source)})"
    return f"2({_called(source)} − {symbol('y', 0, str(source.j))})"
