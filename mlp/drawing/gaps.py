"""How far two gradients are apart: entry by entry as a heatmap, and against the nudge's length."""

from typing import NamedTuple

import numpy as np

from ..live.style import CHOSEN, FAINT, INK, MUTED, OFF, SMALL
from .artists import add_line, lay
from .grid import draw_cells, show_cells
from .matrices import draw_frame, update_frame
from .page import axes_at
from .text import add_text, power_of_ten

LOWEST, HIGHEST = -12, 0    # powers of ten, from the palest to the darkest
CELL = 25                   # of the heatmap, in CSS pixels
APART, BETWEEN = 1, 1       # between weights and biases, and between layers, in cells
LEGEND = 156                # how long the row of shades is


class Heat(NamedTuple):
    """What `draw_heat` made, for `update_heat`."""

    grids: list
    frames: list


def draw_heat(figure, x, y, layers, most):
    """Draw the place for the gaps of some `layers` side by side, each of up to `most` neurons.

    Of each layer the weights stand left, a row for each neuron, and the biases right.
    """
    grids, frames, columns = [], [], most + APART + 1
    for l in range(layers):
        ax = axes_at(figure, x + l * (columns + BETWEEN) * CELL, y, columns * CELL, most * CELL)
        ax.set(xlim=(0, columns), ylim=(most, 0))
        grids.append(draw_cells(ax, np.full((most, columns), np.nan), OFF, LOWEST, HIGHEST))
        frames.append(draw_frame(ax))
    return Heat(grids, frames)


def update_heat(heat, gaps, chosen):
    """Show other gaps.

    Parameters
    ----------
    heat : Heat
    gaps : pair of lists of arrays
        For each layer a matrix for the weights, and a row for the biases.
    chosen : (int, int, int or None)
        The layer, the row and the column of the entry that is framed; None for the bias.
    """
    layer, row, column = chosen
    for l, (grid, weights, biases) in enumerate(zip(heat.grids, *gaps, strict=True)):
        values = np.full(grid.get_array().shape, np.nan)
        values[:len(weights), :weights.shape[1]] = _power(weights)
        values[:len(biases), -1] = _power(biases)
        show_cells(grid, values)
        place = values.shape[1] - 1 if column is None else column
        update_frame(heat.frames[l], row if l == layer else None, place)


def draw_shades(figure, x, y):
    """Draw the row of shades that says which gap is how dark."""
    ax = axes_at(figure, x, y, LEGEND, 12)
    n = HIGHEST - LOWEST + 1
    ax.set(xlim=(0, n), ylim=(1, 0))
    draw_cells(ax, np.arange(LOWEST, HIGHEST + 1)[None], OFF, LOWEST, HIGHEST).set_zorder(0.5)
    for k in (0, 4, 8, 12):
        add_text(ax, k + 0.5, 2, power_of_ten(LOWEST + k) if LOWEST + k else "1", size=SMALL,
                  color=MUTED, ha="center", zorder=0.6)


class Valley(NamedTuple):
    """What `draw_check_curve` made, for `update_check_curve`."""

    curve: object
    dot: object


def draw_check_curve(ax, reach, limit):
    """Draw the place for the largest gap against the nudge; both axes count powers of ten.

    Parameters
    ----------
    ax : matplotlib axes
    reach : pair of int
        The smallest and the largest nudge.
    limit : int
        Below it code counts as correct.
    """
    ax.axhline(limit, color=MUTED, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
    for place, words, side in ((reach[0], "rounding", "left"), (reach[1], "bending", "right")):
        add_text(ax, place, HIGHEST - 0.6, words, size=SMALL, color=MUTED, ha=side, zorder=0.6)
    curve = add_line(ax, "o-", color=INK, markersize=5, zorder=1.5)
    dot = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=10, zorder=2.9)
    ax.set(xlim=(reach[0] - 0.4, reach[1] + 0.4), ylim=(LOWEST - 0.5, HIGHEST + 0.5))
    for ticks, put in ((range(reach[0], reach[1] + 1, 2), ax.set_xticks),
                       (range(LOWEST, HIGHEST + 1, 4), ax.set_yticks)):
        put(ticks, [power_of_ten(tick) if tick else "1" for tick in ticks])
    ax.grid(True, color=FAINT)
    return Valley(curve, dot)


def update_check_curve(drawn, nudges, gaps, chosen):
    """Show the largest `gaps` for some `nudges`, powers of ten; `chosen` is the one in gold."""
    lay(drawn.curve, nudges, _power(gaps))
    lay(drawn.dot, chosen, _power(gaps)[list(nudges).index(chosen)])


def _power(values):
    """Return the powers of ten of `values`, kept on the scale."""
    return np.clip(np.log10(np.maximum(values, 1e-300)), LOWEST, HIGHEST)

