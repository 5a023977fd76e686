"""Grids of numbers as pictures: digits in grey, weights in blue and orange."""

import numpy as np
from matplotlib.patches import Rectangle

from .style import BRIGHTNESS, CHOSEN, MUTED, SIGNED


def draw_digit(ax, pixels, *, title=""):
    """Draw brightnesses (0 to 1) as one digit; return its mesh.

    Parameters
    ----------
    ax : matplotlib axes
    pixels : array of 784 numbers, or a square grid
        Row by row from the top. 0 is black, 1 is white.
    title : str
    """
    return _draw_grid(ax, pixels, BRIGHTNESS, 0, 1, title)


def draw_weights(ax, weights, *, largest, span=None, title=""):
    """Draw signed numbers as a grid: blue above zero, orange below; return its mesh.

    Parameters
    ----------
    ax : matplotlib axes
    weights : array of n * n numbers
    largest : float
        What gets the full colour, on both sides, so zero keeps the middle.
    span : float, optional
        How long a side of the grid is, in data units; a cell is 1 long unless given.
    title : str
    """
    return _draw_grid(ax, weights, SIGNED, -largest, largest, title, span)


def update_scale(mesh, largest):
    """Give the full colour to another `largest` number of a mesh of `draw_weights`."""
    mesh.set_clim(-largest, largest)


def update_grid(mesh, values):
    """Show other `values` in a mesh of `draw_digit` or `draw_weights`."""
    mesh.set_array(np.ravel(values))
    mesh.stale = True  # set_array alone does not say so


def draw_choice(ax):
    """Add a frame for the chosen cell of a grid; return it for `update_choice`."""
    frame = Rectangle((0, 0), 1, 1, fill=False, edgecolor=CHOSEN, linewidth=2.5, zorder=2.8)
    ax.add_patch(frame)
    return frame


def update_choice(frame, row, column, cell=1):
    """Put the frame around the cell in `row` and `column`, counted from 0, each `cell` long."""
    frame.set(x=column * cell, y=row * cell, width=cell, height=cell)


def _draw_grid(ax, values, colours, lowest, highest, title, span=None):
    side = int(round(np.sqrt(np.size(values))))
    span = span or side
    edges = np.linspace(0, span, side + 1)
    mesh = ax.pcolormesh(edges, edges, np.reshape(values, (side, side)), cmap=colours,
                         vmin=lowest, vmax=highest, zorder=1)
    ax.set(aspect="equal", xlim=(0, span), ylim=(span, 0), xticks=[], yticks=[], title=title)
    for spine in ax.spines.values():
        spine.set(visible=True, color=MUTED, linewidth=0.8)
    return mesh
