"""What the exercises call right is right, by reckonings that share nothing with them."""

import math

import numpy as np
import pytest

from mlp import Network
from mlp.backprop import numerical_gradient
from mlp.check import EXERCISES
from mlp.check.exercises import backward, calculus, descent, intuition
from mlp.check.words import case, value
from mlp.lessons.calculus.zoo import BUGS

NUDGE = 1e-5
CLOSE = {"abs": 1e-8}


def cases(name, seed=0):
    return EXERCISES[name].cases(np.random.default_rng(seed))


def squished(z):
    return 1 / (1 + math.exp(-z))


def slopes(function, numbers, *others):
    """Return what a nudge of each of the `numbers` changes, per unit."""
    numbers = [float(x) for x in numbers]
    found = []
    for k, x in enumerate(numbers):
        both = [function([*numbers[:k], x + d, *numbers[k + 1:]], *others)
                for d in (NUDGE, -NUDGE)]
        found.append((both[0] - both[1]) / (2 * NUDGE))
    return found


# Notebook 2

def test_the_videos_3_costs_what_video_2_shows_but_for_its_rounding():
    outputs, targets = cases("average_cost")[1]
    by_hand = [.43, .28, .19, .12, .72, .01, .64, .86, .99, .63]  # .88 is .12 short of 1
    assert descent.average_cost(outputs, targets) == pytest.approx(sum(x * x for x in by_hand))
    assert round(descent.average_cost(outputs, targets), 2) == 3.36  # on the screen 3.37


def test_the_three_valleys_are_where_the_notebook_says_with_their_limits():
    found = [(slope, bottom) for slope, bottom in descent.rate_cases(np.random.default_rng(0))
             if "**" in slope.formula]
    assert [round(bottom, 3) for _, bottom in found] == [-2.013, 0.92, 2.968]
    limits = [2 * descent.choose_learning_rate(*both) for both in found]
    assert limits == pytest.approx([0.085, 0.52, 0.23], abs=0.005)
    for slope, bottom in found:
        assert abs(slope(bottom)) < 1e-12


@pytest.mark.parametrize(("share", "says"), [
    (-1, "rolls away"), (0, "never moves"), (0.01, "still has 37% of its way to go"), (0.1, ""),
    (1, ""), (1.5, "to the other side"), (2.1, "further off"), (1e300, "further off")])
def test_a_rate_is_tried_out_on_a_ball(share, says):
    # On a parabola every step multiplies the distance by 1 - rate * growth: 0.99**100 is 0.37.
    for slope, bottom in cases("choose_learning_rate")[:2]:
        told = descent.complaint(share / (slope(bottom + 1) - slope(bottom)), slope, bottom)
        assert says in told and bool(told) == bool(says)


# Notebook 3

def of_one_output(numbers, target):
    """Return an output's part of the cost; its bias, weights and inputs stand in one list."""
    bias, rest = numbers[0], numbers[1:]
    pairs = zip(rest[:len(rest) // 2], rest[len(rest) // 2:], strict=True)
    return (squished(sum(w * a for w, a in pairs) + bias) - target) ** 2


def test_levers_are_what_a_nudge_of_each_number_changes():
    for weights, bias, previous, target in cases("levers"):
        given = intuition.levers(weights, bias, previous, target)
        assert [given.bias, *given.weights, *given.previous] == pytest.approx(
            slopes(of_one_output, [bias, *weights, *previous], target), **CLOSE)


def of_all_outputs(moves, weights, sums, targets):
    """Return the cost once the neurons before have moved so far."""
    return sum((squished(z + sum(w * d for w, d in zip(row, moves, strict=True))) - y) ** 2
               for row, z, y in zip(weights, sums, targets, strict=True))


def test_wishes_for_the_previous_layer_are_minus_what_a_nudge_there_changes():
    for weights, outputs, targets in cases("wishes_for_previous_layer"):
        sums = [math.log(a / (1 - a)) for a in outputs.flat]  # the sigmoid gives `outputs` there
        wished = intuition.wishes_for_previous_layer(weights, outputs, targets)
        changes = slopes(of_all_outputs, [0] * len(wished), weights, sums, targets.ravel())
        assert [-x for x in wished.flat] == pytest.approx(changes, **CLOSE)


# Notebook 4

def end_of_chain(numbers, b2, y):
    """Return the cost, given w2 and a1."""
    return (squished(numbers[0] * numbers[1] + b2) - y) ** 2


def whole_chain(numbers, a0, b1, w2, b2, y):
    """Return the cost, given w1."""
    return end_of_chain([w2, squished(numbers[0] * a0 + b1)], b2, y)


def test_the_chain_is_what_a_nudge_changes():
    for a0, w1, b1, w2, b2, y in cases("chain"):
        found = calculus.chain(a0, w1, b1, w2, b2, y)
        a1 = squished(w1 * a0 + b1)
        assert found == pytest.approx((*slopes(end_of_chain, [w2, a1], b2, y),
                                       *slopes(whole_chain, [w1], a0, b1, w2, b2, y)), **CLOSE)


def test_gradient_check_comes_close_to_the_slopes_that_school_gives():
    x = np.array([2.0, -1.0])
    function = calculus.Cubic((1, 2), (3,))
    assert function.formula == "1 * x[0] ** 3 + 2 * x[1] ** 3 + 3 * x[0] * x[1]"
    assert function(x) == 8 - 2 - 6
    school = [3 * x[0] ** 2 + 3 * x[1], 6 * x[1] ** 2 + 3 * x[0]]
    assert calculus.gradient_check(function, x, 1e-4) == pytest.approx(school, abs=1e-7)


def test_backprop_is_asked_for_networks_of_any_depth_and_agrees_with_nudges():
    depths = set()
    for given in backward.network_cases(np.random.default_rng(0))[:10]:
        depths.add(len(given[0].sizes))
        truth = numerical_gradient(*given)
        for arrays, others in zip(backward.backprop(*given), truth, strict=True):
            for array, other in zip(arrays, others, strict=True):
                assert array == pytest.approx(other, **CLOSE)
    assert depths == {2, 3, 4, 5}


def test_every_bug_of_the_zoo_has_a_hint():
    known = {mistake.edits[0][2] for mistake in EXERCISES["backprop"].mistakes}
    assert {bug.wrong for bug in BUGS} <= known


# What a hint says of the case at hand

def test_a_function_is_shown_as_its_formula_and_a_network_as_its_numbers():
    assert value(calculus.Cubic((2,), ())) == "`2 * x[0] ** 3`"
    small = Network([[[1.0, 2.0]]], [[[0.5]]])
    assert case(["network", "inputs"], [small, np.ones((2, 1))]) == (
        "network with weights [[1, 2]] and biases [[0.5]] and inputs [[1], [1]]")
    assert value(Network.random([784, 16, 10], np.random.default_rng(0))) == "784-16-10"
