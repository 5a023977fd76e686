"""The ledger: rows against finite differences, their mean against the batch, and the 2s."""

import numpy as np
import pytest
from panel_helpers import as_new, keys, numbers

from mlp import Network, cost, gradient, panels
from mlp.data.examples import Examples
from mlp.drawing.text import signed
from mlp.lessons.calculus.referee import gaps, largest
from mlp.lessons.intuition.ledger import called
from mlp.panels.intuition.ledger import CORNER, MIDDLE

TINY = Examples(np.array([[10, 200, 255], [90, 0, 30]], np.uint8), np.array([3, 0, 9]))


@pytest.fixture
def panel(digits):
    return as_new(panels.Ledger, digits)


def test_a_gap_anywhere_is_seen():
    network = Network.random([2, 3, 10], np.random.default_rng(0))
    batch = gradient(network, TINY.inputs(), TINY.targets())
    for lists in ("weights", "biases"):
        for l in range(2):
            other = gradient(network, TINY.inputs(), TINY.targets())
            getattr(other, lists)[l][-1, 0] += 0.25
            assert largest(gaps(batch, other)) == pytest.approx(0.25)


def test_shares_of_what_is_called_what():
    network = Network([np.array([[1.0], [0.0], [-1.0]])], [np.array([[0.0], [0.5], [0.0]])])
    assert called(network, [[1.0, 0.9, 0.1, -0.9]]) == pytest.approx([0.5, 0.25, 0.25])


def test_the_panel_wishes_what_gradient_says(panel, digits):
    network, train = panel.network_after(0), digits.train
    which = [int(np.flatnonzero(train.labels == label)[0]) for label in (2, 5, 0, 4, 1, 9)]
    batch = gradient(network, train.inputs(which), train.targets(which)).biases[2]
    each = [gradient(network, train.inputs(k), train.targets(k)).biases[2] for k in which]
    for row, output in ((0, 0), (2, 5), (5, 9)):
        panel.set(row=row, column=output)
        assert (f"wishes {signed(-each[row][output, 0])}, the mean of all "
                f"{signed(-batch[output, 0])}. Minus the mean is the batch gradient."
                in panel.description)
    for texts, slopes in ((panel._cells.numbers[:10], each[0]), (panel._mean.numbers, batch)):
        assert numbers(texts) == pytest.approx(-slopes[:, 0], abs=0.0005)
    wishes = -each[0][:, 0]     # of a 2: its own output up, all others down
    assert wishes[2] > 0.1 and max(np.delete(wishes, 2)) <= 0.0005
    panel.set_code("columns=mixed column=9")    # nothing is wished for a black pixel
    assert CORNER == 0 and not train.images[CORNER].any()
    assert panel._words.get_text() == "the weight from pixel 0 to neuron 0 of layer 1: +0.000000"
    panel.set(column=8)
    assert train.images[MIDDLE].any() and not panel._words.get_text().endswith("0.000000")


def test_who_only_listens_to_the_2_calls_everything_a_2(panel, digits):
    assert "After 0 steps 0% of" in panel.description
    assert "pale" not in panel._words.get_text()
    panel.choose("Only listen to the 2")
    assert panel._words.get_text().endswith("; pale: little is wished")
    assert panel.description.startswith("1 row: 2.")
    assert "After 50 steps 100% of" in panel.description
    assert called(panel.network_after(50), digits.test.inputs())[2] > 0.98
    panel.choose("Listen to one of each")
    assert called(panel.network_after(50), digits.test.inputs())[2] < 0.6


def test_the_network_is_the_one_that_really_made_the_steps(panel, digits):
    panel.choose("One of each")
    which = [int(panel.values()[name]) for name in panel.slots()]
    assert list(digits.train.labels[which]) == list(range(10))
    inputs, targets = digits.train.inputs(which), digits.train.targets(which)
    costs = [cost(panel.network_after(steps), inputs, targets) for steps in (0, 10, 30, 50)]
    assert costs == sorted(costs, reverse=True)
    start = panel.network_after(0)
    moved = panel.network_after(1).weights[1] - start.weights[1]
    assert moved == pytest.approx(-0.3 * gradient(start, inputs, targets).weights[1], abs=1e-12)


def test_rows_are_added_dropped_and_changed(panel):
    panel.add()
    assert len(panel.slots()) == 7 and panel.values()["row"] == 6
    before = panel._example.value
    keys(panel, "+")
    assert panel._example.value == panel.values()["e6"] == before + 1
    for _ in range(9):
        panel.add()
    assert len(panel.slots()) == 10
    panel.set(row=0)
    panel.drop()
    assert panel.description.startswith("9 rows: 5, 0, 4, 1, 9, ")
    for _ in range(12):
        panel.drop()
    assert len(panel.slots()) == 1 and panel.description.startswith("1 row: ")
