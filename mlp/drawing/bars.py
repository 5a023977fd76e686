"""Numbers as bars: activations from 0 to 1, and the terms of a sum laid end to end."""

import numpy as np

from ..live.style import CHOSEN, FAINT, INK, MUTED, SMALL, signed_colour
from .artists import EDGE, Tiles, add_line, adjust, lay_apart
from .text import add_text, are_words, in_words, name_of, say, signed

THICK = 0.72  # of a bar, where 1 would touch the next
BESIDE = 1.04   # where the numbers are
LETTERS, ROOM = 6, 36   # of a name, at most; pixels that it needs
MARK, TALL = 2.5, 13    # points across a mark, and up


class ActivationBars:
    """`n` activations as horizontal bars, the first on top, with numbers; some may have `names`."""

    def __init__(self, ax, n, *, names=()):
        whole = Tiles(ax, alpha=0.5, zorder=0.5)
        whole.show([(0, k - THICK / 2, 1, THICK) for k in range(n)], FAINT)
        self.bars = Tiles(ax)
        self.numbers = [add_text(ax, BESIDE, k, size=SMALL) for k in range(n)]
        ax.set(xlim=(0, 1), ylim=(n - 0.5, -0.5), xticks=[0, 1])
        ax.yaxis.set_visible(False)
        place, _, _ = ax.get_yaxis_text1_transform(3.5)
        for k in range(n):
            add_text(ax, 0, k, name_of(k, names, LETTERS), transform=place, ha="right", color=MUTED,
                     size=SMALL if are_words(names) else SMALL + 1)
        ax.spines[["left", "bottom"]].set_visible(False)
        if are_words(names):
            x, y, width, height = ax.get_position().bounds
            room = width * ROOM / ax.bbox.width
            ax.set_position([x + room, y, width - room, height])

    def show(self, values, before=(), *, answer=True):
        """Show `values`, with gold marks where they stood `before`; an `answer` is in ink."""
        largest = int(np.argmax(values)) if answer else None
        values = np.round(values, 3)    # most nudges then leave most bars as they are
        lengths = np.nan_to_num(values).clip(0, 1)
        bars = [(0, k - THICK / 2, length, THICK) for k, length in enumerate(lengths)]
        colours = [INK if k == largest else MUTED for k in range(len(values))]
        marks, edges = (self._marks(np.round(before, 3), width) for width in (MARK, MARK + EDGE))
        self.bars.show([*bars, *edges, *marks],
                       colours + [INK] * len(edges) + [CHOSEN] * len(marks))
        for k, (number, value) in enumerate(zip(self.numbers, values.tolist(), strict=True)):
            adjust(number, text=in_words(value), weight="bold" if k == largest else "normal")

    def _marks(self, places, width):
        """Return boxes of so many points across: twenty strokes would take a millisecond more."""
        ax = self.bars.axes
        wide, high = ax.figure.dpi / 72 / ax.bbox.size * abs(np.diff(ax.viewLim, axis=0)[0]) * (
            width, TALL)
        return [(x - wide / 2, k - high / 2, wide, high) for k, x in enumerate(places)]


class SumBars:
    """A sum term by term, each bar from the end of the one above it; the last bar is the sum."""

    def __init__(self, ax, names, *, reach, title=""):
        n = len(names)
        self.axes = ax
        self.bars = Tiles(ax, zorder=1.5, edgecolors="face", linewidths=0.8)  # over links' ends
        self.links = add_line(ax, color=MUTED, linewidth=0.9, zorder=1.4)
        self.numbers = [add_text(ax, 0, k, size=SMALL + 1) for k in range(n)]
        self.numbers[-1].set_weight("bold")
        ax.axvline(0, color=MUTED, linewidth=0.8, zorder=1)
        ax.set(ylim=(n - 0.5, -0.5), title=title)
        ax.set_yticks(range(n), names)
        self.zoom(reach)
        ax.tick_params(axis="y", length=0, labelsize=SMALL + 1)
        ax.spines["left"].set_visible(False)

    def zoom(self, reach):
        """Let the axis run from ``-reach`` to ``reach``."""
        self._reach = reach
        self.axes.set_xlim(-reach, reach)
        for number in self.numbers:
            number.set_x(reach * 1.02)

    def show(self, terms):
        """Show other `terms`."""
        ends = np.cumsum(terms)
        widths, starts = np.append(terms, ends[-1]), np.array([0.0, *ends[:-1], 0.0])
        left, right = np.clip([starts, starts + widths], -self._reach, self._reach)
        self.bars.show([(x, k - 0.31, end - x, 0.62)
                        for k, (x, end) in enumerate(zip(left, right, strict=True))],
                       [signed_colour(width) for width in widths])
        say(self.numbers, map(signed, widths))
        ends = ends.clip(-self._reach, self._reach)
        lay_apart(self.links, [[(end, k), (end, k + 1)] for k, end in enumerate(ends)])
