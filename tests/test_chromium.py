"""Which browser the browser tests take. Programs here are empty files, found and never started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FINDER = Path(__file__).parent / "browser" / "chromium.py"


def program(path, text=""):
    """Put a program there; return its path."""
    path = path.with_suffix(".exe") if os.name == "nt" else path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def find(folder, **more):
    """Return what the finder prints where `folder` is the only place for programs."""
    environment = {name: value for name, value in os.environ.items() if name != "CHROMIUM"}
    environment |= dict.fromkeys(["PATH", "HOME", "USERPROFILE", "PROGRAMFILES"], str(folder))
    done = subprocess.run([sys.executable, FINDER], env=environment | more, text=True,
                          capture_output=True)
    assert done.returncode == (1 if done.stderr else 0)
    return (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("place", [
    "chromium", "google-chrome", "Google/Chrome/Application/chrome.exe",
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"])
def test_a_browser_is_found_where_systems_keep_it_but_no_snap(tmp_path, place):
    snap = program(tmp_path / "chromium", "#!/bin/sh\nexec /snap/bin/chromium \"$@\"\n")
    assert Path(find(tmp_path)) != snap
    path = program(tmp_path / place)
    assert Path(find(tmp_path)) == path


def test_the_one_that_is_asked_for_goes_first_and_is_never_replaced(tmp_path):
    program(tmp_path / "chromium")
    mine = program(tmp_path / "mine" / "browser")
    assert Path(find(tmp_path, CHROMIUM=str(mine))) == mine
    assert find(tmp_path, CHROMIUM=f"{mine}s").startswith(f"CHROMIUM is {mine}s, and no program")
