"""Train it yourself and 13,002 dimensions in a real JupyterLab, as the text tells a student to."""

import re
import time

import pytest
from hands import press

from mlp import load_digits, panels

TRAIN, ALL = 0, 1
CELLS = ("from mlp import load_digits, panels\nfrom mlp.panels.shelf import Shelf\n"
         "digits, shelf = load_digits(), Shelf()",
         "training = panels.TrainYourself(digits, shelf)\ntraining",
         "panels.AllDimensions(digits, shelf)",
         "print('seen', training.session.seen, len(shelf.network.weights[0]))")
BETWEEN_MS = 100


@pytest.fixture(scope="module")
def notebook(small):
    load_digits("drawn", train=60_000)  # drawn once a machine, then read from the cache
    return small(*CELLS)


def wait_until(panel, condition, seconds=20):
    """Look every tenth of a second; return how long it took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, panel.caption
        panel.page.wait_for_timeout(BETWEEN_MS)
    return time.monotonic() - began


def seen(panel):
    """Return how many digits the network that is shown has seen."""
    found = re.search(r"after ([\d,]+) digits;", panel.caption)
    return int(found[1].replace(",", "")) if found else 0


def test_one_press_on_play_reads_nine_of_ten_test_digits_in_time(panel):
    panel = panel(TRAIN)
    panel.press("Play")
    took = wait_until(panel, lambda: seen(panel) == 300_000, 40)
    assert took < 20, f"{took:.1f} s"
    right = re.search(r"right: [\d.]+% and ([\d.]+)%", panel.settle())
    assert float(right[1]) >= 90
    assert panel.code == "learned=0.5/10/300000"


def test_paused_looked_back_on_resumed_and_reset_the_numbers_are_the_same(panel):
    panel = panel(TRAIN)
    start = panel.caption
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 300)
    panel.press("Pause")
    paused, place = panel.settle(), seen(panel)
    panel.page.wait_for_timeout(500)
    assert panel.caption == paused
    panel.drag("history, %", 0.4)
    assert "after" in panel.settle() and 0 < seen(panel) < place
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > place + 300)
    press(panel, "Pause")
    code, caption = panel.code, panel.caption
    outside = panels.TrainYourself(load_digits(), state=code)     # learned without any pause
    assert outside.description == caption
    assert press(panel, "Reset") == start and panel.code == ""
    first = press(panel, "One step")
    press(panel, "Start over")
    assert press(panel, "One step") == first != start


def test_pictures_keep_coming_and_a_pause_takes_effect_at_once(panel):
    panel = panel(TRAIN)
    panel.page.evaluate("""(canvas) => { globalThis.shown = [];
      new MutationObserver(() => shown.push(performance.now())).observe(
        canvas, { attributes: true, attributeFilter: ["data-number"] }); }""",
                        panel.canvas.element_handle())
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 100)
    panel.page.wait_for_timeout(2000)
    button = panel.root.get_by_role("button", name="Pause", exact=True)
    pressed = button.evaluate("(b) => { b.click(); return performance.now(); }")
    panel.settle()
    shown = panel.page.evaluate("shown")
    while_playing = [t for t in shown if pressed - 2000 < t <= pressed]
    assert len(while_playing) >= 2 * 10
    assert max(shown) - pressed < 200, f"{max(shown) - pressed:.0f} ms"
    assert seen(panel) > 0


def test_a_second_press_on_play_changes_nothing(panel):
    panel = panel(TRAIN)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 30)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 300)
    press(panel, "Pause")
    assert panel.caption == panels.TrainYourself(load_digits(), state=panel.code).description


def test_other_cells_run_while_it_learns_and_see_what_it_has_learned(notebook, panel):
    panel = panel(TRAIN)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 30)
    notebook.page.evaluate("""() => { const { content } = jupyterapp.shell.currentWidget;
      content.activeCellIndex = content.widgets.length - 1; }""")
    notebook.command("notebook:run-cell")
    output = notebook.page.locator(".jp-OutputArea-output", has_text="seen").last
    wait_until(panel, lambda: re.search(r"seen [1-9]\d*", output.inner_text()))
    before = seen(panel)
    wait_until(panel, lambda: seen(panel) > before)
    press(panel, "Pause")


def test_to_interrupt_the_kernel_pauses_and_keeps_what_was_learned(notebook, panel):
    panel = panel(TRAIN)
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 100)
    notebook.page.evaluate(
        "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.interrupt()")
    panel.page.wait_for_timeout(500)
    caption = panel.settle()
    assert seen(panel) > 100 and panel.code.startswith("learned=")
    panel.press("Play")
    wait_until(panel, lambda: panel.caption != caption)
    press(panel, "Pause")


def test_the_network_goes_to_the_panel_below(notebook, panel):
    below = panel(ALL)
    below.root.get_by_label("network").select_option("on the shelf")
    before = below.settle()
    panel = panel(TRAIN)
    press(panel, "One step")
    panel.press("Use this network below")
    panel.settle()
    assert "the panels below now show" in panel.message
    below = notebook.panel(ALL)
    wait_until(below, lambda: below.caption != before)
    assert "A step of all 13,002 with" in below.settle()


def test_what_explodes_is_said_with_the_way_back(panel):
    panel = panel(TRAIN)
    press(panel, "Explosion")
    panel.press("Play")
    wait_until(panel, lambda: "η = 100 is too large" in panel.caption)
    assert "choose a smaller η, and press Play" in panel.settle()
    panel.root.get_by_label("rate η").select_option("0.01")
    panel.press("Play")
    wait_until(panel, lambda: seen(panel) > 20)
    assert "η = 100 is too large" not in press(panel, "Pause")


def test_space_and_arrow_keys_play_pause_and_look_back(panel):
    panel = panel(TRAIN)
    panel.canvas.focus()
    panel.page.keyboard.press(" ")
    wait_until(panel, lambda: seen(panel) > 50)
    panel.page.keyboard.press(" ")
    panel.settle()
    place = seen(panel)
    panel.page.keyboard.press("ArrowLeft")
    panel.settle()
    assert 0 < seen(panel) < place
    panel.page.keyboard.press("ArrowDown")
    assert "Test digit 1," in panel.settle()


@pytest.mark.parametrize("name", ["rank", "nudge by", "step η"])
def test_dragging_a_slider_of_all_dimensions_shows_what_mlp_computes(panel, name):
    panel = panel(ALL)
    before = panel.settle()
    panel.drag(name, 0.6)
    after = panel.settle()
    assert after == panels.AllDimensions(load_digits(), state=panel.code).description != before


def test_arrow_keys_walk_down_the_ranking(panel):
    panel = panel(ALL)
    panel.canvas.focus()
    for _ in range(3):
        panel.page.keyboard.press("ArrowDown")
    assert panel.settle().startswith("Rank 4:")
    assert panel.code == "rank=4"


def test_a_step_too_small_about_right_and_too_large(panel):
    panel, changes = panel(ALL), []
    for words in ("too small", "about right", "too large"):
        costs = re.search(r"from ([\d.]+) to ([\d.]+),", press(panel, f"η {words}"))
        changes.append(float(costs[2]) - float(costs[1]))
    small, right, large = changes
    assert right < small < 0 < large
    assert "by +0.00000," in press(panel, "Does not matter")
