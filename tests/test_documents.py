"""What README and other documents promise, hosts read, and notebook 4 says of the code."""

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from mlp import backprop

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_example_runs_as_it_stands():
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True)
    assert re.match(r"10,000 digits seen, cost of the last ten: \d\.\d{3}\n$", done.stdout), done


MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def missing(text, before):
    """Return the files and targets that a text names and that are not there."""
    targets = {*re.findall(rf"{before}make ([a-z-]+)", text)} - {"check`", "sure", "it"}
    paths = re.findall(r"[`(]((?:\.\w+|mlp|figures|bench|tests|notebooks)/[\w./]*)[`)]", text)
    return [*(target for target in targets if f"\n{target}:" not in MAKEFILE),
            *(path for path in paths if not (ROOT / path).exists())]


def test_every_file_and_target_that_is_named_is_there_and_every_target_once():
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert missing(README, "") == missing(contributing, "") == []
    targets = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
    assert sorted(set(targets)) == sorted(targets)


def test_its_first_screen_moves_and_names_three_ways_to_start():
    first = README[:README.index("## The notebooks")]
    (name,) = re.findall(r"!\[[^]]+\]\((figures/[\w.]+)\)", first)
    with Image.open(ROOT / name) as picture:
        assert picture.n_frames >= 20 and (ROOT / name).stat().st_size < 500_000
    assert re.findall(r"^\*\*(By a link|With pip|As a checkout)", first, re.MULTILINE) == [
        "By a link", "With pip", "As a checkout"]
    assert len(first.splitlines()) < 80 and "<address" not in README


WHERE = (ROOT / "docs" / "WHERE.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", WHERE, re.MULTILINE | re.DOTALL))


def test_binder_and_a_codespace_find_their_files():
    named, folder = re.compile(r"(?<=-[cr] )\S+").findall, ROOT / ".binder"
    # pip reads names from where they stand
    assert [(folder / name).resolve()
            for name in named((folder / "requirements.txt").read_text("utf-8"))] == [
        ROOT / "requirements-lock.txt", ROOT / "requirements.txt"]
    assert re.fullmatch(r"python-3\.1[1-4]\n", (folder / "runtime.txt").read_text("utf-8"))
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    names = named(container["postCreateCommand"])
    names += container["customizations"]["codespaces"]["openFiles"]
    assert len(names) == 3 and all((ROOT / name).exists() for name in names)
    assert "ms-toolsai.jupyter" in container["customizations"]["vscode"]["extensions"]


def test_a_host_is_three_lines_and_what_shows_it():
    assert len(SECTIONS) > 3
    for host, text in SECTIONS.items():
        assert re.findall(r"^(\d)\. ", text, re.MULTILINE) == ["1", "2", "3"], host
        shown = r"not tested here|`make test-browser`|`python -m bench.hub`"
        assert re.search(shown, text, re.IGNORECASE) and not missing(text, "`"), host


def test_every_action_of_a_workflow_is_one_commit_for_ever():
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        for used in re.findall(r"uses: (.*)", workflow.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[\d.]+", used), used


# C_i is the cost of one example, C their mean: only weights and biases know of that one.
EQUATIONS = {
    r"\dfrac{\partial C_i}{\partial z} = \sigma'(z) \odot \dfrac{\partial C_i}{\partial a}":
        "dC_dz = slope(z[l]) * dC_da",
    r"\dfrac{\partial C}{\partial W} = \dfrac{1}{m} \sum_i \dfrac{\partial C_i}{\partial z} "
    r"\, a_{\text{in}}^T": "dC_dW[l] = dC_dz @ a[l].T / m",
    r"\dfrac{\partial C}{\partial b} = \dfrac{1}{m} \sum_i \dfrac{\partial C_i}{\partial z}":
        "dC_db[l] = dC_dz.sum(axis=1, keepdims=True) / m",
    r"\dfrac{\partial C_i}{\partial a_{\text{in}}} = W^T \, \dfrac{\partial C_i}{\partial z}":
        "dC_da = W[l].T @ dC_dz",
}


def test_notebook_4_shows_the_four_equations_beside_the_four_lines_of_gradient():
    notebook = (ROOT / "notebooks" / "4_backprop_calculus.ipynb").read_text(encoding="utf-8")
    text = "\n".join("".join(cell["source"]) for cell in json.loads(notebook)["cells"])
    text = text.partition("## All of it, in matrices")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| *\$(.+)\$ *\| *`(.+)` *\|$", text, re.MULTILINE)
    assert rows == list(EQUATIONS.items())
    lines = inspect.getsource(backprop.gradient).partition("for l in reversed")[2].splitlines()[1:]
    assert [line.strip() for line in lines if line.startswith(" " * 8)] == [*EQUATIONS.values()]
