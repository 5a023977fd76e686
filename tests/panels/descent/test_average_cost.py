"""Average cost: single costs one by one, their mean, and the order they come in."""

import numpy as np
import pytest
from panel_helpers import as_new, words

from mlp import cost, load_digits, panels
from mlp.lessons.descent.reading import sorted_in_parts
from mlp.storage import trained_network


@pytest.mark.parametrize("m", [1, 3, 8, 300])
def test_bars_cut_anew_keep_their_order_and_their_mean(m):
    values = np.random.default_rng(m).random(m)
    parts = sorted_in_parts(values, 16)
    assert parts.shape == (16,) and (np.diff(parts) >= -1e-12).all()
    assert parts.mean() == pytest.approx(values.mean())
    if m == 8:
        np.testing.assert_allclose(parts, np.repeat(np.sort(values), 2))


def test_it_says_and_shows_the_mean_over_the_first_so_many(digits):
    panel = as_new(panels.AverageCost, digits, state="order=3")
    for doublings in (0, 8):
        panel.set(doublings=doublings)
        for examples, name in ((digits.train, "training"), (digits.test, "test")):
            first = np.random.default_rng(3).permutation(len(examples))[:2**doublings]
            mean = cost(trained_network(), examples.inputs(first), examples.targets(first))
            of_all = cost(trained_network(), examples.inputs(), examples.targets())
            few = f"{2**doublings} {name} example{'s' * (doublings > 0)}"
            assert f"over {few} is {mean:.3f} (over all: {of_all:.3f})" in panel.description
            drawn = panel._sorted[name]
            assert drawn.number.get_text() == f"mean {mean:.3f}"
            assert panel._dots[name].get_xydata()[0] == pytest.approx(
                (2**doublings, min(mean, panel._settling.get_ylim()[1])), abs=1e-6)
            if doublings == 0:
                np.testing.assert_allclose(drawn.bars.get_data().values, mean, rtol=1e-5)


def test_all_is_all_whatever_the_order_and_untrained_costs_more():
    panel = as_new(panels.AverageCost, load_digits(train=300, test=40))
    panel.choose("All")
    said = panel.description
    assert "300 training examples" in said and "40 test examples" in said
    panel.set(order=7)
    assert panel.description == said
    panel.set(doublings=2)
    few = panel.description
    panel.set(order=8)
    assert panel.description != few
    panel.choose("Untrained, all")
    mean, right = words(panel._table.numbers)[1:3]
    assert float(mean) > 2 and int(right.rstrip("%")) < 25     # one time in ten
