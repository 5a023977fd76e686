"""Every bug differs from `backprop.gradient` in one line, and no two look alike."""

import numpy as np
import pytest

from mlp import Network, gradient
from mlp.backprop import numerical_gradient
from mlp.lessons.calculus.referee import CLEAN, relative_errors
from mlp.lessons.calculus.zoo import BUGS, SOURCE, Bug

EXAMPLES = 5
BY_NAME = {bug.name: bug for bug in BUGS}


def case(seed, sizes=(6, 5, 4, 3), init="videos", activation="sigmoid"):
    rng = np.random.default_rng(seed)
    network = Network.random(sizes, rng, activation, init)
    right = rng.integers(0, sizes[-1], EXAMPLES)
    return network, rng.random((sizes[0], EXAMPLES)), np.eye(sizes[-1])[:, right]


@pytest.mark.parametrize("bug", BUGS, ids=list(BY_NAME))
def test_a_bug_is_one_line_exchanged_returns_right_shapes_and_leaves_all_as_it_was(bug):
    pairs = zip(SOURCE.splitlines(), bug.source.splitlines(), strict=True)
    changed = [(right.strip(), wrong.strip()) for right, wrong in pairs if right != wrong]
    assert changed == [(bug.right, bug.wrong)]
    assert len(bug.name.split()) == 1 and bug.looks.endswith(".")
    for activation in ("sigmoid", "relu", "tanh"):
        (network, *examples), (before, *copies) = (case(1, activation=activation)
                                                   for _ in range(2))
        found = bug.gradient(network, *examples)
        for slopes, parameters in zip(found, (network.weights, network.biases), strict=True):
            assert [array.shape for array in slopes] == [array.shape for array in parameters]
            assert all(np.isfinite(array).all() for array in slopes)
        for array, copy in zip([*network.weights, *network.biases, *examples],
                               [*before.weights, *before.biases, *copies], strict=True):
            assert np.array_equal(array, copy)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("init", ["videos", "fan-in"])
def test_every_signature_is_what_its_text_says(seed, init):
    given = case(seed, init=init)
    truth = numerical_gradient(*given)
    found = {name: relative_errors(bug.gradient(*given), truth) for name, bug in BY_NAME.items()}
    assert relative_errors(gradient(*given), truth).max() < CLEAN
    for name, everywhere in (("factor-2", 0.5), ("sign", 2), ("sum", EXAMPLES - 1),
                             ("mean-of-outputs", 1 - 1 / 3)):
        assert found[name] == pytest.approx(np.full((2, 3), everywhere), abs=1e-6), name
    for name in ("hidden-slope", "one-path", "updated-weights"):
        assert found[name][:, -1].max() < CLEAN and found[name][:, :-1].min() > 1e-3, name
    # Each example on its own is 4 times too large or more, an error of 3; in the mean, nearly so.
    assert found["output-slope"].min() > 2.5
    assert found["hidden-slope"][:, 1].min() > 2.5
    assert (found["hidden-slope"][:, 0] > 3 * found["hidden-slope"][:, 1]).all()
    assert found["one-path"][:, :-1].max() < 1.5
    assert found["updated-weights"].max() < 0.5
    assert found["first-bias"][1, 0] == pytest.approx(1)
    assert found["bias-sum"][1] == pytest.approx(np.full(3, EXAMPLES - 1), abs=1e-6)
    assert found["slope-of-a"].min() > 0.01
    assert found["sums-for-activations"][0, 1:].min() > 0.5
    for name, weights, biases in (("first-bias", [0, 0, 0], [1, 0, 0]),
                                  ("bias-sum", [0, 0, 0], [1, 1, 1]),
                                  ("sums-for-activations", [0, 1, 1], [0, 0, 0])):
        assert ((found[name] > CLEAN) == [weights, biases]).all(), name


def test_a_line_that_is_not_in_backprop_is_refused():
    with pytest.raises(ValueError, match="expected one line of backprop.gradient"):
        Bug("odd", "odd", "dC_da = 0", "dC_da = 1", "Odd.")
