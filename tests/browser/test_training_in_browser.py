"""What goes on by itself in a real kernel: a training and a ball, beside other cells."""

import re

import pytest
from hands import choose, drag, press, wait_until
from page import KERNEL

from mlp import load_digits, panels

NOTEBOOK = "2_gradient_descent.ipynb"
TRAINING = "next(one for one in Out.values() if isinstance(one, panels.TrainYourself))"


@pytest.fixture
def training(panel):
    return panel(panels.TrainYourself)


def number(panel, pattern):
    """Return the number in the caption, or 0: of digits that were seen, or of steps."""
    found = re.search(pattern, panel.caption)
    return int(found[1].replace(",", "")) if found else 0


def seen(panel):
    return number(panel, r"after ([\d,]+) digits;")


def play(panel, until):
    """Press Play, and wait until the network has seen more digits than that."""
    panel.press("Play")
    return wait_until(panel, lambda: seen(panel) > until)


def test_paused_looked_back_on_resumed_and_reset_the_numbers_are_the_same(notebook, training):
    start = training.caption
    play(training, 300)
    paused, place = press(training, "Pause"), seen(training)
    assert notebook.ask(f"{TRAINING}.playing") == "False"
    assert "after" in drag(training, "history, %", 0.4) and 0 < seen(training) < place
    play(training, place + 300)
    caption = press(training, "Pause")
    assert caption != paused
    outside = panels.TrainYourself(load_digits(), state=training.code)  # without any pause
    assert outside.description == caption
    assert press(training, "Reset") == start and training.code == ""


def test_every_picture_is_of_a_later_moment_and_none_comes_after_a_pause(training):
    training.page.evaluate("""(caption) => { globalThis.shown = [];
      new MutationObserver(() => shown.push(caption.textContent)).observe(
        caption, { childList: true }); }""",
                           training.root.locator("figcaption").element_handle())
    play(training, 100)
    wait_until(training, lambda: training.page.evaluate("shown.length") > 10)
    paused = press(training, "Pause")
    shown = training.page.evaluate("shown")
    moments = [int(re.search(r"after ([\d,]+) digits;", one)[1].replace(",", "")) for one in shown]
    assert moments == sorted(moments) and len(set(moments)) > 10 and shown[-1] == paused
    assert moments[-1] < 300_000


def test_other_cells_run_while_it_learns_and_to_interrupt_the_kernel_pauses_it(notebook, training):
    play(training, 30)
    before = int(notebook.ask(f"{TRAINING}.session.seen"))
    wait_until(training, lambda: int(notebook.ask(f"{TRAINING}.session.seen")) > before > 0)
    assert notebook.ask(f"{TRAINING}.playing") == "True"
    notebook.page.evaluate(f"{KERNEL}.interrupt()")
    wait_until(training, lambda: notebook.ask(f"{TRAINING}.playing") == "False")
    caption = training.settle()
    assert seen(training) > before and training.code.startswith("learned=")
    training.press("Play")
    wait_until(training, lambda: training.caption != caption)
    press(training, "Pause")


def test_the_network_goes_to_the_panel_below(panel, training):
    below = panel(panels.Learned)
    before = below.caption
    press(training, "One step")
    press(training, "Use this network below")
    assert "the panels below now show" in training.message
    wait_until(below, lambda: "Your network reads" in below.caption != before)
    assert "The trained network reads" in choose(below, "network", "trained")


def test_a_ball_runs_by_itself_and_stops_when_asked(notebook, panel):
    running = "any(getattr(one, 'running', False) for one in Out.values())"
    ball = panel(panels.Ball)
    ball.press("Run")
    wait_until(ball, lambda: number(ball, r"After (\d+) step") >= 3)
    assert notebook.ask(running) == "True"
    press(ball, "Step")     # it stops, and takes one more
    assert notebook.ask(running) == "False" and number(ball, r"After (\d+) step") > 3
