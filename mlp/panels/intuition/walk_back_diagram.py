"""The picture of *Walk it back*: an image, columns of neurons, and the lines between them."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from ...drawing.artists import outline
from ...drawing.images import draw_digit, draw_weights, update_grid, update_scale
from ...drawing.page import axes_at
from ...drawing.text import add_text, in_words
from ...drawing.upright import DOWN, UP
from ...live.style import BRIGHTNESS, FAINT, INK, MUTED, SMALL, WISHED

# In CSS pixels.
TOP, HIGH = 76, 272             # of the columns
HEAD, FOOT = 60, 363            # what is written above and below them
IMAGE, BELOW, SIDE = (20, 76), (20, 228), 120
FIRST, APART, WIDE = 252, 190, 100      # the columns: where, how far apart, with their numbers
FREE = 5                        # between a column and the lines to the next
DOT, ARROW, NUMBER = 12, 31, 88         # within a column; numbers end at theirs
SOME = 4        # neurons of a column that get faint lines: with all it would be a grey block
# Soft edges on so many lines would take twice as many bytes to send.
LINE = {"colors": FAINT, "linewidths": 0.6, "antialiaseds": False, "zorder": 0.5}
SHOWN = 0.0005                  # less would be written 0.000
LONGEST = 0.86                  # of an arrow, in steps from neuron to neuron
# An arrow that points up and is 1 long: half its width at each height, where y points down.
SHAPE = np.array([[-0.13, 0], [-0.13, -0.5], [-0.4, -0.5], [0, -1], [0.4, -0.5], [0.13, -0.5],
                  [0.13, 0]])
THIN, THICK = 0.3, 2.2          # of lines, in points
TOO_FAINT = 0.06                # a line with less than this share of the strongest is left out


class Diagram:
    """A network with an image as its input; `sizes` are the neurons in each layer after it."""

    def __init__(self, figure, sizes):
        image, below = (axes_at(figure, *place, SIDE, SIDE) for place in (IMAGE, BELOW))
        image.set_axis_on()
        self.image = draw_digit(image, np.zeros(784))
        self._below = draw_weights(below, np.zeros(784), largest=1, colours=WISHED)
        self._below_texts = [add_text(below, 0, y * 28 / SIDE, size=SMALL, color=MUTED)
                             for y in (-15, FOOT - BELOW[1])]       # its title and its scale
        self.columns = [Column(figure, FIRST + APART * k, n) for k, n in enumerate(sizes)]
        self._draw_fan(figure)
        self.gaps = [Gap(figure, FIRST + APART * k + WIDE, self.columns[k].y, right.y)
                     for k, right in enumerate(self.columns[1:])]
        for digit, y in enumerate(self.columns[-1].y):      # what each output stands for
            add_text(self.columns[-1].ax, WIDE + 5, y, str(digit), size=SMALL, weight="bold",
                     color=MUTED, zorder=0.9)

    def show_below(self, values, title):
        """Show signed numbers that have the form of the image; None for none."""
        there = values is not None
        self._below.set_visible(there)
        largest = abs(values).max() if there else 0
        darkest = in_words(largest, 3 if largest >= SHOWN else 6)
        for text, words in zip(self._below_texts, (title, f"darkest {darkest}"), strict=True):
            text.set_text(words if there else "")
        if there:
            update_scale(self._below, max(largest, 1e-300))
            update_grid(self._below, values)

    def _draw_fan(self, figure):
        """Draw faint lines from the image to the first column: far fewer than there are weights."""
        x = IMAGE[0] + SIDE
        ax = axes_at(figure, x, TOP, FIRST - x, HIGH)
        ax.set(xlim=(0, FIRST - x), ylim=(HIGH, 0))
        ax.add_collection(LineCollection(
            [[(4, from_), (FIRST - x - 2, y)] for y in _some(self.columns[0].y)
             for from_ in np.linspace(8, SIDE - 8, 4)], **LINE))


class Column:
    """The neurons of one layer; the head says what the arrows are, the foot how long they are."""

    def __init__(self, figure, x, n):
        self.ax = axes_at(figure, x, TOP, WIDE, HIGH)
        self.ax.set(xlim=(0, WIDE), ylim=(HIGH, 0))
        self._step = HIGH / n
        self.y = self._step * (np.arange(n) + 0.5)
        self._dots = self.ax.scatter(np.full(n, DOT), self.y, s=70, edgecolors=MUTED, linewidths=1,
                                     zorder=1.5)
        self.frame = outline(self.ax, 1, 0, WIDE - 2, self._step, linewidth=2.2)
        self.arrows = self.ax.add_collection(PolyCollection([], linewidths=0, zorder=2))
        self.numbers = [add_text(self.ax, NUMBER, y, size=SMALL, ha="right") for y in self.y]
        self._head = add_text(self.ax, 0, HEAD - TOP, size=SMALL)
        self._foot = add_text(self.ax, WIDE / 2, FOOT - TOP, size=SMALL, color=MUTED, ha="center")

    def show(self, activations, values, head, *, wish, current):
        """Show a layer's activations, and beside each neuron a number.

        `wish`: the numbers are wishes or nudges, with an arrow each. `current`: they have just
        been computed.
        """
        colour = INK if current else MUTED
        self._dots.set_facecolor(BRIGHTNESS(np.clip(activations, 0, 1)))
        self._show_arrows(values if wish else np.zeros(0))
        for number, value in zip(self.numbers, values, strict=True):
            number.set(text=in_words(value, sign=wish), color=colour)
        self._head.set(text=head, color=colour)
        self._foot.set_text(f"longest {in_words(abs(values).max())}" if wish else "")

    def choose(self, neuron):
        """Put the frame around one neuron; None takes it away."""
        self.frame.set_visible(neuron is not None)
        if neuron is not None:
            self.frame.set_y(self.y[neuron] - self._step / 2)

    def _show_arrows(self, values):
        longest = LONGEST * min(self._step, 22)
        lengths = longest * values / max(abs(values).max(initial=0), 1e-300)
        self.arrows.set_verts([SHAPE * (0.62 * longest, length) + (ARROW, y + length / 2)
                               for y, length in zip(self.y, lengths, strict=False)])
        self.arrows.set_facecolor(_wish_colours(values))


class Gap:
    """The lines between two columns: faint ones for good, and a coloured one for each weight."""

    def __init__(self, figure, x, left, right):
        x, width = x + FREE, APART - WIDE - 2 * FREE
        ax = axes_at(figure, x, TOP, width, HIGH)
        ax.set(xlim=(0, width), ylim=(HIGH, 0))
        ax.add_collection(LineCollection([[(2, y), (width - 2, to)] for to in _some(right)
                                          for y in _some(left)], **LINE))
        self._segments = np.array([[(2, y), (width - 2, to)] for to in right for y in left])
        self.lines = ax.add_collection(LineCollection([], zorder=1))
        self._foot = add_text(ax, APART / 2 - WIDE / 2 - FREE, FOOT - TOP, size=SMALL, color=MUTED,
                              ha="center")

    def show(self, nudges):
        """Show nudges for the weights, of shape (n_out, n_in), the stronger the wider."""
        largest = abs(nudges).max(initial=0)
        shares = nudges.ravel() / max(largest, 1e-300)
        seen = np.flatnonzero(abs(shares) > TOO_FAINT)
        seen = seen[np.argsort(abs(shares[seen]))]      # the strongest on top
        self.lines.set_segments(self._segments[seen])
        self.lines.set_linewidth(THIN + (THICK - THIN) * abs(shares[seen]))
        colours = _wish_colours(shares[seen])
        colours[:, 3] = 0.25 + 0.75 * abs(shares[seen])
        self.lines.set_color(colours)
        self._foot.set_text(f"widest {in_words(largest)}" if largest else "")


def _wish_colours(values):
    return np.where(values[:, np.newaxis] >= 0, UP, DOWN)


def _some(places):
    """Return a few places, evenly spread over their column."""
    return places[np.linspace(0, len(places) - 1, min(SOME, len(places))).round().astype(int)]
