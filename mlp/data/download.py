"""Fetch files once, from the first mirror that sends them whole."""

import hashlib
import time
from contextlib import suppress
from functools import partial
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
    """Download the `Wanted` files that `folder` lacks, each whole or not at all."""
    missing = [wanted for wanted in files if not wanted.is_whole(folder / wanted.name)]
    if not missing:
        return
    from tqdm.auto import tqdm  # like requests, not needed once the files are there

    folder.mkdir(parents=True, exist_ok=True)
    for part in folder.glob("*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > STALE:
                part.unlink()
    mirrors, total = list(mirrors), sum(wanted.size for wanted in missing)
    with tqdm(desc=title, total=total, unit="B", unit_scale=True, leave=False) as bar:
        for wanted in missing:
            _fetch_one(wanted, folder / wanted.name, mirrors, bar)


def _fetch_one(wanted, path, mirrors, bar):
    """Ask the mirrors in turn; one that fails is asked last from now on."""
    from requests import RequestException

    reasons = []
    for mirror in list(mirrors):
        incoming = Incoming(wanted, bar)
        try:
            write_whole(path, partial(incoming.receive, mirror))
            return
        except (RequestException, ValueError) as error:
            reasons.append(f"{urlsplit(mirror).netloc} {incoming.reason(error)}")
        except OSError:
            if wanted.is_whole(path):  # Windows replaces no file that somebody is just reading
                return
            raise
        bar.update(-incoming.size)
        mirrors.append(mirrors.pop(0))
    raise ConnectionError(f"{wanted.name} could not be downloaded: {', '.join(reasons)}")


class Incoming:
    """What a mirror sends, counted and checked on its way into a file."""

    def __init__(self, wanted, bar):
        self.wanted, self.bar, self.size, self.start = wanted, bar, 0, b""

    def receive(self, mirror, file):
        """Write the wanted file; raise a RequestException or ValueError if it does not come."""
        import requests

        digest = hashlib.sha256()
        with requests.get(mirror + self.wanted.name, stream=True, timeout=PATIENCE,
                          headers={"Accept-Encoding": "identity"}) as answer:  # or it is unzipped
            answer.raise_for_status()
            for piece in answer.iter_content(PIECE):
                self.start = self.start or piece[:16]
                self.size += len(piece)
                self.bar.update(len(piece))
                if self.size > self.wanted.size:
                    raise ValueError("more than was wanted")  # some mirrors never end
                digest.update(piece)
                file.write(piece)
        if digest.hexdigest() != self.wanted.sha256:
            raise ValueError("not what was wanted")

    def reason(self, error):
        """Return in words what the mirror did wrong, given the error that came of it."""
        from requests import exceptions

        if getattr(error, "response", None) is not None:
            return f"answered {error.response.status_code}"
        if is_web_page(self.start):
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
