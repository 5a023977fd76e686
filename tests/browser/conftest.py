"""One browser and one JupyterLab for all browser tests; a notebook of its own for each."""

import contextlib
import json
import os
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from chromium import FLAGS, NO_BROWSER, find_chromium
from lab import server
from page import COUNTING, LATE, Notebook
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
    "training = panels.TrainYourself(digits)\ntraining", "panels.BugZoo(backprop)",
    "panels.Predict('ink')", "for _ in range(3):\n    display(panels.OneNeuron())",
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
    if named := re.search(r"\[(.*\.ipynb)\]", test):
        return named[1]
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
    def open_one(name, lines=(), ratio=1, address=jupyterlab, script=COUNTING):
        context = chromium.new_context(viewport={"width": 1280, "height": 800},
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
        notebook = None

        def whole(name):
            nonlocal notebook
            lines = [place.line for place in PLACES if place.notebook == name] or SMALL[1:-1]
            if notebook is None:
                notebook = opened.enter_context(open_one(name, lines))
            elif notebook.name != name:
                notebook.turn_to(name, lines)
                notebook.run_all()
            return notebook
        yield whole


@pytest.fixture(scope="session")
def late(folder, jupyterlab, open_one):
    """Yield a notebook in Notebook 7 on a fine screen, whose line opens late: see page.py."""
    write(folder / "late.ipynb", ["from mlp import panels", "panels.OneNeuron()"])
    address = re.sub(r"lab/workspaces.*\?", "notebooks/{1}?", jupyterlab)
    with open_one("late.ipynb", address=address, ratio=2, script=COUNTING + LATE) as late:
        yield late


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
