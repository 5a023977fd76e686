"""The command `nudge`: what it copies, what it leaves alone, and what it says when it cannot."""

import builtins
import errno
import json
import os
import re
import tomllib
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import pytest

import mlp
from mlp import command, files

ROOT = Path(__file__).parents[1]
NAMES = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return where the notebooks will be; JupyterLab is not really opened."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "open_lab", lambda *asked: 0)
    return tmp_path / command.FOLDER


def sentence(call):
    """Return the one sentence that a call ends with."""
    with pytest.raises(SystemExit) as end:
        call()
    assert isinstance(end.value.code, str) and "\n" not in end.value.code
    return end.value.code


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


ORIGINALS = {name: (ROOT / "notebooks" / name).read_bytes() for name in NAMES}


def test_it_copies_all_four_and_says_nothing(folder, capsys):
    assert command.main([]) == 0
    assert contents(folder) == ORIGINALS and len(ORIGINALS) == 4
    assert capsys.readouterr().out == ""


def test_a_changed_notebook_is_left_alone_and_missing_ones_come_back(folder, capsys):
    command.main([])
    (folder / NAMES[0]).write_text("mine")
    (folder / NAMES[2]).unlink()
    assert command.main([]) == 0
    assert contents(folder) == {**ORIGINALS, NAMES[0]: b"mine"}
    printed = capsys.readouterr().out
    assert NAMES[0] in printed and "nudge --fresh" in printed and NAMES[1] not in printed


def test_fresh_loses_nothing_however_often(folder):
    command.main([])
    for mine in (b"one", b"two"):
        (folder / NAMES[0]).write_bytes(mine)
        assert command.main(["--fresh"]) == 0
    stem = NAMES[0].removesuffix(".ipynb")
    assert contents(folder) == {**ORIGINALS, f"{stem} (yours 1).ipynb": b"one",
                                f"{stem} (yours 2).ipynb": b"two"}


@pytest.mark.parametrize("fresh", [[], ["--fresh"]])
@pytest.mark.parametrize("nth", range(5))
def test_a_disk_that_is_full_at_any_file_leaves_only_whole_ones(folder, monkeypatch, fresh, nth):
    command.main([])
    (folder / NAMES[0]).write_bytes(b"mine")
    (folder / NAMES[3]).unlink()
    replaced, left = os.replace, [nth]

    def full(*paths):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replaced(*paths)

    monkeypatch.setattr(files.os, "replace", full)
    if nth < (3 if fresh else 1):
        assert "No space left" in sentence(lambda: command.main(fresh))
    else:
        command.main(fresh)
    there = contents(folder)
    assert b"mine" in there.values() and set(there.values()) <= {b"mine", *ORIGINALS.values()}
    assert not any(name.endswith(".part") for name in there)


def test_nothing_is_left_where_nothing_could_be_written(folder, monkeypatch):
    def full(path, *mode):
        if "x" in "".join(mode):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, *mode)

    opened = builtins.open
    monkeypatch.setattr(files, "open", full, raising=False)
    assert str(folder) in sentence(lambda: command.main([]))
    assert not folder.exists()


def test_a_file_in_place_of_the_folder_or_a_folder_in_place_of_a_file(folder):
    folder.write_text("a file")
    assert "a folder that you may write to" in sentence(lambda: command.main([]))
    assert folder.read_text() == "a file"
    folder.unlink()
    (folder / NAMES[1]).mkdir(parents=True)
    assert "cannot be copied" in sentence(lambda: command.main([]))
    assert (folder / NAMES[1]).is_dir()


@contextmanager
def as_somebody_else():
    """Do without the right of root to write everywhere."""
    if ROOT_USER:
        os.seteuid(65534)
    try:
        yield
    finally:
        if ROOT_USER:
            os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_is_only_for_reading(folder, tmp_path):
    tmp_path.chmod(0o555)
    with as_somebody_else():
        assert "Permission denied" in sentence(lambda: command.main([]))
    tmp_path.chmod(0o755)
    assert not list(tmp_path.iterdir())


def test_without_jupyterlab_it_says_how_to_get_it(folder, monkeypatch):
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert "pip install jupyterlab" in sentence(lambda: command.main([]))
    assert contents(folder) == ORIGINALS


def test_jupyterlab_is_opened_on_the_first(tmp_path, monkeypatch):
    called = []
    monkeypatch.setattr(command.subprocess, "call", lambda words: called.append(words) or 7)
    assert command.open_lab(tmp_path) == 7
    assert f"--ServerApp.root_dir={tmp_path}" in called[0]
    assert f"--LabApp.default_url=/lab/tree/{NAMES[0]}" in called[0]


def test_to_present_the_notebook_of_that_number_is_opened_alone(tmp_path, monkeypatch):
    called = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command.subprocess, "call", called.append)
    command.main(["present", "3"])
    assert f"--LabApp.default_url=/doc/tree/{NAMES[2]}" in called[0]
    assert f"--LabApp.extra_labextensions_path={command.PRESENT}" in called[0]
    assert json.loads((command.PRESENT / "nudge-present" / "package.json").read_text())


def test_where_and_version_do_nothing_else(folder, capsys):
    assert command.main(["--where"]) == 0
    assert Path(capsys.readouterr().out.strip()) == ROOT / "notebooks"
    with pytest.raises(SystemExit):
        command.main(["--version"])
    assert capsys.readouterr().out == f"nudge {mlp.__version__}\n"
    assert not folder.exists()


def test_the_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" in project["dynamic"] and "version" not in project
    assert re.search(rf"^## {re.escape(mlp.__version__)}$",
                     (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert metadata.version("nudge-mlp")
