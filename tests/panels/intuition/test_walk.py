"""Walk it back: the very lines of `gradient`, their numbers, and what the panel says of them."""

import re
from pathlib import Path

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import Network, backprop, gradient, panels
from mlp.backprop import numerical_gradient
from mlp.lessons.intuition.ledger import largest_gap
from mlp.lessons.intuition.walk import one_number, walk_back

SIZES = (4, 3, 5, 2)    # all different: a transposed matrix cannot pass
LINES = Path(backprop.__file__).read_text("utf-8").splitlines()


@pytest.fixture(params=["sigmoid", "relu", "tanh"])
def network(request):
    return Network.random(SIZES, np.random.default_rng(1), request.param)


@pytest.fixture
def example():
    return np.array([[0.3], [0.9], [0.2], [0.5]]), np.array([[1.0], [0.0]])


def test_it_ends_with_what_gradient_and_nudging_say(network, example):
    found = walk_back(network, *example)[-1]
    assert found.sets == "gradient"
    assert largest_gap(found.value, gradient(network, *example)) < 1e-12
    assert largest_gap(found.value, numerical_gradient(network, *example)) < 1e-8


def test_the_moments_go_from_the_outputs_to_the_weights(network, example):
    moments = walk_back(network, *example)
    a_round = ["dC_dz", "dC_dW[l]", "dC_db[l]", "dC_da"]
    assert [m.sets for m in moments] == ["z, a", "dC_da", *3 * a_round, "gradient"]
    assert [m.layer for m in moments[1:-1]] == [3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0]
    assert [m.value.shape for m in moments[1:-1]] == [
        (2, 1), (2, 1), (2, 5), (2, 1), (5, 1), (5, 1), (5, 3), (5, 1), (3, 1),
        (3, 1), (3, 4), (3, 1), (4, 1)]


def test_every_line_stands_in_the_file_where_it_says(network, example):
    for moment in walk_back(network, *example):
        assert LINES[moment.number - 1].strip() == moment.text
    assert LINES[moment.number].strip() == ""      # the last one ends the function


def rewritten(network, inputs, targets):
    """Stand in for `gradient` with a variable of another name."""
    z, a = backprop.weighted_sums(network, inputs)
    dC_da = a[-1] - targets
    for l in reversed(range(len(z))):
        delta = dC_da
        dC_da = network.weights[l].T @ delta
    return delta


def test_a_line_that_sets_something_else_is_not_passed_over(network, example, monkeypatch):
    monkeypatch.setattr(backprop, "gradient", rewritten)
    with pytest.raises(RuntimeError, match="the walk expects"):
        walk_back(network, *example)


@pytest.mark.parametrize("k", range(1, 14))
def test_one_number_is_the_product_it_is_said_to_be(network, example, k):
    moments = walk_back(network, *example)
    value = moments[k].value
    for j in range(len(value)):
        number = one_number(network, moments, k, j)
        of_a_weight = moments[k].sets == "dC_dW[l]"
        assert number.value == value[j, number.source if of_a_weight else 0]
        is_sum = moments[k].sets == "dC_da" and moments[k].layer < 3
        if is_sum:      # the largest of its products, which add up to it
            W, before = network.weights[moments[k].layer], moments[k - 3].value
            products = W[:, j] * before[:, 0]
            assert np.prod(number.factors) == products[number.source]
            assert abs(products).max() == abs(products[number.source])
            assert products.sum() == pytest.approx(number.value)
        else:
            assert np.prod(number.factors) == pytest.approx(number.value, rel=1e-12)


def number(words):
    return float(words.replace("−", "-"))


def test_the_picture_and_the_sentence_show_the_numbers_of_each_step(digits):
    panel = as_new(panels.WalkBack, digits)
    assert digits.train.labels[int(panel.values()["example"])] == 2
    for step in range(15):
        panel.set(step=step, neuron=1)
        moment = panel.moments()[step]
        if moment.sets in ("dC_da", "dC_dz", "dC_db[l]") and moment.layer:
            column = panel._diagram.columns[moment.layer - 1]
            shown = [number(text.get_text()) for text in column.numbers]
            assert shown == pytest.approx(-moment.value[:, 0], abs=0.0005)
            assert number(re.search(r"[=:] (\S+)\.$", panel.description)[1]) == shown[1]
            assert column.frame.get_visible()
    assert panel._lines["count"].get_text().endswith("collected 13,002 of 13,002")


@pytest.mark.parametrize("code", ["", "step=5", "network=trained"])
def test_arrows_point_the_way_of_the_wish_on_one_scale(digits, code):
    panel = as_new(panels.WalkBack, digits, state=code)
    moment = panel.moments()[int(panel.values()["step"])]
    column = panel._diagram.columns[moment.layer - 1]
    tips = [path.vertices[3, 1] - path.vertices[0, 1] for path in column.arrows.get_paths()]
    # In pixels, and y points down; none is longer than its row is high.
    high = 272 / len(column.y)
    assert tips == pytest.approx(np.clip(13.5 * moment.value[:, 0], -high, high))
    for path, y in zip(column.arrows.get_paths(), column.y, strict=True):
        assert path.vertices[[0, 3], 1].mean() == pytest.approx(y)      # beside its neuron


def test_lines_appear_when_the_weights_are_reached_and_go_when_walked_back(digits):
    panel = as_new(panels.WalkBack, digits)
    lines = [gap.lines for gap in panel._diagram.gaps]
    for step, there in ((2, [False, False]), (3, [False, True]), (7, [True, True]),
                        (14, [True, True]), (2, [False, False])):
        panel.set(step=step)
        assert [len(gap.get_segments()) > 0 for gap in lines] == there


def test_forward_and_back_by_button(digits):
    panel = as_new(panels.WalkBack, digits)
    panel.forward()
    panel.forward()
    panel.back()
    assert panel.values()["step"] == 2


def test_a_network_that_is_right_has_next_to_nothing_to_learn(digits):
    panel = as_new(panels.WalkBack, digits)
    untrained = abs(panel.moments()[1].value).max()
    panel.choose("Nothing to learn")
    assert abs(panel.moments()[1].value).max() < 0.2 < 1.5 < untrained
    panel.set(step=14)
    assert not any(gap.lines.get_segments() for gap in panel._diagram.gaps)


def test_a_network_of_the_readers_own_is_walked_through(digits):
    network = Network.random([784, 7, 10], np.random.default_rng(0), "tanh")
    panel = panels.WalkBack(digits, network)
    panel.choose("The gradient")
    assert re.match(r"Step 10, .*5,575 numbers, the gradient itself\.$", panel.description)
