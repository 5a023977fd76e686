"""Read labelled pictures, and unpickle nothing: IDX files, .npz, .csv, a folder for each class."""

import math
import warnings
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.lib import format as npy

from ..idx import BYTES, read_idx
from .finding import contents

SHAPES = (28, 28), (28, 28, 1), (784,)
KEYS = ("x_{}", "y_{}"), ("{}_images", "{}_labels")  # in .npz files of Keras, of MedMNIST
LABELS = {"label", "labels", "class", "target", "y"}  # what a column of them is called
LINE, NAME = 2**16, 30  # characters: 784 pixels take at most 4,000, and no class is called longer
PAPER = 191  # how bright it is at least, 0 to 255
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".bmp": "BMP", ".gif": "GIF"}


class Part(NamedTuple):
    """Images, labels (whole numbers or text), and the file or folder that they come from."""

    images: np.ndarray
    labels: np.ndarray
    source: Path

    def checked(self):
        """Return images as uint8 (n, 784), one label each; raise a ValueError if they are not."""
        images, labels = self.images, self.labels
        if labels.ndim == 2 and labels.shape[1] in (1, 8):  # QMNIST's say who wrote it, too
            labels = labels[:, 0]
        if (images.dtype.kind not in "iu" or images.shape[1:] not in SHAPES or not images.size
                or labels.dtype.kind not in "iuU" or labels.shape != images.shape[:1]
                or images.min() < 0 or images.max() > 255):
            raise ValueError(
                f"{self.source} holds {images.dtype} of shape {images.shape} with labels, "
                f"{labels.dtype} of shape {labels.shape}: expected images of whole numbers from 0 "
                "to 255, of shape (n, 28, 28), and as many labels, of shape (n,)")
        images = images.reshape(-1, 784).astype(np.uint8, copy=False)
        return self._replace(images=images, labels=labels)


@contextmanager
def one_sentence(path, expected):
    """Say in one sentence what is wrong with a file that is read."""
    try:
        yield
    except Exception as error:  # whatever those who unpack and decode it raise
        reason = str(error).partition("\n")[0][:99] or type(error).__name__
        raise ValueError(f"{path} cannot be read ({reason}): expected {expected}") from error


def read_pair(images, labels):
    """Return the `Part` in two IDX files."""
    return Part(read_idx(images), read_idx(labels), images)


def read_npz(path):
    """Return the parts, one or two, in a file of numpy's."""
    with (one_sentence(path, "images and labels, or x_train, y_train, x_test and y_test"),
          open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file):
        if sum(member.file_size for member in file.zip.infolist()) > BYTES:
            raise ValueError(f"it unpacks to more than {BYTES:,} bytes")
        two = [[(x.format(part), y.format(part)) for part in ("train", "test")] for x, y in KEYS]
        for pairs in (*two, [("images", "labels")]):
            if {*file} >= {*sum(pairs, ())}:
                return [Part(_array(file, x), _array(file, y), path) for x, y in pairs]
        raise ValueError(f"it holds {', '.join(file) or 'nothing'}")


def _array(file, name):
    """Return an array that is as large as it promises: numpy would make room for any promise."""
    member = file.zip.getinfo(f"{name}.npy")
    with file.zip.open(member) as start:
        if npy.read_magic(start) != (1, 0):
            raise ValueError(f"{name} is of a kind that is not known")
        shape, _, dtype = npy.read_array_header_1_0(start)
    if math.prod(shape) * dtype.itemsize > member.file_size:
        raise ValueError(f"{name} promises shape {shape}, and is cut off")
    return file[name]


def read_csv(path):
    """Return what a file with a picture a line holds, in a list of one part."""
    with (one_sentence(path, "a label and 784 whole numbers from 0 to 255 a line; the label stands "
                       'first, or where the first line says "label"'),
          open(path, encoding="utf-8-sig") as file, warnings.catch_warnings(action="error")):
        lines = iter(lambda: file.readline(LINE), "")
        first = next(lines)
        cells = [cell.strip().strip('"').lower() for cell in first.split(",")]
        column = next((k for k, cell in enumerate(cells) if cell in LABELS), 0)
        lines = lines if not all(map(str.isdecimal, cells[1:])) else chain([first], lines)
        order = [column, *(k for k in range(785) if k != column)] if column else None
        table = np.loadtxt(islice(lines, BYTES // 784), [("label", f"U{NAME + 1}"),
                           ("pixels", "u1", 784)], None, ",", usecols=order, ndmin=1, quotechar='"')
        labels = np.char.strip(table["label"])
        labels = labels.astype(int) if np.char.isdecimal(labels).all() else labels
    return [Part(np.ascontiguousarray(table["pixels"]), labels, path)]


def pictures_of(folder):
    """Return the pictures in the folders in `folder`, by their names; nothing if there are none."""
    found = {place.name: [path for path in contents(place) if path.suffix.lower() in FORMATS]
             for place in (contents(folder) if folder.is_dir() else ()) if place.is_dir()}
    return found if len(found) > 1 and any(found.values()) else {}


def read_pictures(folder):
    """Return what lies in a folder for each class, one part, its ink light on dark."""
    pictures = pictures_of(folder)
    if empty := [name for name, paths in pictures.items() if not paths]:
        raise ValueError(f"{folder / empty[0]} holds no picture: expected {', '.join(FORMATS)}")
    labels = [name for name, paths in pictures.items() for _ in paths]
    images = np.array([_pixels(path) for paths in pictures.values() for path in paths])
    rim = np.concatenate([images[:, [0, -1]].ravel(), images[:, :, [0, -1]].ravel()])
    return [Part(255 - images if np.median(rim) > PAPER else images, np.array(labels), folder)]


def _pixels(path):
    """Return a picture's brightness, uint8 (28, 28), on white where it is transparent."""
    from PIL import Image

    kinds = sorted({*FORMATS.values()})
    with (one_sentence(path, f"28×28 pixels of 8 bits: {', '.join(kinds)}"),
          Image.open(path, formats=kinds) as picture):
        if picture.size != (28, 28) or picture.mode[0] in "IF":
            raise ValueError("it has {}×{} pixels, {}".format(*picture.size, picture.mode))
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture.convert("RGBA"))
        return np.array(paper.convert("L"))
