"""How values from 0 to 1 are distributed: the share of them in each tenth."""

from typing import NamedTuple

import numpy as np

from ..live.style import BODY, CHOSEN, FAINT, INK, MUTED
from .artists import add_line, lay
from .text import add_text


class Shares(NamedTuple):
    """What `draw_shares` made, for `update_shares`."""

    bars: object
    last: object
    mark: object
    title: object
    number: object


def draw_shares(ax, bins=10):
    """Draw the place for the shares of `bins` equal parts of 0 to 1; the last part is in ink."""
    edges = np.linspace(0, 1, bins + 1)
    bars = ax.stairs(np.zeros(bins), edges, fill=True, color=MUTED, zorder=1)
    last = ax.stairs([0], edges[-2:], fill=True, color=INK, zorder=1.1)
    mark = add_line(ax, color=CHOSEN, linewidth=2.5, zorder=1.4)
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=np.linspace(0, 1, 6), yticks=[0, 0.5, 1],
           yticklabels=["0", "", "all"])
    ax.grid(True, axis="y", color=FAINT)
    title = add_text(ax, 0, 1.16, size=BODY, transform=ax.transAxes)
    number = add_text(ax, 1, 1.16, size=BODY, weight="bold", ha="right", transform=ax.transAxes)
    return Shares(bars, last, mark, title, number)


def update_shares(drawn, shares, title, number, mark=None):
    """Show other `shares`, with what stands above them, and a gold `mark` at one value."""
    drawn.bars.set_data(np.append(shares[:-1], 0))
    drawn.last.set_data(shares[-1:])
    drawn.title.set_text(title)
    drawn.number.set_text(number)
    places = [] if mark is None else [min(max(mark, 0), 1)] * 2
    lay(drawn.mark, places, [0, 1][:len(places)])
