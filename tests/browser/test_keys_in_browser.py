"""The keyboard in a real notebook: keys stay in the panel, and Shift+Enter goes on from there."""

import pytest

from mlp.live.recording.palette import contrast

NOTEBOOK = "small.ipynb"
ONE_NEURON, PREDICT, SQUISHES = 0, 1, 2     # each is the output of the cell after its number
STATE = """() => {
  const { activeCellIndex, widgets } = jupyterapp.shell.currentWidget.content;
  return { active: activeCellIndex,
           cells: widgets.map((cell) => [cell.model.type, cell.model.executionCount]) };
}"""


def state(notebook):
    """Return which cell is selected, and of all cells the kind and the number of their last run."""
    return notebook.page.evaluate(STATE)


def touch_picture(panel):
    panel.canvas.click()


def touch_slider(panel):
    panel.drag("bias b", 0.7)


def touch_field(panel):
    field = panel.root.get_by_label("bias b, typed")
    field.fill("3")
    field.press("Enter")


def touch_button(panel):
    panel.press("Speaks against")


def touch_menu(panel):
    panel.root.get_by_label("squish").select_option("tanh")
    panel.root.get_by_label("squish").focus()


def touch_caption(panel):
    panel.root.locator("figcaption").click()


@pytest.mark.parametrize("touch", [touch_picture, touch_slider, touch_field, touch_button,
                                   touch_menu, touch_caption])
def test_shift_enter_goes_on_to_the_next_cell_and_loses_nothing(notebook, touch):
    panel, before = notebook.fresh(ONE_NEURON), state(notebook)
    touch(panel)
    panel.settle()
    caption, code = panel.caption, panel.code
    notebook.page.keyboard.press("Shift+Enter")
    assert state(notebook) == {"active": ONE_NEURON + 2, "cells": before["cells"]}
    assert (panel.caption, panel.code) == (caption, code)


def test_shift_enter_after_an_answer_goes_on_and_keeps_it(notebook):
    question, before = notebook.page.locator(".mlp-predict").first, state(notebook)
    question.get_by_role("button").nth(2).click()
    question.get_by_text("Not so: 0.5.").wait_for()
    notebook.page.keyboard.press("Shift+Enter")
    assert state(notebook) == {"active": PREDICT + 2, "cells": before["cells"]}
    assert question.get_by_text("Not so: 0.5.").is_visible()


@pytest.mark.parametrize("control", ["menu", "button", "slider", "question", "picture"])
def test_no_key_in_a_panel_changes_the_notebook(notebook, control):
    panel, before = notebook.fresh(ONE_NEURON), state(notebook)
    element = {"menu": panel.root.get_by_label("squish"), "slider": panel.slider("bias b"),
               "button": panel.button("Reset"),
               "question": notebook.page.locator(".mlp-predict button").first,
               "picture": notebook.panel(SQUISHES).canvas}
    element[control].focus()
    for key in ["x", "d", "d", "r", "a", "b", "y", "z", "Shift+ArrowDown", "Shift+M", "Alt+Enter",
                "Control+Shift+ArrowUp"]:
        notebook.page.keyboard.press(key)
    after = state(notebook)
    assert after["cells"] == before["cells"]
    panel_of = {"question": PREDICT, "picture": SQUISHES}
    assert after["active"] == 1 + panel_of.get(control, ONE_NEURON)
    assert element[control].evaluate("(e) => e === document.activeElement")


def test_arrows_and_letters_choose_in_a_menu(notebook):
    panel = notebook.fresh(ONE_NEURON)
    panel.root.get_by_label("squish").focus()
    notebook.page.keyboard.press("r")
    assert "the relu of it" in panel.settle()
    notebook.page.keyboard.press("ArrowDown")
    assert "the tanh of it" in panel.settle()


@pytest.mark.parametrize(("label", "text", "shown"), [
    ("bias b, typed", "-10", "-10.0"), ("State", "bias=-10", "bias=-10")])
def test_the_focus_stays_in_a_field_after_enter(notebook, label, text, shown):
    panel = notebook.fresh(ONE_NEURON)
    field = panel.root.get_by_label(label)
    field.fill(text)
    field.press("Enter")
    panel.settle()
    assert field.evaluate("(e) => e === document.activeElement")
    assert field.input_value() == shown
    field.fill("")
    field.press("Enter")
    panel.settle()
    assert panel.code == ("bias=-10" if label != "State" else "")    # an empty number is none
    panel.drag("bias b", 0.5)       # and what stands there follows the picture again
    panel.settle()
    assert field.input_value() not in (shown, "")


def test_ctrl_enter_runs_the_cell_again_and_keeps_the_picture(notebook):
    panel = notebook.fresh(ONE_NEURON)
    panel.drag("bias b", 0.9)
    caption, before = panel.settle(), state(notebook)
    notebook.page.keyboard.press("Control+Enter")
    notebook.page.wait_for_function(
        "([cell, count]) => jupyterapp.shell.currentWidget.content.widgets[cell]"
        ".model.executionCount > count",
        arg=[1 + ONE_NEURON, before["cells"][1 + ONE_NEURON][1]])
    panel = notebook.panel(ONE_NEURON)
    assert panel.settle() == caption
    panel.press("Reset")
    assert panel.settle() != caption and panel.code == ""


def test_the_focus_is_seen_in_light_and_dark(notebook):
    panel = notebook.fresh(ONE_NEURON)
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        notebook.page.evaluate("(theme) => jupyterapp.commands.execute("
                               "'apputils:change-theme', { theme })", theme)
        notebook.page.wait_for_function(
            "(light) => document.body.dataset.jpThemeLight === light",
            arg=str(theme.endswith("Light")).lower())
        panel.root.get_by_label("State").focus()
        seen = set()
        for _ in range(12):
            notebook.page.keyboard.press("Shift+Tab")
            seen.add(notebook.page.evaluate("""() => { const e = document.activeElement;
              const { outlineWidth, outlineColor, outlineStyle } = getComputedStyle(e);
              const page = getComputedStyle(e.closest('.jp-Notebook')).backgroundColor;
              return [e.tagName, outlineStyle, outlineWidth, outlineColor, page].join('|'); }"""))
        assert {one.split("|")[0] for one in seen} == {"INPUT", "SELECT"}
        for one in seen:
            _, style, width, ring, page = one.split("|")
            ring, page = ([int(part) / 255 for part in colour.strip("rgb()").split(",")]
                          for colour in (ring, page))
            assert (style, width) == ("solid", "3px") and contrast(ring, page) >= 3
