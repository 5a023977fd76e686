"""The panels CountDials and SmallestNetwork against sums done by hand."""

import numpy as np
import pytest
from artist_helpers import boxes_of
from panel_helpers import as_new

from mlp import Network, panels
from mlp.data.practice import typing_practice
from mlp.network import count_parameters, parameters_by_layer

HOURS, SPEEDS = typing_practice()


def number(text):
    return float(text.get_text().replace("−", "-").replace(",", ""))


@pytest.mark.parametrize(("sizes", "total"), [
    ([784, 16, 16, 10], 13_002), ([784, 10], 7_850), ([784, 100, 10], 79_510),
    ([784, 16, 10], 12_730), ([2, 1], 3), ([3, 4, 5, 2], 53)])
def test_parameters_are_counted_without_making_them(sizes, total):
    weights, biases = parameters_by_layer(sizes)
    network = Network.random(sizes, np.random.default_rng(0))
    assert count_parameters(sizes) == total == network.n_parameters
    assert weights == [w.size for w in network.weights]
    assert biases == [b.size for b in network.biases]


@pytest.mark.parametrize(("sizes", "said"), [
    ([784], "an input and an output"), ([784, 0, 10], "a whole number from 1"),
    ([784, 2.5], "a whole number from 1")])
def test_sizes_that_are_none_are_refused(sizes, said):
    with pytest.raises(ValueError, match=said):
        count_parameters(sizes)


def test_under_each_gap_stands_its_product():
    panel, rng = as_new(panels.CountDials), np.random.default_rng(0)
    for _ in range(20):
        hidden = int(rng.integers(5))
        widths = rng.integers(1, 101, 4).tolist()
        panel.set(hidden=hidden, **{f"n{l + 1}": n for l, n in enumerate(widths)})
        sizes = [784, *widths[:hidden], 10]
        shown = [texts for texts in panel._gaps if texts[0].get_text()]
        assert [product.get_text() for product, _ in shown] == [
            f"{one}·{other} =" for one, other in zip(sizes[:-1], sizes[1:], strict=True)]
        weights = sum(number(count) for _, count in shown)
        biases = sum(number(texts[2]) for texts in panel._layers[1:]
                     if texts[2].get_text())
        assert weights + biases == count_parameters(sizes)
        name = "-".join(map(str, sizes))
        assert panel.description.startswith(
            f"The network {name} has {weights:,.0f} weights and {biases:,.0f} biases: "
            f"{weights + biases:,.0f} numbers to turn.")
        assert [not panel.named[f"n{l}"].disabled for l in range(1, 5)] == [
            l <= hidden for l in range(1, 5)]


def test_the_line_says_what_numpy_says():
    panel, rng = as_new(panels.SmallestNetwork), np.random.default_rng(1)
    for _ in range(20):
        w, b = rng.uniform(-2, 10), rng.uniform(-10, 50)
        panel.set(w=w, b=b)
        errors = w * HOURS + b - SPEEDS
        slopes = (2 * errors * HOURS).mean(), (2 * errors).mean()
        sentence = panel.description.replace("−", "-")
        assert f"is {(errors ** 2).mean():.2f}." in sentence
        assert f"is {slopes[0]:.2f} for w and {slopes[1]:.2f} for b." in sentence
        moved = [((errors + 0.1 * HOURS) ** 2).mean(), ((errors + 0.1) ** 2).mean()]
        for row, slope, cost in zip(panel._table, slopes, moved, strict=True):
            assert [number(text) for text in row] == pytest.approx(
                [slope, slope * 0.1, cost - (errors ** 2).mean()], abs=0.00501)


def test_squares_reach_from_the_line_to_the_points_and_are_square_on_the_screen():
    panel = as_new(panels.SmallestNetwork, state="w=5 b=10")
    panel.canvas.png()
    fit = panel._fit
    for box, x, y in zip(boxes_of(fit.squares), HOURS, SPEEDS, strict=True):
        corners = fit.line.axes.transData.transform([box[:2], box[:2] + box[2:]])
        wide, high = abs(np.diff(corners, axis=0)[0])
        assert wide == pytest.approx(high)
        assert box[[0, 1]] == pytest.approx((x, y))
        assert box[1] + box[3] == pytest.approx(5 * x + 10)


def test_the_best_fit_is_the_lowest_place_and_is_not_0():
    panel = as_new(panels.SmallestNetwork)
    panel.choose("Best fit")
    assert [panel.values()[name] for name in "wb"] == pytest.approx(np.polyfit(HOURS, SPEEDS, 1))
    assert "is 29.95. The gradient's entry is 0.00 for w and 0.00 for b." in panel.description
