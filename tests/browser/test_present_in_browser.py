"""A notebook presented: a section or a panel a screen, live, and large enough for the last row."""

import pytest
from conftest import write
from lab import server
from page import Notebook
from places import PLACES

from mlp.command import LAB
from mlp.live.style import LARGE, SMALL

NAMES = sorted({place.notebook for place in PLACES})
LETTERS, NUMBERS = 24, 40    # least px of all text, and of what a panel writes large
SCREEN = {"width": 1920, "height": 1080}
LONELY = 120                # px, of a screen that has but a sentence
WIDEST = 1530               # px, of a picture that leaves room for a column
FILES = LAB / "nudge-present"
# A page has one presentation, which hears its keys: of the open notebook, from its first cell.
PRESENT = """() => {
  const { currentWidget } = jupyterapp.shell;
  globalThis.presentation ??= new Presentation(jupyterapp, currentWidget);
  presentation.notebook = currentWidget.content;
  presentation.notebook.activeCellIndex = 0;
  presentation.enter();
}"""
# Of all panels in order: a point of type, in widths of the picture.
POINTS = """[panel.figure.dpi / 72 / panel.size[0]
  for panel in __import__("mlp.live.cell_widget").live.cell_widget.CELLS.shown()
  if hasattr(panel, "figure")]"""
# What there is to see: cells by their number, the smallest letters outside formulas, pictures.
SEEN = """() => {
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.offsetWidth > 1;
  const cells = jupyterapp.shell.currentWidget.content.widgets.map(({ node }) => node);
  const screen = document.querySelector(".jp-WindowedPanel-outer");
  const letters = [...screen.querySelectorAll(".nudge-here *")].filter((e) => seen(e)
    && !e.closest("mjx-container, sub, sup, .mlp-told, .fa, option, .cm-layer")
    && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const small = letters.map((e) => [parseFloat(getComputedStyle(e).fontSize), e.outerHTML]);
  const canvas = [...screen.querySelectorAll(".mlp-canvas canvas")].find(seen);
  const panel = canvas?.closest(".mlp-panel");
  const low = (part) => panel?.querySelector(part).getBoundingClientRect().bottom;
  const places = [0.02, 0.5, 0.98].flatMap((x) => [0.02, 0.5, 0.98].map((y) => [x, y]));
  return {
    top: screen.scrollTop,
    high: cells.filter(seen).reduce((high, cell) => high + cell.offsetHeight, 0),
    cells: cells.flatMap((cell, k) => seen(cell) ? [k] : []),
    small: small.reduce((least, one) => one[0] < least[0] ? one : least, [99, ""]),
    picture: canvas && canvas.getBoundingClientRect().toJSON(),
    controls: low(".mlp-controls"), tasks: low(".mlp-tasks"),
    code: [...screen.querySelectorAll(".jp-InputArea-editor")].filter(seen).map((e) => e.innerText),
    others: places.filter(([x, y]) =>
      !screen.contains(document.elementFromPoint(x * innerWidth, y * innerHeight))),
  }; }"""


@pytest.fixture
def opened(chromium, tmp_path):
    """Return a notebook as `nudge present` opens it, when all of it has run."""
    write(tmp_path / "a.ipynb", ["from mlp import panels", "panels.OneNeuron()", "2 + 3"])
    options = [f"--LabApp.extra_labextensions_path={LAB}"]
    with server(tmp_path, tmp_path / "lab", options) as address:
        notebook = Notebook(chromium.new_page(viewport=SCREEN),
                            address.replace("lab/workspaces/{0}", "doc"), "a.ipynb")
        notebook.page.locator(".mlp-panel canvas").first.wait_for(state="attached")
        notebook.ask("0")       # answered after the cells
        yield notebook
        notebook.close()


@pytest.fixture(params=NAMES)
def notebook(whole, request):
    """Return a notebook of the project, presented on the page where it has run already."""
    notebook = whole(request.param)
    notebook.page.set_viewport_size(SCREEN)
    if not notebook.page.evaluate("'presentation' in window"):
        notebook.page.add_style_tag(path=FILES / "present.css")
        notebook.page.add_script_tag(path=FILES / "present.js")
    notebook.page.evaluate(PRESENT)
    yield notebook
    press(notebook, "Escape")
    notebook.page.set_viewport_size({"width": 1280, "height": 800})


def press(notebook, key):
    """Press a key; return what there is to see then, at rest."""
    notebook.page.keyboard.press(key)
    notebook.page.wait_for_timeout(50)
    return notebook.page.evaluate(SEEN)


def screens(notebook):
    """Yield what there is to see on each screen, and on each part of a long one."""
    before = None
    while press(notebook, "PageUp")["cells"] != [0]:
        pass
    seen = notebook.page.evaluate(SEEN)
    while (seen["cells"], seen["top"]) != before:
        yield seen
        before, seen = (seen["cells"], seen["top"]), press(notebook, "PageDown")


def test_each_cell_stands_on_one_screen_and_the_last_row_can_read_it(notebook):
    points, pages = iter(eval(notebook.ask(POINTS))), list(screens(notebook))
    cells = [cell for page in pages if not page["top"] for cell in page["cells"]]
    assert cells == sorted(set(cells)) and len(cells) > 40
    for page in pages:
        size, element = page["small"]
        assert size >= LETTERS, element
        assert page["others"] == []
        assert not any(code.strip().startswith("panels.") for code in page["code"])
        if picture := page["picture"]:
            point = next(points) * picture["width"]
            assert SMALL * point >= LETTERS and LARGE * point >= NUMBERS, page["cells"]
            assert 0 <= picture["left"] < picture["right"] <= 1920 and picture["bottom"] <= 1080
            assert page["controls"] <= 1080, page["cells"]
            assert picture["width"] > WIDEST or page["tasks"] <= 1080, page["cells"]
    assert next(points, None) is None
    assert sum(not page["picture"] and page["high"] < LONELY for page in pages) == 0


def test_a_field_keeps_its_keys_and_escape_leaves_to_edit(opened):
    notebook = opened
    page = next(page for page in screens(notebook) if page["picture"])
    here = notebook.page.locator(".nudge-here")
    panel = here.locator(".mlp-panel")
    panel.evaluate("(e) => { e.style.paddingBottom = '99em'; e.scrollTop = 99; }")
    here.locator(".mlp-state input").focus()
    assert press(notebook, "Home")["cells"] == page["cells"]
    press(notebook, "Enter")    # the controls are back in sight
    assert panel.evaluate("(e) => e.scrollTop") == 0
    assert press(notebook, "PageDown")["cells"][0] == page["cells"][0] + 1  # as from anywhere
    assert press(notebook, "PageUp")["cells"] == page["cells"]
    here.locator("button").first.focus()
    assert press(notebook, "x")["cells"] == page["cells"]   # which would cut a cell
    assert press(notebook, "PageDown")["cells"][0] == page["cells"][0] + 1
    assert press(notebook, "PageUp")["cells"] == page["cells"]
    presenting = notebook.page.locator("body.nudge-presenting")
    press(notebook, "Escape")
    assert presenting.count() == 0 and notebook.page.locator("#jp-top-panel, #top-panel").count()
    assert press(notebook, "F5")["cells"] == page["cells"] and presenting.count() == 1
