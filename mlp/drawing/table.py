"""A square table of counts, its diagonal apart, with a share at the end of each row."""

from typing import NamedTuple

import numpy as np

from ..live.style import INK, MUTED, SHADE, SMALL
from .grid import draw_cells, show_cells
from .images import draw_choice, update_choice
from .text import add_text


class Table(NamedTuple):
    """What `draw_table` made, for `update_table`."""

    shade: object
    numbers: list
    shares: list
    choice: object


def draw_table(ax, n):
    """Draw the place for `n` by `n` counts that fill `ax`, rows and columns named from 0."""
    ax.set(xlim=(0, n), ylim=(n, 0))
    ax.set_xticks(np.arange(n) + 0.5, range(n))
    ax.set_yticks(np.arange(n) + 0.5, range(n))
    ax.tick_params(length=0, labeltop=True, labelbottom=False, labelsize=SMALL + 1, pad=3)
    ax.spines[:].set_visible(False)
    numbers = [[add_text(ax, column + 0.5, row + 0.5, size=SMALL, ha="center", zorder=1.5,
                          color=MUTED if row == column else INK) for column in range(n)]
               for row in range(n)]
    shares = [add_text(ax, n + 1.45, row + 0.5, size=SMALL, color=MUTED, ha="right",
                        zorder=1.5)
              for row in range(n)]
    choice = draw_choice(ax)
    choice.set_clip_on(False)
    return Table(draw_cells(ax, np.zeros((n, n)), SHADE, 0, 1), numbers, shares, choice)


def update_table(drawn, counts, row, column):
    """Show `counts`, off the diagonal shaded by size, and frame the cell in `row`, `column`."""
    update_choice(drawn.choice, row, column)
    apart = np.where(np.eye(len(counts), dtype=bool), 0, counts)
    show_cells(drawn.shade, apart)
    drawn.shade.set_clim(0, max(apart.max(), 1))
    for texts, values in zip(drawn.numbers, counts, strict=True):
        for text, value in zip(texts, values, strict=True):
            text.set_text(str(value) if value else "")
    for k, (text, total) in enumerate(zip(drawn.shares, counts.sum(axis=1), strict=True)):
        text.set_text(f"{counts[k, k] / max(total, 1):.0%}")
