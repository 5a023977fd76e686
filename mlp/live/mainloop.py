"""Do on the thread that runs the cells, matplotlib's only one, whatever a hand does."""

import asyncio
import threading

from .receipt import receipt_due
from .recording.settings import our_settings

STILL_SECONDS = 0.03  # a hand that moves is seen 60 times a second


class MainLoop:
    """The event loop where this was made, if any; `failed` hears of errors in its calls."""

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
        """While a hand moves, put off a call of `function` until it rests; return whether so."""
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
