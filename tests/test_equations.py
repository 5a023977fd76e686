"""The mathematics in notebook 4 and the lines of `mlp/backprop.py` are the same letters."""

import inspect
import json
import re
from pathlib import Path

from mlp import backprop

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "4_backprop_calculus.ipynb"
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
