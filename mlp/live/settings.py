"""Work under settings of our own, whatever the user's are; afterwards theirs are as they were.

A style, `plt.xkcd()` or a font that is not there would change every picture, and numpy may have
been told to raise where a number is too small to count.
"""

from contextlib import contextmanager

import numpy as np
from matplotlib import rcParams, rcParamsDefault

# As matplotlib and numpy come. Which backend pyplot takes is nothing that a picture shows.
OURS = {name: value for name, value in dict.items(rcParamsDefault)
        if not name.startswith("backend")}
NUMPYS = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}

_inside = False


@contextmanager
def our_settings():
    """Return a context with settings of our own; within another one it leaves matplotlib's be.

    It takes 50 microseconds, and matplotlib's `rc_context`, which checks every value, a hundred
    times as long.
    """
    global _inside
    with np.errstate(**NUMPYS):
        if _inside:
            yield
            return
        theirs, _inside = dict(dict.items(rcParams)), True
        dict.update(rcParams, OURS)
        try:
            yield
        finally:
            dict.update(rcParams, theirs)
            _inside = False
