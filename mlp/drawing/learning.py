"""How a network becomes better: cost and right answers against how much it has seen."""

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Rectangle

from ..live.style import BODY, CHOSEN, FAINT, INK, MUTED, SMALL
from .artists import add_line, lay
from .page import axes_at
from .text import add_text

DECADES = ["1", "", "100", "", "10,000", "", "1 million", ""]  # along the bottom, evenly
LEAST = 3       # of them are shown
MOST = 20       # of the cost; what explodes leaves the picture
LOOKS = ({"color": MUTED, "linewidth": 1.5}, {"color": INK, "linewidth": 2})


class Learning(NamedTuple):
    """What `draw_learning` made, for `update_learning`."""

    axes: list
    lines: list     # cost and share, of each on training and on test digits
    here: list


def draw_learning(figure, x, width, tops, height):
    """Draw two axes, one below the other, at `x` and `tops` in CSS pixels: cost, and right."""
    axes = [axes_at(figure, x, top, width, height) for top in tops]
    for ax, title in zip(axes, ("cost", "right answers"), strict=True):
        ax.set_axis_on()
        ax.grid(True)
        ax.set_title(title, pad=5)
        ax.set_xticks(range(len(DECADES)), DECADES)
    axes[0].tick_params(labelbottom=False)
    axes[1].set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
    axes[1].set(ylim=(0, 1))
    axes[1].set_xlabel("digits seen, repeats counted", labelpad=2)
    for k, word in enumerate(("training", "test")):
        add_text(axes[0], 1 - 0.15 * (1 - k), 1.075, word, ha="right", size=SMALL,
                  transform=axes[0].transAxes, color=LOOKS[k]["color"],
                  weight="bold" if k else "normal")
    lines = [ax.plot([], [], zorder=1.5 + 0.1 * k, **LOOKS[k])[0] for ax in axes for k in (0, 1)]
    here = [add_line(ax, color=CHOSEN, linewidth=1.6, zorder=1.4) for ax in axes]
    return Learning(axes, lines, here)


def update_learning(drawn, seen, costs, right, here, goal):
    """Show other curves, and a line where we are.

    Parameters
    ----------
    drawn : Learning
    seen : array of shape (n,)
        Examples.
    costs, right : arrays of shape (n, 2)
        On training and on test digits.
    here, goal : int
        How many examples the network that is shown has seen, and how many it will have seen when
        all is done.
    """
    x, costs = _place(seen), np.minimum(costs, 2 * MOST)
    for line, y in zip(drawn.lines, (*costs.T, *right.T), strict=True):
        lay(line, x, y)
    for line in drawn.here:
        lay(line, [_place(here)] * 2, line.axes.get_ylim())
    wanted = (0, max(_place(goal), LEAST)), (0, _round_up(min(1.05 * costs.max(), MOST)))
    for ax in drawn.axes:
        ax.set_xlim(wanted[0])
    drawn.axes[0].set_ylim(wanted[1])
    drawn.here[0].set_ydata(wanted[1])


def examples_at(x):
    """Return how many examples a place along the bottom stands for."""
    return 10.0 ** x


def _place(examples):
    return np.log10(np.maximum(examples, 1))


def _round_up(number):
    """Return the next round number: 1, 2, 3 or 5 with zeros."""
    unit = 10.0 ** np.floor(np.log10(max(number, 1e-9)))
    return float(unit * next(step for step in (1, 2, 3, 5, 10) if step * unit >= number))


class Progress(NamedTuple):
    """What `draw_progress` made, for `update_progress`."""

    bar: object
    words: object


def draw_progress(figure, x, y, width):
    """Draw the place for a bar, at (x, y) in CSS pixels, with a line of words below it."""
    ax = axes_at(figure, x, y, width, 8)
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.add_patch(Rectangle((0, 0), 1, 1, color=FAINT, zorder=0.5))
    bar = ax.add_patch(Rectangle((0, 0), 0, 1, color=INK, zorder=1))
    return Progress(bar, add_text(ax, 0, -1.7, size=BODY))


def update_progress(drawn, share, words):
    """Fill the bar to `share`, from 0 to 1, and write other `words`."""
    if drawn.bar.get_width() != share:
        drawn.bar.set_width(share)
    drawn.words.set_text(words)
