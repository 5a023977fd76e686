"""Walk it back: the very lines of `gradient`, their numbers, and what the panel says of them."""

import re
from pathlib import Path

import numpy as np
import pytest
from panel_helpers import as_new, numbers, plain

from mlp import Network, backprop, gradient, panels
from mlp.backprop import numerical_gradient
from mlp.lessons.calculus.referee import gaps, largest
from mlp.lessons.intuition.walk import one_number, walk_back

SIZES = (4, 3, 5, 2)    # all different: a transposed matrix cannot pass
LINES = Path(backprop.__file__).read_text("utf-8").splitlines()
EXAMPLE = np.array([[0.3], [0.9], [0.2], [0.5]]), np.array([[1.0], [0.0]])


@pytest.fixture(params=["sigmoid", "relu", "tanh"])
def network(request):
    return Network.random(SIZES, np.random.default_rng(1), request.param)


def test_it_goes_from_the_outputs_to_what_gradient_and_nudging_say(network):
    moments = walk_back(network, *EXAMPLE)
    a_round = ["dC_dz", "dC_dW[l]", "dC_db[l]", "dC_da"]
    assert [m.sets for m in moments] == ["z, a", "dC_da", *3 * a_round, "gradient"]
    assert [m.layer for m in moments[1:-1]] == [3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0]
    assert [m.value.shape for m in moments[1:-1]] == [
        (2, 1), (2, 1), (2, 5), (2, 1), (5, 1), (5, 1), (5, 3), (5, 1), (3, 1),
        (3, 1), (3, 4), (3, 1), (4, 1)]
    assert largest(gaps(moments[-1].value, gradient(network, *EXAMPLE))) < 1e-12
    assert largest(gaps(moments[-1].value, numerical_gradient(network, *EXAMPLE))) < 1e-8
    for moment in moments:
        assert LINES[moment.number - 1].strip() == moment.text
    assert LINES[moments[-1].number].strip() == ""      # that one ends the function


def rewritten(network, inputs, targets):
    """Stand in for `gradient` with a variable of another name."""
    z, a = backprop.weighted_sums(network, inputs)
    dC_da = a[-1] - targets
    for l in reversed(range(len(z))):
        delta = dC_da
        dC_da = network.weights[l].T @ delta
    return delta


def test_a_line_that_sets_something_else_is_not_passed_over(monkeypatch):
    monkeypatch.setattr(backprop, "gradient", rewritten)
    with pytest.raises(RuntimeError, match="the walk expects"):
        walk_back(Network.random(SIZES, 0), *EXAMPLE)


def test_one_number_is_the_product_it_is_said_to_be(network):
    moments = walk_back(network, *EXAMPLE)
    for k, moment in list(enumerate(moments))[1:14]:
        for j, value in enumerate(moment.value):
            number = one_number(network, moments, k, j)
            of_a_weight = moment.sets == "dC_dW[l]"
            assert number.value == value[number.source if of_a_weight else 0]
            if moment.sets == "dC_da" and moment.layer < 3:     # the largest of its products
                products = network.weights[moment.layer][:, j] * moments[k - 3].value[:, 0]
                assert np.prod(number.factors) == products[number.source]
                assert abs(products).max() == abs(products[number.source])
                assert products.sum() == pytest.approx(number.value)
            else:
                assert np.prod(number.factors) == pytest.approx(number.value, rel=1e-12)


def test_the_picture_and_the_sentence_show_the_numbers_of_each_step(digits):
    panel = as_new(panels.WalkBack, digits)
    assert digits.train.labels[int(panel.values()["example"])] == 2
    for step in range(15):
        panel.set(step=step, neuron=1)
        moment = panel.moments()[step]
        if moment.sets in ("dC_da", "dC_dz", "dC_db[l]") and moment.layer:
            column = panel._diagram.columns[moment.layer - 1]
            shown = numbers(column.numbers)
            assert shown == pytest.approx(-moment.value[:, 0], abs=0.0005)
            assert float(re.search(r"(?:=|in all) (\S+)\.$", plain(panel))[1]) == shown[1]
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
    for press, step in ((panel.forward, 3), (panel.forward, 4), (panel.back, 3)):
        press()
        assert panel.values()["step"] == step
    panel.set(step=1)
    untrained = abs(panel.moments()[1].value).max()
    panel.choose("Nothing to learn")
    assert abs(panel.moments()[1].value).max() < 0.2 < 1.5 < untrained
    panel.set(step=14)
    assert not any(gap.get_segments() for gap in lines)


def test_a_network_of_the_readers_own_is_walked_through(digits):
    network = Network.random([784, 7, 10], np.random.default_rng(0), "tanh")
    panel = panels.WalkBack(digits, network)
    panel.choose("The gradient")
    assert re.match(r"Step 10, .*5,575 numbers, the gradient itself\.$", panel.description)
