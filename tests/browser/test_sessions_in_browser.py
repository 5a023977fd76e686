"""What real sessions do: a kernel that is killed, a page opened anew, twice, or long asleep."""

import os
import re
import signal

import pytest
from hands import drag, press, wait_until
from page import KERNEL, Notebook

GONE = "The kernel is closed or was restarted: this is the last picture. Run the cell again"
NEURON = "from mlp import panels\nneuron = panels.OneNeuron()\nneuron"
TRAIN = ("from mlp import load_digits, panels\ntraining = panels.TrainYourself("
         "load_digits(train=300, test=200), state='source=given epochs=20 batch=1')\ntraining")
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


def run_again(notebook):
    """Run the notebook as a person would, who has read that the kernel has ended."""
    close_dialogs(notebook)
    notebook.run_all()
    return notebook.fresh(0)


def close_dialogs(notebook):
    """Close what JupyterLab says over all else."""
    notebook.page.wait_for_timeout(500)     # it may be on its way
    for button in notebook.page.locator(".jp-Dialog button.jp-mod-accept").all():
        button.click()


def save(notebook):
    notebook.page.evaluate("jupyterapp.shell.currentWidget.context.save()")


@pytest.mark.parametrize("end", [kill, restart])
def test_a_kernel_that_ends_during_a_drag_leaves_the_last_picture_and_says_so(small, end):
    notebook = small(NEURON)
    panel = notebook.panel(0)
    box = panel.slider(SLIDER).bounding_box()
    y = box["y"] + box["height"] / 2
    notebook.page.mouse.move(box["x"] + box["width"] / 2, y)
    notebook.page.mouse.down()
    notebook.page.mouse.move(box["x"] + 0.7 * box["width"], y, steps=5)
    caption, before = panel.settle(), pixels(panel)
    end(notebook)
    for share in (0.5, 0.3, 0.6):
        notebook.page.mouse.move(box["x"] + share * box["width"], y, steps=5)
    notebook.page.mouse.up()
    panel.root.get_by_text(GONE).wait_for()
    assert (panel.caption, pixels(panel)) == (caption, before)
    panel = run_again(notebook)
    assert drag(panel, SLIDER, 0.2) != caption and panel.message == ""


@pytest.mark.parametrize("end", [kill, restart])
def test_a_kernel_that_ends_while_it_trains_leaves_the_last_picture_and_says_so(small, end):
    notebook = small(TRAIN)
    panel = notebook.panel(0)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 20)
    end(notebook)
    panel.root.get_by_text(GONE).wait_for()
    caption, before = panel.caption, pixels(panel)
    assert seen(panel) > 20
    close_dialogs(notebook)
    panel.push("Pause")
    assert (panel.caption, pixels(panel)) == (caption, before) and panel.message.startswith(GONE)
    panel = run_again(notebook)
    assert "which has learned nothing yet" in panel.caption
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 20)


def test_a_page_opened_anew_while_it_trains_goes_on_from_there(small):
    notebook = small(TRAIN)
    panel = notebook.panel(0)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 20)
    save(notebook)
    before = seen(panel)
    notebook.page.reload()
    panel = notebook.panel(0)
    assert wait_until(panel, lambda: seen(panel) > before)
    paused = press(panel, "Pause")
    assert notebook.ask("training.description") == repr(paused)


def test_open_in_two_tabs_both_answer_and_show_the_same(small, jupyterlab):
    first = small(NEURON)
    save(first)
    second = Notebook(first.page.context.new_page(), jupyterlab.replace("{0}", "second"),
                      first.name)
    panels = [first.panel(0), second.panel(0)]
    for one, other in (panels, panels[::-1]):
        one.page.bring_to_front()
        moved = drag(one, SLIDER, 0.2 if one is panels[0] else 0.8)
        other.page.bring_to_front()
        wait_until(other, lambda moved=moved, other=other: other.caption == moved)
        assert one.shown() == other.shown() and pixels(one) == pixels(other)
    second.run_all()
    drag(second.fresh(0), SLIDER, 0.5)
    first.page.get_by_text("run again, or deleted, in another window").wait_for()
    assert first.page.locator(".jp-OutputArea-output img").count() == 1
    assert first.page.locator(".mlp-panel").count() == 0
    drag(run_again(first), SLIDER, 0.3)
    second.page.get_by_text("run again, or deleted, in another window").wait_for()
    assert first.page.get_by_text("in another window").count() == 0
    second.page.close()


LOSE = """import asyncio
from mlp.live.socket import _open_socket
asyncio.get_running_loop().call_later(
    2, lambda: [page.close() for page in list(_open_socket().pages)])"""


def test_a_page_that_was_asleep_and_has_lost_its_socket_catches_up(small):
    notebook = small(TRAIN)
    panel = notebook.panel(0)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 20)
    notebook.ask("1", LOSE)
    notebook.page.evaluate("() => { const end = performance.now() + 5000; "
                           "while (performance.now() < end); }")
    learned = int(notebook.ask("training.session.seen"))
    assert notebook.ask("len(_open_socket().pages)") == "0"
    wait_until(panel, lambda: seen(panel) >= learned)
    paused = press(panel, "Pause")
    assert notebook.ask("training.description") == repr(paused)


def test_many_panels_of_one_output_leave_the_page_with_it(small):
    notebook = small("from mlp import panels\nfor _ in range(20):\n    display(panels.OneNeuron())")
    assert drag(notebook.panel(19), SLIDER, 0.2)
    count = "[mlpPanels.size, mlpStills.size, document.querySelectorAll('.mlp-panel').length]"
    before = notebook.page.evaluate(count)
    notebook.run_all()
    assert drag(notebook.panel(19), SLIDER, 0.8)
    assert notebook.page.evaluate(count) == before == [20, 20, 20]
