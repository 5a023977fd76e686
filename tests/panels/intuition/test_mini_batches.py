"""Mini-batches: the panel says what training really does."""

import re

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import cost, gradient, panels
from mlp.lessons.intuition.paths import descend, in_a_row
from mlp.training import step_down

pytestmark = pytest.mark.slow


@pytest.fixture
def batches(digits):
    return as_new(panels.MiniBatches, digits)


def costs_said(panel):
    """Return the costs of the mini-batches, of the full batch after as many examples, and of it."""
    return [float(number) for number in re.findall(r"cost ([\d.]+) after", panel.description)]


def test_the_full_batch_cost_is_that_of_plain_gradient_descent_from_the_same_start(batches):
    network = batches.network.copy()
    inputs, targets = batches.examples.inputs(), batches.examples.targets()
    assert inputs.shape[1] == 300
    for step in range(5):
        batches.set(step=step)
        assert costs_said(batches)[2] == pytest.approx(cost(network, inputs, targets), abs=0.0051)
        step_down(network, gradient(network, inputs, targets), 0.5)
    batches.set(step=0)
    batch, *full = costs_said(batches)
    assert full == [batch, batch] and batch > 3 and "12,000" not in batches.description
    assert [line.get_xydata().tolist() for line in batches._paths.lines.values()] == 2 * [[[0, 0]]]


@pytest.mark.parametrize(("batch", "equal"), [(10, 1), (1, 0), (100, 13)])
def test_after_as_many_examples_the_full_batch_is_not_so_far(batches, batch, equal):
    batches.set(batch=batch)
    mini, marked, last = costs_said(batches)
    assert (f"{batch} at a time: cost {mini:.2f} after {40 * batch:,} examples; all 300 at a time: "
            f"cost {marked:.2f} after as many ({equal} step{'s' * (equal != 1)});"
            ) in batches.description
    (ring,) = batches._paths.ring.get_xydata()
    assert ring == pytest.approx(batches._paths.lines["full"].get_xydata()[equal])
    batches.set(step=equal)
    assert costs_said(batches)[2] == marked > mini + 0.01


def test_paths_and_costs_stay_within_their_axes_and_larger_batches_are_less_far_off(batches):
    angles = []
    for size in (1, 3, 10, 30, 100):
        batches.set(batch=size)
        angles.append(int(re.search(r"about (\d+)°", batches.description)[1]))
        for two in (batches._paths, batches._curves):
            for line in two.lines.values():
                for values, (low, high) in zip(line.get_xydata().T, (
                        line.axes.get_xlim(), line.axes.get_ylim()), strict=True):
                    assert low <= values.min() and values.max() <= high
    assert angles == sorted(angles, reverse=True) and angles[0] > 30 > 10 > angles[-1]


def test_the_path_on_the_map_is_the_shadow_of_the_real_one(batches):
    batches.set(batch=7)
    path = descend(batches.network, batches.examples, 7, 40, 0.5, np.random.default_rng(1))
    origin, axes = batches._plane
    assert origin == pytest.approx(in_a_row(batches.network))
    shown = (path - origin) @ axes.T
    assert batches._paths.lines["batch"].get_xydata() == pytest.approx(shown)
    share = (shown ** 2).sum() / ((path - origin) ** 2).sum()
    assert f"the map shows {share:.0%} of where its path went." in batches.description


def test_seconds_are_measured_and_not_said(batches):
    before = batches.description
    batches.time_both()
    assert batches.values()["against"] == "seconds" and batches.description == before
    full, batch = (batches._curves.lines[name].get_xdata() for name in ("full", "batch"))
    assert (np.diff(full[1::2]) > 0).all() and (np.diff(batch[1::2]) > 0).all()
    assert full[-1] > batch[-1]     # 12,000 examples take longer than 400
    assert batches._powers[2].get_text() == "1 ms"
