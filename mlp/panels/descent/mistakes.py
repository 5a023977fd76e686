"""Its mistakes: which digit is taken for which, and the ten that cost most."""

from functools import lru_cache

import numpy as np

from ...data.examples import CLASSES
from ...drawing.artists import outline
from ...drawing.grid import draw_cells, show_cells
from ...drawing.images import draw_row, update_choice, update_row
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, are_words, in_words, name_of, say, sentence
from ...lessons.descent.reading import confusion, dearest, read
from ...live.panel import ARROWS, Panel, menu
from ...live.style import BODY, INK, MUTED, SHADE, SMALL
from ..given import class_slider, slider_over
from ..shared_network import NetworkChoice
from .stepping import count

SIDE, ACROSS, CELL = 28, 6, 54  # of a digit; digits in a row; one of them in CSS pixels
WORST, HALF, WIDE = 10, 5, 64   # how many, in a row, and how wide
CORNER = 412                    # where the right half begins
LETTERS = 4                     # of a name


class Mistakes(NetworkChoice, Panel):
    """See which digit is taken for which, look at those digits, and at the ten worst.

    Parameters
    ----------
    digits : Digits
        Of both its parts the mistakes can be seen.
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs; whatever is put on a shelf is shown at once.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 430)
    wanted_keys = (*ARROWS, "+", "-")

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        last = len(digits.names) - 1
        pair = {"digit": min(last, 9), "answer": min(last - 1, 4)}
        self.presets = {
            sentence("{} read as {}".format(*map(self._a, pair.values()))): pair,
            "Training digits": {"digits": "training"}, "Untrained": {"network": "untrained"}}
        self._parts = {"test": digits.test, "training": digits.train}
        self._reading = lru_cache(4)(lambda network, part: read(network, self._parts[part]))
        super().__init__(state)

    def controls(self):
        """Whose mistakes, on which digits, which kind of them, and which of the worst."""
        return {"network": self.network_menu(),
                "digits": menu("digits", list(self._parts), "test"),
                "digit": class_slider("it is", self.digits.names, value=4),
                "answer": class_slider("read as", self.digits.names, value=9),
                "worst": slider_over("worst", min(WORST, *map(len, self.digits)), first=1)}

    def draw(self, figure):
        """Lay out the table, the digits of one of its cells, and the ten worst."""
        self._cells = axes_at(figure, 40, 72, 310, 310, framed=True)
        self._draw_table(self._cells)
        self._chosen = [draw_row(axes_at(figure, CORNER, 34 + (CELL + 3) * k, ACROSS * CELL, CELL,
                                         framed=True), ACROSS, SIDE) for k in range(2)]
        self._places = [axes_at(figure, CORNER, 204 + 84 * k, HALF * WIDE, WIDE, framed=True)
                        for k in range(2)]
        self._worst = [draw_row(place, HALF, SIDE) for place in self._places]
        self._frames = [outline(place) for place in self._places]
        page, small = draw_page(figure), SMALL - 1 if are_words(self.digits.names) else SMALL
        add_text(page, 40, 42, "read as", size=SMALL + 1, color=MUTED)
        add_text(page, 8, 62, "it is", size=SMALL + 1, color=MUTED)
        add_text(page, 396, 62, "right", size=SMALL, color=MUTED, ha="right")
        self._titles = [add_text(page, x, y, size=BODY) for x, y in (
            (8, 18), (CORNER, 18), (CORNER, 184), (CORNER, 386), (CORNER, 408))]
        self._names = [add_text(page, CORNER + WIDE * (k % HALF + 0.5), 277 + 84 * (k // HALF),
                                size=small, color=MUTED, ha="center") for k in range(WORST)]

    def refresh(self):
        """Show the table, the chosen cell's digits, and one of the worst in words."""
        v = self.values()
        part, reading = self._parts[v["digits"]], self._reading(self.network, v["digits"])
        digit, answer = int(v["digit"]), int(v["answer"])
        counts, wrong = confusion(reading), int((~reading.right).sum())
        self._show_table(counts, digit, answer)
        which = np.flatnonzero((reading.labels == digit) & (reading.answers == answer))
        for k, grid in enumerate(self._chosen):
            update_row(grid, part.inputs(which[ACROSS * k:ACROSS * (k + 1)]).T)
        whose = self.whose.capitalize()
        shown = f", {2 * ACROSS} shown" if len(which) > 2 * ACROSS else ""
        worst = self._show_worst(part, reading, int(v["worst"]) - 1)
        it_is, says = self._a(digit), self._a(answer)
        say(self._titles, (f"{whose}: {wrong:,} of {len(part):,} read wrong",
                           f"{it_is} read as {says}: {len(which):,}{shown}",
                           f"the {min(WORST, len(part))} that cost most", *worst))
        return (f"{whose} reads {wrong:,} of {len(part):,} {v['digits']} digits wrong; "
                f"{count(len(which), 'time')} {it_is} is read as {says}. "
                f"Number {v['worst']:g} of the worst: {' '.join(worst)}")

    def touched(self, touch):
        """Choose a cell or one of the worst by pointer, a cell by arrow keys, the worst by + −."""
        v = self.values()
        if touch.kind == "key" and touch.key in "+-":
            self.set(worst=v["worst"] + (1 if touch.key == "+" else -1))
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(digit=v["digit"] + down, answer=v["answer"] + right)
        elif touch.kind != "up" and touch.axes is self._cells:
            answer, digit = (int(place) for place in touch.points[-1])
            self.set(digit=digit, answer=answer)
        elif touch.kind != "up" and touch.axes in self._places:
            column = int(touch.points[-1][0] // SIDE)
            self.set(worst=HALF * self._places.index(touch.axes) + column + 1)

    def _a(self, which):
        return a_digit(which, self.digits.names)

    def _draw_table(self, ax):
        """Draw the place for all counts, with the share read right at the end of each row."""
        middles = np.arange(CLASSES) + 0.5
        ax.set(xlim=(0, CLASSES), ylim=(CLASSES, 0))
        names = [name_of(k, self.digits.names, LETTERS) for k in range(CLASSES)]
        ax.set_xticks(middles, names)
        ax.set_yticks(middles, names)
        ax.tick_params(length=0, labeltop=True, labelbottom=False, pad=3,
                       labelsize=SMALL - 1 if are_words(self.digits.names) else SMALL + 1)
        ax.spines[:].set_visible(False)
        self._counts = [add_text(ax, x, y, size=SMALL, ha="center", zorder=1.5,
                                 color=MUTED if x == y else INK) for y in middles for x in middles]
        self._shares = [add_text(ax, CLASSES + 1.45, y, size=SMALL, color=MUTED, ha="right",
                                 zorder=1.5) for y in middles]
        self._choice = outline(ax)
        self._shade = draw_cells(ax, np.zeros((CLASSES, CLASSES)), SHADE, 0, 1)

    def _show_table(self, counts, row, column):
        """Show `counts`, the wrong ones shaded by size, with a frame around one cell."""
        update_choice(self._choice, row, column)
        wrong = np.where(np.eye(CLASSES, dtype=bool), 0, counts)
        show_cells(self._shade, wrong)
        self._shade.set_clim(0, max(wrong.max(), 1))
        say(self._counts, [n or "" for n in counts.ravel()])
        shares = counts.diagonal() / np.maximum(counts.sum(axis=1), 1)
        say(self._shares, [f"{share:.0%}" for share in shares])

    def _show_worst(self, part, reading, chosen):
        """Show the ten that cost most; return two sentences on the chosen one."""
        which = dearest(reading, WORST)
        for k, (grid, frame) in enumerate(zip(self._worst, self._frames, strict=True)):
            update_row(grid, part.inputs(which[HALF * k:HALF * (k + 1)]).T)
            frame.set_visible(k == chosen // HALF)
            update_choice(frame, 0, chosen % HALF, SIDE)
        arrow = "→" if are_words(part.names) else " → "
        names = [arrow.join(name_of(one[k], part.names, LETTERS)
                            for one in (reading.labels, reading.answers)) for k in which]
        say(self._names, names + [""] * (WORST - len(names)))
        one = which[chosen]
        label, answer, outputs = reading.labels[one], reading.answers[one], reading.outputs[:, one]
        verb = "is read as" if label != answer else "is rightly read as"
        return (f"{sentence(self._a(label))} {verb} {self._a(answer)}: cost "
                f"{in_words(reading.costs[one])}.",
                f"Output {answer} is {in_words(outputs[answer])}, output {label} "
                f"{in_words(outputs[label])}.")
