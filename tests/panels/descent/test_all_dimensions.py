"""13,002 dimensions: what the panel says, against `cost` and `gradient` themselves."""

import re

import numpy as np
import pytest
from panel_helpers import as_new
from touches import plain

from mlp import Network, cost, gradient, load_digits, panels
from mlp.lessons.descent.beginners import untrained
from mlp.training import step_down


def flat(group):
    return np.concatenate([array.ravel() for array in (*group.weights, *group.biases)])


@pytest.mark.parametrize("rank", [1, 2, 40, 700, 13_002])
def test_it_says_what_a_nudged_network_and_its_gradient_do(digits, rank):
    panel = as_new(panels.AllDimensions, digits, state=f"rank={rank} nudge=1.5")
    network = untrained()
    inputs, targets = digits.train.inputs(), digits.train.targets()
    slopes = gradient(network, inputs, targets)
    dial = panel.ranking.dial(rank - 1)
    place = network.biases if dial.kind == "bias" else network.weights
    place[dial.layer - 1][dial.neuron, dial.source] += 1.5
    really = cost(network, inputs, targets) - cost(untrained(), inputs, targets)
    entry = flat(slopes)[np.argsort(-abs(flat(slopes)), kind="stable")[rank - 1]]
    changes = re.search(r"cost by (\S+), forecast (\S+?)\. A", plain(panel))
    assert float(changes[1]) == pytest.approx(really, abs=2e-5)
    assert float(changes[2]) == pytest.approx(1.5 * entry, abs=2e-5)
    way = "down" if entry > 5e-6 else "up" if entry < -5e-6 else "no effect"
    assert f": {way}" in plain(panel)


def test_a_step_of_all_is_the_step_of_training(digits):
    panel, network = as_new(panels.AllDimensions, digits, state="eta=2.5"), untrained()
    inputs, targets = digits.train.inputs(), digits.train.targets()
    before, slopes = cost(network, inputs, targets), gradient(network, inputs, targets)
    step_down(network, slopes, 2.5)
    forecast = before - 2.5 * (flat(slopes) ** 2).sum()
    assert plain(panel).endswith(
        f"with η = 2.5: from {before:.3f} to {cost(network, inputs, targets):.3f}, "
        f"forecast {forecast:.3f}.")


def test_presets_are_what_they_are_called():
    panel = panels.AllDimensions(load_digits())

    def change(preset):
        panel.choose(preset)
        costs = re.search(r"from (\d\S+) to (\S+),", panel.description)
        return float(costs[2]) - float(costs[1])
    small, right, large = (change(f"η {words}") for words in
                           ("too small", "about right", "too large"))
    assert right < small < 0 < large
    panel.choose("Does not matter")
    assert "no effect. Nudged by +4.00, it changes the cost by +0.00000," in panel.description


def test_a_smaller_network_has_fewer_ranks(digits):
    small = Network.random([784, 4, 10], np.random.default_rng(0))
    panel = panels.AllDimensions(digits, small)
    panel.set(network="untrained")
    panel.set(rank=13_002)
    assert panel.description.startswith("Rank 13,002:")
    panel.set(network="yours")
    assert panel.values()["rank"] == small.n_parameters
    assert f"A step of all {small.n_parameters:,} with" in panel.description
