"""One browser and one JupyterLab for all browser tests; a notebook of its own for each."""

import contextlib
import json
import os
import re
import shutil
from functools import cache, lru_cache
from pathlib import Path

import pytest
from chromium import FLAGS, NO_BROWSER, find_chromium
from lab import server
from page import COUNTING, Notebook
from places import PLACES

from mlp import load_digits

FOLDER = Path(__file__).parent
NOTEBOOKS = FOLDER.parents[1] / "notebooks"
# What many tests share beside the notebooks of the project: a panel or a question in each cell.
SMALL = [
    "from mlp import load_digits, panels\nfrom mlp.activations import sigmoid\n"
    "from mlp.check import check\ndigits = load_digits(train=300, test=200)\n\n"
    "def backprop(network, inputs, targets):\n    return network.weight",
    "panels.OneNeuron()", "panels.Predict('nothing comes in')", "panels.Squishes()", "Out[4]",
    "panels.TrainYourself(digits)", "panels.BugZoo(backprop)", "panels.Predict('ink')",
    "def neuron(inputs, weights, bias):\n    ...\n\ncheck(neuron)"]


def pytest_collection_modifyitems(items):
    """Mark what lives here, so that `-m "not browser"` leaves it out; sort it by notebook."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: group(item.nodeid) if item.get_closest_marker("browser") else "")


def pytest_xdist_make_scheduler(config, log):
    """Let one worker have all tests of a notebook, which is then opened and run once for them."""
    from xdist.scheduler import LoadScopeScheduling

    class ByNotebook(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return group(nodeid)

    return ByNotebook(config, log)


@cache
def group(nodeid):
    """Return the notebook that a test needs, or its file if that makes its own, or itself."""
    file, _, test = nodeid.partition("::")
    if "agreement" in file:     # these need none
        return nodeid
    if "every_panel" in file:
        which = test.partition("[")[2].removesuffix("]")
        return next(place.notebook for place in PLACES
                    if which in (place.kind, Path(place.notebook).stem))
    named = re.search('^NOTEBOOK = "(.*)"$', (FOLDER / Path(file).name).read_text("utf-8"), re.M)
    return named[1] if named else file


@pytest.fixture(scope="session")
def chromium():
    """Yield a running browser; without one skip in plain words, or fail where it is required."""
    path = find_chromium()
    if path is None:
        (pytest.fail if os.environ.get("MLP_BROWSER") == "required" else pytest.skip)(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Return the folder that the server shows, with copies of all notebooks."""
    folder = tmp_path_factory.mktemp("notebooks")
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        shutil.copy(notebook, folder)
    write(folder / "small.ipynb", SMALL)
    return folder


def write(file, cells):
    """Write a notebook of these cells."""
    file.write_text(json.dumps({
        "nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {
            "name": "python3", "display_name": "Python 3", "language": "python"}},
        "cells": [{"cell_type": "code", "id": f"cell-{k}", "metadata": {}, "outputs": [],
                   "execution_count": None, "source": source}
                  for k, source in enumerate(cells)]}))


@pytest.fixture(scope="session")
def jupyterlab(folder, tmp_path_factory):
    """Yield the address of a running JupyterLab."""
    with server(folder, tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture(scope="session")
def open_one(chromium, jupyterlab):
    """Return a context manager that opens a notebook in a page of its own, and runs it."""
    @contextlib.contextmanager
    def open_one(name, lines=(), width=1280, height=800, ratio=1, address=jupyterlab, script=""):
        context = chromium.new_context(viewport={"width": width, "height": height},
                                       device_scale_factor=ratio)
        context.add_init_script(script)
        notebook = Notebook(context.new_page(), address, name, lines)
        notebook.run_all()
        yield notebook
        notebook.close()
        context.close()
    return open_one


@pytest.fixture(scope="session")
def whole(open_one):
    """Return a function that gives a notebook of the project by its name, run once."""
    with contextlib.ExitStack() as opened:
        @lru_cache(maxsize=1)
        def whole(name):
            opened.close()      # the one before
            lines = [place.line for place in PLACES if place.notebook == name]
            return opened.enter_context(open_one(name, lines or SMALL[1:-1], script=COUNTING))
        yield whole


@pytest.fixture(scope="module")
def small(folder, open_one):
    """Return a function that opens a small notebook of the given cells, already run."""
    with contextlib.ExitStack() as opened:
        def write_and_open(*cells, **how):
            name = f"small_{len(list(folder.iterdir()))}.ipynb"
            write(folder / name, cells)
            return opened.enter_context(open_one(name, **how))
        yield write_and_open


@pytest.fixture
def notebook(request, whole):
    """Return the notebook that the module's NOTEBOOK names."""
    return whole(request.module.NOTEBOOK)


@pytest.fixture
def panel(notebook):
    """Return a function that gives a panel of the module's notebook, in its first state."""
    return notebook.fresh


@pytest.fixture(scope="session")
def digits():
    """Return the digits that the notebooks show."""
    return load_digits()
