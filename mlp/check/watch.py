"""A function that does not come to an end is ended, on every system and in any thread."""

import ctypes
import threading

AGAIN = 0.5  # seconds until one that has caught the exception gets it once more


class TooLong(BaseException):
    """Raised inside the function that is watched, wherever it is just then."""


def watched(function, seconds):
    """Return what `function()` returns; raise `TooLong` in it after so many `seconds`."""
    over, sent, lock, thread = [], [], threading.Lock(), threading.get_ident()
    ended = threading.Event()

    def watch():
        """Raise `TooLong` once the time is over, and again where it was caught."""
        left = seconds
        while not ended.wait(left):
            with lock:
                if not over:
                    sent.append(True)
                    _raise_in(thread)
            left = AGAIN

    watcher = threading.Thread(target=watch, daemon=True, name="watch")
    try:
        try:
            watcher.start()
        except RuntimeError:  # where there are no threads, as in a browser, nobody watches
            pass
        return function()
    finally:
        quiet = False
        while not quiet:    # without a call out here, where one on its way would get through
            try:
                quiet = _silence(over, sent, lock, thread)
            except TooLong:
                pass
        ended.set()


def _silence(over, sent, lock, thread):
    """Return True when no `TooLong` is on its way any more; to be called until it does."""
    with lock:
        over.append("nobody raises another")
    if sent and "the last has come" not in over:
        over.append("the last has come")
        _raise_in(thread)   # it takes the place of one that is still on its way
        while True:
            pass
    return True


def _raise_in(thread):
    """Have `TooLong` raised; to take it back would leave CPython 3.11 looking for it for ever."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooLong))
