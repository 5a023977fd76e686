"""A few seconds of what `make fuzz-panels` does for minutes, and forty lines that are a panel."""

import gc
from pathlib import Path

import example_panel
import numpy as np
import pytest
from fuzz_panels import GROWTH, fuzz
from panel_helpers import KINDS, FakeBrowser, as_new, drawn_anew, given, moved


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Ball", "NudgeAnything"])
def test_a_hand_that_knows_nothing_breaks_nothing(name, digits, caplog):
    panel = as_new(KINDS[name], *given(KINDS[name], digits))
    assert fuzz(panel, 50, np.random.default_rng(1)) < GROWTH
    assert not caplog.records


def test_forty_lines_of_plain_matplotlib_are_a_live_panel():
    assert len(Path(example_panel.__file__).read_text("utf-8").splitlines()) <= 40
    panel = example_panel.Tangent()
    browser = FakeBrowser(panel.canvas)
    assert panel.description == "At x = 1.0 the curve has slope 2.0."
    for _ in moved(panel, 5):
        assert browser.picture == drawn_anew(panel)
    panel.choose("At the minimum")
    assert panel.description == "At x = 0.0 the curve has slope 0.0."


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

    before = rerun(2)
    assert rerun(4) - before < 200     # one that is kept has more than 3,000
