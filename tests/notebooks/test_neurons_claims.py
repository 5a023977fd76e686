"""What notebook 1 says in words and numbers, computed."""

import numpy as np
import pytest

from mlp import Network, cost, gradient, load_digits, panels
from mlp.activations import SQUISHES, sigmoid
from mlp.lessons.neurons.linefit import best_line, line_cost, line_gradient
from mlp.network import count_parameters
from mlp.panels.neurons.smallest_network import HOURS, SPEEDS
from mlp.storage import trained_network

NETWORK, TRAIN = trained_network(), load_digits().train
EXAMPLES = TRAIN.inputs(), TRAIN.targets()


def rise(network, layer, place, nudge):
    """Return how a nudge of one bias of `layer`, counted from 1, changes the cost."""
    nudged = network.copy()
    nudged.biases[layer - 1][place, 0] += nudge
    return cost(nudged, *EXAMPLES) - cost(network, *EXAMPLES)


def test_the_myths_about_a_neuron():
    a, w, b = np.array([0.8, 0.5, 0.3]), np.array([3, -2, 4]), -1
    assert (w @ a + b, (w + b) @ a) == pytest.approx((1.6, 1.0))
    assert sigmoid(0.01) == pytest.approx(0.5, abs=0.01) and sigmoid(15) > 0.9995


def test_where_the_dials_are():
    assert count_parameters([784, 32, 16, 10]) - 13_002 == 784 * 16 + 16 + 16 * 16 == 12_816
    assert f"{784 * 16 / 13_002:.0%}" == "96%" and 13_546 - 13_002 == 2 * (16 * 16 + 16)


def test_a_forecast_is_good_near_zero_only():
    entry = gradient(NETWORK, *EXAMPLES).biases[0][4, 0]
    near, far = (abs(rise(NETWORK, 1, 4, nudge) - entry * nudge) for nudge in (0.1, 1))
    assert near < 0.1 * abs(entry * 0.1) < far


def test_nudge_anything_opens_where_the_forecast_is_wrong_even_in_its_sign():
    panel = panels.NudgeAnything(load_digits())
    really, forecast, _ = (text.get_text() for text in panel._table.numbers)
    assert really.startswith("+0.0003") and forecast.startswith("−0.0011")
    assert panel.description.endswith("This 9 is read as a 9.")


def test_trained_it_stands_in_a_valley_and_untrained_on_slopes():
    assert min(rise(NETWORK, 1, k, nudge) for k in range(16) for nudge in (-4, 4)) > 0.002
    untrained = Network.random([784, 16, 16, 10], np.random.default_rng(0))
    lower = [min(rise(untrained, 1, k, nudge) for nudge in (-4, 4)) for k in range(16)]
    assert np.median(lower) < -0.01


def test_the_cost_does_not_answer_most_to_the_largest_weight():
    W, slopes = NETWORK.weights[2], gradient(NETWORK, *EXAMPLES).weights[2]
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
