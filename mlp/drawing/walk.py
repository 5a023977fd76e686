"""A walk downhill: where it has been, the step that comes next, and how large a step may be."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from ..live.style import BODY, CHOSEN, FAINT, INK, MUTED, PAPER, SMALL
from .artists import add_line, lay
from .text import add_text, in_words

BARB, SHORTEST = 0.03, 0.004    # of an arrow and its barbs, in widths of the picture
FEWEST = 12     # steps that fill a history, so that the first ones do not jump about
HIGH = 0.5      # of a bar, where 1 would touch the next


class Walk(NamedTuple):
    """What `draw_walk` made, for `update_walk`."""

    path: object
    step: object
    gap: object
    next: object
    dot: object


def draw_walk(ax):
    """Add the place for a walk: small dots with a line, the next step, and the ball."""
    path = add_line(ax, ".-", color=MUTED, linewidth=1, markersize=6, zorder=1.7)
    step = add_line(ax, color=INK, linewidth=1.6, zorder=1.9, solid_joinstyle="miter")
    gap = add_line(ax, color=MUTED, alpha=0.6, linewidth=5, solid_capstyle="butt", zorder=1.6)
    following = add_line(ax, "o", color=PAPER, markeredgecolor=INK, markersize=7,
                          zorder=2.8, clip_on=False)
    dot = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=11, zorder=2.9,
                    clip_on=False)
    return Walk(path, step, gap, following, dot)


def update_walk(walk, path, following, gap=()):
    """Show another walk. What lies outside the picture is shown at its edge.

    Parameters
    ----------
    walk : Walk
    path : array of shape (n, 2)
        Where the ball has been, and last where it is.
    following : pair of float
        Where it will be next.
    gap : pair of pairs of float
        What was forecast and what is, if they are to be joined.
    """
    ax = walk.path.axes
    path = np.asarray(path, dtype=float)
    lay(walk.path, *_within(ax, path, 1).T)
    lay(walk.gap, *_within(ax, gap, 1).T if len(gap) else ([], []))
    for dot, place in ((walk.dot, path[-1]), (walk.next, following)):
        lay(dot, *_within(ax, [place], 0).T)


def point_arrow(line, tail, tip):
    """Lay `line` as an arrow from `tail` to `tip`; a very short one is left out."""
    ax = line.axes
    tail, tip = ax.transData.transform(_within(ax, [tail, tip], 1))
    length = np.hypot(*(tip - tail))
    if length < ax.bbox.width * SHORTEST:
        lay(line, [], [])
        return
    barb = (tip - tail) / length * min(BARB * ax.bbox.width, 0.6 * length)
    left, right = (tip - barb + barb[::-1] * sides for sides in ([-0.5, 0.5], [0.5, -0.5]))
    lay(line, *ax.transData.inverted().transform([tail, tip, left, tip, right]).T)


def _within(ax, places, beyond):
    """Return `places`, none further outside the axes than `beyond` of their widths."""
    limits = np.array([ax.get_xlim(), ax.get_ylim()])
    room = beyond * np.ptp(limits, axis=1)
    return np.clip(places, limits[:, 0] - room, limits[:, 1] + room)


class History(NamedTuple):
    """What `draw_history` made, for `update_history`."""

    others: object
    path: object


def draw_history(ax):
    """Draw the place for numbers step after step, the first on top, below a picture of them."""
    others = ax.add_collection(LineCollection([], colors=MUTED, linewidths=0.8, zorder=1.5))
    path = add_line(ax, ".-", color=INK, linewidth=1.2, markersize=5,
                     markerfacecolor=CHOSEN, markeredgecolor=INK, markeredgewidth=0.6, zorder=1.6)
    ax.set(ylim=(1.1, -0.1), yticks=[])
    ax.grid(True)
    return History(others, path)


def update_history(drawn, path, others=()):
    """Show another `path`, an array of numbers, and those of `others`, as columns of an array."""
    ax = drawn.path.axes
    down = np.arange(len(path)) / max(len(path) - 1, FEWEST)
    drawn.path.set_data(*_within(ax, np.column_stack([path, down]), 1).T)
    drawn.others.set_segments([_within(ax, np.column_stack([other, down]), 1)
                               for other in np.transpose(others)])


class Limits(NamedTuple):
    """What `draw_limits` made, for `update_limits`."""

    bars: list
    columns: list       # of texts: what each is called, where it is, what is said of it
    rate: object


def draw_limits(ax, rows, largest):
    """Draw the place for at most so many limits of the learning rate, from 0 to `largest`."""
    bars = list(ax.barh(range(rows), 0, height=HIGH, color=FAINT, zorder=1))
    left, number, words = (largest * (x > 0) + x * largest / ax.bbox.width for x in (-5, 5, 52))
    columns = [[add_text(ax, x, k, size=SMALL + 1, **looks) for k in range(rows)]
               for x, looks in ((left, {"ha": "right", "color": MUTED}), (number, {}), (words, {}))]
    rate = add_line(ax, color=CHOSEN, linewidth=3, zorder=2, clip_on=False,
                     solid_capstyle="butt")
    ax.set(xlim=(0, largest), ylim=(rows - 0.5, -0.5), yticks=[])
    ax.spines["left"].set_visible(False)
    for x, head in ((number, "limit"), (words, "with this η")):
        add_text(ax, x, -0.95, head, size=SMALL, color=MUTED, zorder=1)
    ax.set_xlabel("learning rate η", labelpad=1)
    return Limits(bars, columns, rate)


def update_limits(drawn, limits, rate):
    """Show other limits, and the rate as a line across them.

    Parameters
    ----------
    drawn : Limits
    limits : list of (str, float, str)
        What each is called, where it is, and what is to be said of it.
    rate : float
    """
    largest = drawn.rate.axes.get_xlim()[1]
    for k, bar in enumerate(drawn.bars):
        called, limit, words = limits[k] if k < len(limits) else ("", 0.0, "")
        if bar.get_width() != min(limit, largest):
            bar.set_width(min(limit, largest))
        said = called, called and (in_words(limit) if np.isfinite(limit) else "none"), words
        for column, text in zip(drawn.columns, said, strict=True):
            column[k].set_text(text)
    lay(drawn.rate, [rate, rate], [-0.5, len(limits) - 0.5])


class Table(NamedTuple):
    """What `draw_table` made, for `update_table`."""

    words: list
    numbers: list


def draw_table(page, left, right, top, rows, line=20):
    """Draw the place for `rows` lines, words on the left and a number on the right."""
    heights = [top + line * k for k in range(rows)]
    return Table([add_text(page, left, y, size=SMALL + 1, color=MUTED) for y in heights],
                 [add_text(page, right, y, size=BODY, weight="bold", ha="right")
                  for y in heights])


def update_table(table, lines):
    """Show other lines, pairs of words and a number in words."""
    for k, (words, number) in enumerate(zip(table.words, table.numbers, strict=True)):
        said = lines[k] if k < len(lines) else ("", "")
        words.set_text(said[0])
        number.set_text(said[1])
