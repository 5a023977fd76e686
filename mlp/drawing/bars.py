"""Numbers as bars: activations from 0 to 1, and the terms of a sum laid end to end."""

from typing import NamedTuple

import numpy as np

from ..live.style import CHOSEN, FAINT, INK, MUTED, SMALL, signed_colour
from .artists import add_line, lay, lay_apart
from .outline import outline
from .text import add_text, in_words
from .tiles import draw_tiles, update_tiles

THICK = 0.72  # of a bar, where 1 would touch the next
BESIDE = 1.04   # where the numbers are


class Activations(NamedTuple):
    """What `draw_activations` made, for `update_activations`."""

    bars: object
    marks: object
    numbers: list


def draw_activations(ax, n, *, title=""):
    """Draw the place for `n` activations as horizontal bars, the first on top, with numbers."""
    ax.barh(range(n), 1, height=THICK, color=FAINT, alpha=0.5, zorder=0.5)
    bars = draw_tiles(ax)
    marks = add_line(ax, "|", color=CHOSEN, markersize=13, markeredgewidth=2.5, zorder=2)
    numbers = [add_text(ax, BESIDE, k, size=SMALL) for k in range(n)]
    ax.set(xlim=(0, 1), ylim=(n - 0.5, -0.5), xticks=[0, 1], yticks=range(n), title=title)
    ax.tick_params(axis="y", length=0, labelsize=SMALL + 1)
    ax.spines[["left", "bottom"]].set_visible(False)
    return Activations(bars, marks, numbers)


def update_activations(drawn, values, before=(), *, answer=True):
    """Show `values`, with gold marks where they stood `before`.

    The largest is in ink where it is the network's `answer`.

    Lengths have three decimals, as the numbers: most nudges change no bar by as much as a pixel,
    and what does not change is not drawn again.
    """
    largest = int(np.argmax(values)) if answer else None
    values = np.round(values, 3)
    update_tiles(drawn.bars, [(0, k - THICK / 2, length, THICK) for k, length in
                              enumerate(np.nan_to_num(values).clip(0, 1))],
                 [INK if k == largest else MUTED for k in range(len(values))])
    for k, (number, value) in enumerate(zip(drawn.numbers, values.tolist(), strict=True)):
        number.set_text(in_words(value))
        weight = "bold" if k == largest else "normal"
        if number.get_weight() != weight:
            number.set_weight(weight)
    lay(drawn.marks, np.round(before, 3), range(len(before)))


def draw_frame(ax):
    """Add a frame for a chosen activation; return it for `update_frame`."""
    return outline(ax, -0.03, -0.5, 1.06)


def update_frame(frame, row):
    """Put the frame around the activation in `row`."""
    frame.set_bounds(-0.03, row - 0.5, 1.06, 1)


class Sum(NamedTuple):
    """What `draw_sum` made, for `update_sum`."""

    bars: object
    links: object
    numbers: list


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
    bars = draw_tiles(ax, zorder=1.5, edgecolors="face", linewidths=0.8)  # they cover ends of links
    links = add_line(ax, color=MUTED, linewidth=0.9, zorder=1.4)
    numbers = [add_text(ax, reach * 1.02, k, size=SMALL + 1) for k in range(n)]
    numbers[-1].set_weight("bold")
    ax.axvline(0, color=MUTED, linewidth=0.8, zorder=1)
    ax.set(xlim=(-reach, reach), ylim=(n - 0.5, -0.5), yticks=range(n), title=title)
    ax.set_yticks(range(n), names)
    ax.tick_params(axis="y", length=0, labelsize=SMALL + 1)
    ax.spines["left"].set_visible(False)
    return Sum(bars, links, numbers)


def update_sum(drawn, terms):
    """Show other `terms`; the last bar is their sum, from zero. What is too long is cut off."""
    ends, reach = np.cumsum(terms), drawn.bars.axes.get_xlim()[1]
    widths, starts = np.append(terms, ends[-1]), np.array([0.0, *ends[:-1], 0.0])
    left, right = np.clip([starts, starts + widths], -reach, reach)
    update_tiles(drawn.bars, [(x, k - 0.31, end - x, 0.62) for k, (x, end) in
                              enumerate(zip(left, right, strict=True))],
                 [signed_colour(width) for width in widths])
    for text, width in zip(drawn.numbers, widths, strict=True):
        text.set_text(in_words(width, sign=True))
    lay_apart(drawn.links, [[(end, k), (end, k + 1)]
                            for k, end in enumerate(np.clip(ends, -reach, reach))])
