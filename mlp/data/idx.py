"""Read IDX files, the format MNIST comes in: a short header, then numbers, high byte first."""

import gzip
import math
import zlib
from contextlib import nullcontext

import numpy as np

TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
GZIP = b"\x1f\x8b"
DIMENSIONS = 32  # every numpy takes as many; the format allows 255
BYTES = 2**30  # MNIST has 47 million; a small file that unzips to more than this is no data set
PIECE = 2**16


def read_idx(path, most=BYTES):
    """Return the array in an IDX file, gzipped or not; believe no more of it than is there."""
    try:
        with open(path, "rb") as file:
            zipped = file.peek(2)[:2] == GZIP
            with gzip.GzipFile(fileobj=file) if zipped else nullcontext(file) as plain:
                return _array(plain, most)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        reason = "is damaged: it starts as a gzip file but does not end as one; get it again"
    except MemoryError:
        reason = "does not fit into memory: close other notebooks, or use fewer digits"
    except ValueError as error:
        reason = error
    raise ValueError(f"{path} {reason}")


def _array(file, most):
    dtype, shape = _header(file)
    # A length of 0 makes the array empty, yet numpy still multiplies the other lengths.
    if dtype.itemsize * math.prod(max(length, 1) for length in shape) > most:
        raise ValueError(f"promises an array of more than {most:,} bytes: if that is no mistake, "
                         "read it with a higher `most`")
    promised = dtype.itemsize * math.prod(shape)
    numbers = _read_up_to(promised + 1, file)
    if len(numbers) < promised:
        raise ValueError(f"is cut off: its header promises {promised:,} bytes of numbers, but "
                         f"only {len(numbers):,} follow; get it again")
    if len(numbers) > promised:
        raise ValueError(f"is too long: more follows than the {promised:,} bytes of numbers that "
                         "its header promises; get it again")
    array = np.ndarray(shape, dtype, numbers)
    if array.dtype.isnative:
        return array
    return array.byteswap(inplace=True).view(dtype.newbyteorder("="))


def _header(file):
    """Return the type and the lengths that a file announces."""
    start = file.read(4)
    if is_web_page(start):
        raise ValueError("is a web page, perhaps the sign-in page of a network: sign in, and get "
                         "the file again")
    if len(start) < 4 or start[:2] != b"\0\0":
        raise ValueError(f"begins with {start.hex(' ') or 'nothing'}, expected 00 00 and two more "
                         "bytes: it is no IDX file, plain or gzipped")
    code, dimensions = start[2:]
    if code not in TYPES:
        raise ValueError(f"has the type code {code:#04x}, expected one of "
                         f"{', '.join(f'{known:#04x}' for known in TYPES)}")
    if dimensions > DIMENSIONS:
        raise ValueError(f"has {dimensions} dimensions, expected at most {DIMENSIONS}")
    lengths = file.read(4 * dimensions)
    if len(lengths) < 4 * dimensions:
        raise ValueError("is cut off within its header; get it again")
    return np.dtype(TYPES[code]), tuple(np.frombuffer(lengths, ">u4").tolist())


def is_web_page(start):
    """Tell whether a file that begins with the bytes `start` is HTML."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _read_up_to(limit, file):
    """Return at most `limit` bytes, in a buffer that an array may lie in without a copy."""
    numbers = bytearray()
    while piece := file.read(min(PIECE, limit - len(numbers))):
        numbers += piece
    return numbers
