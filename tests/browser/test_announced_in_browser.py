"""What comes without the focus is announced, and what is to be hit is large enough."""

import pytest

CELLS = ["from mlp import panels\nfrom mlp.check import check", "panels.OneNeuron()",
         "panels.Predict('ink')",
         "def neuron(inputs, weights, bias):\n    return weights @ inputs + bias\n\ncheck(neuron)"]
SMALL = """() => [...document.querySelectorAll(".mlp-panel :is(button, select, input)")].filter(
  (e) => e.checkVisibility({ visibilityProperty: true })).map((e) => [e.outerHTML,
    e.getBoundingClientRect()]).filter(([_, box]) => box.width < 24 || box.height < 24)
  .map(([html]) => html.slice(0, 80))"""


@pytest.fixture(scope="module")
def notebook(small):
    return small(*CELLS)


def test_a_verdict_and_a_reply_are_announced(notebook):
    status = notebook.page.get_by_role("status")
    notebook.page.locator(".mlp-predict").get_by_role("button", name="4 in 5").click()
    status.filter(has_text="Not so: 1 in 5.").wait_for()
    notebook.page.locator(".jp-CodeCell").nth(3).locator(".cm-content").click()
    notebook.page.keyboard.press("Control+Enter")
    status.filter(has_text="Not quite: look again at the squish").wait_for(state="attached")


def test_the_pick_is_told_in_words_besides_its_mark(notebook):
    root = notebook.page.locator(".mlp-predict")
    root.get_by_role("button", name="half of them").click()
    root.get_by_title("picked", exact=True).get_by_text("half of them").wait_for()
    root.get_by_title("right", exact=True).get_by_text("1 in 5").wait_for()


def test_whatever_is_to_be_hit_is_24_pixels_large(notebook):
    notebook.page.locator(".mlp-canvas canvas[data-number]").wait_for()
    assert notebook.page.evaluate(SMALL) == []
