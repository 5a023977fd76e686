"""The command `nudge`: what it copies, what it leaves alone, and what it says when it cannot."""

import errno
import json
import os
import re
import tomllib
from importlib import metadata
from pathlib import Path
from unittest.mock import Mock

import pytest

import mlp
from mlp import command, files

ROOT = Path(__file__).parents[1]
NAMES = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))


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


def test_it_copies_all_four_leaves_a_changed_one_alone_and_fresh_loses_nothing(
        folder, capsys, monkeypatch):
    with monkeypatch.context() as patch:    # without JupyterLab, too
        patch.setattr(command, "find_spec", lambda name: None)
        assert "pip install jupyterlab" in sentence(lambda: command.main([]))
        assert contents(folder) == ORIGINALS
    assert command.main([]) == 0
    assert contents(folder) == ORIGINALS and len(ORIGINALS) == 4
    assert capsys.readouterr().out == ""
    (folder / NAMES[0]).write_text("mine")
    (folder / NAMES[2]).unlink()
    assert command.main([]) == 0
    assert contents(folder) == {**ORIGINALS, NAMES[0]: b"mine"}
    printed = capsys.readouterr().out
    assert NAMES[0] in printed and "nudge --fresh" in printed and NAMES[1] not in printed
    for mine in (b"one", b"two"):
        (folder / NAMES[0]).write_bytes(mine)
        assert command.main(["--fresh"]) == 0
    stem = NAMES[0].removesuffix(".ipynb")
    assert contents(folder) == {**ORIGINALS, f"{stem} (yours 1).ipynb": b"one",
                                f"{stem} (yours 2).ipynb": b"two"}


@pytest.mark.parametrize("fresh, renames", [([], 1), (["--fresh"], 3)])
def test_a_disk_that_is_full_at_any_file_leaves_only_whole_ones(
        folder, monkeypatch, fresh, renames):
    replaced, left = os.replace, [9]

    def full(*paths):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replaced(*paths)

    monkeypatch.setattr(files.os, "replace", full)
    for nth in range(renames):
        left[0] = 9
        command.main([])
        (folder / NAMES[0]).write_bytes(b"mine")
        (folder / NAMES[3]).unlink()
        left[0] = nth
        assert "No space left" in sentence(lambda: command.main(fresh))
        there = contents(folder)
        assert b"mine" in there.values() and set(there.values()) <= {b"mine", *ORIGINALS.values()}
        assert not any(name.endswith(".part") for name in there)


def test_where_nothing_can_be_written_nothing_is_left_or_lost(folder, monkeypatch):
    full = Mock(side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    with monkeypatch.context() as patch:
        patch.setattr(files, "open", full, raising=False)
        assert str(folder) in sentence(lambda: command.main([]))
    assert not folder.exists()
    folder.write_text("a file")
    assert "a folder that you may write to" in sentence(lambda: command.main([]))
    assert folder.read_text() == "a file"
    folder.unlink()
    (folder / NAMES[1]).mkdir(parents=True)
    assert "cannot be copied" in sentence(lambda: command.main([]))
    assert (folder / NAMES[1]).is_dir()


def test_jupyterlab_is_opened_on_the_first_or_to_present_on_the_one_of_that_number(
        tmp_path, monkeypatch):
    called = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command.subprocess, "call", lambda words, env: (
        called.append([*words, env["JUPYTER_CONFIG_PATH"]]) or 7))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "mine")
    assert command.open_lab(tmp_path) == command.main(["present", "3"]) == 7
    assert f"--ServerApp.root_dir={tmp_path}" in called[0]
    assert f"--LabApp.default_url=/lab/tree/{NAMES[0]}" in called[0]
    assert f"--LabApp.default_url=/doc/tree/{NAMES[2]}" in called[1]
    assert f"--LabApp.extra_labextensions_path={command.LAB}" in called[1]
    assert all(words[-1] == os.pathsep.join([str(command.LAB), "mine"]) for words in called)
    assert json.loads((command.LAB / "nudge-present" / "package.json").read_text())


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
