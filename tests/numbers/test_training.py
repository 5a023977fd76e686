"""Training: every step is a step down the gradient, and nothing else happens."""

from itertools import islice

import numpy as np
import pytest

from mlp import Network, cost, gradient, train
from mlp.training import step_down


class Points:
    """The least that `train` asks of its examples; it notes which were looked at."""

    def __init__(self, n=23):
        rng = np.random.default_rng(0)
        self._inputs, self._targets, self.asked = rng.random((3, n)), rng.random((2, n)), []

    def __len__(self):
        return self._inputs.shape[1]

    def inputs(self, which):
        self.asked.append(list(which))
        return self._inputs[:, which]

    def targets(self, which):
        return self._targets[:, which]


def fresh():
    return Network.random([3, 4, 2], 1)


def numbers(network):
    return np.concatenate([array.ravel() for array in (*network.weights, *network.biases)])


def run(network, points, steps=None, seed=2, **options):
    """Train, for a number of steps if given; return the records."""
    options = {"learning_rate": 0.5, "batch_size": 5, "epochs": 2, **options}
    return list(islice(train(network, points, rng=seed, **options), steps))


def by_hand(points, batches):
    """Return the costs before each step of 0.5, and the numbers after the last."""
    network, costs = fresh(), []
    for batch in batches:
        inputs, targets = points.inputs(batch), points.targets(batch)
        slopes = gradient(network, inputs, targets)
        costs.append(cost(network, inputs, targets))
        network = Network([W - 0.5 * s for W, s in zip(network.weights, slopes[0], strict=True)],
                          [b - 0.5 * s for b, s in zip(network.biases, slopes[1], strict=True)])
    return costs, pytest.approx(numbers(network), rel=0, abs=1e-15)


def test_unshuffled_each_step_goes_minus_eta_times_the_mean_gradient_of_its_batch():
    network, points = fresh(), Points(7)
    records = run(network, points, shuffle=False)
    batches = points.asked.copy()
    assert batches == [[0, 1, 2, 3, 4], [5, 6]] * 2
    costs, after = by_hand(points, batches)
    assert numbers(network) == after
    assert [record.cost for record in records] == pytest.approx(costs, rel=1e-12)
    assert [record.examples for record in records] == [5, 7, 12, 14]
    seconds = [record.seconds for record in records]
    assert seconds[0] > 0 and seconds == sorted(seconds)


def test_shuffled_every_epoch_takes_all_once_in_an_order_of_its_own_and_stopping_keeps_all():
    network, points = fresh(), Points()
    run(network, points, steps=3)
    order = np.random.default_rng(2).permutation(23)
    assert numbers(network) == by_hand(points, [order[:5], order[5:10], order[10:15]])[1]
    points = Points()
    run(fresh(), points)
    first, second = sum(points.asked[:5], []), sum(points.asked[5:], [])
    assert sorted(first) == sorted(second) == list(range(23))
    assert first == list(order) and first != second


def test_step_down_is_done_in_place_and_takes_each_array_its_own_slope():
    network = Network([[[1.0, 2.0]], [[3.0]]], [[[4.0]], [[5.0]]])
    held = [*network.weights, *network.biases]
    step_down(network, Network([[[10.0, 20.0]], [[30.0]]], [[[40.0]], [[50.0]]]), 0.01)
    assert numbers(network) == pytest.approx([0.9, 1.8, 2.7, 3.6, 4.5])
    assert all(a is b for a, b in zip(held, (*network.weights, *network.biases), strict=True))


def test_nothing_is_learned_in_no_epochs_or_before_the_first_record_is_asked_for():
    network = fresh()
    train(network, Points(), learning_rate=1, rng=0)
    assert run(network, Points(), epochs=0) == []
    assert np.array_equal(numbers(network), numbers(fresh()))
