"""Every example's own slope against `mlp.gradient`, and the panel of their mean."""

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import Network, gradient, load_digits, panels
from mlp.lessons.calculus.average import ByExample, running_mean
from mlp.live.canvas import Touch


@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
def test_each_entry_is_the_gradient_of_that_example_and_their_mean_is_the_gradient(activation):
    rng = np.random.default_rng(1)
    network = Network.random([5, 4, 3, 2], rng, activation)
    inputs, targets = rng.random((5, 9)), rng.random((2, 9))
    by_example, batch = ByExample(network, inputs, targets), gradient(network, inputs, targets)
    for layer, slopes in enumerate(batch.weights, 1):
        for place, slope in np.ndenumerate(slopes):
            entries = by_example.entries(layer, *place)
            assert abs(entries.mean() - slope) < 1e-12
            for k in (0, 8):
                alone = gradient(network, inputs[:, k], targets[:, k]).weights[layer - 1][place]
                assert abs(entries[k] - alone) < 1e-12


def test_the_running_mean_is_the_mean_of_the_first_ones():
    assert running_mean(np.array([3.0, 1.0, 5.0])).tolist() == [3.0, 2.0, 3.0]


@pytest.mark.parametrize("code", [
    "count=1", "count=200", "layer=3 neuron=4 source=3 count=57", "network=trained count=31",
    "layer=1 neuron=15 source=400 count=200", "layer=1 source=0 count=200"])
def test_the_panel_says_what_mlp_gradient_says(digits, code):
    panel = as_new(panels.AverageOver, digits, state=code)
    v, n = panel.values(), int(panel.values()["count"])
    place = v["layer"] - 1, int(v["neuron"]), int(v["source"])
    inputs, targets = digits.train.inputs(slice(0, n)), digits.train.targets(slice(0, n))
    own = [gradient(panel.network, inputs[:, k], targets[:, k]).weights[place[0]][place[1:]]
           for k in range(n)]
    shown = panel.description.replace("−", "-")
    assert f"of {n} examples {sum(x > 0 for x in own)} have an entry above 0" in shown
    assert f"their mean is {round(np.mean(own), 5) + 0.0:+.5f}, " in shown
    assert shown.endswith(f"gradient of all {n} at once is the same to 12 decimals.")


def test_only_the_fours_pull_a_weight_into_output_4_up(digits):
    panel = as_new(panels.AverageOver, digits)
    panel.choose("Into output 4")
    fours = (digits.train.labels[:200] == 4).sum()
    assert f"{200 - fours} have an entry above 0 and {fours} below" in panel.description
    below = panel._below.get_xdata().astype(int) - 1
    assert (digits.train.labels[below] == 4).all()


def test_a_few_examples_are_a_rough_guess():
    panel = panels.AverageOver(load_digits())
    for count, mean in ((10, 0.055), (200, 0.009)):
        panel.set(count=count)
        assert float(panel._numbers["mean"].get_text()) == pytest.approx(mean, abs=5e-4)


def test_a_click_and_arrow_keys_choose_how_many_count(digits):
    panel = as_new(panels.AverageOver, digits)
    panel.touched(Touch("down", panel._mean.axes, [(120.4, 0.3)], ""))
    assert panel.named["count"].value == 120
    panel.touched(Touch("key", None, [], "ArrowLeft"))
    assert panel.named["count"].value == 119


def test_a_network_of_the_readers_own_may_be_smaller(digits):
    network = Network.random([784, 10], np.random.default_rng(0))
    panel = panels.AverageOver(digits, network, "neuron=9 source=400 count=200")
    assert "to neuron 9 of layer 1" in panel.description and "the same to 12" in panel.description
    assert list(panel.presets) == ["One example", "All of them"]
    for name in panel.presets:
        panel.choose(name)
