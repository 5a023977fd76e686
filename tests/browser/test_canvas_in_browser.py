"""What the hand and the eye rely on: crisp, steady, several views, and a kernel that may go."""

import pytest
from lab import Notebook, server

PANEL = ["from mlp import panels\n", "panel = panels.OneNeuron()"]


def pixels(panel):
    """Return the picture on the page as one string, to compare."""
    return panel.canvas.evaluate("(canvas) => canvas.toDataURL()")


def test_the_picture_is_as_fine_as_the_screen(small):
    for ratio in (1, 2):
        panel = small(PANEL, "panel", ratio=ratio).panel(0)
        panel.settle()
        css = panel.canvas.bounding_box()["width"]
        assert panel.canvas.evaluate("(c) => c.width") == pytest.approx(css * ratio, abs=2)


def test_several_views_of_one_panel_show_the_same(small):
    notebook = small(PANEL, "panel", "panel")
    one, other = notebook.panel(0), notebook.panel(1)
    one.drag("bias b", 0.2)
    assert one.settle() == other.settle() != ""
    assert pixels(one) == pixels(other)
    assert one.slider("bias b").input_value() == other.slider("bias b").input_value()


def test_the_height_does_not_change_while_a_slider_moves(small):
    panel = small(PANEL, "panel").panel(0)
    heights = set()
    for share in (0.1, 0.5, 0.9, 0.3):
        panel.drag("weight w1", share)
        panel.settle()
        heights.add(panel.root.bounding_box()["height"])
    assert len(heights) == 1


def test_the_last_picture_of_a_fast_drag_is_the_last_nudge(small):
    panel = small(PANEL, "panel").panel(0)
    panel.drag("bias b", 0.95, moves=60)
    dragged, caption = pixels(panel) if panel.settle() else "", panel.caption
    code = panel.code
    panel.press("Reset")
    panel.settle()
    field = panel.root.get_by_label("State")
    field.fill(code)
    field.press("Enter")
    assert panel.settle() == caption
    assert pixels(panel) == dragged


def test_a_state_that_does_not_fit_is_explained_below_the_picture(small):
    panel = small(PANEL, "panel").panel(0)
    field = panel.root.get_by_label("State")
    field.fill("bias=high")
    field.press("Enter")
    panel.root.get_by_text("bias=high is not a number").wait_for()
    panel.drag("bias b", 0.4)
    panel.settle()
    assert panel.message == ""


def test_a_slider_moves_while_a_cell_runs_and_the_picture_follows_after_it(small):
    notebook = small(PANEL, "panel", ["import time\n", "time.sleep(0.01)"])
    panel = notebook.panel(0)
    notebook.page.evaluate("""() => {
        jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.requestExecute(
            { code: 'import time; time.sleep(5)' });
    }""")
    value = panel.drag("bias b", 0.9)
    panel.root.get_by_text("The kernel has not answered yet").wait_for(timeout=5_000)
    panel.root.get_by_text(f"{2.6 + value:.3f}").wait_for(timeout=8_000)
    panel.settle()
    assert panel.message == ""


def test_a_restarted_kernel_leaves_the_last_picture_and_says_so(small):
    notebook = small(PANEL, "panel")
    panel = notebook.panel(0)
    panel.drag("bias b", 0.3)
    panel.settle()
    before = pixels(panel)
    notebook.page.evaluate("""() => jupyterapp.shell.currentWidget.context.sessionContext
                              .session.kernel.restart()""")
    panel.root.get_by_text("The kernel is closed or was restarted").wait_for()
    assert pixels(panel) == before


def test_keys_on_the_picture_do_not_reach_the_notebook(small):
    notebook = small(["from mlp import load_digits, panels\n",
                      "panels.Look(load_digits(train=300, test=10))"])
    panel = notebook.panel(0)
    cells = notebook.page.locator(".jp-Cell").count()
    panel.canvas.focus()
    for key in ("ArrowDown", "ArrowDown", "+", "a", "b", "d", "d"):
        notebook.page.keyboard.press(key)
    assert "row 10," in panel.settle()
    assert notebook.page.locator(".jp-Cell").count() == cells


def test_it_works_in_notebook_7_too(chromium, folder, tmp_path, small):
    name = small(PANEL, "panel").name
    with server(folder, tmp_path, "notebook") as address:
        page = chromium.new_page()
        notebook = Notebook(page, address, name)
        notebook.run_all()
        panel = notebook.panel(0)
        panel.drag("bias b", 0.2)
        assert "The weighted sum is −9" in panel.settle()
        page.close()
