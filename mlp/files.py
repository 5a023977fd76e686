"""Files that are either whole or not there."""

import os
import secrets
from pathlib import Path


def write_whole(path, write):
    """Call ``write(file)`` on a new file beside `path`, then move it there in one step.

    Whatever goes wrong, `path` holds the old file or the new one, and no leftovers stay. Two
    processes may do this at once: the later one wins, and nobody reads a mixture. The folder must
    exist; it raises an OSError if that cannot be written or the disk is full.
    """
    path = Path(path)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb") as file:
            write(file)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
