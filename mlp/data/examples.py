"""Labelled images, kept small as bytes and handed out as the numbers a network takes."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

CLASSES, MOST = 10, 26  # digits; classes that a set may have
DIGITS = tuple("0123456789")


@dataclass(frozen=True, eq=False)
class Examples:
    """Images side by side as columns, and which digit, or which other class, each one shows.

    Parameters
    ----------
    images : uint8 array of shape (784, n)
        Brightness, 0 (black) to 255 (white), row by row from the top.
    labels : int array of shape (n,)
        The digit, 0 to 9; or which of the `names`.
    names : tuple of str
        What the classes are called, up to 26 of them: ten digits if left out.

    Raises
    ------
    ValueError
        If there are more images than labels or fewer, or a label is no digit,
        or none of the names.
    """

    images: np.ndarray
    labels: np.ndarray
    names: tuple = DIGITS

    def __post_init__(self):
        if self.images.dtype != np.uint8 or self.images.ndim != 2:
            raise ValueError(f"images are {self.images.dtype} of shape {self.images.shape}, "
                             "expected uint8 of shape (pixels, n)")
        if self.labels.shape != self.images.shape[1:]:
            raise ValueError(f"got {self.images.shape[1]} images, but labels of shape "
                             f"{self.labels.shape}: expected one label an image")
        most = len(self.names) - 1
        expected = f"expected {'digits' if self.names == DIGITS else 'numbers'} from 0 to {most}"
        if self.labels.dtype.kind not in "iu":
            raise ValueError(f"labels are {self.labels.dtype}, {expected}")
        if len(self) and not 0 <= self.labels.min() <= self.labels.max() <= most:
            raise ValueError(f"labels run from {self.labels.min()} to {self.labels.max()}, "
                             f"{expected}")

    def __len__(self):
        return self.images.shape[1]

    @property
    def outputs(self):
        """How many outputs a network needs: one a class, and ten at least, as the lessons have."""
        return max(CLASSES, len(self.names))

    def inputs(self, which=slice(None)):
        """Return the chosen images as float64 columns, 0 (black) to 1 (white).

        Parameters
        ----------
        which : slice, int or array of int
            Which examples; a single number still gives a column, of shape (784, 1).
        """
        return self.images[:, _as_list(which)] / 255

    def pick(self, which):
        """Return only the chosen examples, as `Examples` of their own."""
        which = _as_list(which)
        return Examples(self.images[:, which], self.labels[which], self.names)

    def targets(self, which=slice(None)):
        """Return what the `outputs` should be: columns with a 1 at the label, 0 elsewhere."""
        return (np.arange(self.outputs)[:, np.newaxis] == self.labels[_as_list(which)]) * 1.0


class Digits(NamedTuple):
    """Examples to train on, and others that training never sees."""

    train: Examples
    test: Examples

    @property
    def names(self):
        """What the classes are called."""
        return self.train.names


def _as_list(which):
    return [which] if isinstance(which, (int, np.integer)) else which
