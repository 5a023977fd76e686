"""13,002 dimensions: what the panel says, against `cost` and `gradient` themselves."""

import re

import numpy as np
import pytest
from panel_helpers import as_new, plain

from mlp import Network, cost, gradient, load_digits, panels
from mlp.lessons.descent.beginners import untrained
from mlp.training import step_down


def flat(group):
    return np.concatenate([array.ravel() for array in (*group.weights, *group.biases)])


def test_it_says_what_a_nudge_and_a_step_of_all_really_do(digits):
    panel = as_new(panels.AllDimensions, digits, state="nudge=1.5 eta=2.5")
    network = untrained()
    examples = digits.train.inputs(), digits.train.targets()
    before, slopes = cost(network, *examples), gradient(network, *examples)
    order = np.argsort(-abs(flat(slopes)), kind="stable")
    for rank in (1, 2, 40, 700, 13_002):
        panel.set(rank=rank)
        dial, nudged = panel.ranking.dial(rank - 1), network.copy()
        place = nudged.biases if dial.kind == "bias" else nudged.weights
        place[dial.layer - 1][dial.neuron, dial.source] += 1.5
        entry = flat(slopes)[order[rank - 1]]
        really, forecast = re.search(r"cost by (\S+), forecast (\S+?)\. A", plain(panel)).groups()
        assert float(really) == pytest.approx(cost(nudged, *examples) - before, abs=2e-5)
        assert float(forecast) == pytest.approx(1.5 * entry, abs=2e-5)
        way = "down" if entry > 5e-6 else "up" if entry < -5e-6 else "no effect"
        assert f": {way}" in plain(panel)
    step_down(network, slopes, 2.5)
    forecast = before - 2.5 * (flat(slopes) ** 2).sum()
    assert plain(panel).endswith(
        f"with η = 2.5: from {before:.3f} to {cost(network, *examples):.3f}, "
        f"forecast {forecast:.3f}.")


@pytest.mark.slow
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
