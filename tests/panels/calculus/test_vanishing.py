"""How the gradient shrinks on the way back, against nudges and a chain worked out by hand."""

import math

import numpy as np
import pytest
from panel_helpers import as_new, words

from mlp import Network, panels
from mlp.backprop import numerical_gradient
from mlp.drawing.text import in_powers
from mlp.lessons.calculus import vanishing
from mlp.live.style import new_figure
from mlp.panels.calculus.log_bars import LogBars


def test_sizes_and_valves_of_a_chain_are_those_worked_out_by_hand():
    w1, w2, x, y = 0.5, -1.5, 0.8, 1.0
    a1 = 1 / (1 + math.exp(-w1 * x))
    a2 = 1 / (1 + math.exp(-w2 * a1))
    valves = a1 * (1 - a1), a2 * (1 - a2)
    last = 2 * (a2 - y) * valves[1]
    network = Network([[[w1]], [[w2]]], [[[0.0]], [[0.0]]])
    sizes, found = vanishing.slope_sizes(network, [[x]], [[y]])
    assert sizes == pytest.approx([abs(last * w2 * valves[0] * x), abs(last * a1)])
    assert found == pytest.approx(valves)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_sizes_are_the_root_of_the_mean_square_of_what_nudges_show(activation):
    network, examples = vanishing.deep_network(2, 3, activation), vanishing.random_examples(3)
    sizes, valves = vanishing.slope_sizes(network, *examples)
    truth = numerical_gradient(network, *examples)
    assert sizes == pytest.approx([math.sqrt((W**2).mean()) for W in truth.weights], rel=1e-6)
    assert all(0 < valve <= (0.25 if activation == "sigmoid" else 1) for valve in valves)


def test_another_depth_or_squish_keeps_the_weights_there_are():
    shallow, deep = vanishing.deep_network(3, 5), vanishing.deep_network(8, 5, "relu")
    for l in (0, 1, 2, -1):
        assert np.array_equal(shallow.weights[l], deep.weights[l])
    assert len(deep.weights) == 9 and not any(b.any() for b in deep.biases)
    assert np.allclose(vanishing.deep_network(3, 5, scale=2).weights[0], 2 * shallow.weights[0])
    assert len({W.ravel()[0] for W in deep.weights}) == 9


def test_with_sigmoids_the_first_layers_gradient_shrinks_with_depth_and_with_others_less():
    left = {"relu": [], "tanh": []}
    for number in range(1, 21):
        examples, ratios = vanishing.random_examples(number), []
        for hidden in (1, 2, 5, 10):
            sizes, valves = vanishing.slope_sizes(vanishing.deep_network(hidden, number), *examples)
            assert valves.max() <= 0.25
            ratios.append(sizes[0] / sizes[-1])
        assert all(more < less / 3 for less, more in zip(ratios, ratios[1:], strict=False))
        assert ratios[-1] < 1e-6
        for squish, shares in left.items():
            sizes, _ = vanishing.slope_sizes(vanishing.deep_network(10, number, squish), *examples)
            shares.append(sizes[0] / sizes[-1] if sizes[-1] else np.nan)
    assert all(np.nanmedian(shares) > 0.1 for shares in left.values())


def test_the_panel_says_what_slope_sizes_gives():
    for code in ("", "hidden=1 other=tanh", "hidden=7 number=3 scale=2.5"):
        panel = as_new(panels.Vanishing, state=code)
        v = panel.values()
        assert panel.description.startswith(f"{v['hidden']:.0f} hidden layer")
        for k, squish in enumerate(("sigmoid", v["other"])):
            network = vanishing.deep_network(int(v["hidden"]), int(v["number"]), squish, v["scale"])
            inputs, targets = vanishing.random_examples(int(v["number"]))
            sizes, _ = vanishing.slope_sizes(network, inputs, targets)
            assert (f"{in_powers(sizes[0])} in layer 1 and {in_powers(sizes[-1])} at the outputs, "
                    f"which have size {in_powers(vanishing.output_size(network, inputs))}"
                    in panel.description)
            assert panel._ratios[k].get_text().endswith(f" = {in_powers(sizes[0] / sizes[-1])}")
        bars = panel._bars[0].bars.get_data().values[:2 * len(network.weights):2]
        assert len(bars) == v["hidden"] + 1 and (np.diff(bars) > 0).all()


def test_a_network_without_any_gradient_left_is_shown_as_such():
    drawn = LogBars(new_figure(200, 100).add_axes([0, 0, 1, 1]), 3, lowest=-4, highest=2)
    drawn.show([0, 1e9], ["a", "b"], ["0", "much"])
    assert drawn._cut.get_ydata().tolist() == [1]       # only what is cut off ends in an arrow
    assert drawn.bars.get_data().values[::2].tolist() == [-4, 2, -4]
    assert words(drawn.names) == ["a", "b", ""]
