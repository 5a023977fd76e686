"""The same network elsewhere: the code that notebook 4 shows agrees with ours to rounding."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from mlp import Network, forward, gradient
from mlp.storage import trained_network

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "4_backprop_calculus.ipynb"
SQUISHES = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "ReLU"}
NETWORKS = {"trained": trained_network(), **{
    name: Network.random([784, 12, 8, 6, 10], 4, name) for name in SQUISHES}}
close = dict(rtol=1e-10, atol=1e-12)


def elsewhere(package, network, digits):
    """Return what the notebook's code for this package leaves behind, with `network` to move."""
    pytest.importorskip(package)
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    text, = ("".join(cell["source"]) for cell in cells
             if cell["source"][0] == "### The same network elsewhere\n")
    code, = (block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL)
             if package in block)
    known = {"np": np, "forward": forward, "learner": network, "digits": digits}
    lines = code.replace("nn.Sigmoid", f"nn.{SQUISHES[network.activation]}").splitlines()
    exec("\n".join(lines[:-1]), known)
    assert eval(lines[-1], known)
    return known


@pytest.mark.parametrize("name", ["trained", "sigmoid"])
def test_scikit_learn_gives_the_same_outputs_to_rounding(name, digits):
    theirs = elsewhere("sklearn", NETWORKS[name], digits)["a"].T
    np.testing.assert_allclose(theirs, forward(NETWORKS[name], digits.test.inputs())[-1], **close)


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_pytorch_gives_the_same_outputs_and_slopes_to_rounding(network, digits):
    theirs, inputs = elsewhere("torch", network, digits), digits.test.inputs()
    np.testing.assert_allclose(theirs["a"].detach().T, forward(network, inputs)[-1], **close)
    for slopes, ours in zip(theirs["dC_dW"], gradient(network, inputs, digits.test.targets())[0],
                            strict=True):
        np.testing.assert_allclose(slopes, ours, **close)
