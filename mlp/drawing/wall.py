"""Many images of signed numbers side by side on one scale, as many as there are."""

from typing import NamedTuple

import numpy as np

from ..live.style import SIGNED
from .grid import draw_cells, show_cells
from .images import draw_choice, update_choice


class Wall(NamedTuple):
    """What `draw_wall` made, for `update_wall`. Only the choice changes often, and is live."""

    grid: object
    choice: object


def draw_wall(ax):
    """Draw the place for a square of images that fills `ax`."""
    ax.set(aspect="equal", xlim=(0, 1), ylim=(1, 0), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    choice = draw_choice(ax)
    choice.set_clip_on(False)
    return Wall(draw_cells(ax, np.zeros((1, 1)), SIGNED, -1, 1), choice)


def update_wall(wall, images, chosen, largest):
    """Show `images`, row by row, with a frame around the `chosen` one.

    Parameters
    ----------
    wall : Wall
    images : array of shape (n, side * side)
    chosen : int
    largest : float
        What gets the full colour, on both sides.
    """
    side, across = int(np.sqrt(images.shape[1])), per_row(len(images))
    tiles = np.full((across, across, side + 1, side + 1), np.nan)  # a line between neighbours
    tiles.reshape(-1, side + 1, side + 1)[:len(images), :-1, :-1] = images.reshape(-1, side, side)
    cells = tiles.swapaxes(1, 2).reshape(across * (side + 1), -1)[:-1, :-1]
    update_choice(wall.choice, *divmod(chosen, across), 1 / across)
    show_cells(wall.grid, cells, 1 / len(cells))
    wall.grid.set_clim(-largest, largest)


def per_row(n):
    """Return how many of `n` images stand side by side."""
    return int(np.ceil(np.sqrt(n)))
