"""Mini-batches: the panel says what training really does."""

import re

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import cost, gradient, load_digits, panels
from mlp.lessons.descent.amounts import learned_from
from mlp.lessons.intuition.paths import descend, in_a_row
from mlp.live.canvas import Touch
from mlp.training import step_down


@pytest.fixture(scope="module")
def digits():
    return load_digits()


@pytest.fixture(scope="module")
def batches(digits):
    return as_new(panels.MiniBatches, digits)


@pytest.fixture(autouse=True)
def first_state(request):
    if "batches" in request.fixturenames:
        request.getfixturevalue("batches").reset()


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
