"""The panels CountDials and SmallestNetwork against sums done by hand."""

import numpy as np
import pytest
from panel_helpers import as_new, boxes_of, numbers, plain, words

from mlp import Network, panels
from mlp.data.practice import typing_practice
from mlp.network import count_parameters, parameters_by_layer

HOURS, SPEEDS = typing_practice()


def test_parameters_are_counted_without_making_them_and_sizes_that_are_none_refused():
    for sizes, total in (([784, 16, 16, 10], 13_002), ([784, 10], 7_850), ([3, 4, 5, 2], 53)):
        weights, biases = parameters_by_layer(sizes)
        network = Network.random(sizes, np.random.default_rng(0))
        assert count_parameters(sizes) == total == network.n_parameters
        assert weights == [w.size for w in network.weights]
        assert biases == [b.size for b in network.biases]
    for sizes, said in (([784], "an input and an output"), ([784, 0, 10], "a whole number from 1"),
                        ([784, 2.5], "a whole number from 1")):
        with pytest.raises(ValueError, match=said):
            count_parameters(sizes)


def test_under_each_gap_stands_its_product():
    panel, rng = as_new(panels.CountDials), np.random.default_rng(0)
    for hidden in (0, 1, 2, 3, 4, 1):
        widths = rng.integers(1, 101, 4).tolist()
        panel.set(hidden=hidden, **{f"n{l + 1}": n for l, n in enumerate(widths)})
        sizes = [784, *widths[:hidden], 10]
        products, counts = zip(*panel._gaps, strict=True)
        assert list(filter(None, words(products))) == [
            f"{one}·{other} =" for one, other in zip(sizes[:-1], sizes[1:], strict=True)]
        weights, biases = sum(numbers(counts)), sum(numbers(texts[2] for texts in panel._layers))
        assert weights + biases == count_parameters(sizes)
        assert panel.description.startswith(
            f"The network {'-'.join(map(str, sizes))} has {weights:,.0f} weights and "
            f"{biases:,.0f} biases: {weights + biases:,.0f} numbers to turn.")
        assert [not panel.named[f"n{l}"].disabled for l in range(1, 5)] == [
            l <= hidden for l in range(1, 5)]


def test_the_line_says_what_numpy_says():
    panel, rng = as_new(panels.SmallestNetwork), np.random.default_rng(1)
    for _ in range(10):
        w, b = rng.uniform(-2, 10), rng.uniform(-10, 50)
        panel.set(w=w, b=b)
        errors = w * HOURS + b - SPEEDS
        slopes = (2 * errors * HOURS).mean(), (2 * errors).mean()
        assert f"is {(errors ** 2).mean():.2f}." in plain(panel)
        assert f"is {slopes[0]:.2f} for w and {slopes[1]:.2f} for b." in plain(panel)
        moved = [((errors + 0.1 * HOURS) ** 2).mean(), ((errors + 0.1) ** 2).mean()]
        for row, slope, cost in zip(panel._table, slopes, moved, strict=True):
            assert numbers(row) == pytest.approx(
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
        assert (box[2] > 0) == (5 * x + 10 > y)     # beside the line, on its lower side
    panel.choose("Best fit")    # is the lowest place, and is not 0
    assert [panel.values()[name] for name in "wb"] == pytest.approx(np.polyfit(HOURS, SPEEDS, 1))
    assert "is 29.95. The gradient's entry is 0.00 for w and 0.00 for b." in panel.description
