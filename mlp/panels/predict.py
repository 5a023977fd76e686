"""Ask before the picture answers: a prediction makes the answer stick, right or wrong."""

from html import escape

from ipywidgets import HTML, Box, Button

from ..live.cell_widget import CellWidget
from ..live.mainloop import MainLoop
from .questions import QUESTIONS, Question


class Predict(CellWidget):
    """One question with answers to pick from; the pick is answered with why.

    Parameters
    ----------
    question : str or Question
        The name of one of the package's questions, or a question of your own.

    Raises
    ------
    ValueError
        If there is no question of that name.
    """

    def __init__(self, question):
        if not isinstance(question, Question) and question not in QUESTIONS:
            raise ValueError(f"there is no question {question!r}: choose one of "
                             f"{', '.join(QUESTIONS)}, or give a Question")
        self.question = question if isinstance(question, Question) else QUESTIONS[question]
        self._loop = MainLoop()
        self._buttons = [Button(description=option) for option in self.question.options]
        for button in self._buttons:
            button.on_click(lambda b: self._loop.run(self.pick, self._buttons.index(b)))
        again = Button(description="Ask again", tooltip="Hide the answer")
        again.on_click(lambda _: self._loop.run(self.ask))
        bars = [Box(self._buttons), Box([again])]
        for bar in bars:
            bar.add_class("mlp-bar")
        self._again, self.reply = bars[1], HTML()
        super().__init__([HTML(f"<strong>Predict: {escape(self.question.text)}</strong>"),
                          bars[0], self.reply, self._again])
        self.add_class("mlp-predict")
        self._again.layout.visibility = "hidden"
        self.ask()

    def ask(self):
        """Show the question as at first, for the next one who answers it."""
        self._mark(None)
        self.reply.value = "Pick one before you go on."

    def pick(self, place):
        """Answer the pick of the option in `place`."""
        text, options, right, why = self.question
        self._mark(place)
        self._again.layout.visibility = "visible"
        self.reply.value = escape(("Yes. " if place == right else f"Not so: {options[right]}. ")
                                  + why)

    def _mark(self, place):
        self.picked = place
        for k, button in enumerate(self._buttons):
            right = place is not None and k == self.question.right
            button.icon = "check" if right else "times" if k == place else ""

    def in_words(self):
        """Return the question with its options."""
        options = "".join(f"\n  {letter}) {option}" for letter, option in
                          zip("abcdefgh", self.question.options, strict=False))
        return f"Predict: {self.question.text}{options}"

    def take_over(self, other):
        """Give the answer that was given to `other`, if it is the same question."""
        if other.question == self.question and other.picked is not None:
            self.pick(other.picked)
