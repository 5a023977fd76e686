"""The house keeps its order: who may import whom, how long things are, and what `mlp` costs."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import mlp

PACKAGE = Path(mlp.__file__).parent
ROOT = Path(__file__).parents[1]
FILES = sorted(PACKAGE.rglob("*.py"))

# Each floor imports only from the floors below it; a folder may also import from itself.
FLOORS = [
    {"activations", "files", "memory", "randomness", "shadows", "threads"},
    {"data", "network"},
    {"costs", "storage"},
    {"backprop", "fast"},
    {"all_examples"},
    {"training", "nudging"},
    {"lessons"},
    {"check"},
    {"mlp"},  # the front door, mlp/__init__.py
    {"panels", "assets", "command"},
]
# These stand beside the numbers: they import no floor, and only these import them.
BESIDE = {"live": {"drawing", "panels"}, "drawing": {"panels"}}
# Who may load what shows something. The numbers know nothing of pictures.
PICTURES = {
    "matplotlib": {"live", "drawing", "panels"},
    "ipywidgets": {"live", "panels"},
    "anywidget": {"live"},
    "traitlets": {"live", "panels"},
    "IPython": {"live"},
}

FILE_LINES, PANEL_LINES, FUNCTION_LINES, FOLDER_FILES = 200, 300, 30, 16
# So many of the calls that Python makes for `import mlp` may be its own; the rest are numpy's.
SHARE = 0.1

def room(path):
    """Return which name of the table a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return "mlp" if first == "__init__.py" else first.removesuffix(".py")


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"))


def dotted_imports(path):
    """Yield the full dotted name of everything a file imports, wherever in it."""
    inside = ["mlp", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = inside[:len(inside) + 1 - node.level] if node.level else []
            base = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def rooms_imported(path):
    """Return the rooms of the house that a file imports from."""
    names = [name.split(".") for name in dotted_imports(path) if name.split(".")[0] == "mlp"]
    known = set().union(*FLOORS, BESIDE)
    return {name[1] if len(name) > 1 and name[1] in known else "mlp" for name in names}


def floor(name):
    return next(number for number, floor in enumerate(FLOORS) if name in floor)


def test_a_file_imports_only_from_floors_below_and_only_some_rooms_know_of_pictures():
    assert {room(path) for path in FILES} <= set().union(*FLOORS, BESIDE)
    for path in FILES:
        mine = room(path)
        for other in rooms_imported(path) - {mine, "threads"}:
            if mine in BESIDE or other in BESIDE:
                assert mine in BESIDE.get(other, ()), f"{path} imports {other}"
            else:
                assert floor(other) < floor(mine), f"{path} imports {other}"
        for name in dotted_imports(path):
            assert mine in PICTURES.get(name.split(".")[0], {mine}), f"{path} imports {name}"


def test_files_functions_and_folders_can_be_read_in_one_sitting():
    for path in FILES:
        most = PANEL_LINES if room(path) == "panels" else FILE_LINES
        assert path.read_text("utf-8").count("\n") <= most, path
        for node in ast.walk(tree(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                docstring = node.body[0] if ast.get_docstring(node) else None
                lines = node.end_lineno - node.lineno + 1
                if docstring:
                    lines -= docstring.end_lineno - docstring.lineno + 1
                assert lines <= FUNCTION_LINES, f"{node.name} has {lines} lines"
    for folder in [PACKAGE, *filter(Path.is_dir, PACKAGE.rglob("[a-z]*"))]:
        assert len([path for path in folder.iterdir() if path.is_file()]) <= FOLDER_FILES, folder


IMPORT = """
import sys
called = []
sys.setprofile(lambda *about: called.append(about[1]))
import numpy
numpys, before = called.count("call"), {*sys.modules}
import mlp
sys.setprofile(None)
print(numpys, called.count("call"), *{*sys.modules} - before)
"""


def test_import_mlp_loads_no_pictures_and_does_hardly_more_than_import_numpy():
    numpys, all_of_them, *loaded = subprocess.run(
        [sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True).stdout.split()
    assert {"mlp.network", "mlp.training"} <= {*loaded}
    assert not {*PICTURES, "platformdirs", "threadpoolctl", "zipfile", "requests", "tqdm",
                "mlp.data.mnist", "mlp.panels", "mlp.drawing", "mlp.live"} & {*loaded}
    assert int(numpys) < int(all_of_them) < (1 + SHARE) * int(numpys)
