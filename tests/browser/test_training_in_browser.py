"""Train it yourself and 13,002 dimensions in a real JupyterLab, as the text tells a student to."""

import re

import pytest
from hands import choose, drag, keys, press, wait_until
from page import KERNEL

from mlp import load_digits, panels

NOTEBOOK = "2_gradient_descent.ipynb"
TRAINING = "next(one for one in Out.values() if isinstance(one, panels.TrainYourself))"


@pytest.fixture
def training(panel):
    return panel(panels.TrainYourself)


@pytest.fixture
def all_dimensions(panel):
    return panel(panels.AllDimensions)


def seen(panel):
    """Return how many digits the network that is shown has seen."""
    found = re.search(r"after ([\d,]+) digits;", panel.caption)
    return int(found[1].replace(",", "")) if found else 0


def play(panel, until):
    """Press Play, and wait until the network has seen more digits than that."""
    panel.press("Play")
    return wait_until(panel, lambda: seen(panel) > until)


def test_one_press_on_play_reads_nine_of_ten_test_digits(training):
    training.press("Play")
    wait_until(training, lambda: seen(training) == 300_000)
    right = re.search(r"right: [\d.]+% and ([\d.]+)%", training.settle())
    assert float(right[1]) >= 90
    assert training.code == "learned=0.5/10/300000"


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
    first = press(training, "One step")
    press(training, "Start over")
    assert press(training, "One step") == first != start


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


def test_a_second_press_on_play_changes_nothing(training):
    play(training, 30)
    play(training, 300)
    caption = press(training, "Pause")
    assert caption == panels.TrainYourself(load_digits(), state=training.code).description


def test_other_cells_run_while_it_learns_and_see_what_it_has_learned(notebook, training):
    play(training, 30)
    before = int(notebook.ask(f"{TRAINING}.session.seen"))
    assert before > 0
    wait_until(training, lambda: int(notebook.ask(f"{TRAINING}.session.seen")) > before)
    assert notebook.ask(f"{TRAINING}.playing") == "True"
    press(training, "Pause")


def test_to_interrupt_the_kernel_pauses_and_keeps_what_was_learned(notebook, training):
    play(training, 100)
    notebook.page.evaluate(f"{KERNEL}.interrupt()")
    wait_until(training, lambda: notebook.ask(f"{TRAINING}.playing") == "False")
    caption = training.settle()
    assert seen(training) > 100 and training.code.startswith("learned=")
    training.press("Play")
    wait_until(training, lambda: training.caption != caption)
    press(training, "Pause")


def test_the_network_goes_to_the_panel_below(notebook, panel, training):
    below = panel(panels.Learned)
    before = below.caption
    press(training, "One step")
    press(training, "Use this network below")
    assert "the panels below now show" in training.message
    wait_until(below, lambda: "Your network reads" in below.caption != before)
    assert "The trained network reads" in choose(below, "network", "trained")


def test_what_explodes_is_said_with_the_way_back(training):
    press(training, "Explosion")
    training.press("Play")
    wait_until(training, lambda: "η = 100 is too large" in training.caption)
    assert "choose a smaller η, and press Play" in training.settle()
    choose(training, "rate η", "0.01")
    play(training, 20)
    assert "η = 100 is too large" not in press(training, "Pause")


def test_space_and_arrow_keys_play_pause_and_look_back(training):
    training.canvas.focus()
    training.page.keyboard.press(" ")
    wait_until(training, lambda: seen(training) > 50)
    keys(training, " ")
    place = seen(training)
    keys(training, "ArrowLeft")
    assert 0 < seen(training) < place
    assert "Test digit 1," in keys(training, "ArrowDown")


def test_arrow_keys_walk_down_the_ranking(all_dimensions):
    assert keys(all_dimensions, *["ArrowDown"] * 3).startswith("Rank 4:")
    assert all_dimensions.code == "rank=4"


def test_a_step_too_small_about_right_and_too_large(all_dimensions):
    changes = []
    for words in ("too small", "about right", "too large"):
        costs = re.search(r"from ([\d.]+) to ([\d.]+),", press(all_dimensions, f"η {words}"))
        changes.append(float(costs[2]) - float(costs[1]))
    small, right, large = changes
    assert right < small < 0 < large
    assert "by +0.00000," in press(all_dimensions, "Does not matter")
