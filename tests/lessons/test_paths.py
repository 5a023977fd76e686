"""Paths of training: against the plain steps, hand-made planes, and `cost` itself."""

import numpy as np
import pytest

from mlp import Network, cost, gradient, load_digits, train
from mlp.lessons.intuition.paths import (
    Plane,
    costs_along,
    descend,
    in_a_row,
    mean_angles,
    plane_through,
    seconds_needed,
)
from mlp.training import step_down


@pytest.fixture(scope="module")
def examples():
    return load_digits(train=60, test=1).train


@pytest.fixture(params=["sigmoid", "tanh", "relu"])
def network(request):
    return Network.random([784, 5, 10], np.random.default_rng(0), request.param, init="fan-in")


def test_a_full_batch_path_is_gradient_descent_on_all_examples(network, examples):
    path = descend(network, examples, len(examples), 4, 0.02, np.random.default_rng(0))
    byhand = network.copy()
    assert path.shape == (5, network.n_parameters)
    for row in path:
        assert row == pytest.approx(in_a_row(byhand), abs=1e-5)     # the path is in float32
        step_down(byhand, gradient(byhand, examples.inputs(), examples.targets()), 0.02)


def test_a_path_in_mini_batches_takes_the_steps_of_train(network, examples):
    path = descend(network, examples, 25, 7, 0.02, np.random.default_rng(3))
    rows, before = [], in_a_row(network)
    learner, rng = network.copy(), np.random.default_rng(3)
    for _ in train(learner, examples, learning_rate=0.02, batch_size=25, epochs=3, rng=rng,
                   fast=False):
        rows.append(in_a_row(learner))
    assert np.array_equal(path[0], before) and np.array_equal(in_a_row(network), before)
    assert path[1:] == pytest.approx(np.array(rows)[:7], abs=1e-5)      # three batches an epoch


def test_costs_along_a_path_are_those_of_its_networks(network, examples):
    path = descend(network, examples, 10, 30, 0.02, np.random.default_rng(1))
    costs = costs_along(path, network, examples)
    assert len(costs) == 31
    for k in (0, 1, 24, 25, 30):
        there, at = network.copy(), 0
        for array in (*there.weights, *there.biases):
            array[...] = path[k, at:at + array.size].reshape(array.shape)
            at += array.size
        assert costs[k] == pytest.approx(cost(there, examples.inputs(), examples.targets()),
                                         rel=1e-5)


def test_seconds_grow_with_every_step(network, examples):
    seconds = seconds_needed(network, examples, 10, 12, 0.5, np.random.default_rng(0))
    assert len(seconds) == 12 and 0 < seconds[0] and (np.diff(seconds) > 0).all()


def test_the_plane_goes_through_the_start_and_the_end_of_the_first_path():
    rng = np.random.default_rng(0)
    full, other = (np.vstack([np.ones(6), 1 + rng.standard_normal((4, 6)).cumsum(0)])
                   for _ in range(2))
    plane = plane_through(full, other)
    assert plane.axes @ plane.axes.T == pytest.approx(np.eye(2), abs=1e-12)
    assert plane.shadow(full)[0] == pytest.approx([0, 0])
    length = np.linalg.norm(full[-1] - full[0])
    assert plane.shadow(full)[-1] == pytest.approx([length, 0], abs=1e-12)
    assert plane.points([0, length], [0])[1] == pytest.approx(full[-1])
    # No other direction at right angles to the first shows more of what is left.
    left = np.concatenate([full, other]) - full[0]
    left -= np.outer(left @ plane.axes[0], plane.axes[0])
    shown = ((left @ plane.axes[1]) ** 2).sum()
    for _ in range(200):
        direction = rng.standard_normal(6)
        direction -= direction @ plane.axes[0] * plane.axes[0]
        assert ((left @ direction / np.linalg.norm(direction)) ** 2).sum() <= shown + 1e-9


def test_how_much_of_a_path_a_map_shows():
    plane = Plane(np.zeros(3), np.eye(3)[:2])
    assert plane.shadow(np.array([[3.0, 4.0, 9.0]])).tolist() == [[3.0, 4.0]]
    assert plane.share(np.array([[0.0, 0, 0], [3, 4, 0]])) == 1
    assert plane.share(np.array([[0.0, 0, 0], [3, 0, 4]])) == pytest.approx(9 / 25)


def test_points_of_a_grid_come_row_by_row():
    plane = Plane(np.array([10.0, 20.0]), np.eye(2))
    assert plane.points([1, 2, 3], [5, 6]).tolist() == [
        [11, 25], [12, 25], [13, 25], [11, 26], [12, 26], [13, 26]]


def test_angles_fall_to_0_as_the_batch_grows(network, examples):
    angles = mean_angles(network, examples, [1, 5, 30, 60], 8, np.random.default_rng(0))
    assert (np.diff(angles) < 0).all() and angles[0] > 10
    assert angles[-1] == pytest.approx(0, abs=1e-4)


def test_an_angle_is_the_one_between_the_two_gradients(examples):
    network = Network.random([784, 3, 10], np.random.default_rng(0))
    (angle,) = mean_angles(network, examples, [2], 1, np.random.default_rng(4))
    batch = np.random.default_rng(4).choice(60, 2, replace=False)
    one = in_a_row(gradient(network, examples.inputs(batch), examples.targets(batch)))
    other = in_a_row(gradient(network, examples.inputs(), examples.targets()))
    one, other = one / np.linalg.norm(one), other / np.linalg.norm(other)
    assert angle == pytest.approx(np.degrees(2 * np.arcsin(np.linalg.norm(one - other) / 2)))
