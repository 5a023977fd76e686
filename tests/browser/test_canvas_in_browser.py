"""What the hand and the eye rely on: crisp, steady, several views, and a kernel that may go."""

import re

import pytest
from hands import choose, drag, enter, press
from lab import server
from page import KERNEL

from mlp.panels.calculus.bug_zoo import NUMBERS

ONE_NEURON = "from mlp import panels\npanel = panels.OneNeuron()\npanel"
OWN = "def backprop(network, inputs, targets):\n    return network.weight\npanels.BugZoo(backprop)"
NEURON, AGAIN, ZOO = range(3)


@pytest.fixture(scope="module")
def notebook(small):
    return small(ONE_NEURON, "panel", OWN)


@pytest.fixture(scope="module")
def on_a_finer_screen(small):
    return small(ONE_NEURON, ratio=2)


@pytest.fixture
def neuron(notebook):
    return notebook.fresh(NEURON)


def pixels(panel):
    """Return the picture on the page as one string, to compare."""
    return panel.canvas.evaluate("(canvas) => canvas.toDataURL()")


def test_the_picture_is_as_fine_as_the_screen(notebook, on_a_finer_screen):
    for ratio, panel in ((1, notebook.panel(NEURON)), (2, on_a_finer_screen.panel(NEURON))):
        css = panel.canvas.bounding_box()["width"]
        assert panel.canvas.evaluate("(c) => c.width") == pytest.approx(css * ratio, abs=2)


def test_several_views_of_one_panel_show_the_same(notebook, neuron):
    other = notebook.panel(AGAIN)
    assert drag(neuron, "bias b", 0.2) == other.settle() != ""
    assert pixels(neuron) == pixels(other)
    assert neuron.shown() == other.shown()


def test_the_lecturer_chooses_the_colours_of_every_picture_on_the_page(notebook, neuron):
    other, usual = notebook.panel(ZOO), pixels(neuron)
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
    panel = notebook.fresh(ZOO)
    assert re.fullmatch(r"Your own: `backprop` stops in line 2, `return network.weight`, with "
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


def test_a_restarted_kernel_leaves_the_last_picture_and_says_so(on_a_finer_screen):
    panel = on_a_finer_screen.panel(NEURON)
    drag(panel, "bias b", 0.3)
    before = pixels(panel)
    panel.page.evaluate(f"{KERNEL}.restart()")
    panel.root.get_by_text("The kernel is closed or was restarted").wait_for()
    assert pixels(panel) == before


def test_it_works_in_notebook_7_too(notebook, folder, tmp_path, open_one):
    with (server(folder, tmp_path, "notebook") as address,
          open_one(notebook.name, address=address) as other):
        assert "The weighted sum is −9" in drag(other.panel(NEURON), "bias b", 0.2)
