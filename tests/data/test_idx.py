"""IDX files of all kinds are read right; wrong ones get one sentence and no memory to speak of."""

import gzip
import os
import re
import subprocess
import sys
import tracemalloc
import zlib

import numpy as np
import pytest
from fuzz_idx import fuzz, outcome
from idx_files import idx_bytes

from mlp.data.idx import read_idx

SIX = np.arange(6, dtype=np.uint8).reshape(2, 3)
# The same array by hand, from the format's description.
SIX_BYTES = bytes([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 2, 3, 4, 5])


@pytest.fixture
def read(tmp_path):
    """Read bytes as a file of this test's own."""
    def read_bytes(content, name="digits", **options):
        (tmp_path / name).write_bytes(content)
        return read_idx(tmp_path / name, **options)

    return read_bytes


@pytest.mark.parametrize("name", ["digits", "digits.gz", "digits.idx2-ubyte"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress,
                                  lambda all: gzip.compress(all[:9]) + gzip.compress(all[9:])])
def test_plain_or_gzipped_whatever_the_name_says(read, name, pack):
    array = read(pack(SIX_BYTES), name)
    assert array.tolist() == SIX.tolist() and array.dtype == np.uint8


@pytest.mark.parametrize("code, numbers, dtype, value", [
    (0x08, "ff", np.uint8, 255), (0x09, "ff", np.int8, -1), (0x0B, "01 02", np.int16, 258),
    (0x0C, "ff ff ff fe", np.int32, -2), (0x0D, "c0 20 00 00", np.float32, -2.5),
    (0x0E, "3f f8 00 00 00 00 00 00", np.float64, 1.5),
])
def test_each_type_comes_in_the_machines_own_byte_order(read, code, numbers, dtype, value):
    array = read(bytes([0, 0, code, 1, 0, 0, 0, 1]) + bytes.fromhex(numbers))
    assert array.dtype == dtype and array.dtype.isnative and array.tolist() == [value]


def test_32_dimensions_are_read_and_more_bytes_where_more_are_allowed(read, tmp_path):
    assert read(idx_bytes(np.ones((1,) * 32, np.int16))).shape == (1,) * 32
    assert read(SIX_BYTES, most=6).shape == (2, 3)
    with pytest.raises(ValueError, match="more than 5 bytes: .*with a higher `most`$"):
        read(SIX_BYTES, most=5)
    with pytest.raises(FileNotFoundError):
        read_idx(tmp_path / "nothing")


WHOLE = gzip.compress(SIX_BYTES)
WRONG = {
    "empty": (b"", "begins with nothing, expected 00 00"),
    "text": (b"digits", "begins with 64 69 67 69, expected 00 00"),
    "a zip file": (b"PK\3\4....", "begins with 50 4b 03 04, expected 00 00"),
    "gzipped twice": (gzip.compress(WHOLE), "begins with 1f 8b 08 .*it is no IDX file, plain or"),
    "a web page": (b"<!DOCTYPE html><html>", "is a web page, perhaps the sign-in page of a net"),
    "a packed web page": (gzip.compress(b"\n <html>"), "is a web page"),
    "unknown type": (b"\0\0\x07\1\0\0\0\1.", "has the type code 0x07, expected one of 0x08, 0x09"),
    "no lengths": (SIX_BYTES[:7], "is cut off within its header"),
    "too many dimensions": (b"\0\0\x08\x21" + bytes([0, 0, 0, 1] * 33), "has 33 dimensions, exp"),
    "cut off": (SIX_BYTES[:-1], "is cut off: its header promises 6 bytes of numbers, but only 5"),
    "too long": (SIX_BYTES + b"\0", "is too long: more follows than the 6 bytes"),
    "bomb": (gzip.compress(SIX_BYTES + bytes(10**7)), "is too long: more follows than the 6 by"),
    "promises all": (b"\0\0\x0e\3" + b"\xff" * 12, "promises an array of more than 1,073,741,824 "),
    "promises all, yet empty": (b"\0\0\x08\3" + bytes(4) + b"\xff" * 8, "promises an array of mor"),
    "gzip cut off": (WHOLE[:-9], "is damaged: it starts as a gzip file but does not end as one"),
    "gzip with a flipped bit": (WHOLE[:14] + bytes([WHOLE[14] ^ 1]) + WHOLE[15:], "is damaged"),
    "gzip with a wrong checksum": (WHOLE[:-6] + b"??" + WHOLE[-4:], "is damaged"),
    "gzip with more behind it": (WHOLE + b"more", "is damaged"),
}


@pytest.mark.parametrize("content, sentence", WRONG.values(), ids=WRONG)
def test_whatever_is_wrong_is_refused_in_one_sentence(read, tmp_path, content, sentence):
    name = re.escape(str(tmp_path / "digits"))
    with pytest.raises(ValueError, match=f"^{name} {sentence}") as caught:
        read(content)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def test_every_cut_of_a_file_is_refused(read):
    for content in (SIX_BYTES, WHOLE):
        for end in range(len(content)):
            with pytest.raises(ValueError):
                read(content[:end])


HUGE = bytes([0, 0, 8, 1, 0x3F, 0xFF, 0xFF, 0xFF])  # promises a gigabyte
MEGABYTE = bytes(10**6)


def packed_zeros(start, megabytes):
    """Return a gzip file of `start` and so many megabytes of zeros."""
    packer = zlib.compressobj(1, wbits=31)
    return b"".join([packer.compress(start), *map(packer.compress, [MEGABYTE] * megabytes),
                     packer.flush()])


@pytest.mark.parametrize("content, answer, most", [
    (idx_bytes(np.zeros((9, 10**6), np.uint8)), "shape", 2 * 9e6),
    (packed_zeros(idx_bytes(np.zeros((9, 10**6), np.uint8))[:12], 9), "shape", 2 * 9e6),
    (packed_zeros(SIX_BYTES[:12], 50), "is too long", 1e6),
    (HUGE, "is cut off", 1e6),
    (packed_zeros(HUGE, 1), "is cut off", 2e6),
], ids=["plain", "packed", "bomb", "promise", "packed promise"])
def test_memory_stays_below_twice_the_honest_size(tmp_path, content, answer, most):
    (tmp_path / "digits").write_bytes(content)
    tracemalloc.start()
    got, memory, _ = outcome(tmp_path / "digits")
    tracemalloc.stop()
    assert answer in (got if isinstance(got, str) else dir(got)) and memory < most


# With so little memory left that a hundred megabytes of what was announced do not fit.
POOR = """
import numpy, resource, sys
from mlp.data.idx import read_idx
with open("/proc/self/statm") as taken:
    most = int(taken.read().split()[0]) * resource.getpagesize() + 2**26
resource.setrlimit(resource.RLIMIT_AS, (most, most))
try:
    read_idx(sys.argv[1])
except ValueError as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process limit its memory")
def test_what_does_not_fit_into_memory_gets_a_sentence(tmp_path):
    (tmp_path / "digits").write_bytes(packed_zeros(HUGE, 100))
    done = subprocess.run([sys.executable, "-c", POOR, tmp_path / "digits"], text=True,
                          capture_output=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    assert "digits does not fit into memory: close other" in done.stdout, done.stderr


@pytest.mark.slow
def test_a_little_of_what_make_fuzz_does():
    outcomes = fuzz(800, seed=3)
    assert len(outcomes) > 8 and outcomes["an array"] > 80
