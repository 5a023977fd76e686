"""A function that does not come to an end is ended, on every system and in any thread."""

import ctypes
import threading

AGAIN = 0.5  # seconds until one that has caught the exception gets it once more


class TooLong(BaseException):
    """Raised inside the function that is watched, wherever it is just then."""


def watched(function, seconds):
    """Return what `function()` returns; raise `TooLong` in it after so many `seconds`.

    Python asks for it between two steps of its own, as for Ctrl+C, which goes on to work. A single
    call into a library, such as ``time.sleep``, is not cut short.
    """
    over, sent, lock, thread = [], [], threading.Lock(), threading.get_ident()
    ended = threading.Event()

    def watch():
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
        _be_sure(over, sent, lock, thread)
        ended.set()


def _be_sure(over, sent, lock, thread):
    """Return when no `TooLong` is on its way any more, as it would come too late."""
    quiet = False
    while not quiet:
        try:
            with lock:
                over.append(True)
            quiet = True
            if sent:    # the last may still be on its way: another takes its place, and comes
                _raise_in(thread)
                while True:
                    pass
        except TooLong:
            continue


def _raise_in(thread):
    """Have `TooLong` raised; to take it back would leave CPython 3.11 looking for it for ever."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooLong))
