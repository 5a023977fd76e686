"""*Photo* without a browser: what is brought is read, and what cannot be read is answered."""

import numpy as np
import pytest
from panel_helpers import FakeBrowser, as_new, bring
from photographed import scanned

from mlp import Network, panels
from mlp.live import listener

pytestmark = pytest.mark.slow


@pytest.fixture
def panel(digits):
    return as_new(panels.Photo, digits)


def test_the_example_is_found_and_read_as_the_notebook_says(panel, digits):
    assert "The example: 6 found, read by the trained network as 9 4 6 6 2 8." in panel.description
    assert (digits.test.labels[:6] == [9, 4, 6, 6, 2, 8]).sum() >= 4
    for preset, said in (("Shadows stay", ": 3 found, "), ("All as one digit", ": 1 found, ")):
        panel.choose(preset)
        assert said in panel.description
    network = Network.random([784, 5, 10], np.random.default_rng(0))
    assert "read by your network" in panels.Photo(digits, network).description


def test_a_photo_that_is_brought_is_shown_at_once_and_stays_when_the_cell_runs_again(panel, digits):
    panel.set(photo="mine")
    assert panel.description.startswith("Choose a photo of your digits")
    panel.reset()
    browser, data = FakeBrowser(panel.canvas), scanned(digits.test, 0, 1, 2, file="WEBP")
    bring(panel, data)
    said = browser.frames[-1]["description"]
    assert said.startswith("Your photo: 3 found") and panel.code == "photo=mine"
    again = panels.Photo(digits)
    again.take_over(panel)
    assert again.description == said
    panel.reset()
    assert panel.description.startswith("The example")
    panel._mine = None


def test_what_is_no_photo_is_answered_in_a_sentence_and_the_next_one_is_read(panel, digits):
    for data, sentence in ((b"", "it is empty"), (b"\0\0\0\x18ftypheic", "this is HEIC"),
                           (b"hello", "not a picture")):
        bring(panel, data)
        assert panel.description.startswith("Your photo cannot be read: ")
        assert sentence in panel.description and panel.description[-1] == "."
    bring(panel, scanned(digits.test, 3))
    assert panel.description.startswith("Your photo: 1 found")
    panel.reset()
    before = panel.description
    for content in (None, [], {}, {"data": None}, {"data": 7}, {"data": "?"}):
        panel._button.hear(content)     # no file at all changes nothing
        assert panel.description == before and panel.code == ""
    assert listener.LONGEST > 4 / 3 * panel._button.most + 1000     # the largest fits through
    panel._mine = None


def test_each_step_can_be_left_out_and_says_so(panel):
    for step in ("paper", "cut", "crop", "pen", "centre"):
        panel.reset()
        before = panel._digits.get_array().copy()
        panel.set(**{step: "off"})
        assert "without “" in panel.description
        assert (panel._digits.get_array() != before).any(), step
    assert panel.code == "centre=off"
