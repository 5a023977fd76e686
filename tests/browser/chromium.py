"""Where a browser is on this machine, and the flags that the tests start it with.

``python tests/browser/chromium.py`` prints its path, or says what to do and fails.
"""

import os
import shutil
import sys
from pathlib import Path

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
NAMES = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser",
         "microsoft-edge"]
# macOS and Windows keep programs off the PATH.
MAC = ["Google Chrome", "Chromium", "Microsoft Edge"]
WINDOWS = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe",
           "Microsoft/Edge/Application/msedge.exe"]
WINDOWS_FOLDERS = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
NO_BROWSER = ("No Chromium, Chrome or Edge found: install one, but not as Ubuntu's snap, "
              "or set CHROMIUM to its path")


def find_chromium():
    """Return the path of a Chromium, Chrome or Edge on this machine, or None.

    The environment variable ``CHROMIUM`` goes first, and is never passed over.

    Raises
    ------
    FileNotFoundError
        If ``CHROMIUM`` names no program.
    """
    asked = os.environ.get("CHROMIUM")
    if asked:
        if found := shutil.which(asked):
            return found
        raise FileNotFoundError(f"CHROMIUM is {asked}, and no program is there: set it to the "
                                "path of a Chromium, Chrome or Edge")
    return next(filter(_is_ours, map(shutil.which, _places())), None)


def _places():
    yield from NAMES
    for program in WINDOWS:
        yield from (f"{os.environ[folder]}/{program}" for folder in WINDOWS_FOLDERS
                    if folder in os.environ)
    for folder in (Path.home() / "Applications", "/Applications"):
        yield from (f"{folder}/{name}.app/Contents/MacOS/{name}" for name in MAC)


def _is_ours(program):
    """Leave out Ubuntu's snap, which has a /tmp of its own and never sees the tests' files."""
    if program is None:
        return False
    real = Path(program).resolve()
    with open(real, "rb") as file:  # a snap is a link to `snap`, or a few lines of shell around it
        return real.name != "snap" and b"/snap/bin/" not in file.read(4096)


if __name__ == "__main__":
    try:
        sys.exit(NO_BROWSER if (path := find_chromium()) is None else print(path))
    except FileNotFoundError as error:
        sys.exit(str(error))
