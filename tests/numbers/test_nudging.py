"""What a nudge does, against a network that was really nudged."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp import Network, all_examples, gradient, nudging
from mlp.backprop import weighted_sums
from mlp.data import Examples
from mlp.nudging import Dial, Nudging

SQUISH = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: z * (z > 0),
    "tanh": lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
}


class Case:
    """A random network, examples, and one of the network's dials."""

    def __init__(self, hidden, pixels, m, activation, seed, kind):
        rng = np.random.default_rng(seed)
        self.network = Network.random([pixels, *hidden, 10], rng, activation, init="fan-in")
        self.examples = Examples(rng.integers(0, 256, (pixels, m), np.uint8),
                                 rng.integers(0, 10, m))
        layer = int(rng.integers(1, len(hidden) + 2))
        n_out, n_in = self.network.weights[layer - 1].shape
        self.dial = Dial(kind, layer, int(rng.integers(n_out)), int(rng.integers(n_in)))
        self.inputs, self.targets = self.examples.inputs(), self.examples.targets()

    def start(self, dtype=np.float64):
        """Return a `Nudging` that looks at 3 examples at a time."""
        with patch.object(all_examples, "BLOCK", 3):
            return Nudging(self.network, self.examples, dtype)

    def outputs(self, nudge):
        """Return all outputs after the nudge, computed from the first layer on."""
        kind, layer, neuron, source = self.dial
        a = self.inputs
        for l, (W, b) in enumerate(zip(self.network.weights, self.network.biases, strict=True), 1):
            W, b = W.copy(), b.copy()
            if (kind, layer) == ("weight", l):
                W[neuron, source] += nudge
            if (kind, layer) == ("bias", l):
                b[neuron, 0] += nudge
            a = SQUISH[self.network.activation](W @ a + b)
            if (kind, layer) == ("activation", l):
                a[neuron] += nudge
        return a

    def cost(self, nudge):
        """Return the cost after the nudge."""
        return ((self.outputs(nudge) - self.targets) ** 2).sum() / len(self.examples)


cases = st.builds(
    Case, st.lists(st.integers(2, 5), max_size=3), st.integers(7, 9),
    st.integers(1, 8), st.sampled_from(sorted(SQUISH)), st.integers(0, 2**32),
    st.sampled_from(["weight", "bias", "activation"]))
several_nudges = st.lists(st.floats(-3, 3), min_size=1, max_size=5)


def arrays(network):
    return [*network.weights, *network.biases]


@given(cases, several_nudges)
def test_costs_curve_outputs_and_slope_are_those_of_a_network_really_nudged(case, several):
    before, start, nudge = case.network.copy(), case.start(), several[0]
    exact = {"rel": 1e-12, "abs": 1e-12}
    slope = start.slope(case.dial)
    assert start.cost_after(case.dial, nudge) == pytest.approx(case.cost(nudge), **exact)
    assert start.curve(case.dial, several) == pytest.approx(
        [case.cost(nudge) for nudge in several], **exact)
    outputs = np.stack([start.outputs_after(case.dial, nudge, example)
                        for example in range(len(case.examples))], axis=1)
    np.testing.assert_allclose(outputs, case.outputs(nudge), rtol=1e-12, atol=1e-12)
    # To look changes neither the network nor what is told next.
    assert start.cost_after(case.dial, 0) == start.cost == pytest.approx(case.cost(0), **exact)
    assert start.slope(case.dial) == slope
    assert all(map(np.array_equal, arrays(case.network), arrays(before)))


    # Many nudges in a row are exact to a millionth in float32.
    quick = case.start(np.float32)
    assert [quick.cost_after(case.dial, nudge) for nudge in several] == pytest.approx(
        [case.cost(nudge) for nudge in several], abs=1e-6, rel=1e-6)
    # Truncation is about nudge**2, rounding 1e-16 / nudge; within it no ReLU may switch on or off.
    if case.network.activation != "relu" or min(
            abs(z).min() for z in weighted_sums(case.network, case.inputs)[0]) > 1e-3:
        assert slope == pytest.approx((case.cost(1e-5) - case.cost(-1e-5)) / 2e-5, abs=1e-8)


@given(cases, st.sampled_from([np.float64, np.float32]))
def test_the_block_by_block_gradient_is_the_gradient_of_all_at_once(case, dtype):
    case.network = Network(*([array.astype(dtype) for array in part] for part in (
        case.network.weights, case.network.biases)), case.network.activation)
    told, whole = case.start().gradient, gradient(case.network, case.inputs, case.targets)
    for one, two in zip(arrays(told), arrays(whole), strict=True):
        assert one.shape == two.shape and abs(one - two).max() < 1e-13


@pytest.mark.parametrize("hidden", [[], [3]])
def test_what_is_kept_of_one_dial_is_not_taken_for_another(hidden):
    case = Case(hidden, 7, 8, "sigmoid", 1, "weight")
    used = case.start()
    with patch.object(nudging, "BLOCK", 2):
        for kind, layer, neuron, source in (("weight", 1, 0, 2), ("weight", 1, 1, 2),
                                            ("weight", 1, 1, 4), ("bias", 1, 1, 0),
                                            ("weight", 1, 0, 2)):
            case.dial = Dial(kind, layer, neuron, source)
            for nudge in (0.5, -1, 0.5, 0):
                assert used.cost_after(case.dial, nudge) == pytest.approx(case.cost(nudge))


def test_the_value_of_a_dial_is_the_number_it_turns_and_for_activations_their_mean():
    network = Network([[[1, 2], [3, 4]], np.full((10, 2), 7)],
                      [[[5], [6]], np.arange(10)[:, None]], "relu")
    examples = Examples(np.array([[0, 255], [255, 255]], np.uint8), np.array([3, 4]))
    start = Nudging(network, examples)
    for dial, value in {
            ("weight", 1, 1, 0): 3, ("weight", 2, 9, 1): 7, ("bias", 1, 1): 6, ("bias", 2, 9): 9,
            ("activation", 1, 0): 7.5,  # 7 for one example, 8 for the other
            ("activation", 1, 1): 11.5}.items():
        assert start.value(Dial(*dial)) == value


def test_nudges_may_come_one_by_one_and_be_no_numbers():
    case = Case([3], 7, 8, "sigmoid", 1, "weight")
    curve = case.start().curve(case.dial, (nudge for nudge in (0.5, np.nan, 0)))
    assert curve == pytest.approx([case.cost(0.5), np.nan, case.cost(0)], nan_ok=True)
