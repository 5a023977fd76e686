"""What the notebooks say in words and numbers, computed: notebook by notebook."""

from functools import cache

import numpy as np
import pytest

from mlp import Network, cost, forward, gradient, load_digits, panels, train
from mlp.activations import SQUISHES, sigmoid
from mlp.backprop import Gradient
from mlp.lessons.calculus import vanishing
from mlp.lessons.calculus.referee import gaps, largest
from mlp.lessons.calculus.tree import Tree, Variable, video_chain
from mlp.lessons.descent.beginners import untrained
from mlp.lessons.descent.probing import noise
from mlp.lessons.descent.reading import confusion, read, unlabelled
from mlp.lessons.descent.weight_images import likeness_of_neighbours, share_in_window
from mlp.lessons.intuition.paths import in_a_row
from mlp.lessons.intuition.wishes import asked
from mlp.lessons.neurons.linefit import best_line, line_cost, line_gradient
from mlp.network import count_parameters
from mlp.nudging import Dial, Nudging
from mlp.panels.neurons.smallest_network import HOURS, SPEEDS
from mlp.storage import trained_network

NETWORK, DIGITS = trained_network(), load_digits()
TRAIN = DIGITS.train
FEW = TRAIN.pick(slice(0, 1000))
VIDEOS = Network.random([784, 16, 16, 10], np.random.RandomState(0))    # of the first four panels
BEGINNER = Network.random([784, 16, 16, 10], np.random.default_rng(1))  # of the last three


@cache
def nudging(network):
    return Nudging(network, TRAIN, np.float64)


def rise(network, place, nudge):
    """Return how a nudge of one bias of the first layer changes the cost."""
    known = nudging(network)
    return known.cost_after(Dial("bias", 1, place, 0), nudge) - known.cost


def test_the_myths_about_a_neuron():
    a, w, b = np.array([0.8, 0.5, 0.3]), np.array([3, -2, 4]), -1
    assert (w @ a + b, (w + b) @ a) == pytest.approx((1.6, 1.0))
    assert sigmoid(0.01) == pytest.approx(0.5, abs=0.01) and sigmoid(15) > 0.9995


def test_where_the_dials_are():
    assert count_parameters([784, 32, 16, 10]) - 13_002 == 784 * 16 + 16 + 16 * 16 == 12_816
    assert f"{784 * 16 / 13_002:.0%}" == "96%" and 13_546 - 13_002 == 2 * (16 * 16 + 16)


def test_a_forecast_is_good_near_zero_only():
    entry = nudging(NETWORK).gradient.biases[0][4, 0]
    near, far = (abs(rise(NETWORK, 4, nudge) - entry * nudge) for nudge in (0.1, 1))
    assert near < 0.1 * abs(entry * 0.1) < far


@pytest.mark.slow
def test_nudge_anything_opens_where_the_forecast_is_wrong_even_in_its_sign():
    panel = panels.NudgeAnything(DIGITS)
    really, forecast, _ = (text.get_text() for text in panel._table.numbers)
    assert really.startswith("+0.0003") and forecast.startswith("−0.0011")
    assert panel.description.endswith("This 9 is read as a 9.")


def test_trained_it_stands_in_a_valley_and_untrained_on_slopes():
    assert min(rise(NETWORK, k, nudge) for k in range(16) for nudge in (-4, 4)) > 0.002
    beginner = untrained()
    lower = [min(rise(beginner, k, nudge) for nudge in (-4, 4)) for k in range(16)]
    assert np.median(lower) < -0.01


def test_the_cost_does_not_answer_most_to_the_largest_weight():
    W, slopes = NETWORK.weights[2], nudging(NETWORK).gradient.weights[2]
    large, sensitive = (np.unravel_index(abs(x).argmax(), x.shape) for x in (W, slopes))
    assert abs(W[large]) > 2 * abs(W[sensitive])
    assert abs(slopes[large]) < 0.1 * abs(slopes[sensitive])


def test_a_steps_cost_leaps_and_relus_does_not():
    z = np.linspace(-1, 1, 2001)
    relu, step = (abs(np.diff((SQUISHES[name].function(z) - 1) ** 2)).max()
                  for name in ("relu", "step"))
    assert relu < 0.01 and step == 1
    slope = SQUISHES["sigmoid"].slope
    assert slope(z).max() == pytest.approx(0.25) and slope(np.array([-8.0, 8.0])).max() < 0.001


