"""The command ``nudge``: copies the notebooks into a folder of yours, and opens the first."""

import argparse
import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from . import __version__
from .files import write_whole

FOLDER = "nudge-notebooks"
LAB = Path(__file__).parent / "lab"     # JupyterLab's settings, and what it must load to present


def notebooks():
    """Return the paths of the notebooks that came with this package, in order.

    In an installed package they lie in it, in a checkout beside it.
    """
    package = Path(__file__).parent
    return sorted((package / "notebooks").glob("*.ipynb")) or sorted(
        (package.parent / "notebooks").glob("*.ipynb"))


def copy_notebooks(folder, fresh=False):
    """Copy the notebooks into `folder`, and overwrite nothing that a student has changed.

    A file is copied whole or not at all; what an earlier call could not copy is copied now.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    fresh : bool
        Whether a changed notebook is replaced by a new one, and kept under a name of its own.

    Returns
    -------
    list of str
        The names of the changed notebooks: those left alone, or if `fresh`, those put aside.

    Raises
    ------
    OSError
        If the folder cannot be made, read or written, or the disk is full.
    """
    changed = []
    folder.mkdir(exist_ok=True)
    try:
        for original in notebooks():
            path, ours = folder / original.name, original.read_bytes()
            theirs = path.read_bytes() if path.exists() else None
            if theirs == ours:
                continue
            if theirs is not None:
                changed.append(path.name)
                if not fresh:
                    continue
                write_whole(_aside(path), lambda file, theirs=theirs: file.write(theirs))
            write_whole(path, lambda file, ours=ours: file.write(ours))
    finally:
        with suppress(OSError):
            folder.rmdir()  # only if nothing could be put there
    return changed


def _aside(path):
    """Return a name beside `path` that is free."""
    names = (path.with_name(f"{path.stem} (yours {number}){path.suffix}")
             for number in range(1, sys.maxsize))
    return next(name for name in names if not name.exists())


def open_lab(folder, number=1, present=False):
    """Open a notebook of `folder` in JupyterLab; return the exit code when that ends.

    Parameters
    ----------
    folder : Path
    number : int
        Of the notebook, from 1.
    present : bool
        Whether it is shown alone, a section or a panel a screen.

    Returns
    -------
    int
    """
    view = "doc" if present else "lab"
    # Or JupyterLab asks whether it may bring news, over the first picture.
    settings = os.pathsep.join([str(LAB), os.environ.get("JUPYTER_CONFIG_PATH", "")])
    return subprocess.call([
        sys.executable, "-m", "jupyterlab", "--allow-root", f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/{view}/tree/{notebooks()[number - 1].name}",
        *[f"--LabApp.extra_labextensions_path={LAB}"] * present],
        env={**os.environ, "JUPYTER_CONFIG_PATH": settings.strip(os.pathsep)})


def _asked(arguments):
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="nudge", description=f"Copy the notebooks into ./{FOLDER}, and open the first.")
    parser.add_argument("present", nargs="?", choices=["present"],
                        help="show a notebook to a class: PageDown, PageUp, Esc, and F5 for again")
    parser.add_argument("number", nargs="?", type=int, choices=range(1, len(notebooks()) + 1),
                        default=1, help="of the notebook, 1 unless given")
    parser.add_argument("--version", action="version", version=f"nudge {__version__}")
    parser.add_argument("--where", action="store_true",
                        help="print the folder of the notebooks as they came, and do nothing else")
    parser.add_argument("--fresh", action="store_true",
                        help="new notebooks; those that you have changed are kept beside them")
    return parser.parse_args(arguments)


def main(arguments=None):
    """Do what the command line says; return the exit code, or exit with one sentence."""
    asked = _asked(arguments)
    if asked.where:
        print(notebooks()[0].parent)
        return 0
    folder = Path.cwd() / FOLDER
    try:
        changed = copy_notebooks(folder, asked.fresh)
    except OSError as error:
        sys.exit(f"The notebooks cannot be copied to {folder} ({error.strerror or error}): "
                 "call nudge in a folder that you may write to, with 5 MB to spare.")
    if changed and asked.fresh:
        print(f"New copies of {', '.join(changed)}; yours are kept beside them, as (yours).")
    elif changed:
        print(f"Left as you have changed them: {', '.join(changed)}. For new ones beside yours: "
              "nudge --fresh")
    if find_spec("jupyterlab") is None:
        sys.exit(f"The notebooks are in {folder}, but JupyterLab is not installed here: "
                 f"{sys.executable} -m pip install jupyterlab, then call nudge again.")
    return open_lab(folder, asked.number, bool(asked.present))


if __name__ == "__main__":
    sys.exit(main())
