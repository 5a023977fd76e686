"""MNIST, 70,000 digits in the handwriting of real people: four files, downloaded once.

Y. LeCun, C. Cortes and C. J. C. Burges: The MNIST database of handwritten digits.
"""

import os

from .cache import cache_folder
from .download import Wanted, fetch
from .examples import Examples
from .own import first, load_own
from .own.finding import find
from .own.formats import read_pair

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


def load_mnist(folder=None, *rest):
    """Return MNIST, downloaded once, or what is in a folder, which is only read; see `load_own`."""
    return load_own(folder or os.environ.get("MLP_DATA") or _downloaded(), *rest)


def is_here():
    """Return whether `load_mnist` would find its files without a download."""
    folder = cache_folder() / "mnist"
    return bool(os.environ.get("MLP_DATA")) or all((folder / w.name).is_file() for w in FILES)


def read_training_pair(folder, count):
    """Return the first `count` training digits in `folder`, as `Examples`; never download."""
    paths = find(folder, ["train"])
    if not paths:
        raise FileNotFoundError(f"{folder} holds no training digits")
    part = read_pair(*paths).checked()
    return first(Examples(part.images.T, part.labels), count, part.source)


def _downloaded():
    """Return our own folder, with the four files in it, after a download if need be."""
    folder = cache_folder() / "mnist"
    try:
        fetch(FILES, folder, MIRRORS, "Downloading MNIST, once")
    except ConnectionError as error:
        raise ConnectionError(f"{error}; try again later, {INSTEAD}") from None
    except OSError as error:
        raise OSError(f"MNIST cannot be kept in {folder} ({error.strerror}): make room there or "
                      f"let it be written, {INSTEAD}") from None
    return folder
