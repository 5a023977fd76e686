"""Where randomness comes from, however it is asked for."""

import numpy as np


def generator(rng):
    """Return a source of random numbers for `rng`: one itself, or a seed other than None."""
    if isinstance(rng, (np.random.Generator, np.random.RandomState)):
        return rng
    try:
        if rng is not None:
            return np.random.default_rng(rng)
    except (TypeError, ValueError):
        pass
    raise ValueError(f"rng is {rng!r}: give a seed, such as 0, and the same numbers come again, or "
                     "numpy.random.default_rng(0)")
