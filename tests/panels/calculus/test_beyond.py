"""Beyond the videos: every recipe's gradient against nudges, its steps by hand, what is claimed."""

import numpy as np
import pytest
from matplotlib.text import Text
from panel_helpers import as_new, keys, point

from mlp import Network, gradient, load_digits, panels
from mlp.backprop import Gradient
from mlp.lessons.calculus import beyond
from mlp.lessons.calculus.beyond import Recipe, course, mean_cost, passed, recipe_gradient, softmax
from mlp.panels.calculus.beyond import RATES

pytestmark = pytest.mark.slow

RECIPES = [Recipe(hidden, cost) for hidden in ("sigmoid", "tanh", "relu")
           for cost in ("squares", "cross-entropy")]


def small():
    rng = np.random.default_rng(3)
    targets = np.eye(3)[:, rng.integers(0, 3, 7)]
    return Network.random([6, 5, 4, 3], rng), rng.random((6, 7)), targets


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_gradient_is_what_nudges_show(recipe):
    network, inputs, targets = small()

    def cost():
        z, a = passed(recipe, network, inputs)
        return mean_cost(recipe, z[-1], a[-1], targets)

    found, size = recipe_gradient(recipe, network, inputs, targets), 1e-6
    for arrays, slopes in zip((network.weights, network.biases), found, strict=True):
        for array, slope in zip(arrays, slopes, strict=True):
            for place in np.ndindex(*array.shape):
                kept, costs = array[place], []
                for nudge in (size, -size):
                    array[place] = kept + nudge
                    costs.append(cost())
                array[place] = kept
                assert slope[place] == pytest.approx((costs[0] - costs[1]) / 2 / size, abs=1e-8)


def test_the_videos_recipe_is_the_gradient_of_the_notebooks():
    for ours, theirs in zip(recipe_gradient(Recipe(), *small()), gradient(*small()), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-12)


def test_softmax_adds_up_to_1_and_neither_it_nor_its_cost_overflows():
    z, targets = np.array([[1e4, 0, 1], [-1e4, 0, 2], [0, 0, 3]]), np.eye(3)
    a = softmax(z)
    assert a.sum(axis=0) == pytest.approx([1, 1, 1]) and a[:, 1] == pytest.approx([1 / 3] * 3)
    recipe = Recipe(cost="cross-entropy")
    assert mean_cost(recipe, z[:, 2:], a[:, 2:], targets[:, :1]) == pytest.approx(-np.log(a[0, 2]))
    assert mean_cost(recipe, z[:, :1], a[:, :1], targets[:, 1:2]) == pytest.approx(2e4)


def test_momentum_takes_a_share_of_the_last_step_again(digits, monkeypatch):
    monkeypatch.setattr(beyond, "STEPS", 3)
    monkeypatch.setattr(beyond, "EVERY", 1)
    recipe, rng = Recipe("tanh", "cross-entropy", 0.9, 0.1), np.random.default_rng(4)
    network, costs = Network.random([784, 16, 10], rng, init="fan-in"), []
    before = Gradient(*([0 * array for array in arrays] for arrays in (network.weights,
                                                                       network.biases)))
    test = digits.test.pick(slice(0, beyond.TEST))
    for _ in range(4):
        z, a = passed(recipe, network, test.inputs())
        costs.append(mean_cost(recipe, z[-1], a[-1], test.targets()))
        batch = rng.integers(0, len(digits.train), beyond.BATCH)
        found = recipe_gradient(recipe, network, digits.train.inputs(batch),
                                digits.train.targets(batch))
        before = Gradient(*([0.9 * v + g for v, g in zip(*both, strict=True)]
                            for both in zip(before, found, strict=True)))
        network = Network(*([w - 0.1 * v for w, v in zip(*both, strict=True)] for both in zip(
            (network.weights, network.biases), before, strict=True)))
    assert course(recipe, digits, 1, 4).costs == pytest.approx(costs, rel=1e-9)


@pytest.fixture
def panel():
    return as_new(panels.BeyondTheVideos, load_digits())


