"""What the hand and the eye rely on: crisp, steady, several views, other colours."""

import re

import pytest
from hands import choose, drag, enter, press
from page import KERNEL

from mlp import panels
from mlp.panels.calculus.bug_zoo import NUMBERS

NOTEBOOK = "small.ipynb"
SQUISHES, AGAIN = 2, 3    # two views of one panel


@pytest.fixture
def neuron(panel):
    return panel(panels.OneNeuron)


def pixels(panel):
    """Return the picture on the page as one string, to compare."""
    return panel.canvas.evaluate("(canvas) => canvas.toDataURL()")


def test_several_views_of_one_panel_show_the_same(notebook):
    one, other = notebook.fresh(SQUISHES), notebook.panel(AGAIN)
    assert drag(one, "sum z", 0.2) == other.settle() != ""
    assert pixels(one) == pixels(other)
    assert one.shown() == other.shown()


def test_the_lecturer_chooses_the_colours_of_every_picture_on_the_page(notebook, neuron):
    other, usual = notebook.panel(panels.BugZoo), pixels(neuron)
    seen = {}
    for choice in ("light", "dark", "high contrast", "as the theme"):
        neuron.root.get_by_role("button", name="Colours: ").press("Enter")
        paper = neuron.canvas.evaluate("(canvas) => canvas.style.background")
        assert other.root.get_by_role("button", name=f"Colours: {choice}").is_visible()
        assert other.canvas.evaluate("(canvas) => canvas.style.background") == paper
        seen[choice] = pixels(neuron)
        notebook.page.evaluate("delete globalThis.mlpPalette")  # as on a page that is opened anew
        assert notebook.page.evaluate("localStorage.getItem('mlp-palette')")
    assert seen["light"] == seen["as the theme"] == usual
    assert len(set(seen.values())) == 3


def test_the_height_does_not_change_while_a_slider_moves(neuron):
    heights = set()
    for share in (0.1, 0.5, 0.9, 0.3):
        drag(neuron, "weight w1", share)
        heights.add(neuron.root.bounding_box()["height"])
    assert len(heights) == 1


def test_the_last_picture_of_a_fast_drag_is_the_last_nudge(neuron):
    neuron.drag("bias b", 0.95, moves=60)
    caption, dragged, code = neuron.settle(), pixels(neuron), neuron.code
    press(neuron, "Reset")
    assert pixels(neuron) != dragged
    assert enter(neuron, "State", code) == caption
    assert pixels(neuron) == dragged


def test_a_state_that_does_not_fit_is_explained_below_the_picture_and_can_be_mended(neuron):
    enter(neuron, "State", "bias=high")
    assert "bias=high is not a number" in neuron.message and neuron.code == "bias=high"
    enter(neuron, "State", "bias=high"[:5] + "3")
    assert neuron.message == "" and neuron.code == "bias=3"


def test_ones_own_function_that_stops_is_one_sentence(notebook):
    panel = notebook.fresh(panels.BugZoo)
    assert re.fullmatch(r"Your own: `backprop` stops in line 7, `return network.weight`, with "
                        r"AttributeError \(.*'weight'.*\)\.", panel.caption)
    assert "clean, clean" in choose(panel, "look at", f"Bug {NUMBERS['no-bug']}")


def test_a_slider_moves_while_a_cell_runs_and_the_picture_follows_after_it(
        notebook, neuron, tmp_path):
    ended = tmp_path / "ended"
    notebook.page.evaluate(f"(code) => {{ {KERNEL}.requestExecute({{ code }}); }}", f"""
from pathlib import Path
from time import sleep
while not Path({str(ended)!r}).exists():
    sleep(0.01)
""")
    value = neuron.drag("bias b", 0.9)
    neuron.root.get_by_text("The kernel has not answered yet").wait_for()
    ended.touch()
    neuron.root.get_by_text(f"{2.6 + value:.3f}").wait_for()
    neuron.settle()
    assert neuron.message == ""


def test_it_works_in_notebook_7_too_and_is_as_fine_as_the_screen(late, neuron):
    panel = late.fresh(0)
    assert "The weighted sum is −9" in drag(panel, "bias b", 0.2)
    for ratio, one in ((1, neuron), (2, panel)):
        css = one.canvas.bounding_box()["width"]
        assert one.canvas.evaluate("(c) => c.width") == pytest.approx(css * ratio, abs=2)
