"""What panels that walk step by step have in common: a step, a step back, and a run."""

from ...drawing.text import in_words, signed
from ...live.panel import Panel
from .player import Player

MOST = 60           # steps
STILL = 0.0001      # a ball whose step is shorter than this is at rest
TICK_SECONDS = 0.1  # between two steps of a run


class Stepping(Panel):
    """A panel whose picture follows from a start, a way to step, and a slider *steps* to `MOST`."""

    actions = {"Step": "step", "Step back": "step_back", "Run": "run"}

    def __init__(self, state=""):
        self._player = Player(self._turn, period=TICK_SECONDS, failed=self._failed)
        self._turning = False       # whether it is the run that moves the slider
        super().__init__(state)

    @property
    def running(self):
        """Whether a run is under way."""
        return self._player.playing

    def step(self):
        """Take one step."""
        self.named["steps"].value += 1

    def step_back(self):
        """Take one step back."""
        self.named["steps"].value -= 1

    def run(self):
        """Step on and on, until nothing moves any more; pressed again, stop."""
        if self.running:
            self._player.pause()
            return
        if not self.has_more():     # it has all been run: once more from the start
            self.set(steps=0)
        self._player.play()

    def close(self):
        """End the run, and close the panel."""
        self._player.pause()
        super().close()

    def touched(self, touch):
        """Step by the space bar, and step back by the key for that."""
        if touch.key in (" ", "Backspace"):
            (self.step if touch.key == " " else self.step_back)()

    def has_more(self):
        """Return whether another step would change anything."""
        return self.named["steps"].value < MOST

    def _failed(self, error):
        self._player.pause()    # or it would fail again and again
        super()._failed(error)

    def _turn(self):
        self._turning = True
        try:
            self.named["steps"].value += 1
        finally:
            self._turning = False
        return self.has_more()

    def _control_moved(self, change):
        if not self._turning:
            self._player.pause()
        super()._control_moved(change)


def verdict(rate, limit):
    """Return what a learning rate does near a minimum with this limit, in words."""
    return "too large" if rate > limit else "overshoots" if rate > limit / 2 else "settles"


def count(number, what="step"):
    """Return so many of something, in words."""
    return f"{number:g} {what}{'s' if number != 1 else ''}"


def short(number, *, sign=False):
    """Return a number in words, without digits that nobody reads."""
    if abs(number) >= 1e6:
        return "over a million" if number > 0 else "under −1 million"
    if abs(number) >= 1000:
        return f"{number:{'+' if sign else ''},.0f}".replace("-", "−")
    return signed(number) if sign else in_words(number)
