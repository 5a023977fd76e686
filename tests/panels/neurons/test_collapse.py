"""Collapse: what it says against plain loops, and that only a squish tells the two apart."""

import math

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from panel_helpers import as_new, boxes_of, numbers, plain, words

from mlp import panels
from mlp.lessons.neurons.stack import bending_layers, collapsed

SQUISH = {"none": lambda z: z, "sigmoid": lambda z: 1 / (1 + math.exp(-z)), "tanh": math.tanh,
          "relu": lambda z: max(z, 0.0)}


def by_hand(weights, biases, column, squish):
    """Return what the network answers, number by number."""
    for l, (W, b) in enumerate(zip(weights, biases, strict=True)):
        z = [sum(w * a for w, a in zip(row, column, strict=True)) + shift
             for row, (shift,) in zip(W.tolist(), b.tolist(), strict=True)]
        column = z if l == len(weights) - 1 else [SQUISH[squish](value) for value in z]
    return column[0]


@pytest.mark.parametrize("squish", list(SQUISH))
def test_it_says_what_a_loop_computes(squish):
    panel = as_new(panels.Collapse, state="x1=0.85 x2=0.15")
    for depth, number in ((1, 1), (2, 6), (3, 13), (3, 1)):
        panel.set(squish=squish, depth=depth, number=number)
        layers = bending_layers(depth, np.random.default_rng(number), squish)
        shown = dict(zip(panel._side, words(panel._side.values()), strict=True))
        answers = [by_hand(*layers, [0.85, 0.15], name) for name in (squish, "none")]
        for line, answer in zip(("network", "matrix"), answers, strict=True):
            assert float(shown[line]) == pytest.approx(answer, abs=6e-4)
            assert shown[line] in plain(panel)
        w1, w2, b = (float(shown[line].split(" ")[0]) for line in ("x1", "x2", "bias"))
        assert w1 * 0.85 + w2 * 0.15 + b == pytest.approx(answers[1], abs=2e-3)
        difference = shown["difference"]
        if squish == "none":
            assert (difference, panel._sign.get_text()) == ("0.000000000000", "=")
            assert panel.description.endswith("the two agree to 12 decimals.")
        else:
            assert float(difference) > 0.5 and panel._sign.get_text() == "≠"
            assert panel.description.endswith(f"differ by up to {difference}.")


def straight(edge):
    """Return whether all places on a line are on one straight line."""
    places = edge.get_xydata()
    places = places[np.isfinite(places).all(axis=1)]
    return np.linalg.svd(places - places.mean(0))[1][-1] < 1e-9


def test_only_with_a_squish_the_dark_line_bends():
    panel = as_new(panels.Collapse)
    for code, bends in (("", True), ("squish=relu depth=2", True), ("squish=tanh number=5", True),
                        ("squish=none", False), ("squish=none depth=3 number=2", False)):
        panel.set_code(code)
        assert straight(panel._planes[0].edge) is not bends
    one, other = (plane.bands.get_array() for plane in panel._planes)
    assert (one == other).mean() > 0.99     # the last ones: without a squish both are the same


def test_the_bands_are_sixteenths_of_the_way_from_the_lowest_to_the_highest():
    panel = as_new(panels.Collapse, state="squish=none number=3")
    W, b = collapsed(*bending_layers(1, np.random.default_rng(3)))
    plane = panel._planes[1]
    shades = plane.bands.get_array()
    x, y = np.meshgrid(*[np.linspace(0, 1, len(shades))] * 2)
    values = W[0, 0] * x + W[0, 1] * y + b.item()
    exact = (values / abs(values).max() + 1) * 8
    sure = abs(exact - exact.round()) > 1e-3
    assert (shades == np.floor(exact))[sure].all() and sure.mean() > 0.9
    edge = plane.edge.get_xydata()
    assert edge[np.isfinite(edge[:, 0])] @ W[0] == pytest.approx(-b.item(), abs=1e-9)


@pytest.mark.parametrize(("x1", "x2", "blue"), [
    (0.45, 0.5, True), (0, 0, False), (0, 1, False), (1, 0, False), (1, 1, False)])
def test_the_first_network_is_blue_in_the_middle_and_orange_on_all_four_sides(x1, x2, blue):
    panel = as_new(panels.Collapse, state=f"x1={x1} x2={x2}")
    assert (numbers([panel._side["network"]])[0] > 0) is blue


def test_the_matrices_multiplied_by_hand_give_the_product():
    panel = as_new(panels.Collapse, state="squish=none depth=2 number=3")
    values = numbers(panel._numbers)
    W3, W2, W1 = (np.reshape(values[a:b], shape) for a, b, shape in
                  ((0, 3, (1, 3)), (3, 12, (3, 3)), (12, 18, (3, 2))))
    np.testing.assert_allclose((W3 @ W2 @ W1)[0], values[18:], atol=0.005)
    assert words(panel._signs) == ["·", "·", "=", ""]
    assert words(panel._names) == ["W3", "W2", "W1", "W, the product", ""]


@pytest.mark.slow
def test_no_matrix_is_cut_off_and_no_number_reaches_out_of_its_cell():
    panel, (width, height) = as_new(panels.Collapse), panels.Collapse.size
    renderer = RendererAgg(width, height, 100)      # the figure's own would keep what it measures
    for number in range(1, 21, 3):
        panel.set(squish="none", depth=3, number=number)
        boxes = boxes_of(panel._cells)
        assert min(boxes[:, 0]) > 4 and max(boxes[:, [0, 2]].sum(1)) < width - 20
        for box, text in zip(boxes, panel._numbers, strict=True):
            assert text.get_window_extent(renderer).width < box[2]
        side = [text.get_window_extent(renderer) for text in panel._side.values()]
        assert max(box.x1 for box in side) < width - 4
