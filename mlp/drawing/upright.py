"""One number for each of some neurons side by side: as bars, as valves, and as arrows up or down.

An arrow is what the cost asks for: teal and up where a number should be larger, pink and down
where it should be smaller, as long as it is asked for loudly.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba

from ..live.style import FAINT, INK, MUTED, PAPER, SMALL, WISH_DOWN, WISH_UP
from .page import axes_at
from .text import add_text, in_words

SHAFT, HEAD, HEAD_LONG = 2.0, 5.5, 8.0      # of an arrow, in CSS pixels: half widths, and a length
UP, DOWN = to_rgba(WISH_UP), to_rgba(WISH_DOWN)


class Row(NamedTuple):
    """What the functions here made, for those that update it."""

    shapes: object
    numbers: list
    places: np.ndarray      # the middles of the columns
    scale: float            # pixels for 1


def draw_bars(figure, x, y, width, height, n):
    """Draw the place for `n` activations, 0 to 1, as upright bars below their numbers.

    Places and lengths are CSS pixels from the top left of the figure, to the bars alone.
    """
    ax, places, step = _columns(figure, x, y, width, height, n)
    _rectangles(ax, places, step * 0.36, np.zeros(n), np.full(n, height), FAINT, 0.5)
    numbers = [add_text(ax, place, -11, size=SMALL, ha="center") for place in places]
    shapes = _rectangles(ax, places, step * 0.36, np.zeros(n), np.zeros(n), MUTED, 1)
    return Row(shapes, numbers, places, height)


def update_bars(row, values):
    """Show other activations; what lies beyond 0 to 1 is cut off."""
    base, half = row.scale, np.ptp(row.places[:2]) * 0.36
    tops = base - base * np.clip(np.round(values, 3), 0, 1)
    row.shapes.set_verts(_boxes(row.places, half, np.full(len(values), base), tops))
    _write(row.numbers, values, 3, sign=False)


def draw_targets(row, targets=()):
    """Add the place for short lines where the bars of `row` should end; return their artist."""
    lines = LineCollection([], colors=INK, linewidths=2.4, zorder=1.5, capstyle="butt")
    row.shapes.axes.add_collection(lines)
    return lines


def update_targets(lines, row, targets):
    """Show other targets."""
    half = np.ptp(row.places[:2]) * 0.44
    heights = row.scale * (1 - np.asarray(targets))
    lines.set_segments([[(x - half, y), (x + half, y)]
                        for x, y in zip(row.places, heights, strict=True)])


def draw_arrows(figure, x, y, width, height, n, *, scale, numbers=True, size=SMALL):
    """Draw the place for `n` arrows around a middle line, with their numbers below.

    Parameters
    ----------
    figure : matplotlib figure
    x, y, width, height : float
        In CSS pixels from the top left of the figure, of the arrows alone.
    n : int
    scale : float
        Pixels for 1; an arrow that would not fit is cut off.
    numbers : bool
        Whether they are written below.
    size : float
        Of these numbers.
    """
    ax, places, _ = _columns(figure, x, y, width, height, n)
    ax.plot([0, width], [height / 2] * 2, color=MUTED, linewidth=0.8, zorder=0.7)
    shapes = ax.add_collection(PolyCollection([], linewidths=0, zorder=1))
    texts = [add_text(ax, place, height + 10, size=size, ha="center")
             for place in places] if numbers else []
    return Row(shapes, texts, places, scale)


def update_arrows(row, sizes, *, decimals=3):
    """Show other arrows, upwards where `sizes` are above zero."""
    ax = row.shapes.axes
    middle = ax.get_ylim()[0] / 2
    lengths = np.clip(np.asarray(sizes) * row.scale, -middle, middle)
    show_arrows(row.shapes, row.places, np.full(len(lengths), middle), lengths)
    _write(row.numbers, sizes, decimals, sign=True)


def show_arrows(shapes, x, tails, lengths):
    """Lay arrows from (x, tails), `lengths` pixels up the page, into a PolyCollection.

    An arrow too short for a shaft is all head, and becomes narrower with its length.
    """
    lengths = np.asarray(lengths, float)
    head = np.sign(lengths) * np.minimum(abs(lengths), HEAD_LONG)
    wide = HEAD * abs(head) / HEAD_LONG
    thin = np.minimum(SHAFT, wide)
    neck, tip = tails - lengths + head, tails - lengths
    shapes.set_verts(np.stack([np.column_stack(corner) for corner in (
        (x - thin, tails), (x - thin, neck), (x - wide, neck), (x, tip), (x + wide, neck),
        (x + thin, neck), (x + thin, tails))], axis=1))
    shapes.set_facecolor(np.where(lengths[:, np.newaxis] > 0, UP, DOWN))


def draw_scale(page, x, y, size, scale, words):
    """Show on `page` how long an arrow of `size` is, with its middle at (x, y), and say so."""
    shapes = page.add_collection(PolyCollection([], linewidths=0, zorder=1))
    show_arrows(shapes, np.array([x]), np.array([y + size * scale / 2]), [size * scale])
    shapes.set_facecolor(MUTED)
    add_text(page, x + 12, y, words, size=SMALL, color=MUTED, zorder=1)


def draw_valves(figure, x, y, width, height, n):
    """Draw the place for `n` valves, each a slit between two jaws, with numbers below."""
    ax, places, step = _columns(figure, x, y, width, height, n)
    _rectangles(ax, places, step * 0.36, np.zeros(n), np.full(n, height), INK, 0.5)
    shapes = _rectangles(ax, places, 0, np.zeros(n), np.zeros(n), PAPER, 1)
    numbers = [add_text(ax, place, height + 10, size=SMALL, ha="center") for place in places]
    return Row(shapes, numbers, places, step * 0.36)


def update_valves(row, values, widest):
    """Show how far the valves are open: all the way at `widest`."""
    half = row.scale * np.clip(values / widest, 0, 1) * 0.86
    height = row.shapes.axes.get_ylim()[0]
    row.shapes.set_verts(_boxes(row.places, half, np.zeros(len(half)), np.full(len(half), height)))
    _write(row.numbers, values, 3, sign=False)


def _columns(figure, x, y, width, height, n):
    ax = axes_at(figure, x, y, width, height)
    ax.set(xlim=(0, width), ylim=(height, 0))
    step = width / n
    return ax, (np.arange(n) + 0.5) * step, step


def _rectangles(ax, x, half, top, bottom, colour, zorder):
    return ax.add_collection(PolyCollection(_boxes(x, half, top, bottom), facecolors=colour,
                                            linewidths=0, zorder=zorder))


def _boxes(x, half, top, bottom):
    return np.stack([np.column_stack(corner) for corner in (
        (x - half, top), (x + half, top), (x + half, bottom), (x - half, bottom))], axis=1)


def _write(texts, values, decimals, *, sign):
    for text, value in zip(texts, values, strict=len(texts) > 0):
        text.set_text(in_words(value, decimals, sign=sign))
