"""A notebook that is saved and opened again: live beside its kernel, a picture without it."""

import base64
import json

import pytest
from page import SHUT_DOWN

NOTEBOOK = "small.ipynb"
VIEW = "application/vnd.jupyter.widget-view+json"
GONE = "The kernel is closed or was restarted: this is the last picture."


@pytest.fixture
def neuron(notebook):
    return notebook.fresh(0)


def saved(notebook, folder):
    """Save the notebook as a person does; return the outputs of its file."""
    notebook.page.evaluate("jupyterapp.shell.currentWidget.context.save()")
    return in_file(notebook, folder)


def in_file(notebook, folder):
    file = json.loads((folder / notebook.name).read_text("utf-8"))
    return [output["data"] for cell in file["cells"] for output in cell["outputs"]
            if "data" in output]


def test_what_is_saved_is_the_last_picture_and_the_panel_stays_live(notebook, neuron, folder):
    first = saved(notebook, folder)
    neuron.drag("bias b", 0.8)
    caption = neuron.settle()
    picture, question, *more = saved(notebook, folder)
    assert not any(VIEW in one for one in (picture, question, *more))
    assert picture["text/plain"] == [f"OneNeuron: {caption}"]
    assert picture["image/png"] != first[0]["image/png"]
    assert base64.b64decode(picture["image/png"]).startswith(b"\x89PNG")
    assert question["text/plain"][0].startswith("Predict: All inputs are 0")
    neuron.drag("bias b", 0.2)
    assert neuron.settle() != caption


# Meanwhile pictures take half a second more to be unpacked.
RUN_ALL_AND_SAVE = """async () => {
  const { arrayBuffer } = Response.prototype;
  Response.prototype.arrayBuffer = async function () {
    await new Promise((done) => setTimeout(done, 500));
    return arrayBuffer.call(this);
  };
  await jupyterapp.commands.execute("notebook:run-all-cells");
  await jupyterapp.shell.currentWidget.context.save();
  Response.prototype.arrayBuffer = arrayBuffer;
}"""


def test_panels_that_nobody_has_seen_are_saved_with_their_pictures_at_once(notebook, folder):
    notebook.fresh(0)
    notebook.page.evaluate(RUN_ALL_AND_SAVE)
    at_once = in_file(notebook, folder)
    left = notebook.page.evaluate("""[...jupyterapp.shell.currentWidget.model.cells].flatMap(
      ({ outputs }) => outputs?.toJSON() ?? []).filter(({ metadata }) => metadata?.nudge?.picture)
      .map(({ data }) => "image/png" in data)""")
    assert len(left) > 6 and not any(left), "the kernel has drawn what the page was to draw"
    pictures = [one["image/png"] for one in at_once if "image/png" in one]
    assert len(pictures) == len(left)
    for number in (0, 2, 4, 9):     # when they are seen, they are the same
        notebook.panel(number).settle()
    seen = saved(notebook, folder)
    assert [one["image/png"] for one in seen if "image/png" in one] == pictures


def test_a_cell_that_is_copied_takes_its_picture_along_and_stays_live(notebook, neuron):
    notebook.run(1)     # so that the kernel leaves the picture to the page
    notebook.fresh(0).settle()
    copy = notebook.page.evaluate("""async () => {
      const { content } = jupyterapp.shell.currentWidget, { commands } = jupyterapp;
      content.activeCellIndex = 1;
      await commands.execute("notebook:copy-cell");
      await commands.execute("notebook:paste-cell-below");
      const [{ data }] = content.activeCell.model.sharedModel.toJSON().outputs;
      await commands.execute("notebook:delete-cell");
      return data;
    }""")
    assert base64.b64decode(copy["image/png"]).startswith(b"\x89PNG") and VIEW in copy


def test_a_cell_whose_deletion_is_undone_is_saved_with_its_last_picture(notebook, neuron, folder):
    notebook.run(1)     # so that the kernel leaves the picture to the page
    notebook.fresh(0).drag("bias b", 0.7)
    caption = neuron.settle()
    before, *_ = saved(notebook, folder)
    notebook.page.evaluate("jupyterapp.commands.execute('notebook:delete-cell')")
    notebook.run(3)     # ends the panel whose cell is gone
    notebook.page.evaluate("jupyterapp.commands.execute('notebook:undo-cell-action')")
    after, *_ = saved(notebook, folder)
    assert after == before and before["text/plain"] == [f"OneNeuron: {caption}"]
    notebook.run(1)     # for whoever comes next


def test_a_kernel_that_is_shut_down_leaves_the_picture_and_no_error(notebook, neuron, folder):
    neuron.drag("bias b", 0.3)
    neuron.settle()
    before = neuron.canvas.evaluate("(canvas) => canvas.toDataURL()")
    saved(notebook, folder)
    notebook.page.evaluate(SHUT_DOWN)
    neuron.root.get_by_text(GONE).wait_for()
    neuron.drag("bias b", 0.6)
    assert neuron.message.startswith(GONE)
    assert neuron.canvas.evaluate("(canvas) => canvas.toDataURL()") == before
    notebook.page.reload()
    notebook.page.locator(".jp-OutputArea img").first.wait_for()
    notebook.page.get_by_text("Predict: All inputs are 0").wait_for()
    assert "Error" not in notebook.page.locator(".jp-Notebook").inner_text()
    notebook.run_all()      # for whoever comes next
