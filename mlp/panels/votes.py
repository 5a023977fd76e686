"""Votes of a class on one question: clicked or typed in, shown as bars, one round after another."""

from functools import partial
from html import escape

from ipywidgets import HTML, BoundedIntText, HBox, VBox

MOST = 999      # votes for one option
ROUNDS = {}     # a question's text -> its rounds, lists of votes by option: as long as the kernel


class Votes(VBox):
    """A field and bars for each option of a question; older rounds stand in grey."""

    def __init__(self, question, changed, attempt):
        self.question, self._changed = question, changed
        self._fields = [BoundedIntText(description=option, min=0, max=MOST)
                        for option in question.options]
        self._bars = [HTML() for _ in self._fields]
        super().__init__([HBox(row) for row in zip(self._fields, self._bars, strict=True)])
        self.add_class("mlp-votes")
        for field in self._fields:
            field.observe(partial(attempt, self._typed), "value")
        self._quiet = False

    @property
    def rounds(self):
        """All rounds of this lesson; the last of them is the one that counts on."""
        return ROUNDS.setdefault(self.question.text, [[0] * len(self._fields)])

    def add(self, place):
        """Count one vote for the option in `place`."""
        self._fields[place].value = min(self.rounds[-1][place] + 1, MOST)

    def again(self):
        """Begin a new round, unless nobody has voted in this one."""
        if any(self.rounds[-1]):
            self.rounds.append([0] * len(self._fields))
        self.show()

    def clear(self):
        """Forget all rounds."""
        ROUNDS.pop(self.question.text, None)
        self.show()

    def show(self):
        """Show what this lesson remembers."""
        self._quiet = True
        for field, votes in zip(self._fields, self.rounds[-1], strict=True):
            field.value = votes
        self._quiet = False
        most = max(1, *(votes for one in self.rounds for votes in one))
        for place, bars in enumerate(self._bars):
            bars.value = "".join(
                f'<div aria-hidden="true"><i style="width:{80 * one[place] / most:.0f}%"></i>'
                f"{one[place]}</div>" for one in self.rounds)
        self._changed(escape(self.in_words()))

    def in_words(self):
        """Return the votes of all rounds as a few sentences."""
        return " ".join(f"Round {number}: " + ", ".join(
            f"{option}: {votes}" for option, votes in zip(self.question.options, one, strict=True))
            + "." for number, one in enumerate(self.rounds, 1))

    def _typed(self, _):
        if not self._quiet:
            self.rounds[-1][:] = [field.value for field in self._fields]
            self.show()
