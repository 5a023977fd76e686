"""A student's own file beside a notebook does not stand in the way, or one sentence names it."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
CELL = "import numpy as np\nfrom mlp import Network, cost, panels\nprint(panels.OneNeuron.__name__)"


# As in a new kernel, once the student's own file has another name.
AGAIN = """
import os, sys
os.rename("ipywidgets.py", "helper.py")
for name in [name for name in sys.modules if name.split(".")[0] in ("mlp", "ipywidgets")]:
    del sys.modules[name]
import helper
""" + CELL


@pytest.mark.slow
def test_in_the_lab_neither_mlp_nor_the_library_is_replaced_and_helpers_are_still_found(
        tmp_path, monkeypatch):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert 'LAB = PYTHONPATH="$(CURDIR)$$' in makefile and makefile.count("\t$(LAB)") == 2
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("mlp", "random", "json"):
        (tmp_path / f"{name}.py").write_text("raise ZeroDivisionError")
    (tmp_path / "ipywidgets.py").write_text("mine = 1")
    cells = [nbformat.v4.new_code_cell(code) for code in (CELL, AGAIN)]
    NotebookClient(nbformat.v4.new_notebook(cells=cells), timeout=120, kernel_name="python3",
                   allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}).execute()
    (error,), (printed,) = (cell.outputs for cell in cells)
    assert (error.ename, error.evalue) == (
        "ImportError", f"{tmp_path / 'ipywidgets'}.py is imported instead of the ipywidgets that "
        "mlp needs: give the file another name, and restart the kernel")
    assert printed.text == "OneNeuron\n"


def run(folder, code="import mlp; print(mlp.__name__)", **environment):
    return subprocess.run([sys.executable, "-c", code], cwd=folder,
                          env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                          capture_output=True, text=True)


@pytest.mark.parametrize("name", ["numpy", "PIL", "tornado", "random"])
def test_elsewhere_too_the_file_is_named(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("mine = 1")
    last = run(tmp_path).stderr.splitlines()[-1]
    assert last.startswith(f"ImportError: {tmp_path / name}.py is imported instead of the {name} ")


def test_files_that_are_not_imported_are_not_blamed(tmp_path):
    for name in ("numpy", "matplotlib", "ipywidgets", "PIL", "tornado", "random", "helper", "mlp"):
        (tmp_path / f"{name}.py").write_text("mine = 1")
    (tmp_path / "notes.txt").touch()
    assert run(tmp_path, PYTHONSAFEPATH="1").stdout == "mlp\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that is in use")
def test_a_folder_that_is_gone_is_no_error(tmp_path):
    (tmp_path / "gone").mkdir()
    code = "import os; os.rmdir(os.getcwd()); import mlp; print(mlp.__name__)"
    assert run(tmp_path / "gone", code).stdout == "mlp\n"
