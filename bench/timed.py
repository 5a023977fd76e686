"""For the kernels: how long a callback takes, kept where the bench can read it."""

import functools
import time
from pathlib import Path


def timed(function):
    """Return `function` so that each call adds its milliseconds, as a line, to ``times.txt``."""
    @functools.wraps(function)
    def run(*arguments, **named):
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            took = 1000 * (time.perf_counter() - start)
            with Path("times.txt").open("a") as file:
                file.write(f"{took}\n")

    return run
