"""For the kernels: what a callback takes, kept where the bench can read it."""

import functools
import time
from pathlib import Path


def timed(function):
    """Return `function` so that each call adds a line to ``times.txt``.

    On it are the milliseconds that it took, and those for which it had a processor.
    """
    @functools.wraps(function)
    def run(*arguments, **named):
        start, worked = time.perf_counter(), time.thread_time()
        try:
            return function(*arguments, **named)
        finally:
            took, worked = time.perf_counter() - start, time.thread_time() - worked
            with Path("times.txt").open("a") as file:
                file.write(f"{1000 * took} {1000 * worked}\n")

    return run
