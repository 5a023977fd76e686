"""One number for each example as dots, and the line of their running mean."""

from typing import NamedTuple

import numpy as np

from ..live.style import CHOSEN, FAINT, INK, MUTED, NEGATIVE, POSITIVE, SMALL
from .artists import add_line, lay
from .text import add_text, in_powers

EDGE = 1.08     # of the picture, where the largest number is 1


class Entries(NamedTuple):
    """What `draw_entries` made, for `update_entries`."""

    rest: object
    above: object
    below: object
    mean: object
    end: object
    chosen: object
    high: object
    low: object


def draw_entries(ax, n):
    """Draw the place for `n` numbers and their running mean."""
    looks = {"linestyle": "", "marker": "o", "markersize": 4}
    rest, above, below = (add_line(ax, color=colour, zorder=zorder, **looks)
                          for colour, zorder in ((FAINT, 1.1), (POSITIVE, 1.3), (NEGATIVE, 1.3)))
    mean = add_line(ax, color=INK, linewidth=2.4, zorder=1.6)
    end = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=10, zorder=2.9,
                    clip_on=False)
    chosen = add_line(ax, "o", markerfacecolor="none", markeredgecolor=CHOSEN,
                       markeredgewidth=2.5, markersize=10, zorder=2.8, clip_on=False)
    ax.axhline(0, color=MUTED, linewidth=0.8, zorder=1)
    ax.set(xlim=(0, n + 1), ylim=(-EDGE, EDGE), yticks=[])
    ax.spines["left"].set_visible(False)
    looks = {"size": SMALL, "color": MUTED, "transform": ax.transAxes}
    return Entries(rest, above, below, mean, end, chosen,
                   add_text(ax, 0, 1.045, **looks), add_text(ax, 0, 0.03, **looks))


def update_entries(drawn, values, means, count):
    """Show `values` and the running `means` of the first `count`, which have colour unless 0."""
    largest = max(abs(values).max(), 1e-12)
    x, y = np.arange(1, len(values) + 1), values / largest
    counted = x <= count
    for dots, which in ((drawn.rest, ~counted | (values == 0)),
                        (drawn.above, counted & (values > 0)),
                        (drawn.below, counted & (values < 0))):
        lay(dots, x[which], y[which])
    lay(drawn.mean, x[:count], means[:count] / largest)
    lay(drawn.end, count, means[count - 1] / largest)
    lay(drawn.chosen, count, y[count - 1])
    drawn.high.set_text(f"▲ +{in_powers(EDGE * largest)}")
    drawn.low.set_text(f"▼ −{in_powers(EDGE * largest)}")
