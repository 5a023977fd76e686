"""Numbers as bars: activations from 0 to 1, and the terms of a sum laid end to end."""

from typing import NamedTuple

import numpy as np

from .artists import lay, lay_apart
from .group import Group
from .live_line import live_line
from .outline import Outline
from .pixels import in_bytes
from .style import CHOSEN, FAINT, INK, MUTED, NEGATIVE, POSITIVE, SMALL
from .text import in_words, live_text
from .tiles import Tiles

THICK = 0.72  # of a bar, where 1 would touch the next
BESIDE, COLUMN = 1.04, 56   # where the numbers are, and the CSS pixels that they need
SUM_COLUMN = 80             # the same for the terms of a sum
USUAL, LARGEST, UP, DOWN = in_bytes(MUTED, INK, POSITIVE, NEGATIVE)     # of bars


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
    bars.show([(0, k - THICK / 2, 0, THICK) for k in range(n)], np.array([USUAL] * n))
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
    boxes[:, 2] = np.nan_to_num(values).clip(0, 1)
    brightest = np.arange(len(values)) == largest
    drawn.bars.show(boxes, np.where(brightest[:, np.newaxis], LARGEST, USUAL))
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

    bars: object
    links: object
    numbers: list
    column: object      # of the numbers, as one artist

    @property
    def live(self):
        """The artists that change."""
        return [self.bars, self.links, self.column]


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
    bars = Tiles(ax, edge="same")   # so that they cover the ends of their links
    bars.show([(0, k - 0.31, 0, 0.62) for k in range(n)], np.array([UP] * n))
    bars.set_zorder(1.5)
    links = live_line(ax, color=MUTED, linewidth=0.9, zorder=1.4)
    numbers = [live_text(ax, reach * 1.02, k, size=SMALL + 1) for k in range(n)]
    numbers[-1].set_weight("bold")
    ax.axvline(0, color=MUTED, linewidth=0.8, zorder=1)
    ax.set(xlim=(-reach, reach), ylim=(n - 0.5, -0.5), yticks=range(n), title=title)
    ax.set_yticks(range(n), names)
    ax.tick_params(axis="y", length=0, labelsize=SMALL + 1)
    ax.spines["left"].set_visible(False)
    column = Group(ax, numbers, (1.01, 0, SUM_COLUMN / ax.bbox.width, 1))
    return Sum(bars, links, numbers, column)


def update_sum(drawn, terms):
    """Show other `terms`; the last bar is their sum, from zero. What is too long is cut off."""
    ends, reach = np.cumsum(terms), drawn.bars.axes.get_xlim()[1]
    widths, starts = np.append(terms, ends[-1]), np.array([0.0, *ends[:-1], 0.0])
    left, right = np.clip([starts, starts + widths], -reach, reach)
    boxes = drawn.bars.boxes.copy()
    boxes[:, 0], boxes[:, 2] = left, right - left
    drawn.bars.show(boxes, np.where(widths[:, np.newaxis] >= 0, UP, DOWN))
    for text, width in zip(drawn.numbers, widths, strict=True):
        text.set_text(in_words(width, sign=True))
    lay_apart(drawn.links, [[(end, k), (end, k + 1)]
                            for k, end in enumerate(np.clip(ends, -reach, reach))])
