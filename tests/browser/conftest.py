"""One browser and one JupyterLab for all browser tests; a notebook of its own for each."""

import json
import os
import shutil
from pathlib import Path

import pytest
from lab import FLAGS, Notebook, find_chromium, server

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NO_BROWSER = ("no Chromium or Chrome found: install one, or set CHROMIUM to its path, "
              "to run the tests that move the panels' controls")


def pytest_collection_modifyitems(items):
    """Mark what lives here, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


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
    return folder


@pytest.fixture(scope="session")
def jupyterlab(folder, tmp_path_factory):
    """Yield the address of a running JupyterLab."""
    with server(folder, tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture(scope="module")
def open_notebook(chromium, jupyterlab):
    """Return a function that opens a notebook in a page of its own."""
    contexts = []

    def open_one(name, width=1280, height=800, ratio=1, address=jupyterlab, script="",
                 touch=False):
        contexts.append(chromium.new_context(viewport={"width": width, "height": height},
                                             device_scale_factor=ratio, has_touch=touch))
        contexts[-1].add_init_script(script)
        return Notebook(contexts[-1].new_page(), address, name)

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def small(folder, open_notebook):
    """Return a function that opens a small notebook of the given cells, already run."""
    def write_and_open(*cells, **how):
        name = f"small_{len(list(folder.iterdir()))}.ipynb"
        (folder / name).write_text(json.dumps({
            "nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {
                "name": "python3", "display_name": "Python 3", "language": "python"}},
            "cells": [{"cell_type": "code", "id": f"cell-{k}", "metadata": {}, "outputs": [],
                       "execution_count": None, "source": source}
                      for k, source in enumerate(cells)]}))
        notebook = open_notebook(name, **how)
        notebook.run_all()
        return notebook
    return write_and_open


@pytest.fixture
def panel(notebook):
    """Return a function that gives a panel of the module's `notebook`, in its first state."""
    return notebook.fresh
