"""Layers without a squish are one layer: two planes of inputs, side by side."""

import numpy as np
from contourpy import contour_generator

from ...drawing.artists import Tiles, add_line, lay_apart, put
from ...drawing.curves import Point
from ...drawing.grid import draw_cells, show_cells
from ...drawing.page import axes_at
from ...drawing.text import add_text, in_words, signed
from ...lessons.neurons.stack import bending_layers, collapsed, stacked
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, INK, LARGE, MUTED, PAPER, SIGNED, SMALL

ACROSS = 232    # inputs side by side on the plane: one a pixel
BANDS = 16      # of colour, an even number, so that zero is an edge between two
DEEPEST, WIDTH = 3, 3
SAME = 1e-12
BETWEEN = {"none": "·", "sigmoid": "σ"}
STRIDE = 0.05   # of an arrow key
# In CSS pixels: a cell of a matrix, one of the product, whose numbers are larger, and the gap.
CELL, WIDE, HIGH, GAP = 44, 60, 25, 36
# The column on the right: where each line stands, how it looks, and its words if they stay.
QUIET = {"size": SMALL + 1, "color": MUTED}
ANSWER = {"ha": "right", "weight": "bold"}
LINES = {
    "title": (22, {}, "one matrix, one bias:"), "x1": (50, {"ha": "left"}, ""),
    "x2": (74, {"ha": "left"}, ""), "bias": (98, {"ha": "left"}, ""),
    "place": (140, QUIET, ""), "network": (164, ANSWER, ""), "matrix": (188, ANSWER, ""),
    "network's name": (164, {"size": SMALL + 1}, "network"),
    "matrix's name": (188, {"size": SMALL + 1}, "one matrix"),
    "largest": (230, QUIET, "largest difference"),
    "anywhere": (246, QUIET, "anywhere on the plane"),
    "difference": (274, {"size": LARGE - 2, "weight": "bold"}, "")}


class Plane:
    """One number for every place on a plane of two inputs, in bands of blue and orange."""

    def __init__(self, ax, upwards):
        self.bands = draw_cells(ax, np.zeros((ACROSS, ACROSS), np.uint8), SIGNED, 0, BANDS - 1,
                                1 / ACROSS)
        self.edge = add_line(ax, color=INK, linewidth=2, zorder=1.5)
        self.title = add_text(ax, 0, 1.075, size=BODY, transform=ax.transAxes)
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 1], yticks=[0, 1])
        ax.set_xlabel("x1", labelpad=-9)  # level with the numbers
        ax.set_ylabel(upwards, labelpad=0, rotation=0)
        ax.spines[:].set(visible=True, linewidth=1.6)  # half of it is under the bands

    def show(self, values, words):
        """Show `values`, of shape (ACROSS, ACROSS), its rows upwards; zero has a dark line."""
        largest, places = abs(values).max(), np.linspace(0, 1, ACROSS)
        bands = (values / largest + 1) * (BANDS / 2)
        show_cells(self.bands, bands.clip(0, BANDS - 1).astype(np.uint8))
        lay_apart(self.edge, contour_generator(places, places, values).lines(0))
        self.title.set_text(f"{words}, ±{largest:.1f}")


