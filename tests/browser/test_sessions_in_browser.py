"""What real sessions do: a kernel that is killed, a page opened anew, twice, or long asleep."""

import os
import re
import signal

import pytest
from hands import drag, enter, press, wait_until
from page import KERNEL, Notebook

from mlp import panels

NOTEBOOK = "small.ipynb"
GONE = "The kernel is closed or was restarted: this is the last picture. Run the cell again"
NEURON, MANY = 1, 8     # cells of this notebook; the last of many is its tenth panel
SLIDER = "bias b"


def pixels(panel):
    return panel.canvas.evaluate("(canvas) => canvas.toDataURL()")


def seen(panel):
    """Return how many digits the network on the page has seen."""
    found = re.search(r"after ([\d,]+) digits", panel.caption)
    return int(found[1].replace(",", "")) if found else 0


def kill(notebook):
    """End the kernel as an operating system does that is short of memory."""
    pid = int(notebook.ask("__import__('os').getpid()"))
    os.kill(pid, signal.SIGKILL)


def restart(notebook):
    """Restart the kernel, as its button does."""
    notebook.page.evaluate(f"{KERNEL}.restart()")


def play(panel):
    """Have it train one digit at a time, for as long as nobody stops it."""
    enter(panel, "State", "source=given epochs=20 batch=1")
    panel.push("Play")
    wait_until(panel, lambda: seen(panel) > 20)


def close_dialogs(notebook):
    """Close what JupyterLab says over all else."""
    notebook.page.wait_for_timeout(500)     # it may be on its way
    for button in notebook.page.locator(".jp-Dialog button.jp-mod-accept").all():
        button.click()


def save(notebook):
    notebook.page.evaluate("jupyterapp.shell.currentWidget.context.save()")


@pytest.mark.parametrize("end", [kill, restart])
def test_a_kernel_that_ends_while_one_drags_and_trains_leaves_the_last_pictures_and_says_so(
        notebook, end):
    neuron, training = notebook.fresh(panels.OneNeuron), notebook.fresh(panels.TrainYourself)
    box = neuron.slider(SLIDER).bounding_box()
    y = box["y"] + box["height"] / 2
    notebook.page.mouse.move(box["x"] + box["width"] / 2, y)
    notebook.page.mouse.down()
    notebook.page.mouse.move(box["x"] + 0.7 * box["width"], y, steps=5)
    caption, before = neuron.settle(), pixels(neuron)
    play(training)
    end(notebook)
    for share in (0.5, 0.3, 0.6):
        notebook.page.mouse.move(box["x"] + share * box["width"], y, steps=5)
    notebook.page.mouse.up()
    for panel in (neuron, training):
        panel.root.get_by_text(GONE).wait_for()
    assert (neuron.caption, pixels(neuron)) == (caption, before)
    caption, before = training.caption, pixels(training)
    assert seen(training) > 20
    close_dialogs(notebook)
    training.push("Pause")
    assert (training.caption, pixels(training)) == (caption, before)
    assert training.message.startswith(GONE)
    notebook.run_all()
    neuron, training = notebook.panel(panels.OneNeuron), notebook.panel(panels.TrainYourself)
    assert neuron.settle() != drag(neuron, SLIDER, 0.2) and neuron.message == ""
    assert "which has learned nothing yet" in training.settle()
    play(training)
    press(training, "Pause")


def test_a_page_opened_anew_while_it_trains_is_live_and_goes_on_from_there(notebook):
    training, moved = notebook.fresh(panels.TrainYourself), drag(notebook.fresh(0), SLIDER, 0.7)
    play(training)
    save(notebook)
    before = seen(training)
    notebook.page.reload()
    training = notebook.panel(panels.TrainYourself)
    assert wait_until(training, lambda: seen(training) > before)
    paused = press(training, "Pause")
    assert notebook.ask("training.description") == repr(paused)
    neuron = notebook.panel(0)
    assert neuron.settle() == moved != drag(neuron, SLIDER, 0.2)


def test_open_in_two_tabs_both_answer_and_show_the_same(notebook, jupyterlab):
    first = notebook
    save(first)
    second = Notebook(first.page.context.new_page(), jupyterlab.replace("{0}", "second"),
                      first.name)
    views = [first.panel(0), second.panel(0)]
    for one, other in (views, views[::-1]):
        one.page.bring_to_front()
        moved = drag(one, SLIDER, 0.2 if one is views[0] else 0.8)
        other.page.bring_to_front()
        wait_until(other, lambda moved=moved, other=other: other.caption == moved)
        assert one.shown() == other.shown() and pixels(one) == pixels(other)
    second.run(NEURON)
    drag(second.fresh(0), SLIDER, 0.5)
    first.page.get_by_text("run again, or deleted, in another window").wait_for()
    cell = first.page.locator(".jp-Cell").nth(NEURON)
    assert cell.locator(".jp-OutputArea-output img").count() == 1
    assert cell.locator(".mlp-panel").count() == 0
    first.run(NEURON)
    drag(first.fresh(0), SLIDER, 0.3)
    second.page.get_by_text("run again, or deleted, in another window").wait_for()
    assert first.page.get_by_text("in another window").count() == 0
    second.page.close()


LOSE = """import asyncio
from mlp.live.socket import _open_socket
asyncio.get_running_loop().call_later(
    1, lambda: [page.close() for page in list(_open_socket().pages)])"""


def test_a_page_that_was_asleep_and_has_lost_its_socket_catches_up(notebook):
    panel = notebook.fresh(panels.TrainYourself)
    play(panel)
    notebook.ask("1", LOSE)
    notebook.page.evaluate("() => { const end = performance.now() + 3000; "
                           "while (performance.now() < end); }")
    learned = int(notebook.ask("training.session.seen"))
    assert notebook.ask("len(_open_socket().pages)") == "0"
    wait_until(panel, lambda: seen(panel) >= learned)
    paused = press(panel, "Pause")
    assert notebook.ask("training.description") == repr(paused)


def test_many_panels_of_one_output_leave_the_page_with_it(notebook):
    assert drag(notebook.panel(9), SLIDER, 0.2)
    count = """[mlpPanels.size, mlpStills.size - mlpEnded.length, Math.max(20, mlpEnded.length),
      document.querySelectorAll(".mlp-panel").length]"""    # of what has ended, 20 are kept
    before = notebook.page.evaluate(count)
    notebook.run(MANY)
    assert drag(notebook.panel(9), SLIDER, 0.8)
    assert notebook.page.evaluate(count) == before == [9, 7, 20, 10]  # two ask, one is there twice
