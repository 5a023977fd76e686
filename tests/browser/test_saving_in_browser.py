"""A notebook that is saved and opened again: live beside its kernel, a picture without it."""

import base64
import json

import pytest

VIEW = "application/vnd.jupyter.widget-view+json"
CELLS = ["from mlp import panels", "panels.OneNeuron()", "panels.Predict('nothing comes in')"]
SHUT_DOWN = "jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
GONE = "The kernel is closed or was restarted: this is the last picture."


@pytest.fixture(scope="module")
def notebook(small):
    return small(*CELLS)


def saved(notebook, folder):
    """Save the notebook as a person does; return the outputs of its file."""
    notebook.page.evaluate("jupyterapp.shell.currentWidget.context.save()")
    file = json.loads((folder / notebook.name).read_text("utf-8"))
    return [output["data"] for cell in file["cells"] for output in cell["outputs"]]


def opened_again(notebook):
    notebook.page.reload()
    notebook.page.wait_for_selector(".jp-Notebook .jp-Cell")


def test_what_is_saved_is_the_last_picture_with_its_words_and_the_panel_stays_live(notebook,
                                                                                     folder):
    panel = notebook.fresh(0)
    first = saved(notebook, folder)
    panel.drag("bias b", 0.8)
    caption = panel.settle()
    picture, question = saved(notebook, folder)
    assert VIEW not in picture and VIEW not in question
    assert picture["text/plain"] == [f"OneNeuron: {caption}"]
    assert picture["image/png"] != first[0]["image/png"]
    assert base64.b64decode(picture["image/png"]).startswith(b"\x89PNG")
    assert question["text/plain"][0].startswith("Predict: All inputs are 0")
    panel.drag("bias b", 0.2)
    assert panel.settle() != caption


def test_opened_again_beside_its_kernel_it_is_live(notebook, folder):
    panel = notebook.fresh(0)
    panel.drag("bias b", 0.8)
    caption = panel.settle()
    saved(notebook, folder)
    opened_again(notebook)
    panel = notebook.panel(0)
    assert panel.settle() == caption
    panel.drag("bias b", 0.3)
    assert panel.settle() != caption


def test_without_a_kernel_the_picture_stays_and_nothing_is_called_an_error(notebook, folder):
    panel = notebook.fresh(0)
    saved(notebook, folder)
    notebook.page.evaluate(SHUT_DOWN)
    panel.root.get_by_text(GONE).wait_for()
    panel.drag("bias b", 0.6)
    assert panel.message.startswith(GONE)
    opened_again(notebook)
    notebook.page.locator(".jp-OutputArea img").wait_for()
    notebook.page.get_by_text("Predict: All inputs are 0").wait_for()   # the last cell
    assert "Error" not in notebook.page.locator(".jp-Notebook").inner_text()
