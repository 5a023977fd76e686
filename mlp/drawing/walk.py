"""A walk downhill: where it has been, the step that comes next, and how large a step may be."""

import numpy as np

from ..live.style import BODY, CHOSEN, FAINT, INK, MUTED, SMALL
from .artists import add_dot, add_line, lay
from .text import add_text, in_words, say

BARB, SHORTEST = 0.03, 0.004    # of an arrow and its barbs, in widths of the picture
HIGH = 0.5      # of a bar, where 1 would touch the next


class Walk:
    """The ball, dots for where it has been, and the next place; beyond the picture, at its edge."""

    def __init__(self, ax):
        self._ax = ax
        self.path = add_line(ax, ".-", color=MUTED, linewidth=1, markersize=6, zorder=1.7)
        self.step = add_line(ax, color=INK, linewidth=1.6, zorder=1.9, solid_joinstyle="miter")
        self.gap = add_line(ax, color=MUTED, alpha=0.6, linewidth=5, solid_capstyle="butt",
                            zorder=1.6)
        self.next = add_dot(ax, markeredgewidth=1, markersize=7, zorder=2.8)
        self.dot = add_dot(ax, color=CHOSEN, markeredgewidth=1, markersize=11)

    def show(self, path, following, gap=()):
        """Show a `path` (n, 2), the place `following`, and the `gap` to the forecast."""
        path = np.asarray(path, dtype=float)
        lay(self.path, *within(self._ax, path, 1).T)
        lay(self.gap, *within(self._ax, gap, 1).T if len(gap) else ([], []))
        for dot, place in ((self.dot, path[-1]), (self.next, following)):
            lay(dot, *within(self._ax, [place], 0).T)


def point_arrow(line, tail, tip):
    """Lay `line` as an arrow from `tail` to `tip`; a very short one is left out."""
    ax = line.axes
    tail, tip = ax.transData.transform(within(ax, [tail, tip], 1))
    length = np.hypot(*(tip - tail))
    if length < ax.bbox.width * SHORTEST:
        lay(line, [], [])
        return
    barb = (tip - tail) / length * min(BARB * ax.bbox.width, 0.6 * length)
    left, right = (tip - barb + barb[::-1] * sides for sides in ([-0.5, 0.5], [0.5, -0.5]))
    lay(line, *ax.transData.inverted().transform([tail, tip, left, tip, right]).T)


def within(ax, places, beyond):
    """Return `places`, none further outside the axes than `beyond` of their widths."""
    limits = np.array([ax.get_xlim(), ax.get_ylim()])
    room = beyond * np.ptp(limits, axis=1)
    return np.clip(places, limits[:, 0] - room, limits[:, 1] + room)


class Limits:
    """At most so many limits of the learning rate, from 0 to `largest`, and where the rate is."""

    def __init__(self, ax, rows, largest):
        self._largest = largest
        self.bars = list(ax.barh(range(rows), 0, height=HIGH, color=FAINT, zorder=1))
        left, number, words = (largest * (x > 0) + x * largest / ax.bbox.width
                               for x in (-5, 5, 52))
        self.columns = [[add_text(ax, x, k, size=SMALL + 1, **looks) for k in range(rows)]
                        for x, looks in ((left, {"ha": "right", "color": MUTED}), (number, {}),
                                         (words, {}))]
        self.rate = add_line(ax, color=CHOSEN, linewidth=3, zorder=2, clip_on=False,
                             solid_capstyle="butt")
        ax.set(xlim=(0, largest), ylim=(rows - 0.5, -0.5), yticks=[])
        ax.spines["left"].set_visible(False)
        for x, head in ((number, "limit"), (words, "with this η")):
            add_text(ax, x, -0.95, head, size=SMALL, color=MUTED, zorder=1)
        ax.set_xlabel("learning rate η", labelpad=1)

    def show(self, limits, rate):
        """Show other `limits`, each a name, a number and what is said of it."""
        for k, bar in enumerate(self.bars):
            called, limit, words = limits[k] if k < len(limits) else ("", 0.0, "")
            bar.set_width(min(limit, self._largest))
            said = called, called and (in_words(limit) if np.isfinite(limit) else "none"), words
            for column, text in zip(self.columns, said, strict=True):
                column[k].set_text(text)
        lay(self.rate, [rate, rate], [-0.5, len(limits) - 0.5])


class Table:
    """Lines of words on the left and a number on the right."""

    def __init__(self, page, left, right, top, rows, line=20):
        heights = [top + line * k for k in range(rows)]
        self.words = [add_text(page, left, y, size=SMALL + 1, color=MUTED) for y in heights]
        self.numbers = [add_text(page, right, y, size=BODY, weight="bold", ha="right")
                        for y in heights]

    def show(self, lines):
        """Show other `lines`, pairs of words and a number in words; the rest stay empty."""
        for k, texts in enumerate(zip(self.words, self.numbers, strict=True)):
            say(texts, lines[k] if k < len(lines) else ("", ""))
