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


@pytest.mark.parametrize("package, name", [
    ("sklearn", "trained"), ("sklearn", "sigmoid"), *(("torch", name) for name in NETWORKS)])
def test_others_give_the_same_outputs_and_slopes_to_rounding(package, name, digits):
    pytest.importorskip(package)
    network, inputs = NETWORKS[name], digits.test.inputs()
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    text, = ("".join(cell["source"]) for cell in cells
             if cell["source"][0] == "### The same network elsewhere\n")
    code, = (block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL)
             if package in block)
    known = {"np": np, "forward": forward, "learner": network, "digits": digits}
    lines = code.replace("nn.Sigmoid", f"nn.{SQUISHES[network.activation]}").splitlines()
    exec("\n".join(lines[:-1]), known)
    assert eval(lines[-1], known)
    outputs = known["outputs"].detach() if package == "torch" else known["outputs"]
    pairs = [(outputs.T, forward(network, inputs)[-1])]
    if package == "torch":
        slopes = gradient(network, inputs, digits.test.targets()).weights
        pairs += zip(known["dC_dW"], slopes, strict=True)
    for theirs, ours in pairs:
        np.testing.assert_allclose(theirs, ours, rtol=1e-10, atol=1e-12)
