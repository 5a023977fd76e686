"""A network as a diagram: an image, columns of neurons with their numbers, and what lies between.

Every column and every gap has axes of its own, so that a change in one does not touch the others.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from ..live.style import BRIGHTNESS, FAINT, INK, MUTED, SMALL
from .images import draw_digit, update_grid, update_scale
from .outline import outline
from .page import axes_at
from .text import add_text, in_words
from .wishes import draw_arrows, draw_wish_grid, draw_wish_lines, update_arrows, update_wish_lines

# In CSS pixels.
TOP, HIGH = 76, 272             # of the columns
HEAD, FOOT = 60, 363            # what is written above and below them
IMAGE, BELOW, SIDE = (20, 76), (20, 228), 120
FIRST, APART, WIDE = 252, 190, 100      # the columns: where, how far apart, with their numbers
FREE = 5                        # between what changes in a column, in a gap, above and below
DOT, ARROW, NUMBER = 12, 31, 88         # within a column; numbers end at theirs
SOME = 4        # neurons of a column that get faint lines: with all it would be a grey block
# Soft edges on so many lines would take twice as many bytes to send.
LINE = {"colors": FAINT, "linewidths": 0.6, "antialiaseds": False, "zorder": 0.5}
SHOWN = 0.0005                  # less would be written 0.000
LONGEST = 0.86                  # of an arrow, in steps from neuron to neuron


class Column(NamedTuple):
    """The neurons of one layer; the head says what the arrows are, the foot how long they are."""

    places: np.ndarray
    dots: object
    arrows: object
    numbers: list
    frame: object
    head: object
    foot: object


class Diagram(NamedTuple):
    """What `draw_diagram` made, for the functions below."""

    image: object
    below: object
    below_texts: list       # its title and its scale
    columns: list
    gaps: list          # the lines of each gap, and the segments that there are
    feet: list          # of the gaps


def draw_diagram(figure, sizes, pixels=28):
    """Draw the place for a network with an image as its input.

    Parameters
    ----------
    figure : matplotlib figure
    sizes : list of int
        Neurons in each layer after the first.
    pixels : int
        How many of them a side of the image has.
    """
    image, below = (axes_at(figure, *place, SIDE, SIDE) for place in (IMAGE, BELOW))
    image.set_axis_on()
    blank = np.zeros(pixels**2)
    grids = draw_digit(image, blank), draw_wish_grid(below, blank)
    texts = [add_text(below, 0, y * pixels / SIDE, size=SMALL, color=MUTED)
             for y in (-15, FOOT - BELOW[1])]
    columns = [_draw_column(figure, FIRST + APART * k, n) for k, n in enumerate(sizes)]
    _draw_fan(figure, columns[0])
    gaps = [_draw_gap(figure, FIRST + APART * k + WIDE, one, other)
            for k, (one, other) in enumerate(zip(columns[:-1], columns[1:], strict=True))]
    for digit, (_, y) in enumerate(columns[-1].places):     # what each output stands for
        add_text(columns[-1].dots.axes, WIDE + 5, y, str(digit), size=SMALL, weight="bold",
                  color=MUTED, zorder=0.9)
    feet = [add_text(lines.axes, APART / 2 - WIDE / 2 - FREE, FOOT - TOP, size=SMALL, color=MUTED,
                      ha="center") for lines, _ in gaps]
    return Diagram(*grids, texts, columns, gaps, feet)


def update_column(column, activations, values, head, *, wish=True, current=False):
    """Show a layer's activations, and beside each neuron a number.

    Parameters
    ----------
    column : Column
    activations, values : arrays of n numbers
    head : str
        What the values are.
    wish : bool
        Whether they are wishes or nudges, with an arrow each.
    current : bool
        Whether they have just been computed.
    """
    column.dots.set_facecolor(BRIGHTNESS(np.clip(activations, 0, 1)))
    places = column.places + [ARROW - DOT, 0]
    update_arrows(column.arrows, places if wish else [], values if wish else [],
                  LONGEST * min(column.frame.get_height(), 22))
    for number, value in zip(column.numbers, values, strict=True):
        number.set_text(in_words(value, sign=wish))
        number.set_color(INK if current else MUTED)
    column.head.set_text(head)
    column.head.set_color(INK if current else MUTED)
    column.foot.set_text(f"longest {in_words(abs(values).max())}" if wish else "")


def update_choice(column, chosen):
    """Put the frame around one neuron of a column; None takes it away."""
    column.frame.set_visible(chosen is not None)
    if chosen is not None:
        left, _, width, height = column.frame.get_bbox().bounds
        column.frame.set_bounds(left, column.places[chosen, 1] - height / 2, width, height)


def update_below(diagram, values, title):
    """Show signed numbers that have the form of the image; None for none."""
    there = values is not None
    if diagram.below.get_visible() != there:
        diagram.below.set_visible(there)
    largest = abs(values).max() if there else 0
    darkest = in_words(largest, 3 if largest >= SHOWN else 6)
    for text, words in zip(diagram.below_texts, (title, f"darkest {darkest}"), strict=True):
        text.set_text(words if there else "")
    if there:
        update_scale(diagram.below, max(largest, 1e-300))
        update_grid(diagram.below, values)


def update_gap(diagram, k, nudges):
    """Show the nudges for the weights after column `k`, of shape (n_out, n_in); None for none."""
    lines, segments = diagram.gaps[k]
    nudges = np.zeros(len(segments)) if nudges is None else nudges
    update_wish_lines(lines, segments, np.ravel(nudges))
    largest = abs(nudges).max()
    diagram.feet[k].set_text(f"widest {in_words(largest)}" if largest else "")


def _draw_column(figure, x, n):
    ax = axes_at(figure, x, TOP, WIDE, HIGH)
    ax.set(xlim=(0, WIDE), ylim=(HIGH, 0))
    step = HIGH / n
    places = np.column_stack([np.full(n, DOT), step * (np.arange(n) + 0.5)])
    dots = ax.scatter(*places.T, s=70, edgecolors=MUTED, linewidths=1, zorder=1.5)
    frame = outline(ax, 1, 0, WIDE - 2, step, linewidth=2.2)
    numbers = [add_text(ax, NUMBER, y, size=SMALL, ha="right") for _, y in places]
    return Column(places, dots, draw_arrows(ax), numbers, frame,
                  add_text(ax, 0, HEAD - TOP, size=SMALL),
                  add_text(ax, WIDE / 2, FOOT - TOP, size=SMALL, color=MUTED, ha="center"))


def _draw_gap(figure, x, one, other):
    """Draw faint lines between two columns, and the place for coloured ones."""
    x, width = x + FREE, APART - WIDE - 2 * FREE
    ax = axes_at(figure, x, TOP, width, HIGH)
    ax.set(xlim=(0, width), ylim=(HIGH, 0))
    left, right = ((x, column.places[:, 1]) for x, column in ((2, one), (width - 2, other)))
    segments = np.array([[(left[0], y), (right[0], to)] for to in right[1] for y in left[1]])
    by_pair = segments.reshape(len(right[1]), len(left[1]), 2, 2)
    faint = by_pair[np.ix_(_some(right[1]), _some(left[1]))].reshape(-1, 2, 2)
    ax.add_collection(LineCollection(faint, **LINE))
    return draw_wish_lines(ax), segments


def _draw_fan(figure, first):
    """Draw faint lines from the image to the first column: far fewer than there are weights."""
    x = IMAGE[0] + SIDE
    ax = axes_at(figure, x, TOP, FIRST - x, HIGH)
    ax.set(xlim=(0, FIRST - x), ylim=(HIGH, 0))
    ax.add_collection(LineCollection(
        [[(4, from_), (FIRST - x - 2, y)] for y in first.places[_some(first.places), 1]
         for from_ in np.linspace(8, SIDE - 8, 4)], **LINE))


def _some(neurons):
    """Return the places of a few neurons, evenly spread over their column."""
    return np.linspace(0, len(neurons) - 1, min(SOME, len(neurons))).round().astype(int)
