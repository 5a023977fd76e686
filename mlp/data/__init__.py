"""Digits as arrays of numbers."""

import os

import numpy as np

from .examples import Digits, Examples

DEFAULTS = 10_000, 2_000  # to train on, to test on

__all__ = ["Digits", "Examples", "load_digits"]


def load_digits(source=None, *, train=None, test=None, seed=0, folder=None, turned=None,
                names=None):
    """Return handwritten digits, 28×28 pixels each, to train on and to test on.

    Drawn digits look handwritten and need no network. Drawing takes about a second the first
    time; after that they come from a cache in the user's own cache folder. MNIST's digits were
    written by real people; their files are downloaded once, or read from a folder, which
    may hold other images, too.

    Parameters
    ----------
    source : {"drawn", "mnist"}, optional
        Where the digits come from. Left out, the environment variable ``MLP_DIGITS`` says it, so
        that whole notebooks can be run with either; without that they are drawn.
    train, test : int, optional
        How many: 10,000 and 2,000 by default, but all 60,000 and 10,000 where "mnist" is asked
        for. The first 10,000 of 60,000 are the same as when 10,000 are asked for.
    seed : int
        Another seed draws other digits; the same seed draws the same ones on every machine.
        MNIST's are what they are.
    folder : str or path, optional
        Holds images of 28×28 pixels in 2 to 26 classes: MNIST's four files or others of their
        kind, an ``.npz`` or ``.csv`` file, or a folder of pictures for each class. If nothing in
        it is for testing, one in seven is kept back. Left out, the environment variable
        ``MLP_DATA`` names a folder for "mnist"; without that MNIST is downloaded.
    turned : bool, optional
        Whether its rows are columns, as in EMNIST. Left out, such images are refused.
    names : list of str, optional
        What its classes are called, in the order of their labels; or it holds a ``names.txt``.

    Returns
    -------
    Digits
        ``.train`` and ``.test``, each with ``.images``, ``.labels``, ``.inputs`` and ``.targets``.

    Raises
    ------
    ValueError
        If the source is unknown, a count or the seed is not a whole number, or files are not
        what they should be.
    OSError
        If there are no such files in the folder, or cannot be downloaded (``ConnectionError``).
    """
    asked = source or folder
    source = source or ("mnist" if folder else os.environ.get("MLP_DIGITS") or "drawn")
    for name, value, least in (("train", train, 1), ("test", test, 1), ("seed", seed, 0)):
        if value is None and name != "seed":
            continue
        if not isinstance(value, (int, np.integer)) or value < least:
            raise ValueError(f"{name} is {value!r}, expected a whole number, {least} or more")
    if source == "mnist":
        from .mnist import load_mnist  # like the cache below, costs more than the rest of mlp

        digits = load_mnist(folder, train, test, seed, turned, names)
        return digits if asked else Digits(*(  # a notebook's cells expect as many as are drawn
            part.pick(slice(0, count or most)) for part, count, most in
            zip(digits, (train, test), DEFAULTS, strict=True)))
    if source != "drawn":
        raise ValueError(f"unknown source of digits {source!r}: choose \"drawn\" or \"mnist\"")
    if any(given is not None for given in (folder, turned, names)):
        raise ValueError("folder, turned and names are about files, but drawn digits were asked "
                         "for: load_digits(folder=...) reads a folder")
    return Digits(*(_drawn(count or most, seed, part) for part, (count, most) in
                    enumerate(zip((train, test), DEFAULTS, strict=True))))


def _drawn(count, seed, part):
    from .cache import cached

    images, labels = cached(_draw, count, seed, part)
    return Examples(images.T, labels)


def _draw(count, seed, part):
    from .strokes import draw_digits  # preparing the shapes takes longer than reading the cache

    return draw_digits(count, seed, part)
