"""The smallest network: one neuron with one input and no squish is a straight line."""

import numpy as np
from matplotlib.colors import to_rgba

from ...data.practice import typing_practice
from ...drawing.artists import Tiles, add_dot, add_line, lay, lay_apart
from ...drawing.curves import Valley
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.upright import write
from ...lessons.neurons.linefit import best_line, line, line_cost, line_costs, line_gradient
from ...live.panel import ARROWS, Panel
from ...live.slider import Slider
from ...live.style import BODY, INK, LARGE, MUTED, PAPER, SMALL, WISH_DOWN, WISH_UP

HOURS, SPEEDS = typing_practice()
WEIGHTS, BIASES = (-2, 10), (-10, 50)
DEAREST = 600           # the highest cost in the picture
NUDGE = 0.1             # that the gradient forecasts
# In CSS pixels: the columns of the table below the valleys, and its rows.
TABLE, ROWS = (492, 616, 704, 788), (310, 334, 358)
SEE_THROUGH = 0.28      # squares lie on each other
VEILS = to_rgba(WISH_UP, SEE_THROUGH), to_rgba(WISH_DOWN, SEE_THROUGH)


class Fit:
    """Points at `x` and `y`, and a line with its errors; set the limits of `ax` before."""

    def __init__(self, ax, x, y):
        self._ax, self._points = ax, np.column_stack([x, y])
        self.squares = Tiles(ax)
        self.errors = [add_line(ax, color=colour, linewidth=2.4, zorder=1.2)
                       for colour in (WISH_UP, WISH_DOWN)]     # of points above it, and below
        self.line = add_line(ax, color=INK, linewidth=2.4, zorder=1.5)
        points = add_dot(ax, color=INK, markeredgecolor=PAPER, markeredgewidth=1, markersize=7.5,
                         zorder=2, clip_on=True)
        lay(points, x, y)
        ax.grid(True)

    def show(self, ends, answers):
        """Show the line of these heights at the left and right edge, and `answers` at each x."""
        lay(self.line, self._ax.get_xlim(), ends)
        x, y = self._points.T
        (x_0, y_0), (x_1, y_1) = self._ax.transData.transform([[0, 0], [1, 1]])
        across = (y - answers) * (y_1 - y_0) / (x_1 - x_0)  # to the left if the line is below
        above = y > answers
        self.squares.show(np.column_stack([x, y, -across, answers - y]),
                          np.where(above[:, np.newaxis], *VEILS))
        errors = np.stack([np.column_stack([x, answers]), self._points], axis=1)
        for lines, which in zip(self.errors, (above, ~above), strict=True):
            lay_apart(lines, errors[which])


class SmallestNetwork(Panel):
    """Lay a line through points with one weight and one bias, and watch its cost."""

    size = (800, 404)
    wanted_keys = tuple(ARROWS)
    presets = {
        "Flat line": {"w": 0, "b": 40},
        "Too steep": {"w": 9, "b": 10},
        "Best fit": dict(zip("wb", best_line(HOURS, SPEEDS), strict=True)),
    }

    def controls(self):
        """Return the weight and the bias."""
        return {"w": Slider("weight w", value=2, min=WEIGHTS[0], max=WEIGHTS[1], step=0.01),
                "b": Slider("bias b", value=20, min=BIASES[0], max=BIASES[1], step=0.1)}

    def draw(self, figure):
        """Draw the points with the line, the cost along w and along b, and the forecasts."""
        points = axes_at(figure, 54, 40, 372, 310, framed=True)
        points.set(xlim=(0, 10), ylim=(0, 80), xlabel="the input: hours of practice",
                   ylabel="the answer a: words a minute")
        self._fit = Fit(points, HOURS, SPEEDS)
        self._valleys = {}
        for (name, reach), x in zip({"w": WEIGHTS, "b": BIASES}.items(), (492, 654), strict=True):
            ax = axes_at(figure, x, 62, 134, 172, framed=True)
            ax.tick_params(labelleft=name == "w")   # both have the same axis
            self._valleys[name] = Valley(ax, reach=reach, highest=DEAREST, label=name)
        page = draw_page(figure)
        self._write_labels(page)
        self._line = add_text(page, 54, 22, size=BODY)
        self._cost = add_text(page, 492, 22, size=LARGE, weight="bold")
        self._table = [[add_text(page, x, y, size=SMALL + 1, ha="right") for x in TABLE[1:]]
                       for y in ROWS[1:]]

    def refresh(self):
        """Show the line, its errors, its cost, and what the gradient forecasts."""
        w, b = self.named["w"].value, self.named["b"].value
        cost, slopes = line_cost(w, b, HOURS, SPEEDS), line_gradient(w, b, HOURS, SPEEDS)
        self._fit.show(line(w, b, [0, 10]), line(w, b, HOURS))
        self._line.set_text(f"a = {in_words(w, 2)} · hours {'−' if b < 0 else '+'} "
                            f"{in_words(abs(b), 1)}")
        self._cost.set_text(f"cost {in_words(cost, 2)}")
        for k, (name, slope) in enumerate(zip("wb", slopes, strict=True)):
            x = np.linspace(*(WEIGHTS, BIASES)[k], 41)
            costs = line_costs(**{"w": w, "b": b, name: x}, x=HOURS, y=SPEEDS)
            self._valleys[name].show((x, costs), slope, (w, b)[k], cost)
            really = line_cost(w + NUDGE * (k == 0), b + NUDGE * (k == 1), HOURS, SPEEDS) - cost
            write(self._table[k], (slope, slope * NUDGE, really), 2)
        return (f"With weight {in_words(w, 2)} and bias {in_words(b, 1)} the cost, the mean of "
                f"{len(HOURS)} squared errors, is {in_words(cost, 2)}. The gradient's entry is "
                f"{in_words(slopes[0], 2)} for w and {in_words(slopes[1], 2)} for b.")

    def touched(self, touch):
        """Drag w or b below its valley; arrow keys move w sideways and b up and down."""
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(w=self.named["w"].value + NUDGE * right, b=self.named["b"].value - down)
        for name, valley in self._valleys.items():
            if touch.axes is valley.axes and touch.kind != "up":
                self.named[name].value = round(touch.points[-1][0], 2)

    def _write_labels(self, page):
        """Write what never changes."""
        looks = {"size": SMALL, "color": MUTED, "zorder": 1}
        add_text(page, 788, 22, f"mean of the {len(HOURS)} squares", ha="right", **looks)
        for name, valley in self._valleys.items():
            add_text(valley.axes, 0, 1.09, f"if only {name} moves",
                     transform=valley.axes.transAxes, **looks)
        add_text(page, TABLE[-1], ROWS[0] - 20, f"a nudge by +{NUDGE} changes the cost:",
                 ha="right", **looks)
        for x, head in zip(TABLE[1:], ("gradient entry", "forecast", "really"), strict=True):
            add_text(page, x, ROWS[0], head, ha="right", **looks)
        for name, y in zip("wb", ROWS[1:], strict=True):
            add_text(page, TABLE[0], y, name, size=BODY, weight="bold", zorder=1)
        add_text(page, 492, 388, "teal: the line should be higher here; pink: lower", **looks)
