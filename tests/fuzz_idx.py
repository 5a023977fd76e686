"""Throw files of every kind at `read_idx`: each must give an array or one sentence.

``python tests/fuzz_idx.py INPUTS SEED`` makes sound files, damages most of them, and compares with
a second reading of the format that is slower and trusts its input. It looks at time and memory,
too: at most twice what the file honestly holds, and a little.
"""

import gzip
import math
import random
import re
import struct
import sys
import tempfile
import time
import tracemalloc
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
from damage import damaged
from idx_files import CODES, idx_bytes

from mlp.data.idx import BYTES, DIMENSIONS, read_idx

SECONDS = 1
SPARE = 2**19  # bytes for buffers, whatever the size of the file
TYPES = {code: np.dtype(name) for name, code in CODES.items()}
SHAPES = [(), (0,), (1,), (40,), (3, 4), (2, 0, 5), (5, 28, 28), (1,) * 9, (2, 1, 3, 1, 2)]
HARD = [0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x0D, 0x1F, 0x8B, 0x3C, 28, 33]


def sound_file(chance):
    """Return the bytes of an IDX file with nothing wrong."""
    dtype, shape = chance.choice(list(TYPES.values())), chance.choice(SHAPES)
    numbers = chance.randbytes(dtype.itemsize * math.prod(shape))
    return idx_bytes(np.frombuffer(numbers, dtype).reshape(shape))


def put(content, chance):
    place = chance.randrange(min(len(content), 24))
    return content[:place] + bytes([chance.choice(HARD)]) + content[place + 1:]


def splice(content, chance):
    other = sound_file(chance)
    return content[:chance.randrange(len(content))] + other[chance.randrange(len(other)):]


def new_length(content, chance):
    length = chance.choice([0, 1, 255, 2**16, 2**20, 2**30, 2**31, 2**32 - 1])
    place = 4 + 4 * chance.randrange(max(content[3] if len(content) > 3 else 1, 1))
    return content[:place] + struct.pack(">I", length) + content[place + 4:]


def deepen(content, chance):
    """Say that there are more dimensions, each of length 1."""
    more = chance.choice([1, 23, 31, 32, 33, 64, 250])
    start = bytes([*content[:3], min(content[3] + more, 255)]) if len(content) > 3 else content
    return start + bytes([0, 0, 0, 1]) * more + content[4:]


def pack(content, chance):
    return gzip.compress(content, chance.choice([0, 1, 9]), mtime=0)


def web_page(content, chance):
    return chance.choice([b"<html>", b"\r\n\r<!doctype html>", b"\xef\xbb\xbf<p>"]) + content


DAMAGE = {damaged: 20, put: 9, splice: 4, new_length: 9, deepen: 2, pack: 12, web_page: 1}


def one_input(chance):
    """Return the bytes of a file, sound or not."""
    content = sound_file(chance)
    for step in chance.choices(list(DAMAGE), DAMAGE.values(), k=chance.randrange(4)):
        content = step(content, chance)
    if chance.random() < 0.003:  # it unpacks to much more than it says
        content = gzip.compress(content + bytes(chance.choice([10**5, 4 * 10**6])), 1, mtime=0)
    return content


def expected(content):
    """Return what a file holds (or None if it is wrong), and how many bytes it honestly needs."""
    size = len(content)
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            return None, size
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] not in TYPES:
        return None, size
    if content[3] > DIMENSIONS or len(content) < 4 + 4 * content[3]:
        return None, size
    shape = struct.unpack_from(f">{content[3]}I", content, 4)
    numbers, dtype = content[4 + 4 * content[3]:], TYPES[content[2]]
    promised = dtype.itemsize * math.prod(shape)
    size = max(size, min(promised, len(numbers)))
    if len(numbers) != promised or dtype.itemsize * math.prod(n or 1 for n in shape) > BYTES:
        return None, size
    return (shape, dtype, numbers), size


def outcome(path):
    """Return the array or the sentence `read_idx` gives, the memory it took, and the time."""
    tracemalloc.reset_peak()
    before, began = tracemalloc.get_traced_memory()[0], time.process_time()
    try:
        got = read_idx(path)
    except ValueError as error:
        got = str(error)
    return got, tracemalloc.get_traced_memory()[1] - before, time.process_time() - began


def check(content, path):
    """Fail unless `read_idx` does with a file of these bytes as it should; return what it did."""
    path.unlink(missing_ok=True)  # some file systems take their time to overwrite
    path.write_bytes(content)
    (right, honest), (got, memory, seconds) = expected(content), outcome(path)
    assert memory <= 2 * honest + SPARE, f"{memory:,} bytes for {honest:,}"
    assert seconds < SECONDS, f"{seconds:.1f} seconds"
    if right is None:
        assert isinstance(got, str), "a wrong file was read"
        assert got.startswith(str(path)) and "\n" not in got and len(got) <= 300, got
        return " ".join(re.sub(r"\d+", "N", got.removeprefix(str(path))).split()[:2])
    assert not isinstance(got, str), f"a sound file was refused: {got}"
    shape, dtype, numbers = right
    assert (got.shape, got.dtype) == (shape, dtype)
    assert got.astype(dtype.newbyteorder(">")).tobytes() == numbers
    return "an array"


def fuzz(inputs, seed):
    """Try that many files; return how often each outcome came."""
    chance, outcomes = random.Random(seed), Counter()
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(inputs):
            content = one_input(chance)
            try:
                outcomes[check(content, Path(folder) / "digits")] += 1
            except Exception as error:
                error.add_note(f"input {number:,} of seed {seed}: {content[:64].hex(' ')} ... "
                               f"({len(content):,} bytes)")
                raise
    tracemalloc.stop()
    return outcomes


if __name__ == "__main__":
    inputs, seed = map(int, sys.argv[1:])
    for what, times in fuzz(inputs, seed).most_common():
        print(f"{times:8,}  {what}")
