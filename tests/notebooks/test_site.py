"""The static site: what is written before JupyterLite builds it, which needs a network."""

import difflib
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from notebooks import site

ROOT = Path(__file__).parents[2]


def test_its_notebooks_are_ours_but_for_the_line_that_installs(tmp_path, monkeypatch):
    site.contents(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
    for path in tmp_path.iterdir():
        lines = [p.read_text("utf-8").splitlines() for p in (ROOT / "notebooks" / path.name, path)]
        changed = [line for line in difflib.ndiff(*lines) if line[0] in "+-"]
        assert len(changed) == 2 and changed[1] == f'+     "    {site.INSTALL}\\n",'
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "5.ipynb").write_text("{}")
    monkeypatch.setattr(site, "ROOT", tmp_path)
    with pytest.raises(ValueError, match="one was expected"):
        site.contents(tmp_path)


def test_nothing_that_needs_a_server_is_installed_in_the_page():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [Requirement(text) for text in project["dependencies"]]
    here, page = ({need.name for need in needed
                   if not need.marker or need.marker.evaluate({"sys_platform": platform})}
                  for platform in ("linux", "emscripten"))
    assert here - page == {"jupyterlab", "tornado"} and "anywidget" in page
