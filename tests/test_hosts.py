"""What hosts read from this repository: every file they are told of is there, and says so."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WHERE = (ROOT / "docs" / "WHERE.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", WHERE, re.MULTILINE | re.DOTALL))


def files_named(text):
    return re.findall(r"(?<=-[cr] )\S+", text)


def test_binder_finds_its_files():
    folder = ROOT / ".binder"   # pip reads names from where they stand
    text = (folder / "requirements.txt").read_text("utf-8")
    named = [folder / name for name in files_named(text)]
    assert [path.resolve() for path in named] == [
        ROOT / "requirements-lock.txt", ROOT / "requirements.txt"]
    assert re.fullmatch(r"python-3\.1[1-4]\n", (folder / "runtime.txt").read_text("utf-8"))


def test_a_codespace_installs_what_is_there_and_opens_notebook_1():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    names = files_named(container["postCreateCommand"])
    names += container["customizations"]["codespaces"]["openFiles"]
    assert len(names) == 3 and all((ROOT / name).exists() for name in names)
    assert "ms-toolsai.jupyter" in container["customizations"]["vscode"]["extensions"]


@pytest.mark.parametrize("host", SECTIONS)
def test_a_host_is_three_lines_and_what_shows_it(host):
    text = SECTIONS[host]
    assert re.findall(r"^(\d)\. ", text, re.MULTILINE) == ["1", "2", "3"]
    assert re.search(r"not tested here|`make test-browser`", text, re.IGNORECASE)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z-]+)", text):
        assert f"\n{target}:" in makefile, target
    for path in re.findall(r"`((?:\.\w+|notebooks|tests)/[\w./]*)`", text):
        assert (ROOT / path).exists(), path


def test_every_action_of_a_workflow_is_one_commit_for_ever():
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        for used in re.findall(r"uses: (.*)", workflow.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[\d.]+", used), used
