"""Do things on the thread that runs the cells.

Recent kernels answer widgets on a thread of their own while a cell runs, and matplotlib is not
made for two threads at once. So whatever a hand does waits for its turn on the main loop.
"""

import asyncio
import threading

from .receipt import receipt_due
from .recording.settings import our_settings

STILL_SECONDS = 0.03  # a hand that moves is seen 60 times a second


class MainLoop:
    """The event loop that runs where this object was made; without one, calls are direct.

    What is called works under our own settings. `failed` is told of an error where there is
    nobody to raise it to: in what was put off, and in what the hand does.
    """

    def __init__(self, failed=None):
        self._failed = failed
        self._thread = threading.current_thread()
        try:
            self._loop = asyncio.get_running_loop()
        except RuntimeError:
            self._loop = None
        self._when_still = None

    def run(self, function, *arguments):
        """Call `function`: at once if we are on the main thread, else as soon as it is free."""
        if self._loop is None or threading.current_thread() is self._thread:
            with our_settings():
                function(*arguments)
        else:
            self._loop.call_soon_threadsafe(self.attempt, function, *arguments)

    def later(self, seconds, function):
        """Call `function` after some `seconds`, unless there is no loop to wait on."""
        if self._loop is not None:
            self._loop.call_later(seconds, self.attempt, function)

    def when_still(self, function):
        """While a hand moves, put off a call of `function` until it rests; return whether so.

        Where no hand moves, or there is no loop to wait on, nothing is called.
        """
        if self._loop is None or not receipt_due():
            return False
        if self._when_still:
            self._when_still.cancel()
        self._when_still = self._loop.call_later(STILL_SECONDS, self.attempt, function)
        return True

    def attempt(self, function, *arguments):
        """Call `function`; an error in it is for `failed`."""
        try:
            with our_settings():
                function(*arguments)
        except Exception as error:
            if not self._failed:
                raise
            self._failed(error)
