"""The gradient check: every slope that backpropagation finds, beside what a nudge shows."""

import numpy as np

from ...backprop import gradient
from ...drawing.artists import add_line, lay, outline
from ...drawing.grid import draw_cells, show_cells
from ...drawing.matrices import update_frame
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_powers, power_of_ten, signed
from ...lessons.calculus.referee import CLEAN, gaps, largest, nudged_slopes, sample, small_case
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Number, Slider
from ...live.style import BODY, CHOSEN, FAINT, INK, LARGE, MUTED, OFF, SMALL
from ...network import Network
from ..given import checked_digits, checked_network
from .log_bars import tick_words

SMALLEST, LARGEST = -12, -1     # powers of ten of the nudge
SIZES, EXAMPLES = [784, 16, 16, 10], 5
MOST = 6                        # neurons of a layer that are looked at
LAYERS = len(SIZES) - 1
PALEST, DARKEST = -12, 0        # powers of ten of a gap
CELL = 25                       # of the heatmaps, in CSS pixels, as everything below
NUMBERS, ROWS = (416, 736), (312, 338, 364, 398)
HEAD = {"size": SMALL, "color": MUTED}


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
        checked_digits(digits)
        large = checked_network(network, LAYERS, LAYERS) or Network.random(SIZES, 0)
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
                "layer": Number("layer", value=0, max=LAYERS - 1, step=1),
                "row": Number("row", value=0, max=MOST - 1, step=1),
                "column": Number("column", value=0, max=MOST, step=1)}

    def draw(self, figure):
        """Draw the heatmaps, the curve below, and the numbers of one entry."""
        self._draw_heatmaps(figure)
        self._draw_curve(axes_at(figure, 62, 262, 300, 130, framed=True))
        page = draw_page(figure)
        add_text(page, 24, 246, "largest gap of all; dashed: 10⁻⁸, correct code comes below",
                 zorder=1, **HEAD)
        add_text(page, 564, 234, "gap", ha="right", zorder=1, **HEAD)
        self._title = add_text(page, 24, 20, size=LARGE, weight="bold")
        self._entry = add_text(page, NUMBERS[0], 284, size=BODY - 1)
        for y, words in zip(ROWS, ("backpropagation", "the nudge", "gap", "largest gap of all"),
                            strict=True):
            add_text(page, NUMBERS[0], y, words, color=MUTED, zorder=1)
        self._numbers = [add_text(page, NUMBERS[1], y, ha="right") for y in ROWS]

    def _draw_heatmaps(self, figure):
        """Draw a heatmap for each layer, its weights left and its biases right, and the shades."""
        self._grids, self._frames, self._heads, columns = [], [], [], MOST + 2
        for l in range(LAYERS):
            ax = axes_at(figure, 24 + l * (columns + 1) * CELL, 66, columns * CELL, MOST * CELL,
                         cells=(columns, MOST))
            blank = np.full((MOST, columns), np.nan)
            self._grids.append(draw_cells(ax, blank, OFF, PALEST, DARKEST))
            self._frames.append(outline(ax, linewidth=2))
            add_text(ax, columns, -0.5, "bias", ha="right", zorder=0.6, **HEAD)
            self._heads.append(add_text(ax, 0, -0.5, **HEAD))
        powers = np.arange(PALEST, DARKEST + 1)
        ax = axes_at(figure, 575, 228, 156, 12, cells=(len(powers), 1))
        draw_cells(ax, powers[None], OFF, PALEST, DARKEST).set_zorder(0.5)
        for power in range(PALEST, DARKEST + 1, 4):
            add_text(ax, power - PALEST + 0.5, 2, tick_words(power), ha="center",
                     zorder=0.6, **HEAD)

    def _draw_curve(self, ax):
        """Draw the place for the largest gap against the nudge; both axes count powers of ten."""
        ax.axhline(np.log10(CLEAN), color=MUTED, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
        for place, words, side in ((SMALLEST, "rounding", "left"), (LARGEST, "bending", "right")):
            add_text(ax, place, DARKEST - 0.6, words, ha=side, zorder=0.6, **HEAD)
        self._curve = add_line(ax, "o-", color=INK, markersize=5, zorder=1.5)
        self._dot = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=10, zorder=2.9)
        ax.set(xlim=(SMALLEST - 0.4, LARGEST + 0.4), ylim=(PALEST - 0.5, DARKEST + 0.5))
        for ticks, put in ((range(SMALLEST, LARGEST + 1, 2), ax.set_xticks),
                           (range(PALEST, DARKEST + 1, 4), ax.set_yticks)):
            put(ticks, map(tick_words, ticks))
        ax.grid(True, color=FAINT)
        ax.set_xlabel("nudge", labelpad=1)

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
        self._show_gaps(now, place)
        lay(self._curve, range(seen, LARGEST + 1), _on_scale(most[seen - SMALLEST:]))
        lay(self._dot, power, _on_scale(most[power - SMALLEST]))
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
        elif touch.axes is self._dot.axes:
            self.named["nudge"].value = round(touch.points[-1][0])
        else:
            for l, grid in enumerate(self._grids):
                if touch.axes is grid.axes:
                    column, row = (int(place) for place in touch.points[-1])
                    self.set(layer=l, row=row, column=min(column, MOST))

    def _show_gaps(self, gaps, place):
        """Show other gaps, and frame the chosen one."""
        layer, row, column = place
        for l, (grid, weights, biases) in enumerate(zip(self._grids, *gaps, strict=True)):
            values = np.full((MOST, MOST + 2), np.nan)
            values[:len(weights), :weights.shape[1]] = _on_scale(weights)
            values[:len(biases), -1] = _on_scale(biases)
            show_cells(grid, values)
            update_frame(self._frames[l], row if l == layer else None,
                         MOST + 1 if column is None else column)

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
            text.set_text(signed(number, 12))
        self._numbers[2].set_text(in_powers(abs(both[0] - both[1])))

    def _table(self, name, sides):
        """Return what nudges of every length say; found at once, so that a hand need not wait."""
        if (name, sides) not in self._tables:
            self._tables[name, sides] = [
                nudged_slopes(*self._cases[name], self._chosen[name], 10.0**power, sides)
                for power in range(SMALLEST, LARGEST + 1)]
        return self._tables[name, sides]


def _on_scale(gaps):
    """Return the powers of ten of gaps, kept between the palest and the darkest shade."""
    return np.clip(np.log10(np.maximum(gaps, 1e-300)), PALEST, DARKEST)
