"""Fetch files once, from the first mirror that sends them whole.

pooch does the asking. Done here is what it leaves open: several mirrors, a look at what came
before it gets its name, files that others may read, and an end to whatever a server sends.
"""

import hashlib
import time
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from ..files import write_whole
from .idx import is_web_page

PATIENCE = 10  # seconds without a byte until a mirror is given up
STALE = 3600  # seconds until a half-written file is taken for what a killed process left
PIECE = 2**14


class Wanted(NamedTuple):
    """A file as it must arrive: its name, its size in bytes, its sha256 in hexadecimal digits."""

    name: str
    size: int
    sha256: str

    def is_whole(self, path):
        """Tell whether `path` holds just this file."""
        try:
            with open(path, "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


def fetch(files, folder, mirrors, title):
    """Download those of the `Wanted` files that are missing or damaged in `folder`.

    A file appears under its name only when it is whole. Several processes may do this at once.
    Raise a ConnectionError that says what happened at each mirror if none sends a file as it must
    be, another OSError if the folder cannot be written or the disk is full.
    """
    missing = [wanted for wanted in files if not wanted.is_whole(folder / wanted.name)]
    if not missing:
        return
    from tqdm.auto import tqdm  # like pooch, not needed once the files are there

    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    mirrors = list(mirrors)
    total = sum(wanted.size for wanted in missing)
    with tqdm(desc=title, total=total, unit="B", unit_scale=True, leave=False) as bar:
        for wanted in missing:
            _fetch_one(wanted, folder / wanted.name, mirrors, bar)


def _sweep(folder):
    for part in folder.glob("*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > STALE:
                part.unlink()


def _fetch_one(wanted, path, mirrors, bar):
    """Ask the mirrors in turn; one that fails is asked last from now on."""
    reasons = []
    for mirror in list(mirrors):
        incoming = Incoming(wanted, bar)
        try:
            reason = incoming.download(mirror + wanted.name, path)
        except OSError:
            if wanted.is_whole(path):  # Windows replaces no file that somebody is just reading
                return
            raise
        if not reason:
            return
        bar.update(-incoming.size)
        reasons.append(f"{urlsplit(mirror).netloc} {reason}")
        mirrors.append(mirrors.pop(0))
    raise ConnectionError(f"{wanted.name} could not be downloaded: {', '.join(reasons)}")


class Incoming:
    """What a mirror sends: counted, checked and shown by a bar on its way into a file."""

    def __init__(self, wanted, bar):
        self.wanted, self.size = wanted, 0
        self._bar, self._file = bar, None
        self._start, self._sha256 = b"", hashlib.sha256()

    def download(self, url, path):
        """Write what `url` sends to `path`; return None, or in words why it did not do."""
        from pooch import HTTPDownloader
        from requests import RequestException

        # Unasked, a server may unzip a .gz on the way.
        ask = HTTPDownloader(timeout=PATIENCE, chunk_size=PIECE,
                             headers={"Accept-Encoding": "identity"})

        def receive(file):
            self._file = file
            ask(url, self, None)
            if self._sha256.hexdigest() != self.wanted.sha256:
                raise ValueError("not what was wanted")

        try:
            write_whole(path, receive)
        except (RequestException, ValueError) as error:
            return self._reason(error)

    def write(self, piece):
        """Take the next bytes, but never more than there should be."""
        self._start = self._start or piece[:16]
        self._sha256.update(piece)
        self._bar.update(len(piece))
        self.size += len(piece)
        if self.size > self.wanted.size:
            raise ValueError("more than was wanted")
        self._file.write(piece)

    def flush(self):
        """Do nothing: pooch asks for it after every piece."""

    def _reason(self, error):
        from requests import exceptions

        if getattr(error, "response", None) is not None:
            return f"answered {error.response.status_code}"
        if is_web_page(self._start):
            return "sent a web page, perhaps the sign-in page of this network"
        if isinstance(error, exceptions.SSLError):
            return "does not prove who it is"
        if isinstance(error, exceptions.Timeout):
            return f"was silent for {PATIENCE} seconds"
        if isinstance(error, exceptions.ConnectionError) and not self.size:
            return "could not be reached"
        if self.size < self.wanted.size:
            return f"sent {self.size:,} of {self.wanted.size:,} bytes"
        return "sent something else"
