"""On a machine without a home, a cache, UTF-8 or fonts of its own, panels work and say nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mlp

PANELS = """
import logging, sys
from mlp import load_digits, panels
assert logging.getLogger("matplotlib").level == logging.NOTSET
digits = load_digits(train=60, test=60)
for panel in (panels.OneNeuron(), panels.WholeNetwork(digits)):
    bundle = panel._repr_mimebundle_()
    panel.canvas.hear({"kind": "hello"})
    for font in ("DejaVuSans", "DejaVuSans-Bold"):
        panel.canvas.hear({"kind": "font", "name": font})
print(len(bundle["image/png"]), bundle["text/plain"].encode())
"""
NOISY = ("XDG", "LC_", "LANG", "MPL", "JUPYTER", "IPYTHON", "HOME", "USERPROFILE", "PYTHON")


def nowhere(folder):
    """Return the environment of somebody who may write nowhere but in the folder for scraps."""
    file = folder / "no folder"
    file.write_text("")     # below a file nothing can be made, not even by root
    bare = {name: value for name, value in os.environ.items() if not name.startswith(NOISY)}
    homes = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
             "XDG_DATA_DIRS", "MPLCONFIGDIR", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "LOCALAPPDATA")
    return {**bare, **{name: str(file / "home") for name in homes}, "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "FONTCONFIG_PATH": str(file)}


def run(environment, folder, before=""):
    """Return what the panels say in a shell that is in this folder; do something `before`."""
    command = ["sh", "-c", f'{before}exec "$0" -c "$1"'] if before else []
    inside = [sys.executable, PANELS] if before else [sys.executable, "-c", PANELS]
    return subprocess.run([*command, *inside], cwd=folder, capture_output=True, text=True,
                          timeout=120, env={**environment,
                                            "PYTHONPATH": str(Path(mlp.__file__).parents[1])})


@pytest.mark.slow
def test_nothing_is_said_and_the_picture_is_the_same_even_in_a_folder_that_is_gone(tmp_path):
    usual = run({name: value for name, value in os.environ.items()
                 if name not in ("PYTHONWARNINGS", "MPLBACKEND")}, tmp_path)
    gone = tmp_path / "gone"
    gone.mkdir()
    # Windows removes no folder that is in use.
    bare = run(nowhere(tmp_path), gone, "" if sys.platform == "win32" else f"rmdir '{gone}'; ")
    assert (bare.stderr, bare.returncode) == ("", 0)
    assert bare.stdout == usual.stdout != ""
