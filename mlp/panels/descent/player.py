"""Let something go on by itself while the kernel stays free for everything else, at a good pace."""

import signal
import threading
import time
from functools import partial

from ...live.mainloop import MainLoop

PERIOD = 0.05   # seconds from one turn to the next: 20 pictures a second
REST = 0.005    # the main loop is free for at least this long, for whatever the reader does
MOMENTS = 20    # of the history a second, at most, where it is to be watched
STEADY = 0.8    # how much of the last speed stays in the one that is shown, so that it can be read


class Player:
    """Takes turns on the main loop, while `turn` returns that there is more, until paused."""

    def __init__(self, turn, stopped=lambda: None, period=PERIOD, failed=None):
        self._loop, self._turn, self._stopped = MainLoop(failed), turn, stopped
        self._period = period
        self.playing, self._interrupted = False, False
        self._number = 0    # of the press on *Play*: an earlier one takes no more turns

    def play(self):
        """Go on, unless it does already."""
        if not self.playing:
            self.playing, self._interrupted = True, False
            self._number += 1
            self._wait(0)

    def pause(self):
        """Stop after the turn that is being taken, and say so."""
        if self.playing:
            self.playing = False
            self._stopped()

    def take_turn(self):
        """Take one turn."""
        if self.playing and (self._interrupted or not self._turn()):
            self.pause()

    def _wait(self, seconds):
        self._loop.later(seconds, partial(self._go_on, self._number))

    def _go_on(self, number):
        if not self.playing or number != self._number:
            return
        began = time.perf_counter()
        self._heed_interrupts()
        try:
            self.take_turn()
        except BaseException as error:
            self.pause()
            if not isinstance(error, KeyboardInterrupt):
                raise
        if self.playing:
            self._wait(max(REST, self._period - (time.perf_counter() - began)))

    def _heed_interrupts(self):
        """Between two cells the kernel ignores interrupts; make them a pause."""
        if threading.current_thread() is threading.main_thread():
            now = signal.getsignal(signal.SIGINT)
            if now is signal.SIG_IGN or isinstance(getattr(now, "__self__", None), Player):
                signal.signal(signal.SIGINT, self._interrupt)

    def _interrupt(self, *_):
        self._interrupted = True


class Pace:
    """Watches the clock from turn to turn: how fast a training goes, and how fast it should."""

    def __init__(self):
        self._last = time.perf_counter()
        self._examples, self._moment = 0, 0     # examples a second; seconds a moment

    def due(self):
        """Return how many moments may go by until now, at least one."""
        return max(1, round(MOMENTS * (time.perf_counter() - self._last)))

    def note(self, examples, moments, *, watched):
        """Note what a turn has brought; `watched` turns wait for those who watch."""
        now = time.perf_counter()
        spent, self._last = now - self._last, now
        self._examples = _steady(self._examples, examples / spent)
        self._moment = _steady(self._moment, max(spent / max(moments, 1), watched / MOMENTS))

    def in_words(self, moments):
        """Return how long so many `moments` will take, and how fast it goes."""
        if not self._moment:
            return "getting the digits: the first time this may take some seconds"
        return (f"{moments * self._moment:.0f} s left, "
                f"{float(f'{self._examples:.2g}'):,.0f} digits a second")


def _steady(old, new):
    return STEADY * old + (1 - STEADY) * new if old else new
