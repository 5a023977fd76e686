"""Paths of training: against the plain steps, hand-made planes, and `cost` itself."""

import numpy as np
import pytest

from mlp import Network, cost, gradient, load_digits, train
from mlp.lessons.intuition import paths

EXAMPLES = load_digits(train=60, test=1).train


@pytest.fixture(params=["sigmoid", "tanh", "relu"])
def network(request):
    return Network.random([784, 5, 10], np.random.default_rng(0), request.param, init="fan-in")


@pytest.mark.slow
@pytest.mark.parametrize("batch", [25, 60])
def test_a_path_takes_the_steps_of_train_and_costs_what_its_networks_do(network, batch):
    path = paths.descend(network, EXAMPLES, batch, 7, 0.02, np.random.default_rng(3))
    before, learner, rng = paths.in_a_row(network), network.copy(), np.random.default_rng(3)
    rows, costs = [before], [cost(learner, EXAMPLES.inputs(), EXAMPLES.targets())]
    for _ in train(learner, EXAMPLES, learning_rate=0.02, batch_size=batch, epochs=7, rng=rng,
                   fast=False):
        rows.append(paths.in_a_row(learner))
        costs.append(cost(learner, EXAMPLES.inputs(), EXAMPLES.targets()))
    assert np.array_equal(paths.in_a_row(network), before)
    assert path == pytest.approx(np.array(rows[:8]), abs=1e-5)      # the path is in float32
    along = paths.costs_along(np.tile(path, (4, 1)), network, EXAMPLES)   # more than fit in one go
    assert along == pytest.approx(4 * costs[:8], rel=1e-4)


def test_the_plane_goes_through_the_start_and_the_end_of_the_first_path():
    rng = np.random.default_rng(0)
    full, other = (np.vstack([np.ones(6), 1 + rng.standard_normal((4, 6)).cumsum(0)])
                   for _ in range(2))
    plane = paths.plane_through(full, other)
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


def test_how_much_of_a_path_a_map_shows_and_points_of_a_grid_row_by_row():
    plane = paths.Plane(np.zeros(3), np.eye(3)[:2])
    assert plane.shadow(np.array([[3.0, 4.0, 9.0]])).tolist() == [[3.0, 4.0]]
    assert plane.share(np.array([[0.0, 0, 0], [3, 4, 0]])) == 1
    assert plane.share(np.array([[0.0, 0, 0], [3, 0, 4]])) == pytest.approx(9 / 25)
    assert paths.Plane(np.array([10.0, 20.0]), np.eye(2)).points([1, 2, 3], [5, 6]).tolist() == [
        [11, 25], [12, 25], [13, 25], [11, 26], [12, 26], [13, 26]]


def test_an_angle_is_the_one_between_the_two_gradients_and_0_for_all_examples(network):
    angle, none = paths.mean_angles(network, EXAMPLES, [2, 60], 1, np.random.default_rng(4))
    batch = np.random.default_rng(4).choice(60, 2, replace=False)
    one, other = (paths.in_a_row(gradient(network, EXAMPLES.inputs(which), EXAMPLES.targets(which)))
                  for which in (batch, slice(None)))
    one, other = one / np.linalg.norm(one), other / np.linalg.norm(other)
    assert angle == pytest.approx(np.degrees(2 * np.arcsin(np.linalg.norm(one - other) / 2)))
    assert none == pytest.approx(0, abs=1e-4)
