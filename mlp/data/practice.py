"""A dozen made-up people who learn to type: hours of practice, and words a minute."""

import numpy as np


def typing_practice(n=12, seed=4):
    """Return the hours that `n` people have practised, and how fast they type now.

    They are invented: 18 words a minute to begin with, 4.5 more for every hour, and each person
    a little faster or slower than that.

    Returns
    -------
    hours, speeds : arrays of shape (n,)
        Hours have one decimal, words a minute are whole.
    """
    rng = np.random.default_rng(seed)
    hours = np.sort(rng.uniform(0.5, 9.5, n)).round(1)
    return hours, (18 + 4.5 * hours + rng.normal(0, 5, n)).round()
