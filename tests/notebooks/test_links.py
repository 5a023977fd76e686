"""`make links`: one address, everywhere or nowhere; and the cell that installs the package."""

import json
import re
import shutil
import tomllib
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from IPython.testing.globalipapp import start_ipython

from notebooks import links

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NOW = PROJECT.get("urls", {}).get("Homepage", "").removeprefix("https://github.com/") or None


@pytest.fixture
def copy(tmp_path):
    for path in links.linked(NOW):
        to = tmp_path / path.relative_to(ROOT)
        to.parent.mkdir(exist_ok=True)
        shutil.copy(path, to)
    return tmp_path


def texts(root):
    return {path.relative_to(root): path.read_text("utf-8")
            for path in root.rglob("*") if path.is_file()}


def test_an_address_is_written_everywhere_and_another_takes_its_place(copy):
    assert all(path.read_text("utf-8") == text for path, text in links.linked(NOW).items())
    written = []
    for repo in ("some-one/a.name", "some-one/a.name", "other/repo", "some-one/a.name"):
        links.main(repo, copy)
        written.append(texts(copy))
        assert len(written[-1]) == 6 and all(repo in text for text in written[-1].values())
    once, again, other, back = written
    assert once == again == back and not any("some-one" in text for text in other.values())
    urls = tomllib.loads(once[Path("pyproject.toml")])["project"]["urls"]
    assert urls["Homepage"] == "https://github.com/some-one/a.name"


def test_links_lead_to_notebooks_that_stay_as_they_execute_and_as_short(copy):
    links.main("o/n", copy)
    for name, text in texts(copy).items():
        found = re.findall(r"\((https://(?:colab|mybinder|o\.github)[^)\s]+ipynb)\)", text)
        assert len(found) == (3 if name.suffix in (".md", ".ipynb") else 0), name
        for address in found:
            file = re.split(r"[/=]", unquote(address))[-1]
            assert file == (name.name if name.suffix == ".ipynb" else NOTEBOOKS[0].name)
            assert (ROOT / "notebooks" / file).exists()
    for path in NOTEBOOKS:
        text = (copy / "notebooks" / path.name).read_text("utf-8")
        assert nbformat.writes(nbformat.reads(text, as_version=4)) + "\n" == text
        new, old = (nbformat.reads(t, as_version=4).cells for t in (text, path.read_text("utf-8")))
        assert len(new[0].source.split()) <= len(old[0].source.split()) + (NOW is None)
        assert new[2:] == old[2:]


def test_a_bad_name_or_a_file_without_a_place_is_one_sentence_and_changes_nothing(copy):
    before = texts(copy)
    for repo in ("", "name", "a/b/c", "a b/c", "https://github.com/a/b", "-a/b", "a/b\n", "a/"):
        with pytest.raises(SystemExit, match=r"^'.*' is no repository .*REPO=owner/name$"):
            links.main(repo, copy)
    for name in ("README.md", "pyproject.toml", f"notebooks/{NOTEBOOKS[3].name}"):
        sound = (copy / name).read_text("utf-8")
        (copy / name).write_text(re.sub(r"(: start|%pip )", "", sound), "utf-8")
        with pytest.raises(SystemExit, match="^Nothing was written"):
            links.main("o/n", copy)
        (copy / name).write_text(sound, "utf-8")
    assert texts(copy) == before


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_first_cell_installs_the_package_only_where_it_is_missing(path, monkeypatch, capsys):
    shell = start_ipython() or get_ipython()  # noqa: F821
    cell = next("".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"]
                if c["cell_type"] == "code")
    head = cell[:cell.index("import numpy")]
    asked = []
    monkeypatch.setitem(shell.magics_manager.magics["line"], "pip", asked.append)
    shell.run_cell(head).raise_error()
    assert asked == [] and capsys.readouterr() == ("", "")
    monkeypatch.setitem(__import__("sys").modules, "mlp", None)
    shell.run_cell(head).raise_error()
    assert asked == [links.INSTALL.format(links.source(NOW)).removeprefix("%pip ")]
    assert head.count("\n") <= 5
