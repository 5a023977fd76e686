"""The picture of *Walk it back*: an image, columns of neurons, and the lines between them."""

import numpy as np
from matplotlib.collections import LineCollection

from ...drawing.artists import outline
from ...drawing.images import draw_digit, draw_weights, update_grid, update_scale
from ...drawing.page import axes_at
from ...drawing.text import add_text, in_powers, in_words, name_of, say, signed
from ...drawing.upright import DOWN, UP, add_arrows, draw_scale, show_arrows
from ...live.style import BRIGHTNESS, FAINT, INK, MUTED, SMALL, WISHED

# In CSS pixels.
TOP, HIGH = 76, 272             # of the columns
HEAD, FOOT = 60, 363            # what is written above and below them
IMAGE, BELOW, SIDE = (20, 76), (20, 228), 120
FIRST, APART, WIDE = 252, 190, 100      # the columns: where, how far apart, with their numbers
FREE = 5                        # between a column and the lines to the next
DOT, ARROW, NUMBER = 12, 31, 88         # within a column; numbers end at theirs
ROWS = 16       # of a column, at most
LETTERS = 7     # of a name
SOME = 4        # neurons of a column that get faint lines: with all it would be a grey block
# Soft edges on so many lines would take twice as many bytes to send.
LINE = {"colors": FAINT, "linewidths": 0.6, "antialiaseds": False, "zorder": 0.5}
LONG = 13.5                     # pixels, an arrow of 1; one longer than its row is cut off
THIN, THICK = 0.3, 2.2          # of lines, in points
FULL = 0.3                      # the wish for a weight whose line is that thick
TOO_FAINT = 0.06                # a line for less than this share of it is left out


class Diagram:
    """A network with an image as its input, `sizes` for each later layer, `names` for the last."""

    def __init__(self, figure, sizes, names):
        image = axes_at(figure, *IMAGE, SIDE, SIDE, framed=True)
        below = axes_at(figure, *BELOW, SIDE, SIDE)
        self.image = draw_digit(image, np.zeros(784))
        self._below = draw_weights(below, np.zeros(784), largest=1, colours=WISHED)
        self._below_texts = [add_text(below, 0, y * 28 / SIDE, size=SMALL, color=MUTED)
                             for y in (-15, FOOT - BELOW[1])]       # its title and its scale
        self.columns = [Column(figure, FIRST + APART * k, n) for k, n in enumerate(sizes)]
        self._draw_fan(figure)
        self.gaps = [Gap(figure, FIRST + APART * k + WIDE, self.columns[k].y, right.y)
                     for k, right in enumerate(self.columns[1:])]
        for digit, y in enumerate(self.columns[-1].y):      # what each output stands for
            add_text(self.columns[-1].ax, WIDE + 5, y, name_of(digit, names, LETTERS), size=SMALL,
                     weight="bold", color=MUTED, zorder=0.9)
        foot = axes_at(figure, FIRST, TOP + HIGH, 2 * APART, 28)
        draw_scale(foot, DOT, 15, LONG, of=f"; a line's full width: {FULL}")

    def show_below(self, values, title):
        """Show signed numbers that have the form of the image; None for none."""
        there = values is not None
        self._below.set_visible(there)
        largest = abs(values).max() if there else 0
        say(self._below_texts, (title, f"darkest: {in_powers(largest)}") if there else ("", ""))
        if there:
            update_scale(self._below, max(largest, 1e-300))
            update_grid(self._below, values)

    def _draw_fan(self, figure):
        """Draw faint lines from the image to the first column: far fewer than there are weights."""
        x = IMAGE[0] + SIDE
        ax = axes_at(figure, x, TOP, FIRST - x, HIGH)
        ax.add_collection(LineCollection(
            [[(4, from_), (FIRST - x - 2, y)] for y in _some(self.columns[0].y)
             for from_ in np.linspace(8, SIDE - 8, 4)], **LINE))


class Column:
    """The neurons of one layer; the head says what the arrows are."""

    def __init__(self, figure, x, n):
        self.ax = axes_at(figure, x, TOP, WIDE, HIGH)
        self._of, n = n, min(n, ROWS)
        self.part = slice(0, n)     # of the layer's neurons, those that are shown
        self._step = HIGH / n
        self.y = self._step * (np.arange(n) + 0.5)
        self._dots = self.ax.scatter(np.full(n, DOT), self.y, s=70, edgecolors=MUTED, linewidths=1,
                                     zorder=1.5)
        self.frame = outline(self.ax, 1, 0, WIDE - 2, self._step, linewidth=2.2)
        self.arrows = add_arrows(self.ax)
        self.numbers = [add_text(self.ax, NUMBER, y, size=SMALL, ha="right") for y in self.y]
        self._head = add_text(self.ax, 0, HEAD - TOP, size=SMALL)

    def show(self, activations, values, head, *, wish, current):
        """Show activations, and a number each: a `wish` has an arrow, `current` ones are ink."""
        colour = INK if current else MUTED
        activations, values = activations[self.part], values[self.part]
        if self._of > len(self.y):
            head += f", {self.part.start} to {self.part.stop - 1} of {self._of}"
        self._dots.set_facecolor(BRIGHTNESS(np.clip(activations, 0, 1)))
        lengths = np.clip(LONG * values * wish, -self._step, self._step)
        show_arrows(self.arrows, np.full(len(lengths), ARROW), self.y + lengths / 2, lengths)
        for number, value in zip(self.numbers, values, strict=True):
            number.set(text=signed(value) if wish else in_words(value), color=colour)
        self._head.set(text=head, color=colour)

    def choose(self, neuron):
        """Put the frame around one neuron, and show those around it; None takes it away."""
        first = max(min((neuron or 0) // ROWS * ROWS, self._of - ROWS), 0)
        self.part = slice(first, first + len(self.y))
        self.frame.set_visible(neuron is not None)
        if neuron is not None:
            self.frame.set_y(self.y[neuron - first] - self._step / 2)


class Gap:
    """The lines between two columns: faint ones for good, and a coloured one for each weight."""

    def __init__(self, figure, x, left, right):
        x, width = x + FREE, APART - WIDE - 2 * FREE
        self.ax = axes_at(figure, x, TOP, width, HIGH)
        self.ax.add_collection(LineCollection([[(2, y), (width - 2, to)] for to in _some(right)
                                               for y in _some(left)], **LINE))
        self._segments = np.array([[(2, y), (width - 2, to)] for to in right for y in left])
        self.lines = self.ax.add_collection(LineCollection([], zorder=1))

    def show(self, wishes):
        """Show wishes for the weights, of shape (n_out, n_in), the stronger the thicker."""
        shares = np.clip(wishes.ravel() / FULL, -1, 1)
        seen = np.flatnonzero(abs(shares) > TOO_FAINT)
        seen = seen[np.argsort(abs(shares[seen]))]      # the strongest on top
        self.lines.set_segments(self._segments[seen])
        self.lines.set_linewidth(THIN + (THICK - THIN) * abs(shares[seen]))
        colours = np.where(shares[seen, np.newaxis] >= 0, UP, DOWN)
        colours[:, 3] = 0.25 + 0.75 * abs(shares[seen])
        self.lines.set_color(colours)


def _some(places):
    """Return a few places, evenly spread over their column."""
    return places[np.linspace(0, len(places) - 1, min(SOME, len(places))).round().astype(int)]
