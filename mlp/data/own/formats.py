"""Read labelled pictures: IDX files, .npz, .csv, a folder for each class.

Nothing is unpickled. Files are believed as far as they have been read, up to `BYTES` of them.
"""

import csv
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

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
    """Say in one sentence what is wrong with a file, and where, if that is put into the list."""
    where = []
    try:
        yield where
    except Exception as error:  # whatever those who unpack and decode it raise
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise ValueError(f"{path}{''.join(where)} cannot be read ({reason}): expected "
                         f"{expected}") from error


def read_pair(images, labels):
    """Return the `Part` in two IDX files."""
    return Part(read_idx(images), read_idx(labels), images)


def read_npz(path):
    """Return the parts, one or two, in a file of numpy's."""
    with (one_sentence(path, "arrays called images and labels; or x_train, y_train, x_test and "
                        "y_test"), np.load(path, allow_pickle=False) as file):
        if sum(member.file_size for member in file.zip.infolist()) > BYTES:
            raise ValueError(f"it unpacks to more than {BYTES:,} bytes")
        two = [[(x.format(part), y.format(part)) for part in ("train", "test")] for x, y in KEYS]
        for pairs in (*two, [("images", "labels")]):
            if {*file} >= {*sum(pairs, ())}:
                return [Part(file[x], file[y], path) for x, y in pairs]
        raise ValueError(f"it holds {', '.join(file) or 'nothing'}")


def read_csv(path):
    """Return what a file with a picture a line holds, in a list of one part."""
    pixels, labels = bytearray(), []
    with (one_sentence(path, "a label and 784 whole numbers from 0 to 255 a line; where the label "
                        'stands is said by "label" in the first line, or it is first') as where,
          open(path, encoding="utf-8-sig", newline="") as file):
        rows = csv.reader(iter(lambda: file.readline(LINE), ""))
        first = next(rows)
        is_head = not all(map(str.isdecimal, first[1:]))
        column = [cell.strip().lower() in LABELS for cell in first].index(True) if is_head else 0
        for row in filter(None, rows if is_head else chain([first], rows)):
            where[:] = [f", line {rows.line_num},"]
            if len(row) != 785 or len(pixels) > BYTES:
                raise ValueError(f"it has {len(row)} columns after {len(labels):,} pictures")
            labels.append(row.pop(column).strip()[:NAME + 1])
            pixels += bytes(map(int, row))
    labels = np.array(labels)
    labels = labels.astype(int) if all(map(str.isdecimal, labels)) else labels
    return [Part(np.frombuffer(pixels, np.uint8).reshape(-1, 784), labels, path)]


def pictures_of(folder):
    """Return the pictures in `folder`, by the name of the folder that they lie in."""
    return {place.name: [path for path in contents(place) if path.suffix.lower() in FORMATS]
            for place in contents(folder) if place.is_dir()}


def read_pictures(folder):
    """Return what lies in a folder for each class, in a list of one part.

    Dark ink on light paper becomes light on dark, as MNIST's is.
    """
    pictures = pictures_of(folder)
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
