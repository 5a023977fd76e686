"""What the notebooks say in words about slopes, computed."""

from mlp.lessons.calculus.tree import Tree, Variable, video_chain
from mlp.lessons.calculus.vanishing import (
    deep_network,
    output_size,
    random_examples,
    slope_sizes,
)


def test_a_longer_path_need_not_end_in_a_smaller_derivative():
    slopes = Tree(video_chain(), [0.5], [1]).slopes
    assert [f"{slopes[Variable('w', layer)]:+.4f}" for layer in (1, 2)] == ["+0.0094", "-0.0111"]


def test_a_large_weight_has_a_smaller_derivative_for_both_other_factors_are_nearer_to_0():
    chain, w, z, a = video_chain(), Variable("w", 3), Variable("z", 3), Variable("a", 3)
    small = Tree(chain, [0.5], [1])
    chain.weights[-1][:] = 4
    large = Tree(chain, [0.5], [1])
    assert [f"{tree.slopes[w]:.4f}" for tree in (small, large)] == ["-0.0741", "-0.0094"]
    for step in ((z, a), (a, large.cost)):
        assert abs(large.local(*step)) < abs(small.local(*step))


def test_with_a_target_of_0_the_last_factor_alone_changes_and_the_weight_should_go_down():
    w, z, a = (Variable(letter, 3) for letter in "wza")
    one, other = Tree(video_chain(), [0.5], [1]), Tree(video_chain(), [0.5], [0])
    changed = [step for step in ((w, z), (z, a), (a, one.cost))
               if one.local(*step) != other.local(*step)]
    assert changed == [(a, one.cost)] and f"{other.slopes[w]:+.3f}" == "+0.143"


def test_with_large_weights_relu_explodes_on_the_way_forward():
    network, (inputs, targets) = deep_network(10, 6, "relu", 4), random_examples(6)
    sizes, _ = slope_sizes(network, inputs, targets)
    assert 4e8 < sizes.min() and sizes.max() < 1.2e9
    assert f"{output_size(network, inputs):,.0f}" == "34,189"
