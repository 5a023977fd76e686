"""The gradient check: every slope that backpropagation finds, beside what a nudge shows."""

import numpy as np

from ...backprop import gradient
from ...drawing import gaps as drawing
from ...drawing.page import draw_page
from ...drawing.text import add_text, in_powers, in_words, power_of_ten
from ...lessons.calculus.referee import CLEAN, gaps, largest, nudged_slopes, sample, small_case
from ...live.number import Number
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL
from ...network import Network

SMALLEST, LARGEST = -12, -1     # powers of ten of the nudge
SIZES, EXAMPLES = [784, 16, 16, 10], 5
MOST = 6                        # neurons of a layer that are looked at
HEAT, CURVE = (24, 66), (62, 262, 300, 130)     # in CSS pixels, as everything below
NUMBERS, ROWS = (416, 736), (312, 338, 364, 398)


class GradientCheck(Panel):
    """Nudge every number of a network, and compare with the slope that backpropagation finds.

    Parameters
    ----------
    digits : Digits
        Five of ``digits.train`` are the examples of the large network.
    network : Network, optional
        Yours, with three layers after the input, in place of an untrained 784-16-16-10.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 430)
    wanted_keys = tuple(ARROWS)
    presets = {
        "A good nudge": {"nudge": -5, "seen": -5},
        "The whole V": {"nudge": -5, "seen": SMALLEST},
        "Far too small": {"nudge": SMALLEST},
        "One side only": {"nudge": -5, "seen": SMALLEST, "sides": 1},
        "13,002 dials": {"network": "large", "nudge": -5, "seen": -5},
    }

    def __init__(self, digits, network=None, state=""):
        if network and len(network.sizes) != len(SIZES):
            raise ValueError(f"got a network of sizes {network.sizes}: this picture has room for "
                             "three layers after the input, as in [784, 16, 16, 10]")
        large = network or Network.random(SIZES, np.random.default_rng(0))
        examples = slice(0, EXAMPLES)
        self._cases = {"small": small_case(0, EXAMPLES),
                       "large": (large, digits.train.inputs(examples),
                                 digits.train.targets(examples))}
        self._chosen = {name: sample(*case[:2], np.random.default_rng(0), MOST)
                        for name, case in self._cases.items()}
        self._found = {name: chosen.of(gradient(*self._cases[name]))
                       for name, chosen in self._chosen.items()}
        self._tables = {}
        super().__init__(state)

    def controls(self):
        """The nudge, the network, and the entry that is read."""
        names = [("-".join(map(str, network.sizes)) + more, name) for (name, (network, *_)), more
                 in zip(self._cases.items(), ("", ", a sample"), strict=True)]
        return {"nudge": Slider("exponent", value=LARGEST, min=SMALLEST, max=LARGEST, step=1),
                "network": menu("network", names, "small"),
                "sides": menu("sides", [("up and down", 2), ("only up", 1)], 2),
                "seen": Number("smallest so far", value=LARGEST, min=SMALLEST, max=LARGEST,
                               step=1),
                "layer": Number("layer", value=0, max=len(SIZES) - 2, step=1),
                "row": Number("row", value=0, max=MOST - 1, step=1),
                "column": Number("column", value=0, max=MOST, step=1)}

    def draw(self, figure):
        """Draw the heatmaps, the curve below, and the numbers of one entry."""
        self._heat = drawing.draw_heat(figure, *HEAT, len(SIZES) - 1, MOST)
        drawing.draw_shades(figure, 575, 228)
        width, height = self.size
        x, y, wide, high = CURVE
        ax = figure.add_axes([x / width, 1 - (y + high) / height, wide / width, high / height])
        self._curve = drawing.draw_check_curve(ax, (SMALLEST, LARGEST), np.log10(CLEAN))
        ax.set_xlabel("nudge", labelpad=1)
        page = draw_page(figure)
        self._heads = [add_text(grid.axes, 0, -0.5, size=SMALL, color=MUTED)
                       for grid in self._heat.grids]
        for grid in self._heat.grids:
            add_text(grid.axes, MOST + 2, -0.5, "bias", size=SMALL, color=MUTED, ha="right",
                      zorder=0.6)
        add_text(page, 24, 246, "largest gap of all; dashed: 10⁻⁸, correct code comes below",
                  size=SMALL, color=MUTED, zorder=1)
        add_text(page, 564, 234, "gap", size=SMALL, color=MUTED, ha="right", zorder=1)
        self._title = add_text(page, 24, 20, size=LARGE, weight="bold")
        self._entry = add_text(page, NUMBERS[0], 284, size=BODY - 1)
        for y, words in zip(ROWS, ("backpropagation", "the nudge", "gap", "largest gap of all"),
                            strict=True):
            add_text(page, NUMBERS[0], y, words, size=BODY, color=MUTED, zorder=1)
        self._numbers = [add_text(page, NUMBERS[1], y, size=BODY, ha="right") for y in ROWS]

    def refresh(self):
        """Show the gaps of every entry, the largest for each nudge so far, and one in numbers."""
        v = self.values()
        name, sides, power = v["network"], v["sides"], int(v["nudge"])
        seen = min(int(v["seen"]), power)
        with self.quietly():
            self.named["seen"].value = seen
        found, table = self._found[name], self._table(name, sides)
        most = [largest(gaps(found, nudged)) for nudged in table]
        now, place = gaps(found, table[power - SMALLEST]), self._place(found)
        drawing.update_heat(self._heat, now, place)
        drawing.update_check_curve(self._curve, range(seen, LARGEST + 1), most[seen - SMALLEST:],
                                   power)
        for l, (head, weights) in enumerate(zip(self._heads, found.weights, strict=True)):
            head.set_text(f"layer {l + 1}: {weights.shape[0]} × {weights.shape[1]} weights")
        self._write_entry(name, found, table[power - SMALLEST], place)
        worst, count = most[power - SMALLEST], self._cases[name][0].n_parameters
        shown = sum(array.size for part in found for array in part)
        slopes = f"{count:,} slopes" if shown == count else f"{shown} of {count:,} slopes"
        self._title.set_text(f"{slopes}, each beside a nudge of {power_of_ten(power)}")
        self._numbers[3].set_text(in_powers(worst))
        return (f"Backpropagation beside a nudge of {power_of_ten(power)} "
                f"{'up and down' if sides == 2 else 'up'}, {slopes}: the largest gap is "
                f"{in_powers(worst)}, {'below' if worst < CLEAN else 'above'} {power_of_ten(-8)}.")

    def touched(self, touch):
        """Choose an entry by pointer or arrow keys, and a nudge on the curve."""
        if touch.kind == "key":
            self._walk(*ARROWS[touch.key])
        elif touch.kind == "up":
            return
        elif touch.axes is self._curve.dot.axes:
            self.named["nudge"].value = round(touch.points[-1][0])
        else:
            for l, grid in enumerate(self._heat.grids):
                if touch.axes is grid.axes:
                    column, row = (int(place) for place in touch.points[-1])
                    self.set(layer=l, row=row, column=min(column, MOST))

    def _walk(self, down, right):
        found = self._found[self.named["network"].value]
        layer, row, column = self._place(found)
        columns = [(l, k) for l, weights in enumerate(found.weights) for k in [
            *range(weights.shape[1]), None]]
        place = columns.index((layer, column)) + right
        layer, column = columns[min(max(place, 0), len(columns) - 1)]
        self.set(layer=layer, row=max(row + down, 0), column=MOST if column is None else column)

    def _place(self, found):
        """Return layer, row and column of the chosen entry; a bias has the column None."""
        layer, row, column = (int(self.named[name].value) for name in ("layer", "row", "column"))
        rows, columns = found.weights[layer].shape
        return layer, min(row, rows - 1), None if column == MOST else min(column, columns - 1)

    def _write_entry(self, name, found, nudged, place):
        layer, row, column = place
        both = [slopes.biases[layer][row] if column is None else slopes.weights[layer][row, column]
                for slopes in (found, nudged)]
        chosen = self._chosen[name]
        neuron = chosen.rows[layer][row]
        what = "bias of" if column is None else (
            f"weight from {'input' if layer == 0 else 'neuron'} {chosen.columns[layer][column]} to")
        self._entry.set_text(f"layer {layer + 1}: {what} neuron {neuron}")
        for text, number in zip(self._numbers, both, strict=False):
            text.set_text(in_words(number, 12, sign=True))
        self._numbers[2].set_text(in_powers(abs(both[0] - both[1])))

    def _table(self, name, sides):
        """Return what nudges of every length say; found at once, so that a hand need not wait."""
        if (name, sides) not in self._tables:
            self._tables[name, sides] = [
                nudged_slopes(*self._cases[name], self._chosen[name], 10.0**power, sides)
                for power in range(SMALLEST, LARGEST + 1)]
        return self._tables[name, sides]
