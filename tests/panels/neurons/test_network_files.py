"""A network from a file in *Whole network*: shown with its own sizes, or refused in a sentence."""

import io

import numpy as np
import pytest
from panel_helpers import FakeBrowser, bring, drawn_anew

from mlp import Network, forward, panels
from mlp.storage import save_network

pytestmark = pytest.mark.slow


def written(network, folder, name="n.npz"):
    save_network(network, folder / name)
    return (folder / name).read_bytes()


@pytest.fixture
def panel(digits):
    return panels.WholeNetwork(digits)


@pytest.mark.parametrize(("sizes", "name"), [
    ([784, 30, 20, 12, 10], "n.npz"), ([784, 10], "n.json"), ([784, 16, 16, 10], "n.json")])
def test_a_saved_network_is_shown_until_reset_and_when_the_cell_runs_again(
        panel, digits, tmp_path, sizes, name):
    network, first = Network.random(sizes, 3, "tanh"), panel.description
    browser = FakeBrowser(panel.canvas)
    before = browser.picture
    panel.set(layer=3, neuron=7)
    bring(panel, written(network, tmp_path, name))
    assert panel.canvas.message.endswith(f"from your file: {'-'.join(map(str, sizes))}, tanh.")
    answer = forward(network, digits.test.inputs(0))[-1][:, 0].argmax()
    assert f"read as a{'n' * int(answer == 8)} {answer}" in panel.description
    assert browser.picture == drawn_anew(panel)
    panel.set(layer=len(sizes) - 1, neuron=9)
    outputs = forward(network, digits.test.inputs(0))[-1][:, 0]
    assert panel.description.endswith(f"activation {outputs[9]:.3f}.".replace("-", "−"))
    again = panels.WholeNetwork(digits)
    again.take_over(panel)
    assert again.description == panel.description
    panel.reset()
    assert panel.description == first and panel.code == ""
    # The new columns are drawn after what does not lie over them; all else is as it was.
    assert sorted(map(repr, browser.picture)) == sorted(map(repr, before))


def npz(**arrays):
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def npy():
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    return file.getvalue()


def claimed():
    """Return an .npz whose array says that it is far larger than it is."""
    return npz(weights_0=np.zeros((10, 7840))).replace(b"(10, 7840)", b"(10,784e9)")


HOSTILE = {
    "nothing": b"", "text": b"hello", "photo": b"\x89PNG\r\n\x1a\n" + bytes(90), "an array": npy(),
    "no network": npz(x=np.zeros(3)), "half of JSON": b'{"dtype": "float64", "weights_0": [[1',
    "nested": b"{" + b'"a":{' * 100_000, "a list": b"[1, 2]", "another dtype": b'{"dtype": "O"}',
    "objects": npz(weights_0=np.array([{}], object), biases_0=1, activation="relu"),
    "unpacks to 800 MB": npz(weights_0=np.zeros((10**4, 10**4)), biases_0=np.zeros((10**4, 1)),
                             activation=np.array("relu")),
    "not finite": npz(weights_0=np.full((10, 784), np.nan), biases_0=np.zeros((10, 1)),
                      activation=np.array("relu")), "claims": claimed()}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_network_gets_one_sentence_and_changes_nothing(panel, data):
    panel.set(layer=2)
    said = panel.description
    bring(panel, data)
    assert panel.canvas.message == (
        "Nothing has changed: the file is damaged or is not a saved network: choose an .npz or "
        ".json file that save_network wrote.")
    assert panel.description == said and panel.code == "layer=2"


def test_a_damaged_file_is_refused_wherever_it_was_cut(panel, tmp_path):
    whole, said = written(Network.random([784, 16, 10], 0), tmp_path), panel.description
    for end in np.linspace(1, len(whole) - 1, 12, dtype=int):
        bring(panel, whole[:end])
        assert panel.canvas.message.startswith("Nothing has changed: the file is damaged")
        assert panel.description == said


def test_a_network_of_other_inputs_is_refused(panel, tmp_path):
    bring(panel, written(Network.random([4, 10], 0), tmp_path))
    assert panel.canvas.message == ("Nothing has changed: a network of sizes [4, 10] reads no "
                                    "digits: expected 784 inputs and 10 outputs.")
