"""Average cost: single costs one by one, their mean, the order they come in, and the shelf."""

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import cost, forward, load_digits, panels
from mlp.lessons.descent.averages import running_means, single_costs, sorted_in_parts
from mlp.live.canvas import Touch
from mlp.storage import trained_network


def test_the_cost_of_all_is_the_mean_of_the_costs_of_single_examples(digits):
    network = trained_network()
    costs, right = single_costs(network, digits.train)
    by_one = [cost(network, digits.train.inputs(k), digits.train.targets(k)) for k in range(300)]
    np.testing.assert_allclose(costs, by_one)
    assert costs.mean() == pytest.approx(
        cost(network, digits.train.inputs(), digits.train.targets()))
    answers = forward(network, digits.train.inputs())[-1].argmax(axis=0)
    assert right.tolist() == (answers == digits.train.labels).tolist()


def test_more_examples_than_a_block_are_all_there(monkeypatch, digits):
    whole = single_costs(trained_network(), digits.train)
    monkeypatch.setattr("mlp.lessons.descent.averages.BLOCK", 70)
    for ours, theirs in zip(single_costs(trained_network(), digits.train), whole, strict=True):
        np.testing.assert_allclose(ours, theirs)


def test_running_means_are_the_means_so_far():
    np.testing.assert_allclose(running_means([4, 0, 2, 6], [1, 2, 4]), [4, 2, 3])


@pytest.mark.parametrize("m", [1, 3, 8, 300])
def test_bars_cut_anew_keep_their_order_and_their_mean(m):
    values = np.random.default_rng(m).random(m)
    parts = sorted_in_parts(values, 16)
    assert parts.shape == (16,) and (np.diff(parts) >= -1e-12).all()
    assert parts.mean() == pytest.approx(values.mean())
    if m == 8:
        np.testing.assert_allclose(parts, np.repeat(np.sort(values), 2))


@pytest.mark.parametrize("doublings", [0, 4, 8])
def test_it_says_the_mean_over_the_first_so_many(digits, doublings):
    panel = as_new(panels.AverageCost, digits, state=f"doublings={doublings} order=3")
    for examples, name in ((digits.train, "training"), (digits.test, "test")):
        first = np.random.default_rng(3).permutation(len(examples))[:2**doublings]
        mean = cost(trained_network(), examples.inputs(first), examples.targets(first))
        of_all = cost(trained_network(), examples.inputs(), examples.targets())
        few = f"{2**doublings} {name} example{'s' * (doublings > 0)}"
        assert f"over {few} is {mean:.3f} (over all: {of_all:.3f})" in panel.description


@pytest.mark.parametrize("doublings", [0, 3, 5, 8])
def test_the_dots_stand_at_the_means(digits, doublings):
    code = f"doublings={doublings} order=2 network=untrained"
    panel = as_new(panels.AverageCost, digits, state=code)
    for dot, drawn in zip(panel._dots.values(), panel._sorted.values(), strict=True):
        (n, height), = dot.get_xydata()
        assert n == 2**doublings
        assert f"mean {height:.3f}" == drawn.number.get_text()


def test_all_is_all_whatever_the_order():
    digits = load_digits(train=300, test=40)
    panel = as_new(panels.AverageCost, digits)
    panel.choose("All")
    said = panel.description
    assert "300 training examples" in said and "40 test examples" in said
    panel.set(order=7)
    assert panel.description == said
    panel.set(doublings=2)
    few = panel.description
    panel.set(order=8)
    assert panel.description != few


def test_one_example_costs_what_its_only_bar_says(digits):
    panel = as_new(panels.AverageCost, digits)
    panel.choose("One example")
    for drawn, examples in zip(panel._sorted.values(), digits, strict=True):
        k = np.random.default_rng(0).permutation(len(examples))[0]
        alone = cost(trained_network(), examples.inputs(k), examples.targets(k))
        np.testing.assert_allclose(drawn.bars.get_data().values, alone)


def test_an_untrained_network_costs_more_and_is_right_one_time_in_ten(digits):
    panel = as_new(panels.AverageCost, digits)
    panel.choose("Untrained, all")
    mean, right = (panel._table.numbers[k].get_text() for k in (1, 2))
    assert float(mean) > 2 and int(right.rstrip("%")) < 25


def test_hand_and_keys_double_and_halve(digits):
    panel = as_new(panels.AverageCost, digits)
    panel.touched(Touch("down", panel._settling, [(60, 0.1)], ""))
    assert panel.values()["doublings"] == 6
    panel.touched(Touch("key", None, [], "ArrowRight"))
    panel.touched(Touch("move", panel._settling, [(0.01, 0.1)], ""))
    panel.touched(Touch("key", None, [], "ArrowRight"))
    panel.touched(Touch("key", None, [], "ArrowRight"))
    panel.touched(Touch("key", None, [], "ArrowLeft"))
    assert panel.values()["doublings"] == 1
