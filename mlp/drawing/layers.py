"""A small network, every neuron with its number, and ways through it drawn one by one."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from ..live.style import BODY, CHOSEN, INK, MUTED, PAPER, SMALL, signed_colour
from .artists import add_line, lay, lay_apart
from .text import add_text, in_words

# In CSS pixels: the first column and the next, where the cost stands, the middle, rows, a radius.
FIRST, PITCH, END, ACROSS, STEP, RADIUS = 44, 160, 468, 142, 88, 25


class Layers(NamedTuple):
    """What `draw_layers` made, for `update_weights`, `update_layers` and `update_ways`."""

    weights: object
    places: dict        # of each neuron, by (layer, j)
    numbers: dict
    cost: object
    earlier: object
    way: object
    chosen: object

    def neuron_at(self, x, y):
        """Return which neuron a place is on, as (layer, j), or None."""
        return next((at for at, (left, top) in self.places.items()
                     if np.hypot(x - left, y - top) <= RADIUS + 4), None)


def draw_layers(page, sizes, names, targets):
    """Draw the place for a network with layers of such `sizes`, and the cost at its right.

    Parameters
    ----------
    page : matplotlib axes
        As of `draw_page`.
    sizes : list of int
    names : dict
        What each neuron is called, by (layer, j).
    targets : list of str
        What is written below each output.
    """
    places = {(l, j): (FIRST + PITCH * l, ACROSS + STEP * (j - (n - 1) / 2) * (1 + (n == 2) / 3))
              for l, n in enumerate(sizes) for j in range(n)}
    weights = page.add_collection(LineCollection([], linewidths=1.6, zorder=0.6))
    unclipped = {"clip_on": False}
    # The dots make round corners, and tell how far beyond its points a broad line reaches.
    earlier, way = (add_line(page, "o-", color=colour, linewidth=width, markersize=width,
                              markeredgewidth=0, zorder=zorder, **unclipped)
                    for colour, width, zorder in ((MUTED, 3.5, 1), (CHOSEN, 6, 1.1)))
    looks = {"linestyle": "none", "marker": "o", "zorder": 1.3, **unclipped}
    page.plot(*np.transpose(list(places.values())), color=PAPER, markeredgecolor=INK,
              markeredgewidth=1.4, markersize=2 * RADIUS * 0.72, **looks)
    chosen = add_line(page, markerfacecolor="none", markeredgecolor=CHOSEN,
                       markeredgewidth=2.5, markersize=2 * RADIUS * 0.72, **looks)
    numbers = {}
    for at, (x, y) in places.items():
        add_text(page, x, y - RADIUS - 10, names[at], size=SMALL + 1, color=MUTED, ha="center",
                  zorder=0.9)
        numbers[at] = add_text(page, x, y, size=SMALL + 1, weight="bold", ha="center")
    for j, target in enumerate(targets):
        x, y = places[len(sizes) - 1, j]
        add_text(page, x, y + RADIUS + 11, target, size=SMALL + 1, color=MUTED, ha="center",
                  zorder=0.9)
    add_text(page, END, ACROSS - 20, "C₀", size=BODY, color=MUTED, ha="center", zorder=0.9)
    cost = add_text(page, END, ACROSS, size=BODY, weight="bold", ha="center")
    return Layers(weights, places, numbers, cost, earlier, way, chosen)


def update_weights(drawn, weights):
    """Show other weights, a matrix for each gap; redraw the whole picture after it."""
    lines, colours = [], []
    for l, matrix in enumerate(weights):
        for (j, k), weight in np.ndenumerate(matrix):
            lines.append((drawn.places[l, k], drawn.places[l + 1, j]))
            colours.append(signed_colour(weight))
    drawn.weights.set_segments(lines)
    drawn.weights.set_color(colours)


def update_layers(drawn, activations, cost, chosen):
    """Show other `activations`, by (layer, j), their cost, and a ring around the `chosen` one."""
    for at, text in drawn.numbers.items():
        text.set_text(in_words(activations[at]))
    drawn.cost.set_text(in_words(cost))
    lay(drawn.chosen, *drawn.places[chosen])


def update_ways(drawn, ways):
    """Draw ways to the cost, each a list of (layer, j), the last of them in gold."""
    lines = [[*(drawn.places[at] for at in way), (END - 30, ACROSS)] for way in ways]
    lay(drawn.way, *np.transpose(lines[-1]))
    lay_apart(drawn.earlier, lines[:-1])
