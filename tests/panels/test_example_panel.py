"""A panel of plain matplotlib is live without another word."""

from pathlib import Path

import example_panel
from panel_helpers import FakeBrowser, drawn_anew, moved


def test_forty_lines_of_plain_matplotlib_are_a_live_panel():
    assert len(Path(example_panel.__file__).read_text("utf-8").splitlines()) <= 40
    panel = example_panel.Tangent()
    browser = FakeBrowser(panel.canvas)
    assert panel.description == "At x = 1.0 the curve has slope 2.0."
    for _ in moved(panel, 5):
        assert browser.picture == drawn_anew(panel)
    panel.choose("At the minimum")
    assert panel.description == "At x = 0.0 the curve has slope 0.0."
    code = panel.code
    panel.reset()
    panel.set_code(code)
    assert panel.code == code and panel.named["x"].value == 0
