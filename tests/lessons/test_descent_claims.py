"""What notebook 2 says in words and numbers, computed."""

import numpy as np
import pytest

from mlp import Network, cost, gradient, load_digits, train
from mlp.lessons.descent.beginners import untrained
from mlp.lessons.descent.landscapes import BOWL, VALLEYS, descend, level_places, rate_limit
from mlp.lessons.descent.probing import noise
from mlp.lessons.descent.reading import confusion, read, unlabelled
from mlp.lessons.descent.weight_images import likeness_of_neighbours, share_in_window
from mlp.storage import trained_network


@pytest.fixture(scope="module")
def digits():
    return load_digits()


@pytest.fixture(scope="module")
def reading(digits):
    return read(trained_network(), digits.test)


def sure_of_noise(network, digits):
    images = noise("uniform", 1000, digits.test, np.random.default_rng(0))
    return (read(network, unlabelled(images)).sureness > 0.9).mean()


def test_a_few_hundred_examples_tell_the_mean_to_a_third(digits, reading):
    known, rng = read(trained_network(), digits.train), np.random.default_rng(0)
    costs, right = known.costs, known.right

    def close(count):
        means = np.array([rng.permutation(costs)[:count].mean() for _ in range(200)])
        return (abs(means / costs.mean() - 1) < 1 / 3).mean()

    assert close(10) < 0.25 and close(400) > 0.85
    assert costs[~right].sum() > 0.7 * costs.sum() and (~right).mean() < 0.05
    assert costs.mean() < 0.8 * reading.costs.mean()


@pytest.mark.parametrize(("rate", "crossings"), [(0.5, 12), (0.3, 12), (0.24, 0)])
def test_beyond_half_the_limit_every_step_lands_on_the_other_side(rate, crossings):
    minimum = level_places(-5, 7)[0][1]
    assert rate_limit(VALLEYS, minimum) / 2 == pytest.approx(0.26, abs=0.001)
    sides = np.sign(descend(VALLEYS, 0.2, rate, 12) - minimum)      # as *Overshoot* does
    assert (np.diff(sides) != 0).sum() == crossings


def test_the_walk_in_the_bowl_zigzags_beyond_a_third_and_blows_up_beyond_two_thirds():
    x = {rate: descend(BOWL, (1, 1), rate, 20)[:, 0] for rate in (0.33, 0.34, 0.66, 0.67)}
    assert (x[0.33] >= 0).all() and x[0.34][1] < 0
    assert abs(x[0.66][-1]) < 1 < abs(x[0.67][-1])


def test_a_step_against_the_gradient_beats_twenty_at_random(digits):
    network, some = untrained(), slice(0, 1000)
    inputs, targets = digits.train.inputs(some), digits.train.targets(some)

    def change(way):
        length = np.sqrt(sum((array ** 2).sum() for group in way for array in group))
        moved = network.copy()
        for arrays, parts in zip((moved.weights, moved.biases), way, strict=True):
            for array, part in zip(arrays, parts, strict=True):
                array -= 0.1 / length * part
        return cost(moved, inputs, targets) - cost(network, inputs, targets)

    slopes, rng = gradient(network, inputs, targets), np.random.default_rng(0)
    tried = [change([[rng.standard_normal(array.shape) for array in group] for group in slopes])
             for _ in range(20)]
    assert [f"{-drop:.3f}" for drop in (change(slopes), min(tried))] == ["0.110", "0.002"]


@pytest.mark.slow
@pytest.mark.parametrize(("rate", "epochs", "least", "most"), [
    (0.5, 5, 0.89, 1), (0.03, 1, 0.1, 0.5), (0.3, 1, 0.8, 1), (3, 1, 0.8, 1), (30, 1, 0, 0.15)])
def test_so_many_of_60_000_digits_are_read_right(rate, epochs, least, most):
    rng, digits = np.random.default_rng(1), load_digits("drawn", train=60_000)
    learner = Network.random([784, 16, 16, 10], rng, init="fan-in")
    for _ in train(learner, digits.train, learning_rate=rate, epochs=epochs, rng=rng):
        pass
    assert least < read(learner, digits.test).right.mean() < most


def test_a_network_may_be_sure_of_noise_or_not(digits, reading):
    rng = np.random.default_rng(3)
    other = Network.random([784, 16, 16, 10], rng, init="fan-in")
    for _ in train(other, digits.train, learning_rate=1, epochs=3, rng=rng):
        pass
    share = sure_of_noise(trained_network(), digits)
    assert share == pytest.approx(0.4, abs=0.03) and sure_of_noise(other, digits) < 0.02
    assert share == pytest.approx((reading.sureness[~reading.right] > 0.9).mean(), abs=0.03)


def test_a_nine_is_most_often_what_a_4_is_taken_for(reading):
    wrong = confusion(reading)
    np.fill_diagonal(wrong, 0)
    assert wrong[:, 9].argmax() == 4 and wrong[9, 4] < wrong[4, 9]
    worst = reading.costs.argmax()
    assert reading.sureness[worst] > 0.9 and not reading.right[worst]


def test_the_weight_images_are_blots():
    images = trained_network().weights[0]
    for measure, least, most in ((likeness_of_neighbours, 0.65, 0.74),
                                 (share_in_window, 0.22, 0.79)):
        of_images = [measure(image) for image in images]
        assert (round(min(of_images), 2), round(max(of_images), 2)) == (least, most)
