"""A student's own file beside a notebook does not stand in the way, or one sentence names it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).parents[2]
CELL = "import numpy as np\nfrom mlp import Network, cost, panels\nprint(panels.OneNeuron.__name__)"
NEEDED = ["numpy", "matplotlib", "ipywidgets", "PIL", "tornado"]


def in_a_kernel(folder, monkeypatch):
    """Return what the notebooks' first cell prints in a kernel that starts as in `make lab`."""
    recipes = re.findall(r'(\S+)="\$\(CURDIR\)\S*" \$\(BIN\)/python -m jupyter lab',
                         (ROOT / "Makefile").read_text("utf-8"))
    assert recipes == ["PYTHONPATH", "PYTHONPATH"]
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, timeout=120, kernel_name="python3",
                   resources={"metadata": {"path": str(folder)}}).execute()
    return notebook.cells[0].outputs[0].text


@pytest.mark.slow
def test_in_the_lab_neither_mlp_nor_the_library_is_replaced_and_helpers_are_still_found(
        tmp_path, monkeypatch):
    for name in ("mlp", "random", "json"):
        (tmp_path / f"{name}.py").write_text("raise ZeroDivisionError")
    (tmp_path / "helper.py").write_text("")
    monkeypatch.setattr(sys.modules[__name__], "CELL", f"import helper\n{CELL}")
    assert in_a_kernel(tmp_path, monkeypatch) == "OneNeuron\n"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["numpy", "ipywidgets"])
def test_in_the_lab_what_replaces_an_installed_package_is_named(tmp_path, monkeypatch, name):
    (tmp_path / f"{name}.py").write_text("mine = 1")
    with pytest.raises(CellExecutionError) as caught:
        in_a_kernel(tmp_path, monkeypatch)
    assert caught.value.ename == "ImportError"
    assert caught.value.evalue == (f"{tmp_path / name}.py is imported instead of the {name} that "
                                   "mlp needs: give the file another name, and restart the kernel")


def run(folder, **environment):
    return subprocess.run([sys.executable, "-c", "import mlp; print(mlp.__name__)"], cwd=folder,
                          env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                          capture_output=True, text=True)


@pytest.mark.parametrize("name", [*NEEDED, "random"])
def test_elsewhere_too_the_file_is_named(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("mine = 1")
    last = run(tmp_path).stderr.splitlines()[-1]
    assert last.startswith(f"ImportError: {tmp_path / name}.py is imported instead of the {name} ")


@pytest.mark.parametrize("name", [*NEEDED, "random", "helper", "mlp"])
def test_a_file_that_is_not_imported_is_not_blamed(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("mine = 1")
    (tmp_path / "notes.txt").touch()
    assert run(tmp_path, PYTHONSAFEPATH="1").stdout == "mlp\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that is in use")
def test_a_folder_that_is_gone_is_no_error(tmp_path):
    code = "import os; os.rmdir(os.getcwd()); import mlp; print(mlp.__name__)"
    (tmp_path / "gone").mkdir()
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "gone", text=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)
    assert done.stdout == "mlp\n"
