"""Digits as arrays of numbers."""

import numpy as np

from .examples import Digits, Examples

__all__ = ["Digits", "Examples", "load_digits"]


def load_digits(source="drawn", *, train=10_000, test=2_000, seed=0):
    """Return handwritten-looking digits, 28×28 pixels each, to train on and to test on.

    They are drawn by this package, so nothing is downloaded. Drawing takes about a second the
    first time; after that they come from a cache in the user's own cache folder.

    Parameters
    ----------
    source : {"drawn"}
        Where the digits come from.
    train, test : int
        How many. The first 10,000 of 60,000 are the same as when 10,000 are asked for.
    seed : int
        Another seed draws other digits; the same seed draws the same ones on every machine.

    Returns
    -------
    Digits
        ``.train`` and ``.test``, each with ``.images``, ``.labels``, ``.inputs`` and ``.targets``.

    Raises
    ------
    ValueError
        If the source is unknown, or a count or the seed is not a whole number.
    """
    if source != "drawn":
        raise ValueError(f"unknown source of digits {source!r}: choose \"drawn\"")
    for name, value, least in (("train", train, 1), ("test", test, 1), ("seed", seed, 0)):
        if not isinstance(value, (int, np.integer)) or value < least:
            raise ValueError(f"{name} is {value!r}, expected a whole number, {least} or more")
    from .cache import cached  # its imports cost more than the rest of mlp

    parts = []
    for part, count in enumerate((train, test)):
        images, labels = cached(_draw, count, seed, part)
        parts.append(Examples(images.T, labels))
    return Digits(*parts)


def _draw(count, seed, part):
    from .strokes import draw_digits  # preparing the shapes takes longer than reading the cache

    return draw_digits(count, seed, part)
