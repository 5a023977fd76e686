"""Words and pictures at every zoom: nothing is cut off, nothing jumps, all can be reached."""

import pytest

CELLS = ["from mlp import load_digits, panels\ndigits = load_digits(train=300, test=200)",
         "panels.OneNeuron()", "panels.TrainYourself(digits)", "panels.Predict('nothing comes in')"]
NEURON, TRAIN = 0, 1
FACTS = """(root) => {
  const box = (e) => e.getBoundingClientRect();
  const words = root.querySelector(".mlp-words"), lines = words.firstChild;
  const state = root.querySelector(".mlp-state");
  return {
    hidden: box(lines).bottom - box(words).bottom,
    overlaps: box(lines).bottom - box(state).top,
    cut: [...root.querySelectorAll("button, label, span, figcaption, p")].filter(
      (e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map((e) => e.textContent),
    wider: [...root.querySelectorAll("*")].filter(
      (e) => box(e).right > box(root).right + 1).map((e) => e.tagName),
    room: box(root).width,
    picture: box(root.querySelector("canvas")).width,
    columns: new Set([...root.querySelectorAll(".mlp-slider-row")].map(
      (e) => Math.round(box(e).left))).size,
  }; }"""


@pytest.fixture(scope="module")
def opened(small):
    notebook = small(*CELLS)
    notebook.page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    return notebook


@pytest.fixture(params=[1, 2, 4], ids="{}00%".format)
def zoom(request, opened):
    """Zoom as browsers do: the page has so many times fewer pixels of its own."""
    opened.page.set_viewport_size({"width": 1280 // request.param, "height": 800 // request.param})
    return request.param


@pytest.fixture
def notebook(opened, zoom):
    return opened


@pytest.mark.parametrize(("number", "code", "words"), [
    (NEURON, "w1=-9 w2=2 w3=3", "the sigmoid of it"),
    (TRAIN, "eta=30 learned=30/10/1000", "the cost is flat"),
    (TRAIN, "eta=100 width1=64 width2=0 activation=relu learned=100/10/1000",
     "choose a smaller η")])
def test_a_sentence_is_whole_and_the_picture_as_wide_as_can_be(notebook, zoom, number, code,
                                                                words):
    panel = notebook.fresh(number)
    field = panel.root.get_by_label("State")
    field.fill(code)
    field.press("Enter")
    panel.root.get_by_text(words).wait_for()
    panel.settle()
    facts = panel.root.evaluate(FACTS)
    assert words in panel.caption
    assert facts["hidden"] <= 0 and facts["overlaps"] <= 0
    assert facts["cut"] == [] and facts["wider"] == []
    if zoom > 1:
        assert facts["picture"] > 0.98 * facts["room"]
    if zoom == 4:
        assert facts["columns"] == 1


def test_options_of_a_question_are_whole(notebook):
    root = notebook.page.locator(".mlp-predict")
    root.scroll_into_view_if_needed()
    root.get_by_role("button").nth(3).click()
    root.get_by_text("Not so: 0.5.").wait_for()
    assert root.evaluate("""(root) => [...root.querySelectorAll("*")].filter((e) =>
      e.getBoundingClientRect().right > root.getBoundingClientRect().right + 1
      || (e.clientWidth && e.scrollWidth > e.clientWidth + 1)).length""") == 0


def test_longer_words_move_nothing_while_the_hand_is_on_a_slider(notebook, zoom):
    panel = notebook.fresh(TRAIN)
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
        words.evaluate("(e, text) => { e.textContent = text; }", text)
        panel.page.wait_for_timeout(50)     # time for the page to lay it out
        heights.add(panel.root.evaluate("(root) => root.getBoundingClientRect().height"))
    words.evaluate("(e, text) => { e.textContent = text; }", "word " * 200)
    panel.page.mouse.up()
    panel.page.wait_for_function(
        "(root) => { const w = root.querySelector('.mlp-words'); return "
        "w.firstChild.getBoundingClientRect().bottom <= w.getBoundingClientRect().bottom; }",
        arg=panel.root.element_handle())
    assert len(heights) == 1


def test_on_a_projector_the_picture_grows(opened):
    opened.page.set_viewport_size({"width": 1920, "height": 1080})
    panel = opened.fresh(NEURON)
    before = panel.canvas.bounding_box()
    opened.command("application:toggle-presentation-mode")
    opened.page.wait_for_function("(width) => document.querySelector('.mlp-canvas canvas')"
                                  ".getBoundingClientRect().width > 1.2 * width",
                                  arg=before["width"])
    assert panel.root.bounding_box()["height"] < 1000    # and all of the panel is seen
    opened.command("application:toggle-presentation-mode")
    panel.settle()
