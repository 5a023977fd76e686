"""Let something go on by itself while the kernel stays free for everything else."""

import signal
import threading
import time

PERIOD = 0.05   # seconds from one turn to the next: 20 pictures a second
REST = 0.005    # at least so long the main loop is free for the reader's own wishes


class Player:
    """Takes one turn after the other on the main loop, and lets go of it in between.

    To interrupt the kernel is to pause. Without a loop nothing goes on by itself: then call
    `take_turn` as often as you like.

    Parameters
    ----------
    loop : MainLoop
    turn : callable
        Does a little, in about `PERIOD`, and returns whether there is more to do.
    stopped : callable
        Called when nothing goes on any more, whatever the reason.
    """

    def __init__(self, loop, turn, stopped):
        self._loop, self._turn, self._stopped = loop, turn, stopped
        self.playing, self._interrupted = False, False
        self._number = 0    # of the press on *Play*: an earlier one takes no more turns

    def play(self):
        """Go on; if it goes on already, that is all."""
        if not self.playing:
            self.playing, self._interrupted = True, False
            self._number += 1
            self._wait(0)

    def pause(self):
        """Stop after the turn that is being taken, and say so."""
        if self.playing:
            self.stop()
            self._stopped()

    def stop(self):
        """Stop after the turn that is being taken."""
        self.playing = False

    def take_turn(self):
        """Take one turn."""
        if self.playing and (self._interrupted or not self._turn()):
            self.pause()

    def _wait(self, seconds):
        number = self._number
        self._loop.later(seconds, lambda: self._go_on(number))

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
            self._wait(max(REST, PERIOD - (time.perf_counter() - began)))

    def _heed_interrupts(self):
        """Between two cells the kernel ignores interrupts; make them a pause."""
        if threading.current_thread() is threading.main_thread():
            now = signal.getsignal(signal.SIGINT)
            if now is signal.SIG_IGN or isinstance(getattr(now, "__self__", None), Player):
                signal.signal(signal.SIGINT, self._interrupt)

    def _interrupt(self, *_):
        self._interrupted = True