class Collapse(Panel):
    """See what a small network tells apart, beside the one layer that it is without a squish.

    Two inputs, one output. A place's colour is the output's weighted sum there, blue above zero
    and orange below; the dark line is where it is 0.
    """

    size = (780, 440)
    wanted_keys = tuple(ARROWS)
    presets = {
        "No squish": {"squish": "none"},
        "ReLU bends": {"squish": "relu", "number": 8},
        "Sigmoid bends": {"number": 5},
        "Three hidden layers, no squish": {"squish": "none", "depth": 3, "number": 2},
    }

    def controls(self):
        """The squish, how many hidden layers, which network, and a place among the inputs."""
        return {"squish": menu("squish", ["none", "sigmoid", "tanh", "relu"], "sigmoid"),
                "depth": Slider("depth", value=1, min=1, max=DEEPEST, step=1),
                "number": Slider("network", value=6, min=1, max=20, step=1),
                "x1": Slider("input x1", value=0.4), "x2": Slider("input x2", value=0.5)}

    def draw(self, figure):
        """Draw the two planes, the column of numbers, and the place for the matrices."""
        width, height = self.size
        self._axes = [figure.add_axes([left / width, 168 / height, 232 / width, 232 / height])
                      for left in (38, 324)]
        self._planes = [Plane(ax, name) for ax, name in zip(self._axes, ("x2", ""), strict=True)]
        self._points = [Point(ax) for ax in self._axes]
        self._draw_matrices(axes_at(figure, 8, 320, 764, 112))
        self._sign = add_text(self._axes[0], 1.1, 0.5, size=LARGE + 6, ha="center", weight="bold",
                              transform=self._axes[0].transAxes)
        side = axes_at(figure, 594, 0, 172, height, cells=(1, height))
        self._side = {line: add_text(side, float(looks is ANSWER), y, words,
                                     **{"size": BODY, **looks})
                      for line, (y, looks, words) in LINES.items()}
        self._shown = None

    def refresh(self):
        """Colour both planes, and compare what is said at the chosen place and everywhere."""
        v = self.values()
        chosen = v["squish"], int(v["depth"]), int(v["number"])
        if chosen != self._shown:
            self._shown = chosen
            self._show_network(*chosen)
        says = [said.item() for said in self._answers(np.array([[v["x1"]], [v["x2"]]]))]
        for point in self._points:
            point.show(v["x1"], v["x2"], 0, 0)
        self._side["place"].set_text(f"at x1 = {v['x1']:.2f}, x2 = {v['x2']:.2f}:")
        for line, number in zip(("network", "matrix"), says, strict=True):
            self._side[line].set_text(in_words(number))
        apart = ("agree to 12 decimals" if self._difference < SAME
                 else f"differ by up to {in_words(self._difference)}")
        return (f"At x1 = {v['x1']:.2f}, x2 = {v['x2']:.2f}, network {chosen[2]} ("
                f"{_name(*chosen[:2])}) says {in_words(says[0])}, the one "
                f"matrix {in_words(says[1])}. Over the whole plane the two {apart}.")

    def touched(self, touch):
        """Choose a place by pointer or arrow keys."""
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            v = self.values()
            self.set(x1=v["x1"] + STRIDE * right, x2=v["x2"] - STRIDE * down)
        elif touch.axes in self._axes and touch.kind != "up":
            x1, x2 = touch.points[-1]
            self.set(x1=round(x1, 2), x2=round(x2, 2))

    def _answers(self, places):
        """Return what the network and the one matrix answer at `places`, (2, n)."""
        W, b = self._one
        return stacked(*self._layers, places, self.named["squish"].value), W @ places + b

    def _show_network(self, squish, depth, number):
        self._layers = bending_layers(depth, np.random.default_rng(number), squish, WIDTH)
        W, b = self._one = collapsed(*self._layers)
        places = np.stack(np.meshgrid(*[np.linspace(0, 1, ACROSS)] * 2)).reshape(2, -1)
        answers = self._answers(places)
        self._difference = float(abs(answers[0] - answers[1]).max())
        for plane, values, words in zip(self._planes, answers, (_name(squish, depth), "one matrix"),
                                        strict=True):
            plane.show(values.reshape(ACROSS, ACROSS), words)
        sign = "=" if self._difference < SAME else "≠"
        names = [f"W{k}" for k in range(depth + 1, 0, -1)]
        self._show_matrices([*self._layers[0][::-1], W], [*names, "W, the product"],
                            [BETWEEN.get(squish, squish)] * depth + [sign])
        self._sign.set_text(sign)
        for line, value, name in zip(("x1", "x2", "bias"), (*W[0], b.item()),
                                     (" · x1", " · x2", ""), strict=True):
            self._side[line].set_text(signed(value) + name)
        self._side["difference"].set_text(in_words(self._difference, 12 if sign == "=" else 3))

    def _draw_matrices(self, ax):
        """Draw the place for the matrices and their product, number by number."""
        self._cells = Tiles(ax, edgecolors=PAPER, linewidths=0.7)
        self._numbers, self._names, self._signs = (
            [add_text(ax, 0, 0, size=size, color=colour, ha="center") for _ in range(n)]
            for n, size, colour in ((WIDTH * (WIDTH * (DEEPEST - 1) + 3) + 2, SMALL, INK),
                                    (DEEPEST + 2, SMALL, MUTED), (DEEPEST + 1, SMALL + 1, INK)))

    def _show_matrices(self, matrices, names, signs):
        """Show matrices, the last of them the product, with a sign between each two."""
        rows = max(map(len, matrices))
        widths = [CELL] * len(signs) + [WIDE]
        boxes, colours = [], []
        needed = sum(wide * W.shape[1] for wide, W in zip(widths, matrices, strict=True))
        left = (self._cells.axes.get_xlim()[1] - needed - GAP * len(signs)) / 2
        for text in (*self._numbers, *self._names, *self._signs):
            text.set_text("")
        for k, (wide, W) in enumerate(zip(widths, matrices, strict=True)):
            top = HIGH * (1 + (rows - len(W)) / 2)
            for (row, column), value in np.ndenumerate(W):
                x, y = left + column * wide, top + row * HIGH
                put(self._numbers[len(boxes)], in_words(value, 2), x + wide / 2, y + HIGH / 2)
                boxes.append((x, y, wide, HIGH))
            # Half of the colours: so dark text stands off all of them.
            colours.append(SIGNED(0.5 + 0.25 * np.ravel(W) / max(abs(W).max(), 1e-9)))
            right = left + wide * W.shape[1]
            put(self._names[k], names[k], (left + right) / 2, top - HIGH / 2)
            if k < len(signs):
                put(self._signs[k], signs[k], right + GAP / 2, HIGH * (1 + rows / 2))
            left = right + GAP
        self._cells.show(boxes, np.concatenate(colours))


def _name(squish, depth):
    return f"2-{'-'.join([str(WIDTH)] * depth)}-1, {'no squish' if squish == 'none' else squish}"
