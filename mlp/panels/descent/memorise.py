"""Memorising: the same digits learned twice, with their labels and with shuffled ones."""

from functools import lru_cache

import numpy as np

from ...drawing.artists import add_dot, add_line, lay
from ...drawing.images import draw_row, update_row
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, are_words, in_words, name_of, say
from ...lessons.descent.memorising import COUNT, EPOCHS, two_courses
from ...live.panel import Panel
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, INK, MUTED, SMALL
from ..given import checked_digits, slider_over
from .stepping import count

SIDE, SHOWN, CELL = 28, 8, 38   # of a digit; digits in a row; one of them in CSS pixels
LEFTS, WIDE = (58, 440), SHOWN * CELL
LETTERS = 5     # of a name
TITLES = "true labels", "shuffled labels"
LOOKS = {"training": {"color": INK}, "test": {"color": MUTED, "linestyle": (0, (3, 1.5))}}
SIGNS = {"training": "—", "test": "╌╌"}


@lru_cache(maxsize=2)
def _courses(digits):
    return two_courses(digits, np.random.default_rng(0))


class Memorise(Panel):
    """Teach one network true labels and another shuffled ones, and compare what they learn.

    Parameters
    ----------
    digits : Digits
        The first 200 of ``digits.train`` are learned, the first 1,000 of ``digits.test`` tested.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 430)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {"One has learned": {"epoch": 30}, "Both fit": {"epoch": EPOCHS}}

    def __init__(self, digits, state=""):
        self._courses = _courses(checked_digits(digits, train=SHOWN))
        self._names = digits.names
        self._images = digits.train.inputs(slice(0, COUNT)).T
        super().__init__(state)

    def controls(self):
        """After how many epochs, and which of the digits."""
        return {"epoch": Slider("epoch", value=0, max=EPOCHS, step=1),
                "page": slider_over("page", len(self._images) // SHOWN, first=1)}

    def draw(self, figure):
        """Lay out two columns: some digits with their labels, the share right, the cost."""
        self._rows = [draw_row(axes_at(figure, left, 34, WIDE, CELL, framed=True), SHOWN, SIDE)
                      for left in LEFTS]
        highest = np.ceil(max(part[:, 1].max() for course in self._courses
                              for part in (course.train, course.test)))
        self._curves = []
        for left, course in zip(LEFTS, self._courses, strict=True):
            parts = {"training": course.train, "test": course.test}
            right, cost = (axes_at(figure, left, y, WIDE, height, framed=True)
                           for y, height in ((158, 100), (296, 90)))
            self._curves.append([
                Curves(right, {name: part[:, 0] for name, part in parts.items()}, 1, "right"),
                Curves(cost, {name: part[:, 1] for name, part in parts.items()}, highest, "cost")])
            right.tick_params(labelbottom=False)
            cost.set_xlabel("epoch", labelpad=1)
        page = draw_page(figure)
        size = SMALL - 1 if are_words(self._names) else BODY
        self._texts = [_draw_texts(page, *column, size)
                       for column in zip(LEFTS, TITLES, strict=True)]

    def refresh(self):
        """Go to the chosen epoch in both trainings; show what is made of eight digits."""
        epoch, page = (int(self.named[name].value) for name in ("epoch", "page"))
        which, said = slice((page - 1) * SHOWN, page * SHOWN), []
        for k, course in enumerate(self._courses):
            update_row(self._rows[k], self._images[which])
            told, says = self._texts[k]
            for texts, labels in ((told, course.told), (says, course.says[epoch])):
                say(texts, [name_of(label, self._names, LETTERS) for label in labels[which]])
            for text, right in zip(says, course.says[epoch, which] == course.told[which],
                                   strict=True):
                text.set(color=INK if right else MUTED, weight="bold" if right else "normal")
            right, cost = self._curves[k]
            right.show(epoch, "{:.1%}".format)
            cost.show(epoch, in_words)
            own, others = (f"{right:.1%} right, cost {in_words(cost)}"
                           for right, cost in (course.train[epoch], course.test[epoch]))
            said.append(f"with {TITLES[k]}, training {own}, test {others}")
        return f"After {count(epoch, 'epoch')} {said[0]}; {said[1]}."

    def touched(self, touch):
        """Choose an epoch on any of the curves, or go on and back with the arrow keys."""
        if touch.kind == "key":
            self.named["epoch"].value += 1 if touch.key == "ArrowRight" else -1
        elif touch.kind != "up" and touch.axes in [drawn.axes for column in self._curves
                                                   for drawn in column]:
            self.named["epoch"].value = round(touch.points[-1][0])


class Curves:
    """One number epoch by epoch, on training and on test digits, and one moment of it."""

    def __init__(self, ax, curves, top, title):
        self.axes, self._curves = ax, curves
        for name, values in curves.items():
            ax.plot(values, zorder=0.8, **LOOKS[name])
        self._moment = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=2)
        self._dots = add_dot(ax, color=CHOSEN, markeredgewidth=1)
        ax.set(xlim=(0, EPOCHS), ylim=(0, top))
        ax.grid(True)
        high = 1 + 15 / ax.bbox.height
        ax.text(0, high, title, size=BODY, va="center", transform=ax.transAxes, zorder=0.8)
        self._numbers = {name: add_text(ax, x, high, size=SMALL, color=LOOKS[name]["color"],
                                        ha="right", weight="bold", transform=ax.transAxes)
                         for name, x in (("training", 0.66), ("test", 1))}

    def show(self, epoch, write):
        """Go to another `epoch`; `write` makes a text of a number."""
        lay(self._moment, [epoch, epoch], self.axes.get_ylim())
        lay(self._dots, [epoch, epoch], [values[epoch] for values in self._curves.values()])
        for name, text in self._numbers.items():
            text.set_text(f"{SIGNS[name]} {name} {write(self._curves[name][epoch])}")


def _draw_texts(page, left, title, of_labels):
    """Write what never changes around a row of digits; return its labels and answers."""
    add_text(page, left, 18, title, size=BODY, weight="bold")
    rows = []
    for y, word in ((84, "told"), (104, "says")):
        add_text(page, left - 8, y, word, size=SMALL, color=MUTED, ha="right")
        rows.append([add_text(page, left + CELL * (k + 0.5), y, size=of_labels, ha="center")
                     for k in range(SHOWN)])
    return rows
