"""The gradient of many examples is the mean of every example's own."""

import numpy as np

from ...backprop import gradient
from ...drawing.artists import add_line, lay
from ...drawing.images import draw_digit, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_powers, in_words
from ...lessons.calculus.average import ByExample, running_mean
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import CHOSEN, FAINT, INK, LARGE, MUTED, NEGATIVE, POSITIVE, SMALL
from ...network import Network
from ...storage import trained_network

MOST = 200              # examples
SIZES = [784, 16, 16, 10]
SAME = 1e-12
COLUMN = 520            # where the numbers stand, in CSS pixels
ROWS = {"own": 236, "mean": 286, "batch": 336, "gap": 386}
DECIMALS = 5
EDGE = 1.08             # of the dots' picture, where the largest entry is 1


class AverageOver(Panel):
    """Take one weight, and see what each example asks of it, and the mean of what they ask.

    Parameters
    ----------
    digits : Digits
        The first 200 of ``digits.train`` are the examples.
    network : Network, optional
        Yours. Unless given, a menu offers one that has learned nothing yet and the trained one.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 410)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {
        "One example": {"count": 1},
        "All of them": {"count": MOST},
        "Into output 4": {"layer": 3, "neuron": 4, "source": 3, "count": MOST},
        "A blank pixel": {"layer": 1, "neuron": 5, "source": 0, "count": MOST},
        "Trained": {"network": "trained", "count": MOST},
    }

    def __init__(self, digits, network=None, state=""):
        self.digits = digits
        if network:     # it may have other layers
            self.presets = {name: preset for name, preset in self.presets.items()
                            if list(preset) == ["count"]}
        self._most = min(MOST, len(digits.train))
        self._inputs = digits.train.inputs(slice(0, self._most))
        self._targets = digits.train.targets(slice(0, self._most))
        self._networks = {"yours": network} if network else {
            "untrained": Network.random(SIZES, np.random.default_rng(0)),
            "trained": trained_network()}
        self._prepared = {}
        super().__init__(state)

    @property
    def network(self):
        """The network whose gradient it is."""
        return self._networks[self.named["network"].value]

    def controls(self):
        """Which weight, and how many examples."""
        sizes = next(iter(self._networks.values())).sizes
        last = len(sizes) - 1
        layer = min(2, last)
        names = [(f"{l}: {'output' if l == last else 'hidden'}", l) for l in range(1, last + 1)]
        named = {"network": menu("network", list(self._networks), next(iter(self._networks))),
                 "layer": menu("into layer", names, layer),
                 "neuron": Slider("neuron", value=5, max=sizes[layer] - 1, step=1),
                 "source": Slider("from", value=11, max=sizes[layer - 1] - 1, step=1),
                 "count": Slider("examples", value=10, min=1, max=self._most, step=1)}
        named["layer"].observe(self._layer_chosen, "value")
        return named

    def draw(self, figure):
        """Draw the dots, the digit of the last example that counts, and the numbers."""
        self._draw_dots(axes_at(figure, 30, 58, 450, 300, framed=True))
        self._digit = draw_digit(axes_at(figure, COLUMN, 40, 140, 140, framed=True), np.zeros(784))
        page = draw_page(figure)
        self._titles = [add_text(page, 30, 16, weight="bold"), add_text(page, COLUMN, 22)]
        words = {"own": "this example's own entry", "mean": "mean of those counted (the line)",
                 "batch": "mlp.gradient of all these at once", "gap": "gap between the last two"}
        for row, y in ROWS.items():
            add_text(page, COLUMN, y - 20, words[row], size=SMALL, color=MUTED, zorder=1)
        self._numbers = {row: add_text(page, COLUMN, y, size=LARGE - 1, weight="bold")
                         for row, y in ROWS.items()}

    def _draw_dots(self, ax):
        """Draw the place for every example's entry as a dot, and their running mean."""
        self._rest, self._above, self._below = (
            add_line(ax, "o", color=colour, markersize=4, zorder=zorder)
            for colour, zorder in ((FAINT, 1.1), (POSITIVE, 1.3), (NEGATIVE, 1.3)))
        self._mean = add_line(ax, color=INK, linewidth=2.4, zorder=1.6)
        self._end = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=10, zorder=2.9,
                             clip_on=False)
        self._chosen = add_line(ax, "o", markerfacecolor="none", markeredgecolor=CHOSEN,
                                markeredgewidth=2.5, markersize=10, zorder=2.8, clip_on=False)
        ax.axhline(0, color=MUTED, linewidth=0.8, zorder=1)
        ax.set(xlim=(0, self._most + 1), ylim=(-EDGE, EDGE), yticks=[])
        ax.set_xlabel("examples, in the order of the training set", labelpad=2)
        ax.spines["left"].set_visible(False)
        self._edges = [add_text(ax, 0, y, size=SMALL, color=MUTED, transform=ax.transAxes)
                       for y in (1.045, 0.03)]

    def refresh(self):
        """Show every example's entry, and the mean of the first ones beside the batch's."""
        v = self.values()
        layer, neuron, source, n = (int(v[name]) for name in ("layer", "neuron", "source", "count"))
        entries = self._by_example().entries(layer, neuron, source)
        means = running_mean(entries)
        batch = gradient(self.network, self._inputs[:, :n], self._targets[:, :n])
        entry = batch.weights[layer - 1][neuron, source]
        gap = abs(means[n - 1] - entry)
        self._show_dots(entries, means, n)
        update_grid(self._digit, self._inputs[:, n - 1])
        fed_by = f"{'pixel' if layer == 1 else 'neuron'} {source}"
        self._titles[0].set_text(f"∂C/∂w from {fed_by} to neuron {neuron} of layer {layer}")
        self._titles[1].set_text(f"example {n}: a {self.digits.train.labels[n - 1]}")
        for row, number in (("own", entries[n - 1]), ("mean", means[n - 1]), ("batch", entry)):
            self._numbers[row].set_text(in_words(number, DECIMALS, sign=True))
        self._numbers["gap"].set_text(in_words(gap, 12 if gap < SAME else DECIMALS))
        up, down = (np.count_nonzero(sign * entries[:n] > 0) for sign in (1, -1))
        return (f"The weight from {fed_by} to neuron {neuron} of layer {layer}: of {n} examples "
                f"{up} have an entry above 0 and {down} below; their mean is "
                f"{in_words(means[n - 1], DECIMALS, sign=True)}, and the gradient of all "
                f"{n} at once {'is the same to 12 decimals' if gap < SAME else 'is another'}.")

    def _show_dots(self, entries, means, n):
        """Show every entry, and the mean of the first `n`, which have colour unless they are 0."""
        largest = max(abs(entries).max(), 1e-12)
        x, y, means = np.arange(1, len(entries) + 1), entries / largest, means / largest
        counted = x <= n
        for dots, which in ((self._rest, ~counted | (entries == 0)),
                            (self._above, counted & (entries > 0)),
                            (self._below, counted & (entries < 0))):
            lay(dots, x[which], y[which])
        lay(self._mean, x[:n], means[:n])
        lay(self._end, n, means[n - 1])
        lay(self._chosen, n, y[n - 1])
        for text, sign in zip(self._edges, ("▲ +", "▼ −"), strict=True):
            text.set_text(sign + in_powers(EDGE * largest))

    def touched(self, touch):
        """Choose how many examples count, by pointer or arrow keys."""
        if touch.kind == "key":
            self.named["count"].value += 1 if touch.key == "ArrowRight" else -1
        elif touch.axes is self._mean.axes and touch.kind != "up":
            self.named["count"].value = round(touch.points[-1][0])

    def _by_example(self):
        if self.network not in self._prepared:
            self._prepared[self.network] = ByExample(self.network, self._inputs, self._targets)
        return self._prepared[self.network]

    def _layer_chosen(self, change):
        """Fit the sliders to the layer."""
        sizes = self.network.sizes
        with self.quietly():
            self.named["neuron"].max = sizes[change["new"]] - 1
            self.named["source"].max = sizes[change["new"] - 1] - 1
