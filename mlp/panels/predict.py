"""Ask before the picture answers: a prediction makes the answer stick, right or wrong."""

from functools import partial
from html import escape
from weakref import WeakSet

from ipywidgets import HTML

from ..live.cell_widget import CellWidget, bar
from ..live.forgiving import in_short
from ..live.mainloop import MainLoop
from .questions import QUESTIONS, Question
from .results import note
from .votes import Votes

LESSON = {"held": False}    # of this kernel: whether a click counts a vote, and answers nothing
SHOWN = WeakSet()


class Predict(CellWidget):
    """One question with answers to pick from; the pick is answered with why.

    Parameters
    ----------
    question : str or Question
        The name of one of the package's questions, or a question of your own.
    kind : {"prediction", "before", "after"}
        With "before" the pick is noted, and the answer kept for later.
    name : str, optional
        What the question is called in `my_results`.

    Raises
    ------
    ValueError
        If there is no question of that name.
    """

    def __init__(self, question, kind="prediction", name=None):
        if not isinstance(question, Question) and question not in QUESTIONS:
            raise ValueError(f"there is no question {question!r}: choose one of "
                             f"{', '.join(QUESTIONS)}, or give a Question")
        self.question = question if isinstance(question, Question) else QUESTIONS[question]
        self._key = kind, str(name or (question if question in QUESTIONS else self.question.text))
        loop = MainLoop(self._failed)
        options = bar([(option, partial(self._clicked, place))
                       for place, option in enumerate(self.question.options)], loop)
        self._options = options.children
        self.reply, self._tally = HTML(), HTML()
        for words in (self.reply, self._tally):
            words.add_class("mlp-reply")    # a screen reader is told when they change
        self.votes = Votes(self.question, partial(setattr, self._tally, "value"), loop.attempt)
        self._alone = bar([("Ask again", self.ask), ("Hold answers", hold_answers)], loop)
        self._class = bar([
            ("Reveal", self.reveal), ("Vote again", self._vote_again),
            ("Clear votes", self._clear), ("Answer at once", partial(hold_answers, False))], loop)
        super().__init__([HTML(f"<strong>Predict: {escape(self.question.text)}</strong>"),
                          options, self.votes, self._tally, self.reply, self._alone, self._class])
        self.add_class("mlp-predict")
        SHOWN.add(self)
        self.ask()

    def _failed(self, error):
        self.reply.value = escape(f"That went wrong ({in_short(self, error)}).")

    def ask(self):
        """Show the question as at first, for the next one who answers it."""
        held = self._held()
        self._mark(None)
        self._alone.layout.visibility = "hidden"    # its room is kept, so that nothing jumps
        for part in (self._alone, self.votes, self._tally, self._class):
            part.layout.display = None if held == (part is not self._alone) else "none"
        if held:
            self.votes.show()
        self.reply.value = ("Vote: a click counts one, or type how many." if held
                            else "Pick one before you go on.")

    def pick(self, place):
        """Answer the pick of the option in `place`."""
        text, options, right, why, wrong = self.question
        self._mark(place)
        note(self._key, options[place], place == right)
        if self._key[0] == "before":
            self.reply.value = "Noted. The answer comes afterwards."
            return
        self._alone.layout.visibility = "visible"
        self.reply.value = escape("Yes. " + why if place == right else
                                  f"Not so: {options[right]}. {wrong.get(place, why)}")

    def reveal(self):
        """Show a class that has voted which option is right, and why."""
        self._mark(self.question.right)
        self.reply.value = escape(f"The answer: {self.question.options[self.picked]}. "
                                  + self.question.why)

    def _clicked(self, place):
        if not self._held():
            self.pick(place)
        elif self.picked is None:   # not revealed yet
            self.votes.add(place)

    def _held(self):
        return LESSON["held"] and self._key[0] == "prediction"

    def _vote_again(self):
        self.votes.again()
        self.ask()

    def _clear(self):
        self.votes.clear()
        self.ask()

    def _mark(self, place):
        self.picked = place
        for k, button in enumerate(self._options):
            told = place is not None and self._key[0] != "before"
            right = told and k == self.question.right
            button.icon = ("check" if right else "" if k != place else
                           "times" if told else "hand-o-right")
            button.tooltip = ", ".join(["picked"] * (k == place) + ["right"] * right)

    def in_words(self):
        """Return the question with its options."""
        options = "".join(f"\n  {letter}) {option}" for letter, option in
                          zip("abcdefgh", self.question.options, strict=False))
        return f"Predict: {self.question.text}{options}"

    def take_over(self, other):
        """Give the answer that was given to `other`, if it is the same question."""
        if other.question == self.question and other.picked is not None:
            self.reveal() if self._held() else self.pick(other.picked)


def hold_answers(held=True):
    """Let every question count votes until *Reveal*, for this session; False ends that.

    The votes of the lesson are kept either way, until they are cleared or the kernel ends.
    """
    LESSON["held"] = bool(held)
    for question in list(SHOWN):
        question.ask()
