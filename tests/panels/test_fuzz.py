"""A few seconds of what `make fuzz-panels` does for minutes."""

import numpy as np
import pytest
from fuzz_panels import GROWTH, fuzz
from panel_helpers import KINDS, as_new, given


@pytest.mark.parametrize("name", ["Ball", "BugZoo", "Layer", "NudgeAnything", "OneNeuron"])
def test_a_hand_that_knows_nothing_breaks_nothing(name, digits, caplog):
    panel = as_new(KINDS[name], *given(KINDS[name], digits))
    assert fuzz(panel, 50, np.random.default_rng(1)) < GROWTH
    assert not caplog.records


def test_it_is_seen_if_reset_forgets_something(digits):
    panel = as_new(KINDS["OneNeuron"])
    panel.reset = lambda: None
    try:
        with pytest.raises(AssertionError, match="Reset"):
            fuzz(panel, 25, np.random.default_rng(0))
    finally:
        del panel.reset
