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


def test_the_example_runs_as_it_stands():
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True)
    assert re.match(r"10,000 digits seen, cost of the last ten: \d\.\d{3}\n$", done.stdout), done


def test_every_file_and_target_it_names_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for text in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for target in re.findall(r"make ([a-z-]+)", text):
            if target not in ("check`", "sure", "it"):
                assert f"\n{target}:" in makefile, target
        for path in re.findall(r"[`(]((?:mlp|figures|bench|tests|notebooks)/[\w./]*)[`)]", text):
            assert (ROOT / path).exists(), path


def test_every_target_of_the_makefile_stands_there_once():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
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
    shown = r"not tested here|`make test-browser`|`python -m bench.hub`"
    assert re.search(shown, text, re.IGNORECASE)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z-]+)", text):
        assert f"\n{target}:" in makefile, target
    for path in re.findall(r"`((?:\.\w+|notebooks|tests)/[\w./]*)`", text):
        assert (ROOT / path).exists(), path


def test_every_action_of_a_workflow_is_one_commit_for_ever():
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        for used in re.findall(r"uses: (.*)", workflow.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[\d.]+", used), used


NOTEBOOK = ROOT / "notebooks" / "4_backprop_calculus.ipynb"
HEADING = "## All of it, in matrices"
ROW = re.compile(r"^\| *\$(.+)\$ *\| *`(.+)` *\|$", re.MULTILINE)
# What stands in a formula, and what stands for it in the code.
LETTERS = [
    # C_i is the cost of one example, C their mean: only weights and biases know of that one.
    (r"\\d?frac\{\\partial C_i\}\{\\partial ([az])(?:_\{\\text\{in\}\})?\}", r"dC_d\1"),
    (r"\\d?frac\{\\partial C\}\{\\partial ([bW])\}", r"dC_d\1"),
    (r"\\sigma'\(z\)", "slope(z)"),
    (r"([aW])(?:_\{\\text\{in\}\})?\^T", r"\1.T"),
    (r"\\odot", "*"),
    (r"\\,", "@"),
    (r"\\d?frac\{1\}\{m\} *\\sum_i *(\w+) *$", r"\1.sum() / m"),
    (r"\\d?frac\{1\}\{m\} *\\sum_i *(.+ @ .+)", r"\1 / m"),    # a product of matrices adds
]


def as_code(formula):
    """Return a formula's code, without layers and without what `sum` is told."""
    for written, code in LETTERS:
        formula = re.sub(written, code, formula)
    return " ".join(formula.split())


def without_layers(line):
    return line.replace("[l]", "").replace("axis=1, keepdims=True", "")


def rows_of(notebook):
    """Return the formulas and lines of code side by side in a notebook, as pairs."""
    cells = ["".join(cell["source"]) for cell in json.loads(notebook)["cells"]]
    start = next(k for k, cell in enumerate(cells) if cell.startswith(HEADING))
    end = next((k for k, cell in enumerate(cells) if k > start and cell.startswith("## ")), None)
    return [row for cell in cells[start:end] for row in ROW.findall(cell)]


def loop_of_gradient():
    """Return the lines inside the loop of `gradient`."""
    lines = inspect.getsource(backprop.gradient).splitlines()
    start = next(k for k, line in enumerate(lines) if "for l in reversed" in line)
    return [line.strip() for line in lines[start + 1:] if line.startswith(" " * 8)]


def test_notebook_4_shows_the_four_equations_beside_their_four_lines():
    rows = rows_of(NOTEBOOK.read_text(encoding="utf-8"))
    assert [code for _, code in rows] == loop_of_gradient() and len(rows) == 4
    for formula, code in rows:
        assert as_code(formula) == without_layers(code)