def test_the_line_of_twelve_people():
    assert line_cost(*best_line(HOURS, SPEEDS), HOURS, SPEEDS) == pytest.approx(29.95, abs=0.005)
    assert line_gradient(0, 40, HOURS, SPEEDS)[0] == pytest.approx(-102)
    falls = line_cost(0, 40, HOURS, SPEEDS) - line_cost(0.1, 40, HOURS, SPEEDS)
    assert falls == pytest.approx(10, abs=0.5) and line_gradient(9, 10, HOURS, SPEEDS)[0] > 0


@pytest.fixture(scope="module")
def reading():
    return read(NETWORK, DIGITS.test)


def sure_of_noise(network):
    images = noise("uniform", 1000, DIGITS.test, np.random.default_rng(0))
    return (read(network, unlabelled(images)).sureness > 0.9).mean()


def test_a_few_hundred_examples_tell_the_mean_to_a_third(reading):
    known, rng = read(NETWORK, TRAIN), np.random.default_rng(0)
    costs, right = known.costs, known.right

    def close(count):
        means = np.array([rng.permutation(costs)[:count].mean() for _ in range(200)])
        return (abs(means / costs.mean() - 1) < 1 / 3).mean()

    assert close(10) < 0.25 and close(400) > 0.85
    assert costs[~right].sum() > 0.7 * costs.sum() and (~right).mean() < 0.05
    assert costs.mean() < 0.8 * reading.costs.mean()


def gained(network, along, length):
    """Return how much a step of this length against `along` lowers the cost of a thousand."""
    moved, x, y = network.copy(), FEW.inputs(), FEW.targets()
    share = length / np.linalg.norm(in_a_row(along))
    for array, slope in zip((*moved.weights, *moved.biases), (*along.weights, *along.biases),
                            strict=True):
        array -= share * slope
    return cost(network, x, y) - cost(moved, x, y)


@pytest.mark.slow
def test_a_step_against_the_gradient_beats_twenty_at_random_and_one_example_gains_its_cosine():
    slopes, rng = gradient(untrained(), FEW.inputs(), FEW.targets()), np.random.default_rng(0)
    tried = [Gradient(*([rng.standard_normal(array.shape) for array in group] for group in slopes))
             for _ in range(20)]
    best, *others = (gained(untrained(), way, 0.1) for way in (slopes, *tried))
    assert [f"{best:.3f}", f"{max(others):.3f}"] == ["0.110", "0.002"]
    full, guess = (gradient(BEGINNER, some.inputs(), some.targets())
                   for some in (FEW, TRAIN.pick([0])))
    assert gained(BEGINNER, guess, 1e-4) / gained(BEGINNER, full, 1e-4) == pytest.approx(
        0.59, abs=0.006)


@pytest.mark.slow
@pytest.mark.parametrize(("rate", "epochs", "least", "most"), [
    (0.5, 5, 0.89, 1), (0.03, 1, 0.1, 0.5), (0.3, 1, 0.8, 1), (3, 1, 0.8, 1), (30, 1, 0, 0.15)])
def test_so_many_of_60_000_digits_are_read_right(rate, epochs, least, most):
    rng, digits = np.random.default_rng(1), load_digits("drawn", train=60_000)
    learner = Network.random([784, 16, 16, 10], rng, init="fan-in")
    for _ in train(learner, digits.train, learning_rate=rate, epochs=epochs, rng=rng):
        pass
    assert least < read(learner, digits.test).right.mean() < most


@pytest.mark.slow
def test_a_network_may_be_sure_of_noise_or_not(reading):
    rng = np.random.default_rng(3)
    other = Network.random([784, 16, 16, 10], rng, init="fan-in")
    for _ in train(other, TRAIN, learning_rate=1, epochs=3, rng=rng):
        pass
    share = sure_of_noise(NETWORK)
    assert share == pytest.approx(0.4, abs=0.03) and sure_of_noise(other) < 0.02
    assert share == pytest.approx((reading.sureness[~reading.right] > 0.9).mean(), abs=0.03)


def test_a_nine_is_most_often_what_a_4_is_taken_for_and_92_percent_are_read_right(reading):
    wrong = confusion(reading)
    np.fill_diagonal(wrong, 0)
    assert wrong[:, 9].argmax() == 4 and wrong[9, 4] < wrong[4, 9]
    worst = reading.costs.argmax()
    assert reading.sureness[worst] > 0.9 and not reading.right[worst]
    assert f"{reading.right.mean():.1%}" == "92.5%"
    images = NETWORK.weights[0]     # are blots
    for measure, least, most in ((likeness_of_neighbours, 0.65, 0.74),
                                 (share_in_window, 0.22, 0.79)):
        of_images = [measure(image) for image in images]
        assert (round(min(of_images), 2), round(max(of_images), 2)) == (least, most)


