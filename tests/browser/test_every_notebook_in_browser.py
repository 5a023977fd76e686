"""Every notebook from top to bottom, in the smallest window: it runs, and every panel answers."""

from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
ERRORS = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']"


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_it_runs_and_every_panel_fits_and_answers(open_notebook, file):
    notebook = open_notebook(file.name)
    notebook.run_all()
    assert notebook.page.locator(ERRORS).count() == 0
    room = notebook.page.locator(".jp-WindowedPanel-outer").bounding_box()
    for number in range(notebook.page.locator(".mlp-panel").count()):
        root = notebook.page.locator(".mlp-panel").nth(number)
        root.scroll_into_view_if_needed()
        if "mlp-predict" in root.get_attribute("class"):
            assert picks_until_right(root), root.inner_text()
        else:
            panel = notebook.panel(number)
            title = panel.settle()
            box = root.bounding_box()
            assert box["height"] < room["height"] and box["width"] < room["width"], title
            assert nudged(panel), title
            assert panel.message == "", title


def picks_until_right(root):
    """Pick one answer after another; return whether one of them is right, and says why."""
    for button in root.locator(".mlp-bar").first.get_by_role("button").all():
        button.click()
        button.locator(".fa-check, .fa-times").wait_for()
        if button.locator(".fa-check").count():  # it has been marked since the first pick
            root.get_by_text("Yes. ").wait_for()
            return True
    return False


def nudged(panel):
    """Press arrow keys on slider after slider, then buttons, until the picture answers."""
    before = panel.caption, panel.code
    sliders = panel.root.locator("input[type=range]:enabled").all()
    buttons = panel.root.locator(".mlp-bar").get_by_role("button").all()[1:]  # not *Reset*
    for act in [*(lambda key=key, slider=slider: slider.press(key) for slider in sliders
                  for key in ("ArrowRight", "ArrowLeft", "ArrowLeft")),
                *(button.click for button in buttons)]:
        act()
        panel.settle()
        if (panel.caption, panel.code) != before:
            return True
    return False
