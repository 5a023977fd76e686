"""Memorising: the same digits learned twice, with their labels and with shuffled ones."""

from functools import lru_cache

import numpy as np

from ...drawing.courses import draw_course, update_course
from ...drawing.images import draw_row, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...lessons.descent.memorising import COUNT, EPOCHS, two_courses
from ...live.panel import Panel
from ...live.slider import Slider
from ...live.style import BODY, INK, MUTED, SMALL

SIDE, SHOWN, CELL = 28, 8, 38   # of a digit; digits in a row; one of them in CSS pixels
LEFTS, WIDE = (58, 440), SHOWN * CELL
TITLES = "true labels", "shuffled labels"


@lru_cache(maxsize=2)
def _courses(digits):
    return two_courses(digits, np.random.default_rng(0))


class Memorise(Panel):
    """Teach one network true labels and another shuffled ones, and compare what they learn.

    Parameters
    ----------
    digits : Digits
        The first 200 of ``digits.train`` are learned; the first 1,000 of ``digits.test`` tell what
        that is good for.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 430)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {"One has learned": {"epoch": 30}, "Both fit": {"epoch": EPOCHS}}

    def __init__(self, digits, state=""):
        self._courses = _courses(digits)
        self._images = digits.train.inputs(slice(0, COUNT)).T.reshape(-1, SIDE, SIDE)
        super().__init__(state)

    def controls(self):
        """After how many epochs, and which of the digits."""
        return {"epoch": Slider("epoch", value=0, max=EPOCHS, step=1),
                "page": Slider("page", value=1, min=1, max=len(self._images) // SHOWN, step=1)}

    def draw(self, figure):
        """Lay out two columns: some digits with their labels, the share right, the cost."""
        self._rows = [draw_row(axes_at(figure, left, 34, WIDE, CELL, framed=True), SHOWN, SIDE)
                      for left in LEFTS]
        highest = np.ceil(max(part[:, 1].max() for course in self._courses
                              for part in (course.train, course.test)))
        self._curves = []
        for left, course in zip(LEFTS, self._courses, strict=True):
            for k, (title, top, y, height) in enumerate((("right", 1, 158, 100),
                                                         ("cost", highest, 296, 90))):
                axes = axes_at(figure, left, y, WIDE, height, framed=True)
                self._curves.append(draw_course(
                    axes, {"training": course.train[:, k], "test": course.test[:, k]}, top, title))
                axes.tick_params(labelbottom=k == 1)
            axes.set_xlabel("epoch", labelpad=1)
        page = draw_page(figure)
        self._texts = [self._draw_texts(page, left, title)
                       for left, title in zip(LEFTS, TITLES, strict=True)]

    def refresh(self):
        """Go to the chosen epoch in both trainings; show what is made of eight digits."""
        epoch, page = (int(self.named[name].value) for name in ("epoch", "page"))
        which, said = slice((page - 1) * SHOWN, page * SHOWN), []
        for k, course in enumerate(self._courses):
            update_grid(self._rows[k], np.hstack(list(self._images[which])))
            told, says = course.told[which], course.says[epoch, which]
            for text, label in zip(self._texts[k][0], told, strict=True):
                text.set_text(str(label))
            for text, label, answer in zip(self._texts[k][1], told, says, strict=True):
                text.set_text(str(answer))
                colour, weight = (INK, "bold") if answer == label else (MUTED, "normal")
                if (text.get_color(), text.get_weight()) != (colour, weight):
                    text.set(color=colour, weight=weight)
            update_course(self._curves[2 * k], epoch, "{:.1%}".format)
            update_course(self._curves[2 * k + 1], epoch, in_words)
            own, others = (f"{right:.1%} right, cost {in_words(cost)}"
                           for right, cost in (course.train[epoch], course.test[epoch]))
            said.append(f"with {TITLES[k]}, training {own}, test {others}")
        return f"After {epoch} epochs {said[0]}; {said[1]}."

    def touched(self, touch):
        """Choose an epoch on any of the curves, or go on and back with the arrow keys."""
        if touch.kind == "key":
            self.named["epoch"].value += 1 if touch.key == "ArrowRight" else -1
        elif touch.kind != "up" and touch.axes in [drawn.dots.axes for drawn in self._curves]:
            self.named["epoch"].value = round(touch.points[-1][0])

    @staticmethod
    def _draw_texts(page, left, title):
        """Write what never changes around a row of digits; return its labels and answers."""
        add_text(page, left, 18, title, size=BODY, weight="bold")
        rows = []
        for y, word in ((84, "told"), (104, "says")):
            add_text(page, left - 8, y, word, size=SMALL, color=MUTED, ha="right")
            rows.append([add_text(page, left + CELL * (k + 0.5), y, size=BODY, ha="center")
                         for k in range(SHOWN)])
        return rows
