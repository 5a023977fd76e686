"""How much data: what more examples are good for, and what is still read wrong."""

import numpy as np
import pytest
from panel_helpers import as_new

from mlp import load_digits, panels


@pytest.mark.slow
def test_more_examples_read_more_new_digits_and_it_shows_what_is_read_wrong():
    digits = load_digits()
    amounts = as_new(panels.HowMuchData, digits)
    new, old = amounts.shares
    assert amounts.counts == [10, 32, 100, 316, 1000, 3162, 10_000]
    assert [f"{share:.0%}" for share in new[::2]] == ["24%", "58%", "79%", "83%"] and old[0] == 1
    assert old[0] - new[0] > 0.6 and old[-1] - new[-1] < 0.08
    amounts.choose("A hundred")
    assert amounts.description == ("After 2,000 steps on 100 examples the network reads 100% of "
                                   f"them right, and {new[2]:.0%} of 2,000 new digits.")
    wrong = np.flatnonzero(amounts._readings[2].answers != digits.test.labels)
    assert amounts._titles[1].get_text() == f"{len(wrong):,} of 2,000 read wrong"
    assert len(wrong) == round(2000 * (1 - new[2]))
    amounts.set(first=5)
    assert amounts._words[0].get_text() == (
        f"{digits.test.labels[wrong[5]]}→{amounts._readings[2].answers[wrong[5]]}")
    shown = amounts._grids[0].get_array()[:, :28]
    np.testing.assert_allclose(shown, digits.test.inputs(wrong[5]).reshape(28, 28))
    amounts.set(first=1000)
    assert amounts._words[0].get_text() == ""