def test_five_biases_wish_next_to_nothing_and_hidden_neurons_are_wished_up_and_down():
    twos = np.flatnonzero(TRAIN.labels == 2)
    told = [asked(VIDEOS, TRAIN.inputs(k), TRAIN.targets(k)) for k in twos[:10]]
    outputs = told[3][-1]
    quiet = np.flatnonzero(abs(outputs.sum_wishes) < 0.03)
    assert quiet.tolist() == [3, 6, 7, 8, 9]
    assert (abs(outputs.wishes[[7, 8, 9]]) < 0.11).all()
    assert (abs(outputs.wishes[[3, 6]]) > 1.9).all() and (outputs.valves[[3, 6]] < 0.02).all()
    assert (outputs.wishes**2).sum() / 4 == pytest.approx(
        cost(VIDEOS, TRAIN.inputs(twos[3]), TRAIN.targets(twos[3])))
    wishes = np.array([one[1].wishes for one in told])
    assert ((wishes > 0.05).any(axis=0) & (wishes < -0.05).any(axis=0)).sum() == 4


def test_examples_may_be_shuffled_and_outputs_may_not():
    some, rng = TRAIN.pick(slice(0, 300)), np.random.default_rng(0)
    x, y, order = some.inputs(), some.targets(), rng.permutation(300)
    mean = gradient(BEGINNER, x, y)
    assert largest(gaps(mean, gradient(BEGINNER, x[:, order], y[:, order]))) < 1e-12
    for _ in range(3):
        assert largest(gaps(mean, gradient(BEGINNER, x, y[rng.permutation(10)]))) > 0.01


def test_a_large_weight_has_a_smaller_derivative_for_both_other_factors_are_nearer_to_0():
    chain, w, z, a = video_chain(), Variable("w", 3), Variable("z", 3), Variable("a", 3)
    small = Tree(chain, [0.5], [1])
    chain.weights[-1][:] = 4
    large = Tree(chain, [0.5], [1])
    assert [f"{tree.slopes[w]:.4f}" for tree in (small, large)] == ["-0.0741", "-0.0094"]
    flatter, nearer = (small.local(*step) / large.local(*step) for step in (
        (z, a), (a, large.cost)))
    assert nearer > flatter > 2


def test_with_a_target_of_0_the_last_factor_alone_changes_and_the_weight_should_go_down():
    w, z, a = (Variable(letter, 3) for letter in "wza")
    one, other = Tree(video_chain(), [0.5], [1]), Tree(video_chain(), [0.5], [0])
    changed = [step for step in ((w, z), (z, a), (a, one.cost))
               if one.local(*step) != other.local(*step)]
    assert changed == [(a, one.cost)] and f"{other.slopes[w]:+.3f}" == "+0.143"


def test_with_large_weights_relu_explodes_on_the_way_forward():
    network, examples = vanishing.deep_network(10, 6, "relu", 4), vanishing.random_examples(6)
    sizes, _ = vanishing.slope_sizes(network, *examples)
    assert 4e8 < sizes.min() and sizes.max() < 1.2e9
    assert f"{vanishing.output_size(network, examples[0]):,.0f}" == "34,189"
    by_biases = [np.sqrt((of_sums**2).mean()) for of_sums in _of_sums(network, *examples)]
    assert f"{by_biases[0] / by_biases[-1]:,.0f}" == "35,369"
    sizes, _ = vanishing.slope_sizes(vanishing.deep_network(10, 6, "tanh"), *examples)
    assert f"{sizes[0] / sizes[-1]:.0%}" == "59%"


def _of_sums(network, inputs, targets):
    """Return ``∂C/∂z`` of each layer, a column for each example: the slopes of the biases."""
    each = [gradient(network, inputs[:, [k]], targets[:, [k]]).biases
            for k in range(inputs.shape[1])]
    return [np.hstack(of_layer) for of_layer in zip(*each, strict=True)]


def test_the_hint_on_a_weight_that_lowers_the_cost_leads_to_one_for_most_outputs():
    network, x, y = untrained(), TRAIN.inputs(), TRAIN.targets()
    loudest, gained = forward(network, x)[2].mean(axis=1).argmax(), []
    for output in range(10):
        nudged = network.copy()
        nudged.weights[2][output, loudest] -= 4
        gained.append(cost(network, x, y) - cost(nudged, x, y))
    assert loudest == 3 and sum(gain > 0.1 for gain in gained) >= 8
