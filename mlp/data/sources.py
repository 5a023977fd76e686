"""Where digits to learn from may come from, without loading more than is needed at once."""

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from . import load_digits
from .examples import Digits

# Drawn digits; as many as MNIST has, but where Python runs in the page, as it can draw in seconds.
MANY = 10_000 if sys.platform == "emscripten" else 60_000
ALIKE = 100     # images that tell whether digits are drawn ones

MISSING = ('The files of MNIST are not on this machine: run load_digits("mnist") once, which '
           "downloads them, or put them into a folder and name it in MLP_DATA")


class Source(NamedTuple):
    """Digits to learn from."""

    digits: Digits     # some that are at hand, to look at and to measure on
    count: int         # how many there are to learn from
    load: Callable     # returns these, as `Examples`; the first time it may take some seconds
    problem: str = ""  # why these are not those that were asked for


def source_of(name, given):
    """Return a `Source`: the digits `given`, "drawn" ones, "mnist", or why that is not here."""
    own = Source(given, len(given.train), lambda: given.train)
    if name == "drawn":
        return Source(_kept("drawn"), MANY, lambda: _kept("drawn", train=MANY).train)
    if name == "mnist":
        try:
            digits = _mnist()
        except (OSError, ValueError) as error:
            return own._replace(problem=str(error))
        return Source(digits, len(digits.train), lambda: digits.train)
    return own


def are_drawn(digits):
    """Return whether `digits` are the first of those that `load_digits` draws."""
    count = min(ALIKE, len(digits.train))
    return np.array_equal(digits.train.images[:, :count],
                          load_digits("drawn").train.images[:, :count])


_kept = cache(load_digits)


def _mnist():
    """Return MNIST, but download nothing."""
    from .mnist import is_here  # like load_digits: costs more than the rest of mlp

    if not is_here():
        raise OSError(MISSING)
    return _kept("mnist", folder=os.environ.get("MLP_DATA"))
