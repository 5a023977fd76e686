"""Write IDX and CSV files, and a PNG that promises too much, for tests of what reads them."""

import gzip
import struct
import zlib

import numpy as np

CODES = {"uint8": 0x08, "int8": 0x09, "int16": 0x0B, "int32": 0x0C, "float32": 0x0D,
         "float64": 0x0E}


def idx_bytes(array):
    """Return `array` as the bytes of an IDX file."""
    start = bytes([0, 0, CODES[array.dtype.name], array.ndim])
    lengths = struct.pack(f">{array.ndim}I", *array.shape)
    return start + lengths + array.astype(array.dtype.newbyteorder(">")).tobytes()


def digits(count, seed=0):
    """Return noise that is shaped like `count` images, and their labels."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, 256, (count, 28, 28), np.uint8), rng.integers(0, 10, count, np.uint8)


def four_files(train, test):
    """Return the four files of a set of images and labels, as gzipped bytes by name."""
    arrays = {"train-images-idx3": train[0], "train-labels-idx1": train[1],
              "t10k-images-idx3": test[0], "t10k-labels-idx1": test[1]}
    return {f"{name}-ubyte.gz": gzip.compress(idx_bytes(array), 1, mtime=0)
            for name, array in arrays.items()}


def csv_lines(images, labels, head="", end="\n"):
    """Return a picture a line, its label first, as bytes."""
    rows = [",".join(map(str, [label, *image.ravel()])) + end
            for image, label in zip(images, labels, strict=True)]
    return (head + "".join(rows)).encode()


def png_that_claims(width, height):
    """Return the head of a PNG of that size, and next to nothing after it."""
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
            + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b""))


def write_all(files, folder):
    """Write ``files``, bytes by name, into `folder`, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
