"""What a panel needs in which a network learns by itself: play and pause, and a way back."""

from ...lessons.descent.history import read_trail, write_trail
from ...live.panel import Panel
from ...live.slider import Slider
from .player import Pace, Player

LEARNED = "learned="    # in a state code: how the network came to be
LATEST = 100    # of the slider that goes back in time
SLICE = 0.1     # seconds at most of a turn, even where the machine cannot keep up
ANEW = "This is another network, which begins anew."
EXPLODED = "It exploded, and is back at its last good moment: choose a smaller η, and press Play."


class Trainer(Panel):
    """A panel with a `Session` that goes on by itself while the reader does something else.

    A subclass gives `made_for`, what the controls say of a session: where it changes, another one
    begins; `new_session`, which returns that `Session`; and among its controls `eta`, `batch`,
    `epochs` and `speed`. Its state code says how the network came to be, too.
    """

    actions = {"Play": "play", "Pause": "pause", "One step": "step",
               "Start over": "start_over"}

    _player = None

    def __init__(self, state=""):
        self.session, self._made_for, self.trouble = None, None, ""
        self._brought = None    # a network from a file, to go on with until *Reset*
        self._began = 0     # of *Play*, in examples seen
        self._pace = Pace()
        self._player = Player(self._turn, lambda: self._loop.run(self._refresh),
                              failed=self._failed)
        self.look = Slider("history, %", value=LATEST, max=LATEST, step=0.5)
        self.look.observe(self._control_moved, "value")
        super().__init__(state)

    def shown(self):
        """Return the controls, and before them the slider that goes back in time."""
        return [self.look, *super().shown()]

    @property
    def playing(self):
        """Whether the network is learning."""
        return self._player.playing

    @property
    def moment(self):
        """The moment of the history that is shown."""
        return self.session.history.at(self.look.value / LATEST)

    @property
    def goal(self):
        """How many examples it will have seen at the end."""
        return self._began + int(self.named["epochs"].value) * self.session.source.count

    def prepare(self):
        """Begin anew if the controls ask for another network."""
        if self.made_for() != self._made_for:
            anew = self.session and self.session.seen
            self._made_for, self.session = self.made_for(), self.new_session()
            self._forget(self._brought)
            self.trouble = ANEW if anew else ""

    def play(self):
        """Learn for so many epochs; when they are over, for so many more."""
        if not self.playing:
            if self.session.seen >= self.goal:
                self._began = self.session.seen
            self._pace = Pace()
            self._to_the_latest()
            self._player.play()
            self._loop.run(self._refresh)

    def step(self):
        """Take one step, with one mini-batch."""
        self._player.playing = False
        self._to_the_latest()
        self._advance(self.session.seen + 1)
        self._loop.run(self._refresh)

    def pause(self):
        """Stop; what has been learned stays."""
        self._player.pause()

    def start_over(self):
        """Forget what has been learned: the same numbers again, to the last bit."""
        self._forget(self._brought)
        self._loop.run(self._refresh)

    def reset(self):
        """Go back to exactly the first state, with a network that has learned nothing."""
        self._forget()
        super().reset()

    def choose(self, name):
        """Show the preset called `name`, with a network that has learned nothing."""
        self._forget()
        super().choose(name)

    def take_over(self, other):
        """Go on with the network of `other`: to learn it all again would take as long again."""
        theirs = other.session
        if (other._first_code != self._first_code
                or theirs.source.digits is not self.session.source.digits):
            super().take_over(other)
            return
        other.pause()
        self.session, self._made_for, self._began = theirs, other._made_for, other._began
        self._brought = other._brought
        with self.quietly():
            self.set(**other.values())
            self.look.value = other.look.value
        self._loop.run(self._refresh)

    def close(self):
        """Stop, and close the panel; `session` keeps what has been learned."""
        if self._player:    # one that was refused has none
            self.pause()
        super().close()

    @property
    def code(self):
        """The state code: what differs from the start, and how the network came to be."""
        trail = self.moment.trail
        learned = f"{LEARNED}{write_trail(trail)}" if trail else ""
        return f"{super().code} {learned}".strip()

    def set_code(self, code):
        """Show the state that `code` describes; what was learned is learned again.

        Raises
        ------
        ValueError
            If the code does not fit this panel; nothing has changed then.
        """
        parts = code.split()
        told = [part for part in parts if part.startswith(LEARNED)]
        trail = read_trail(told[-1].removeprefix(LEARNED)) if told else ()
        super().set_code(" ".join(part for part in parts if part not in told))
        self._forget()
        self.prepare()
        self._learn(self.session.replay, trail)
        self._loop.run(self._refresh)

    def progress(self):
        """Return how much is done, from 0 to 1, and the same in words."""
        session, count = self.session, self.session.source.count
        epoch, epochs = session.seen / count, self.goal / count
        if self.playing:
            left = self._pace.in_words(session.moments_until(self.goal))
            words = f"Epoch {epoch:.2f} of {epochs:g}, {left}."
        elif session.lost:
            words = EXPLODED
        elif not session.seen:
            words = f"{self.trouble} Press Play.".strip()
        elif session.seen >= self.goal:
            words = f"{epoch:.2f} epochs done."
        else:
            words = f"Paused at epoch {epoch:.2f} of {epochs:g}."
        return min(session.seen / self.goal, 1), words

    def _forget(self, brought=None):
        self._player.playing, self._brought = False, brought
        if self.session.seen:
            self.session.start_over()
        self._began, self.trouble = 0, ""
        self._to_the_latest()

    def _to_the_latest(self):
        with self.quietly():
            self.look.value = LATEST

    def _turn(self):
        """Learn for a moment, and show it; return whether there is more to learn."""
        session, watched = self.session, self.named["speed"].value == "watch"
        until = self.goal
        seen, left = session.seen, session.moments_until(until)
        done = self._advance(until, seconds=SLICE,
                             moments=self._pace.due() if watched else left)
        self._pace.note(session.seen - seen, left - session.moments_until(until), watched=watched)
        if not done:
            self._refresh()
        return not done

    def _advance(self, until, **limits):
        """Let the session learn as the controls say; return whether it is done."""
        v = self.values()
        return self._learn(self.session.advance, until, learning_rate=v["eta"],
                           batch_size=v["batch"], **limits)

    def _learn(self, learn, *what, **limits):
        """Call `learn`, and return what it returns; an explosion ends it, and is the trouble."""
        self.trouble = ""
        try:
            return learn(*what, **limits)
        except FloatingPointError as error:
            self.trouble = f"T{str(error)[1:]}. {EXPLODED}"
            return True
