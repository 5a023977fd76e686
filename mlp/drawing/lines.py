"""Number lines one below the other: where each number was, where a nudge has brought it."""

from typing import NamedTuple

import numpy as np

from ..live.style import BODY, CHOSEN, INK, MUTED, PAPER, SMALL
from .artists import add_line, lay
from .text import add_text, in_words

# In CSS pixels: the ends of every line, the first one's height, and from one to the next.
LEFT, RIGHT, FIRST, PITCH = 164, 506, 46, 84
TICK = 6
NUMBERS, RATIO, SLOPE = 520, 698, 774     # of the columns right of the lines


class Line(NamedTuple):
    """One number line, of `draw_number_lines`."""

    ticks: object
    stretch: object
    before: object
    now: object
    forecast: object
    texts: list         # its value, by how much it has moved, how long a tick is


class NumberLines(NamedTuple):
    """What `draw_number_lines` made, for `update_number_lines`."""

    lines: list
    links: list         # between a line and the next
    ratios: list        # of each gap: the ratio as it is, and the derivative

    def line_at(self, x, y):
        """Return which line a place is on, and where, -1 at its left end to 1; or None."""
        k = round((y - FIRST) / PITCH)
        on = 0 <= k < len(self.lines) and abs(y - _height(k)) < 24 and LEFT - 9 <= x <= RIGHT + 9
        return (k, (2 * x - LEFT - RIGHT) / (RIGHT - LEFT)) if on else None


def draw_number_lines(page, names, ratios):
    """Draw the place for number lines on a page.

    Parameters
    ----------
    page : matplotlib axes
        As of `draw_page`.
    names : list of str
        One for each line.
    ratios : list of (str, str)
        For each gap between lines: what the ratio and the derivative are called.
    """
    unclipped = {"clip_on": False}
    links = [add_line(page, color=MUTED, linewidth=0.9, zorder=1.1, **unclipped)
             for _ in ratios]
    lines = []
    for k, name in enumerate(names):
        y = _height(k)
        page.plot([LEFT, RIGHT], [y, y], color=MUTED, linewidth=1.2, zorder=1)
        add_text(page, 16, y, f"{name} =", size=BODY + 1, zorder=1)
        ticks = add_line(page, "|", color=MUTED, markersize=TICK, zorder=1, **unclipped)
        # Markers too thin to be seen tell how far above its points the broad line reaches.
        stretch = add_line(page, "|-", color=CHOSEN, linewidth=6, markersize=6.5,
                            markeredgewidth=0.01, zorder=1.2, alpha=0.75,
                            solid_capstyle="butt", **unclipped)
        forecast = add_line(page, "d", color=PAPER, markeredgecolor=MUTED, markersize=9,
                             markeredgewidth=1.4, zorder=1.25, **unclipped)
        before = add_line(page, "|", color=INK, markersize=20, markeredgewidth=1.6,
                           zorder=1.3, **unclipped)
        now = add_line(page, "o", color=CHOSEN if k == 0 else PAPER, markeredgecolor=INK,
                        markersize=9, markeredgewidth=1.6, zorder=1.4, **unclipped)
        texts = [add_text(page, 72, y, size=BODY, weight="bold"),
                 add_text(page, NUMBERS, y - 9, size=BODY),
                 add_text(page, NUMBERS, y + 10, size=SMALL, color=MUTED)]
        lines.append(Line(ticks, stretch, before, now, forecast, texts))
    for x, words in ((RATIO, "ratio"), (SLOPE, "derivative")):
        add_text(page, x, FIRST - 22, words, size=SMALL, color=MUTED, ha="right", zorder=1)
    return NumberLines(lines, links, [_draw_ratio(page, k, *pair) for k, pair in enumerate(ratios)])


def place_ticks(drawn, halves):
    """Put ticks on the lines, counted from the middle."""
    for k, (line, half) in enumerate(zip(drawn.lines, halves, strict=True)):
        count = np.floor(half / _tick(half) + 1e-6)
        x = _across(np.arange(-count, count + 1) * _tick(half), half)
        lay(line.ticks, x, [_height(k) + 0.5] * len(x))


def update_number_lines(drawn, before, now, forecast, halves, decimals):
    """Show other numbers.

    Parameters
    ----------
    drawn : NumberLines
    before, now, forecast : lists of float
        Of each line: where it was, where it is, where the derivatives expect it.
    halves : list of float
        From the middle of each line, where it was, to its ends.
    decimals : int
        With how many the values are written; the changes get one more.
    """
    places = []
    for k, line in enumerate(drawn.lines):
        move, guess = now[k] - before[k], forecast[k] - before[k]
        tick = _tick(halves[k])
        y, there = _height(k), _across(move, halves[k])
        places.append(there)
        lay(line.stretch, [_across(0, halves[k]), there], [y, y])
        lay(line.before, [_across(0, halves[k])], [y])
        lay(line.now, [there], [y])
        lay(line.forecast, [_across(guess, halves[k])], [y])
        name = "" if abs(move) <= halves[k] else ", off the line"
        for text, words in zip(line.texts, (
                in_words(now[k], decimals), f"Δ {in_words(move, decimals + 1, sign=True)}",
                f"a tick is {_plainly(tick)}{name}"), strict=True):
            text.set_text(words)
    for k, link in enumerate(drawn.links):
        x = [_across(0, 1), _across(0, 1), np.nan, places[k], places[k + 1]]
        y = [_height(k) + 13, _height(k + 1) - 13]
        lay(link, x, [*y, np.nan, *y])


def update_ratios(drawn, ratios, slopes):
    """Show the ratio in each gap, None for none, and the derivative."""
    for texts, ratio, slope in zip(drawn.ratios, ratios, slopes, strict=True):
        texts[0].set_text("none" if ratio is None else in_words(ratio, 4))
        texts[1].set_text(in_words(slope, 4))


def _draw_ratio(page, k, ratio, slope):
    y = _height(k + 0.5)
    looks = {"size": SMALL + 1, "color": MUTED, "ha": "right", "zorder": 1}
    add_text(page, RATIO, y - 20, ratio, **looks)
    add_text(page, SLOPE, y - 20, slope, **looks)
    return [add_text(page, RATIO, y, size=BODY, weight="bold", ha="right"),
            add_text(page, SLOPE, y, size=BODY, ha="right")]


def _tick(half):
    return 10.0 ** np.floor(np.log10(half / 5))


def _plainly(tick):
    """Return a power of ten with all its zeros, where `g` would write 1e-05."""
    return f"{tick:.{max(0, -round(np.log10(tick)))}f}"


def _height(k):
    return FIRST + PITCH * k


def _across(move, half):
    share = np.clip(np.asarray(move) / half, -1, 1)
    return (LEFT + RIGHT) / 2 + share * (RIGHT - LEFT) / 2
