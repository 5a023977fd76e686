"""Do things on the thread that runs the cells.

Recent kernels answer widgets on a thread of their own while a cell runs, and matplotlib is not
made for two threads at once. So whatever a hand does waits for its turn on the main loop.
"""

import asyncio
import threading
from contextlib import contextmanager

STILL_SECONDS = 0.03  # a hand that moves is seen 60 times a second


class MainLoop:
    """The event loop that runs where this object was made; without one, calls are direct."""

    def __init__(self):
        self._thread = threading.current_thread()
        try:
            self._loop = asyncio.get_running_loop()
        except RuntimeError:
            self._loop = None
        self._when_still = None

    def run(self, function, *arguments):
        """Call `function`: at once if we are on the main thread, else as soon as it is free."""
        if self._loop is None or self.is_here():
            function(*arguments)
        else:
            self._loop.call_soon_threadsafe(function, *arguments)

    def is_here(self):
        """Return whether we are on the main thread."""
        return threading.current_thread() is self._thread

    def later(self, seconds, function):
        """Call `function` after some `seconds`, unless there is no loop to wait on."""
        if self._loop is not None:
            self._loop.call_later(seconds, function)

    def when_still(self, function):
        """While a hand moves, put off a call of `function` until it rests; return whether it is.

        It is not where no hand moves, or there is no loop to wait on.
        """
        if self._loop is None or Receipt.now is None:
            return False
        if self._when_still:
            self._when_still.cancel()
        self._when_still = self._loop.call_later(STILL_SECONDS, function)
        return True


class Receipt:
    """Tells the browser that its message has been dealt with: with the frame, if there is one.

    Every message costs the browser a millisecond or two, so a nudge is one there and one back.
    A frame that carries the receipt needs no answer either: the browser sends its next nudge only
    when it has seen it.

    Attributes
    ----------
    now : Receipt or None
        Of the message that is being dealt with.
    late : list of callables
        They tell the page what else it must know, when it has its answer.
    """

    now = None

    def __init__(self, content):
        self._content = content
        self.taken, self.late = False, []

    def take(self):
        """Return what the browser waits for; whoever takes it must send it."""
        self.taken = True
        return self._content


@contextmanager
def receipt(content):
    """While a message of the browser is dealt with, let a frame take its receipt along."""
    answer = Receipt.now = Receipt(content)
    try:
        yield answer
    finally:
        Receipt.now = None
        for tell in answer.late:
            tell()
