"""MNIST, 70,000 digits in the handwriting of real people: four files, downloaded once.

Y. LeCun, C. Cortes and C. J. C. Burges: The MNIST database of handwritten digits.
"""

import os
from pathlib import Path

import numpy as np

from .cache import cache_folder
from .download import Wanted, fetch
from .examples import CLASSES, Digits, Examples
from .idx import read_idx
from .own.finding import EXPECTED, four_files, training_pair, what_is_in

MIRRORS = [
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
]
FILES = [
    Wanted("train-images-idx3-ubyte.gz", 9_912_422,
           "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
    Wanted("train-labels-idx1-ubyte.gz", 28_881,
           "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
    Wanted("t10k-images-idx3-ubyte.gz", 1_648_877,
           "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
    Wanted("t10k-labels-idx1-ubyte.gz", 4_542,
           "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
]
INSTEAD = ('put the four files into a folder and name it in MLP_DATA, or go on with '
           'load_digits("drawn"), which needs no network')


def load_mnist(folder=None, train=None, test=None):
    """Return MNIST, or any digits in four files of the same names; see `load_digits`.

    A folder that is given, or named in ``MLP_DATA``, is only read.
    """
    folder = folder or os.environ.get("MLP_DATA")
    paths = _given(Path(folder).expanduser()) if folder else _downloaded(cache_folder() / "mnist")
    return Digits(_examples(*paths[:2], train), _examples(*paths[2:], test))


def is_here():
    """Return whether `load_mnist` would find its files without a download."""
    folder = cache_folder() / "mnist"
    return bool(os.environ.get("MLP_DATA")) or all((folder / w.name).is_file() for w in FILES)


def read_training_pair(folder, count):
    """Return the first `count` training digits in `folder`, as `Examples`; never download."""
    return _examples(*_given(folder, training_pair), count)


def _given(folder, find=four_files):
    """Return the paths of the files in a folder that is not ours, by default of all four."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder: {EXPECTED}")
    paths = find(folder)
    if not paths:
        raise FileNotFoundError(f"{folder} holds {what_is_in(folder)}: {EXPECTED}")
    return paths


def _downloaded(folder):
    """Return the paths of the four files in our own folder, after a download if need be."""
    try:
        fetch(FILES, folder, MIRRORS, "Downloading MNIST, once")
    except ConnectionError as error:
        raise ConnectionError(f"{error}; try again later, {INSTEAD}") from None
    except OSError as error:
        raise OSError(f"MNIST cannot be kept in {folder} ({error.strerror}): make room there or "
                      f"let it be written, {INSTEAD}") from None
    return [folder / wanted.name for wanted in FILES]


def _examples(images_path, labels_path, count):
    images, labels = read_idx(images_path), read_idx(labels_path)
    if images.dtype != np.uint8 or images.shape[1:] != (28, 28):
        raise ValueError(f"{images_path} holds {images.dtype} of shape {images.shape}, expected "
                         "uint8 of shape (n, 28, 28)")
    if labels.dtype != np.uint8 or labels.ndim != 1 or labels.max(initial=0) >= CLASSES:
        raise ValueError(f"{labels_path} holds {labels.dtype} of shape {labels.shape}, up to "
                         f"{labels.max(initial=0)}, expected digits from 0 to 9 in a row")
    if len(images) != len(labels):
        raise ValueError(f"{images_path} holds {len(images):,} images, but {labels_path} "
                         f"{len(labels):,} labels: expected two files that belong together")
    if count is not None and count > len(images):
        raise ValueError(f"{images_path} holds {len(images):,} digits, but {count:,} were asked "
                         "for: ask for fewer")
    images = images.reshape(len(images), -1)
    if count is not None and count < len(images):
        images, labels = images[:count].copy(), labels[:count]  # lets go of all the others
    return Examples(images.T, labels)
