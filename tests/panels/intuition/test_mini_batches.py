"""Mini-batches and how much data: the panels say what training really does."""

import re

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import cost, gradient, load_digits, panels
from mlp.lessons.intuition.amounts import answers, learned_from, share_right
from mlp.lessons.intuition.paths import descend, in_a_row
from mlp.live.canvas import Touch
from mlp.training import step_down


@pytest.fixture(scope="module")
def digits():
    return load_digits()


@pytest.fixture(scope="module")
def batches(digits):
    return as_new(panels.MiniBatches, digits)


@pytest.fixture(scope="module")
def amounts(digits):
    return as_new(panels.HowMuchData, digits)


@pytest.fixture(autouse=True)
def first_state(request):
    for name in {"batches", "amounts"} & set(request.fixturenames):
        request.getfixturevalue(name).reset()


def costs_said(panel):
    return [float(number) for number in re.findall(r"cost ([\d.]+) after", panel.description)]


def test_the_full_batch_cost_is_that_of_plain_gradient_descent(batches):
    network = batches.network.copy()
    inputs, targets = batches.examples.inputs(), batches.examples.targets()
    assert inputs.shape[1] == 300
    for step in range(9):
        batches.set(step=step)
        assert costs_said(batches)[0] == pytest.approx(cost(network, inputs, targets), abs=0.0051)
        step_down(network, gradient(network, inputs, targets), 3.0)


def test_both_begin_at_the_same_place_and_cost(batches):
    batches.set(step=0)
    full, batch = costs_said(batches)
    assert full == batch and "12,000" not in batches.description
    assert [line.get_xydata().tolist() for line in batches._map.lines.values()] == 2 * [[[0, 0]]]


def test_a_mini_batch_gets_about_as_far_from_far_fewer_examples(batches):
    full, batch = costs_said(batches)
    assert "after 12,000 examples; 10 at a time" in batches.description
    assert "after 400 examples." in batches.description
    batches.set(step=0)
    start = costs_said(batches)[0]
    assert start - batch > 0.3 * (start - full)
    batches.set(step=1)
    assert costs_said(batches)[0] > batch       # the first full step alone took 300 examples


def test_the_larger_the_batch_the_smaller_the_angle(batches):
    angles = []
    for size in (1, 3, 10, 30, 100):
        batches.set(batch=size)
        angles.append(int(re.search(r"about (\d+)°", batches.description)[1]))
    assert angles == sorted(angles, reverse=True) and angles[0] > 60 > 30 > angles[-1]


def test_the_path_on_the_map_is_the_shadow_of_the_real_one(batches):
    batches.set(batch=7)
    path = descend(batches.network, batches.examples, 7, 40, 3.0, np.random.default_rng(2))
    origin, axes = batches._plane
    assert origin == pytest.approx(in_a_row(batches.network))
    assert batches._map.lines["batch"].get_xydata() == pytest.approx((path - origin) @ axes.T)
    shown = ((path - origin) @ axes.T)
    share = (shown ** 2).sum() / ((path - origin) ** 2).sum()
    assert f"the map shows {share:.0%} of where its path went." in batches.description


def test_the_map_shows_the_path_of_10_and_hardly_that_of_1(batches):
    shares = []
    for size in (10, 1):
        batches.set(batch=size)
        shares.append(int(re.search(r"shows (\d+)% of", batches.description)[1]))
    assert shares[0] > 60 and shares[1] < 25


def test_seconds_are_measured_and_not_said(batches):
    before = batches.description
    batches.time_both()
    assert batches.values()["against"] == "seconds" and batches.description == before
    full, batch = (batches._costs.lines[name].get_xdata() for name in ("full", "batch"))
    assert (np.diff(full) > 0).all() and (np.diff(batch) > 0).all()
    assert full[-1] > batch[-1]     # 12,000 examples take longer than 400
    assert [text.get_text() for text in batches._powers][2] == "1 ms"


def test_steps_and_sizes_by_key_and_pointer(batches):
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowDown"):
        batches.touched(Touch("key", None, [], key))
    assert (batches.values()["step"], batches.values()["batch"]) == (38, 11)
    batches.touched(Touch("down", batches._angles.point.axes, [(2.0, 30)], ""))
    assert batches.values()["batch"] == 100
    batches.touched(Touch("move", batches._angles.point.axes, [(-5, 30)], ""))
    assert batches.values()["batch"] == 1


def test_a_network_learns_from_the_first_examples_and_makes_all_its_steps(digits):
    few = learned_from(digits.train, 20, steps=50, learning_rate=1.0, seed=3)
    same = learned_from(digits.train.pick(slice(0, 20)), 10**6, steps=50, learning_rate=1.0, seed=3)
    other = learned_from(digits.train, 21, steps=50, learning_rate=1.0, seed=3)
    assert np.array_equal(few.weights[0], same.weights[0])
    assert not np.array_equal(few.weights[0], other.weights[0])
    one = learned_from(digits.train, 1, steps=1, learning_rate=1.0, seed=3)
    none = learned_from(digits.train, 1, steps=0, learning_rate=1.0, seed=3)
    slopes = gradient(none, digits.train.inputs(0), digits.train.targets(0))
    assert one.weights[1] == pytest.approx(none.weights[1] - slopes.weights[1], abs=1e-5)


def test_a_share_counts_what_is_read_as_its_label(digits):
    network = learned_from(digits.train, 100, steps=100, learning_rate=1.0, seed=0)
    few = digits.test.pick(slice(0, 8))
    read = answers(network, few)
    assert share_right(network, few) == sum(read == few.labels) / 8


def test_more_examples_read_more_new_digits(amounts):
    new, old = amounts.shares
    assert amounts.counts == [10, 32, 100, 316, 1000, 3162, 10_000]
    assert new[0] < 0.35 and new[2] > 0.45 and new[-1] > 0.8
    assert (np.diff(new[:5]) > 0.03).all() and old[0] == 1
    assert old[0] - new[0] > 0.6 and old[-1] - new[-1] < 0.08


def test_it_says_and_shows_what_is_read_wrong(amounts, digits):
    amounts.choose("A hundred")
    share = amounts.shares[0][2]
    assert amounts.description == ("After 2,000 steps on 100 examples the network reads 100% of "
                                   f"them right, and {share:.0%} of 2,000 new digits.")
    wrong = np.flatnonzero(amounts._read[2] != digits.test.labels)
    assert amounts._titles[1].get_text() == f"{len(wrong):,} of 2,000 read wrong"
    assert len(wrong) == round(2000 * (1 - share))
    amounts.set(first=5)
    assert amounts._words[0].get_text() == (
        f"{digits.test.labels[wrong[5]]}→{amounts._read[2][wrong[5]]}")
    shown = amounts._grids[0].get_array()[:, :28]
    np.testing.assert_allclose(shown, digits.test.inputs(wrong[5]).reshape(28, 28))
    amounts.set(first=1000)
    assert amounts._words[0].get_text() == ""


def test_a_number_is_chosen_by_key_and_pointer(amounts):
    amounts.touched(Touch("key", None, [], "ArrowLeft"))
    assert amounts.values()["power"] == 3.5
    amounts.touched(Touch("down", amounts._points[0].axes, [(1.6, 0.5)], ""))
    assert amounts.values()["power"] == 1.5 and "on 32 examples" in amounts.description


def test_too_few_digits_are_refused_in_one_sentence():
    with pytest.raises(ValueError, match="load at least 30"):
        panels.HowMuchData(load_digits(train=20, test=5))
