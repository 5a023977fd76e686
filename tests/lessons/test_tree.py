"""The tree: the chain's numbers to four decimals, and every step against nudges and `gradient`."""


import numpy as np
import pytest

from mlp import Network, cost, gradient
from mlp.lessons.calculus.tree import Tree, Variable, video_chain

CHAIN = Tree(video_chain(), [0.5], [1])
WIDE = Network.random([3, 3, 2], np.random.default_rng(0))
INPUTS, TARGETS = [0.2, 0.9, 0.6], [1, 0]
C = CHAIN.cost


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_every_slope_is_what_a_nudge_and_backpropagation_say_and_the_sum_of_its_paths(activation):
    network = Network(WIDE.weights, WIDE.biases, activation)
    tree = Tree(network, INPUTS, TARGETS)

    def by_nudging(variable, result):
        above, below = (tree.nudged(variable, by).values[result] for by in (1e-6, -1e-6))
        return (above - below) / 2e-6

    for variable, slope in tree.slopes.items():
        assert slope == pytest.approx(by_nudging(variable, tree.cost), abs=1e-8), variable
        assert sum(map(tree.product, tree.paths(variable))) == pytest.approx(slope, abs=1e-14)
    for source, result in tree.edges:
        assert tree.local(source, result) == pytest.approx(by_nudging(source, result), abs=1e-8)
    assert tree.values[tree.cost] == pytest.approx(cost(network, INPUTS, TARGETS))
    expected = gradient(network, INPUTS, TARGETS)
    for mine, theirs in zip(tree.gradient(), expected, strict=True):
        for one, other in zip(mine, theirs, strict=True):
            np.testing.assert_allclose(one, other, rtol=0, atol=1e-15)
    w = Variable("w", 2, 1, 2)      # a weight runs from k to j
    assert tree.values[w] == WIDE.weights[1][1, 2]
    assert tree.paths(w)[0][1] == Variable("z", 2, 1)


def test_a_nudge_moves_what_hangs_on_it_and_nothing_else():
    moved = CHAIN.nudged(Variable("a", 1), 0.1)
    assert {v.letter + str(v.layer) for v in CHAIN.values
            if moved.values[v] != CHAIN.values[v]} == {"a1", "z2", "a2", "z3", "a3", "C3"}
    assert moved.values[Variable("a", 1)] == pytest.approx(CHAIN.values[Variable("a", 1)] + 0.1)
    w, nudges = Variable("w", 1), np.linspace(-2, 2, 9)     # many at once are those one by one
    costs = CHAIN.nudged(w, nudges).values[C]
    assert costs == pytest.approx([CHAIN.nudged(w, n).values[C] for n in nudges], abs=1e-15)


def test_what_does_not_fit_gets_one_sentence():
    with pytest.raises(ValueError, match="got 2 examples: a tree shows exactly one"):
        Tree(video_chain(), [[1, 2]], [[1, 2]])
    with pytest.raises(ValueError, match="targets has shape"):
        Tree(video_chain(), [1], [[1, 2]])
    with pytest.raises(ValueError, match="not worked out from"):
        CHAIN.local(Variable("w", 1), C)
    with pytest.raises(ValueError, match="this tree has no"):
        CHAIN.nudged(Variable("w", 4), 1)
