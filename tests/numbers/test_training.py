"""Training: every step is a step down the gradient, and nothing else happens."""

from itertools import islice

import numpy as np
import pytest

from mlp import Network, cost, gradient, train
from mlp.training import Step, step_down


class Points:
    """The least that `train` asks of its examples; it notes which were looked at."""

    def __init__(self, inputs, targets):
        self._inputs, self._targets, self.asked = np.array(inputs), np.array(targets), []

    def __len__(self):
        return self._inputs.shape[1]

    def inputs(self, which):
        self.asked.append(list(which))
        return self._inputs[:, which]

    def targets(self, which):
        return self._targets[:, which]


def random_points(n=23, seed=0):
    rng = np.random.default_rng(seed)
    return Points(rng.random((3, n)), rng.random((2, n)))


def fresh(seed=1):
    return Network.random([3, 4, 2], np.random.default_rng(seed))


def numbers(network):
    return np.concatenate([array.ravel() for array in (*network.weights, *network.biases)])


def run(network, points, steps=None, seed=2, **options):
    """Train, for a number of steps if given; return the records."""
    options = {"learning_rate": 0.5, "batch_size": 5, "epochs": 2, **options}
    records = train(network, points, rng=np.random.default_rng(seed), **options)
    return list(islice(records, steps))


def test_the_same_seed_gives_the_same_network_to_the_last_bit():
    one, two, other = fresh(), fresh(), fresh()
    records = [run(network, random_points(), seed=seed)
               for network, seed in [(one, 2), (two, 2), (other, 3)]]
    assert numbers(one).tobytes() == numbers(two).tobytes()
    assert [step[:2] for step in records[0]] == [step[:2] for step in records[1]]
    assert numbers(one).tobytes() != numbers(other).tobytes()


def test_a_step_goes_minus_eta_times_the_gradient():
    points, network = random_points(5), fresh()
    inputs, targets = points.inputs(range(5)), points.targets(range(5))
    slopes = gradient(network, inputs, targets)
    expected = fresh()
    for l in range(2):
        expected.weights[l] = expected.weights[l] + -0.5 * slopes.weights[l]
        expected.biases[l] = expected.biases[l] + -0.5 * slopes.biases[l]
    before = cost(network, inputs, targets)
    (record,) = run(network, points, shuffle=False, epochs=1)
    assert numbers(network) == pytest.approx(numbers(expected), rel=0, abs=1e-15)
    assert record.cost == pytest.approx(before, rel=1e-12)
    assert cost(network, inputs, targets) < before


def test_step_down_is_done_in_place_and_takes_each_array_its_own_slope():
    network = Network([[[1.0, 2.0]], [[3.0]]], [[[4.0]], [[5.0]]])
    held = [*network.weights, *network.biases]
    step_down(network, Network([[[10.0, 20.0]], [[30.0]]], [[[40.0]], [[50.0]]]), 0.01)
    assert numbers(network) == pytest.approx([0.9, 1.8, 2.7, 3.6, 4.5])
    assert all(a is b for a, b in zip(held, (*network.weights, *network.biases), strict=True))


def test_stopping_keeps_what_is_learned_so_far():
    network, points = fresh(), random_points()
    run(network, points, steps=3)
    by_hand, order = fresh(), np.random.default_rng(2).permutation(23)
    for start in (0, 5, 10):
        batch = order[start:start + 5]
        step_down(by_hand, gradient(by_hand, points.inputs(batch), points.targets(batch)), 0.5)
    assert numbers(network) == pytest.approx(numbers(by_hand), rel=0, abs=1e-15)


def test_unshuffled_examples_keep_their_order_and_the_last_batch_is_smaller_but_a_mean():
    network, points = fresh(), random_points(7)
    run(network, points, shuffle=False)
    assert points.asked == [[0, 1, 2, 3, 4], [5, 6]] * 2
    by_hand = fresh()
    for batch in points.asked.copy():
        step_down(by_hand, gradient(by_hand, points.inputs(batch), points.targets(batch)), 0.5)
    assert numbers(network) == pytest.approx(numbers(by_hand), rel=0, abs=1e-15)


def test_shuffled_every_epoch_takes_all_examples_once_in_an_order_of_its_own():
    points = random_points(23)
    run(fresh(), points)
    first, second = sum(points.asked[:5], []), sum(points.asked[5:], [])
    assert sorted(first) == sorted(second) == list(range(23))
    assert first != second and first != sorted(first)


def test_records_tell_examples_cost_and_seconds():
    records = run(fresh(), random_points(7))
    assert [record.examples for record in records] == [5, 7, 12, 14]
    seconds = [record.seconds for record in records]
    assert seconds[0] > 0 and seconds == sorted(seconds)
    assert Step._fields == ("examples", "cost", "seconds")
    assert all(isinstance(record.cost, float) for record in records)


def test_nothing_is_learned_in_no_epochs_or_before_the_first_record_is_asked_for():
    network = fresh()
    train(network, random_points(), learning_rate=1, rng=np.random.default_rng(0))
    assert run(network, random_points(), epochs=0) == []
    assert np.array_equal(numbers(network), numbers(fresh()))


@pytest.mark.parametrize("options, sentence", [
    ({"learning_rate": 0}, "^learning_rate is 0, expected a positive number$"),
    ({"learning_rate": np.nan}, "^learning_rate is nan, expected a positive number$"),
    ({"learning_rate": np.inf}, "^learning_rate is inf, expected a positive number$"),
    ({"learning_rate": "3"}, "^learning_rate is .*3.*, expected a positive number$"),
    ({"batch_size": 0}, "batch_size.*0.*expected"),
    ({"batch_size": 2.5}, "batch_size.*2.5.*expected"),
    ({"epochs": -1}, "epochs.*-1.*expected"),
    ({"epochs": 1.5}, "epochs.*1.5.*expected"),
])
def test_numbers_out_of_range_get_one_sentence_at_once(options, sentence):
    options = {"learning_rate": 1.0, "rng": np.random.default_rng(0), **options}
    with pytest.raises(ValueError, match=sentence):
        train(fresh(), random_points(), **options)  # no record is asked for


def test_nothing_to_learn_from_gets_one_sentence():
    nothing = Points(np.ones((3, 0)), np.ones((2, 0)))
    with pytest.raises(ValueError, match="0 examples.*expected at least one example"):
        train(fresh(), nothing, learning_rate=1, rng=np.random.default_rng(0))
