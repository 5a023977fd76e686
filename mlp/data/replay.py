"""The video's own example of a 2, where MNIST's files are on this machine already."""

import os
import zlib
from functools import lru_cache
from pathlib import Path

from .cache import cache_folder
from .mnist import read_training_pair

PLACE = 5               # of the 2 among MNIST's training images, counted from 0
CHECKSUM = 2755276346   # of its pixels: a folder may hold other digits


def videos_two():
    """Return the 2 of video 3 as `Examples` of one, if it is on this machine already, or None."""
    return _two_in(os.environ.get("MLP_DATA") or cache_folder() / "mnist")


@lru_cache(maxsize=1)
def _two_in(folder):
    try:
        examples = read_training_pair(Path(folder).expanduser(), PLACE + 1)
    except (OSError, ValueError):
        return None
    image = examples.images[:, PLACE].tobytes()
    return examples.pick([PLACE]) if zlib.crc32(image) == CHECKSUM else None