def test_it_is_as_the_notebook_says(panel):
    def after(preset, **more):
        panel.choose(preset) if preset else panel.reset()
        panel.set(**more)
        return panel.description
    assert ("η = 3: 44.9% read right" in (said := after(""))) and "0.01: 64.8% read right" in said
    assert "η = 1: 64.0% read right" in after("Only softmax")
    assert "η = 0.3: 64.2% read right" in (said := after("Only ReLU")) and "42 stuck." in said
    assert "η = 0.1: 25.6% read right" in (said := after("Only momentum"))
    assert said.endswith("of 1,000 outputs off by more than a half, 236 stuck.")
    assert "η = 3: 82.4% read right" in (said := after("", step=1000)) and "0.01: 79.5%" in said
    assert "η = 3: 9.4% read right" in (said := after("Five hidden layers"))
    assert "off by more than a half, 0 stuck. Yours" in said and "0.01: 75.4% read right" in said
    assert "η = 3: 28.3% read right" in (said := after("", step=100)) and "0.01: 58.7%" in said
    plain, today = (course(recipe, panel.digits, 2, 1).right for recipe in (
        Recipe(rate=3), Recipe("relu", "cross-entropy", 0.9, 0.01)))
    assert (today - plain).argmax() == 100 / beyond.EVERY


def test_with_five_hidden_layers_relu_helps_and_the_rest_alone_does_not(panel):
    ends = {recipe: course(recipe, panel.digits, 5, 1).right[-1] for recipe in (
        Recipe("relu", rate=0.3), *(Recipe("sigmoid", "cross-entropy", momentum, rate)
                                    for momentum, rate in ((0, 1), (0, 0.1), (0.9, 0.01))),
        *(Recipe(momentum=0.9, rate=rate) for rate in (0.03, 0.1)))}
    relu, *others = ends.values()
    assert f"{relu:.0%}" == "71%" and max(others) < 0.12


def test_what_is_claimed_does_not_hang_on_the_seed(panel):
    digits = panel.digits
    for seed in (2, 3):
        plain, today = (course(recipe, digits, 2, seed) for recipe in (
            Recipe(rate=3), Recipe("relu", "cross-entropy", 0.9, 0.01)))
        assert today.right[4] > plain.right[4] + 0.05
        assert abs(today.right[-1] - plain.right[-1]) < 0.1
        assert plain.stuck.max() > 20 and not today.stuck.any()
        deep, deep_today = (course(recipe, digits, 5, seed) for recipe in (
            Recipe(rate=3), Recipe("relu", "cross-entropy", 0.9, 0.01)))
        assert deep.right[-1] < 0.15 and deep_today.right[-1] > 0.6


def test_the_videos_choice_is_shown_with_its_best_rate(panel):
    ends = np.array([course(Recipe(rate=rate), panel.digits).right[[4, -1]] for rate in RATES])
    assert [RATES[k] for k in ends.argmax(axis=0)] == [3, 3]


def test_a_hand_and_arrows_choose_the_step(panel):
    point(panel, panel._stuck.axes, (612, 5))
    assert panel.code == "step=600"
    keys(panel, "ArrowRight", "ArrowRight", "ArrowLeft")
    assert panel.code == "step=650"
    point(panel, panel._costs[1].axes, (990, 1))
    assert panel.code == "step=1000"


def test_even_what_explodes_is_shown_with_numbers(panel):
    panel.set(eta=3, layers=5, cost="squares", seed=2)
    assert "nan" not in panel.description and "inf" not in panel.description


def test_an_output_is_stuck_below_the_slope_that_the_picture_names(panel):
    outputs = np.full(10, 0.1)
    # Targets 0, 0, 1: wrong by 0.97, 0.98, 0.99, and with slopes 2(a - y)·a(1 - a) of
    # 0.056, 0.038 and -0.020.
    outputs[[0, 1, 9]] = 0.97, 0.98, 0.01
    network = Network([np.zeros((10, 4))], [np.log(outputs / (1 - outputs))[:, None]])
    _, _, wrong, stuck = beyond._look(Recipe(), network, np.zeros((4, 1)), np.eye(10)[:, [9]], [9])
    assert (wrong, stuck) == (3, 2)
    assert any("< 0.05" in text.get_text() for text in panel.figure.findobj(Text))
