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
    ([784, 30, 20, 12, 10], "n.npz"), ([784, 10], "n.json")])
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


def test_what_is_no_network_of_digits_gets_one_sentence_and_changes_nothing(
        panel, tmp_path, monkeypatch):
    panel.set(layer=2)
    said, refused = panel.description, "Nothing has changed: the file is damaged or is not"
    # One array says that it is far larger than it is, and another would be when unpacked.
    claims = npz(weights_0=np.zeros((10, 7840))).replace(b"(10, 7840)", b"(10,784e9)")
    monkeypatch.setattr("mlp.storage.UNPACKED", 10**6)
    packed = written(Network([np.zeros((200, 784)), np.zeros((10, 200))],
                             [np.zeros((200, 1)), np.zeros((10, 1))]), tmp_path)
    for data in (b"", b"hello", b'{"dtype": "float64", "weights_0": [[1', b"{" + b'"a":{' * 100_000,
                 npz(weights_0=np.array([{}], object)), claims, packed):
        bring(panel, data)
        assert panel.canvas.message == (
            f"{refused} a saved network: choose an .npz or .json file that save_network wrote.")
        assert panel.description == said and panel.code == "layer=2"
    bring(panel, written(Network.random([4, 10], 0), tmp_path))
    assert panel.canvas.message == ("Nothing has changed: a network of sizes [4, 10] reads no "
                                    "digits: expected 784 inputs and 10 outputs.")
