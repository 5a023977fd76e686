"""Words and pictures at every zoom: nothing is cut off, nothing jumps, all can be reached."""

import pytest
from hands import assert_whole, enter

from mlp import panels

NOTEBOOK = "small.ipynb"


@pytest.fixture
def alone(notebook):
    """Return the notebook alone in its window, which is as before when all zooms are done."""
    notebook.page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    yield notebook
    notebook.page.set_viewport_size({"width": 1280, "height": 800})
    notebook.page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")


def zooms(notebook):
    """Zoom as browsers do: the page has so many times fewer pixels of its own."""
    for zoom in (1, 2, 4):
        notebook.page.set_viewport_size({"width": 1280 // zoom, "height": 800 // zoom})
        yield zoom


@pytest.mark.parametrize(("kind", "code", "words"), [
    (panels.OneNeuron, "w1=-9 w2=2 w3=3", "the sigmoid of it"),
    (panels.TrainYourself, "eta=100 width1=64 width2=0 activation=relu learned=100/10/1000",
     "choose a smaller η")])     # of all sentences the longest
def test_a_sentence_is_whole_and_the_picture_as_wide_as_can_be(alone, kind, code, words):
    panel = alone.fresh(kind)
    assert words in enter(panel, "State", code)
    for zoom in zooms(alone):
        panel.settle()
        assert_whole(panel, zoom)


def test_options_of_a_question_are_whole(alone):
    root = alone.page.locator(".mlp-predict").first
    root.scroll_into_view_if_needed()
    root.get_by_role("button").nth(3).click()
    root.get_by_text("Not so: 0.5.").wait_for()
    for _ in zooms(alone):
        assert root.evaluate("""(root) => [...root.querySelectorAll("*")].filter((e) =>
          e.getBoundingClientRect().right > root.getBoundingClientRect().right + 1
          || (e.clientWidth && e.scrollWidth > e.clientWidth + 1)).length""") == 0


def test_longer_words_move_nothing_while_the_hand_is_on_a_slider(notebook):
    panel = notebook.fresh(panels.TrainYourself)
    for _ in range(2):      # at first short words, then long ones
        panel.press("One step")
    panel.settle()
    slider = panel.slider("history, %")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    panel.page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    panel.page.mouse.down()
    heights = set()
    words = panel.root.locator("figcaption")
    for text in ("word " * 5, "word " * 200, "word"):
        words.evaluate("""async (e, text) => { e.textContent = text;
          for (const _ of "two") await new Promise(requestAnimationFrame); }""", text)
        heights.add(panel.evaluate("(root) => root.getBoundingClientRect().height"))
    words.evaluate("(e, text) => { e.textContent = text; }", "word " * 200)
    panel.page.mouse.up()
    panel.page.wait_for_function(
        "(root) => { const w = root.querySelector('.mlp-words'); return "
        "w.firstChild.getBoundingClientRect().bottom <= w.getBoundingClientRect().bottom; }",
        arg=panel.root.element_handle())
    assert len(heights) == 1


def test_on_a_projector_the_picture_grows(alone):
    alone.page.set_viewport_size({"width": 1920, "height": 1080})
    panel = alone.fresh(panels.OneNeuron)
    before = panel.canvas.bounding_box()
    alone.command("application:toggle-presentation-mode")
    alone.page.wait_for_function("(width) => document.querySelector('.mlp-canvas canvas')"
                                  ".getBoundingClientRect().width > 1.2 * width",
                                  arg=before["width"])
    assert panel.root.bounding_box()["height"] < 1000    # and all of the panel is seen
    alone.command("application:toggle-presentation-mode")
    panel.settle()
