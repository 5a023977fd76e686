"""Numbers as bars: activations from 0 to 1, and the terms of a sum laid end to end."""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgba

from .artists import lay
from .group import Group
from .live_line import live_line
from .outline import Outline
from .style import CHOSEN, FAINT, INK, MUTED, SMALL, signed_colour
from .text import in_words, live_text
from .tiles import Tiles

THICK = 0.72  # of a bar, where 1 would touch the next
BESIDE, COLUMN = 1.04, 44   # where the numbers are, and the CSS pixels that they need
# Of the bars, and of the largest.
COLOURS = np.multiply([to_rgba(MUTED), to_rgba(INK)], 255).round().astype(np.uint8)


class Activations(NamedTuple):
    """What `draw_activations` made, for `update_activations`."""

    bars: object
    marks: object
    numbers: list
    column: object      # of the numbers, as one artist

    @property
    def live(self):
        """The artists that change."""
        return [self.bars, self.marks, self.column]


def draw_activations(ax, n, *, title=""):
    """Draw the place for `n` activations as horizontal bars, the first on top, with numbers."""
    ax.barh(range(n), 1, height=THICK, color=FAINT, alpha=0.5, zorder=0.5)
    bars = Tiles(ax)
    bars.show([(0, k - THICK / 2, 0, THICK) for k in range(n)], COLOURS[[0] * n])
    marks = live_line(ax, "|", color=CHOSEN, markersize=13, markeredgewidth=2.5, zorder=2)
    numbers = [live_text(ax, BESIDE, k, size=SMALL) for k in range(n)]
    ax.set(xlim=(0, 1), ylim=(n - 0.5, -0.5), xticks=[0, 1], yticks=range(n), title=title)
    ax.tick_params(axis="y", length=0, labelsize=SMALL + 1)
    ax.spines[["left", "bottom"]].set_visible(False)
    column = Group(ax, numbers, (BESIDE, 0, COLUMN / ax.bbox.width, 1))
    return Activations(bars, marks, numbers, column)


def update_activations(drawn, values, before=(), *, answer=True):
    """Show `values`, with gold marks where they stood `before`.

    The largest is in ink where it is the network's `answer`.

    Lengths have three decimals, as the numbers: most nudges change no bar by as much as a pixel,
    and what does not change is not drawn again.
    """
    largest = int(np.argmax(values)) if answer else None
    values = np.round(values, 3)
    boxes = drawn.bars.boxes.copy()
    boxes[:, 2] = values
    drawn.bars.show(boxes, COLOURS[[int(k == largest) for k in range(len(values))]])
    for k, (number, value) in enumerate(zip(drawn.numbers, values.tolist(), strict=True)):
        number.set_text(in_words(value))
        weight = "bold" if k == largest else "normal"
        if number.get_weight() != weight:
            number.set_weight(weight)
    lay(drawn.marks, np.round(before, 3), range(len(before)))


def draw_frame(ax):
    """Add a frame for a chosen activation; return it for `update_frame`."""
    return Outline(ax, -0.03, -0.5, 1.06)


def update_frame(frame, row):
    """Put the frame around the activation in `row`."""
    frame.surround(-0.03, row - 0.5, 1.06)


class Sum(NamedTuple):
    """What `draw_sum` made, for `update_sum`."""

    bars: list
    links: list
    numbers: list

    @property
    def live(self):
        """The artists that change."""
        return [*self.bars, *self.links, *self.numbers]


def draw_sum(ax, names, *, reach, title=""):
    """Draw a sum term by term, each bar beginning where the one above it ends.

    Parameters
    ----------
    ax : matplotlib axes
    names : list of str
        The terms, and last what their sum is called.
    reach : float
        The axis runs from ``-reach`` to ``reach``.
    title : str
    """
    n = len(names)
    bars = list(ax.barh(range(n), 0, height=0.62, zorder=1.5))
    links = [live_line(ax, color=MUTED, linewidth=0.9, zorder=1.4) for _ in names[1:]]
    numbers = [live_text(ax, reach * 1.02, k, size=SMALL + 1) for k in range(n)]
    numbers[-1].set_weight("bold")
    ax.axvline(0, color=MUTED, linewidth=0.8, zorder=1)
    ax.set(xlim=(-reach, reach), ylim=(n - 0.5, -0.5), yticks=range(n), title=title)
    ax.set_yticks(range(n), names)
    ax.tick_params(axis="y", length=0, labelsize=SMALL + 1)
    ax.spines["left"].set_visible(False)
    return Sum(bars, links, numbers)


def update_sum(drawn, terms):
    """Show other `terms`; the last bar is their sum, from zero. What is too long is cut off."""
    ends, reach = np.cumsum(terms), drawn.bars[0].axes.get_xlim()[1]
    starts = [0.0, *ends[:-1], 0.0]
    for k, (start, width) in enumerate(zip(starts, [*terms, ends[-1]], strict=True)):
        left, right = np.clip([start, start + width], -reach, reach)
        drawn.bars[k].set(x=left, width=right - left, color=signed_colour(width))
        drawn.numbers[k].set_text(in_words(width, sign=True))
    for k, (link, end) in enumerate(zip(drawn.links, ends, strict=True)):
        lay(link, np.clip([end, end], -reach, reach), [k, k + 1])
