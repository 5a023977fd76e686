"""A few seconds of what `make fuzz-panels` does for minutes."""

import gc

import numpy as np
import pytest
from fuzz_panels import GROWTH, fuzz
from panel_helpers import KINDS, FakeBrowser, as_new, given


@pytest.mark.parametrize("name", ["Ball", "BugZoo", "Layer", "NudgeAnything", "OneNeuron"])
def test_a_hand_that_knows_nothing_breaks_nothing(name, digits, caplog):
    panel = as_new(KINDS[name], *given(KINDS[name], digits))
    assert fuzz(panel, 50, np.random.default_rng(1)) < GROWTH
    assert not caplog.records


@pytest.mark.slow
def test_a_panel_that_was_closed_leaves_nothing_behind():
    def rerun(times):
        for _ in range(times):
            panel = KINDS["OneNeuron"]()
            FakeBrowser(panel.canvas)
            panel.named["bias"].hear({"value": 3})
            panel.close()
        gc.collect()
        return len(gc.get_objects())

    before = rerun(3)
    assert rerun(20) - before < 200     # one that is kept has more than 3,000
