"""The same panel, made in several ways, each as a page that a browser can open."""

import base64
import json
import shutil
from pathlib import Path
from typing import NamedTuple

import nbformat
import numpy as np

from mlp import load_digits
from mlp.data import Examples
from mlp.nudging import Dial, Nudging
from mlp.panels.neurons.nudge_anything import GRID
from mlp.storage import trained_network

HERE = Path(__file__).parent
DIAL = Dial("weight", 1, 0, 378)  # what NudgeAnything begins with
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
RETINA = "%config InlineBackend.figure_format = 'retina'\n"


class Way(NamedTuple):
    """One way to make the panel.

    Attributes
    ----------
    name : str
        What the table calls it.
    file : str
        Of the notebook, or of the page.
    thumb, track : str
        CSS selectors: what takes the arrow keys, and what the hand moves along.
    """

    name: str
    file: str
    thumb: str
    track: str


OURS = ".mlp-slider-row:has(input[aria-label='nudge by, typed']) input[type=range]"
WAYS = {
    "a": Way("`interact` + matplotlib", "interact/a.ipynb", ".noUi-handle", ".noUi-base"),
    "b": Way("`panels.NudgeAnything`", "panel/b.ipynb", OURS, OURS),
    "e": Way("the round trip alone", "nothing/e.ipynb", OURS, OURS),
    "c": Way("wholly in the browser", "c.html", "input", "input"),
    "d": Way("in the browser, drawing only", "c.html#drawing-only", "input", "input"),
}


def prepare(folder, ratio):
    """Write the notebooks and the page into `folder`, for a screen of that pixel `ratio`."""
    first = RETINA if ratio > 1 else ""
    for letter, module in (("a", "with_interact"), ("b", "with_panel"),
                           ("e", "with_nothing")):
        write_notebook(Path(folder) / WAYS[letter].file, [module, "timed"],
                       f"{first}import {module}")
    page = (HERE / "browser.html").read_text("utf-8").replace('"DATA"', json.dumps(_data()))
    (Path(folder) / "c.html").write_text(page, "utf-8")


def write_notebook(file, modules, source):
    """Write a notebook of one short cell, so that the whole panel is in sight, into a new folder.

    Parameters
    ----------
    file : Path
    modules : list of str
        From this folder, for the kernel, which starts where its notebook is.
    source : str
        The cell.
    """
    file.parent.mkdir()
    for name in modules:
        shutil.copy(HERE / f"{name}.py", file.parent)
    cell = nbformat.v4.new_code_cell(source)
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=KERNEL), file)


def _data():
    """Return what the page needs: the same numbers that a `Nudging` keeps in the kernel."""
    digits, network = load_digits(), trained_network()
    first = Examples(digits.test.images[:, :1], digits.test.labels[:1])
    nudging = Nudging(network, digits.train)
    weights = network.weights[0]
    return {
        "many": _kept(network, digits.train), "one": _kept(network, first),
        "column": _text(network.weights[1][:, DIAL.neuron]), "W": _text(network.weights[2]),
        "b": _text(network.biases[2]), "weights": _text(weights[DIAL.neuron]),
        "digit": _text(first.inputs()), "source": DIAL.source, "largest": float(abs(weights).max()),
        "curve": _text(nudging.curve(DIAL, GRID)), "cost": nudging.cost,
        "slope": nudging.slope(DIAL)}


def _kept(network, examples):
    """Return the weighted sums that one first-layer weight acts on, for each of `examples`."""
    z1 = network.weights[0] @ examples.inputs() + network.biases[0]
    z2 = network.weights[1] @ (1 / (1 + np.exp(-z1))) + network.biases[1]
    return {"z1": _text(z1[DIAL.neuron]), "z2": _text(z2.T),
            "x": _text(examples.inputs()[DIAL.source]), "labels": examples.labels.tolist()}


def _text(array):
    return base64.b64encode(np.asarray(array, "<f4", order="C").tobytes()).decode()
