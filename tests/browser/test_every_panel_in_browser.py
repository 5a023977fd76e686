"""Every notebook from top to bottom, and every panel in it, whatever it is."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from hands import assert_whole, changed, press
from ipywidgets import Dropdown
from places import NOTEBOOKS, PLACES

from mlp import panels
from mlp.live.slider import Slider

FIRST = {place.kind: place for place in reversed(PLACES) if place.kind != "Predict"}
SMALL = """(root) => [...root.querySelectorAll("button, select, input")].filter(
  (e) => e.checkVisibility({ visibilityProperty: true })).map((e) => [e.outerHTML,
    e.getBoundingClientRect()]).filter(([_, box]) => box.width < 24 || box.height < 24)
  .map(([html]) => html.slice(0, 80))"""
# What stands above a panel, whether it is seen, whether both ends stop, and each task as shown.
TASKS = """(root) => {
  const above = [...root.closest(".jp-Cell").previousElementSibling.querySelectorAll("ul > li")];
  const [line, before, next] = root.querySelectorAll(".mlp-tasks > *");
  const first = before.disabled || !above.length;
  const shown = above.map(() => {
    const { textContent } = line;
    next.click();
    return textContent;
  });
  return [above.map((task) => task.textContent), line.checkVisibility(),
          [first, next.disabled || !above.length], shown];
}"""
HANDS = {kind: place for kind, place in FIRST.items() if getattr(panels, kind).wanted_keys}
ERRORS = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']"
every_notebook = pytest.mark.parametrize(
    "place", [place for place in PLACES if place.number == 0],
    ids=[file.stem for file in NOTEBOOKS])


@every_notebook
def test_a_notebook_runs_and_shows_its_panels(whole, place):
    page = whole(place.notebook).page
    assert page.locator(ERRORS).count() == 0
    panels = [one for one in PLACES if one.notebook == place.notebook]
    assert page.locator(".mlp-panel").count() == len(panels)


@every_notebook
def test_axe_finds_nothing_in_any_panel_or_prediction(whole, place):
    page = whole(place.notebook).page
    page.evaluate(AXE_SCRIPT)
    for root in page.locator(".mlp-panel").all():
        root.scroll_into_view_if_needed()
        found = root.evaluate("async (root) => (await axe.run(root)).violations")
        assert not found, [(rule["help"], [node["html"] for node in rule["nodes"]])
                           for rule in found]


@every_notebook
def test_words_are_whole_at_every_zoom_and_what_is_to_be_hit_is_24_pixels_large(whole, place):
    notebook = whole(place.notebook)
    shown = [one for one in FIRST.values() if one.notebook == place.notebook]
    notebook.page.evaluate("jupyterapp.shell.collapseLeft()")
    for turn, zoom in enumerate((1, 2, 4)):     # a third of the panels at each
        notebook.page.set_viewport_size({"width": 1280 // zoom, "height": 800 // zoom})
        for one in shown[turn::3]:
            panel = notebook.panel(one.number)
            panel.settle()
            assert_whole(panel, zoom)
            assert panel.root.evaluate(SMALL) == []
    notebook.page.set_viewport_size({"width": 1280, "height": 800})
    notebook.page.evaluate("jupyterapp.shell.expandLeft()")


@pytest.mark.parametrize("place", [place for place in PLACES if place.kind == "Predict"],
                         ids=lambda place: place.line)
def test_one_answer_to_a_prediction_is_right_and_says_why(whole, place):
    root = whole(place.notebook).page.locator(".mlp-panel").nth(place.number)
    for button in root.locator(".mlp-bar").first.get_by_role("button").all():
        button.evaluate("(button) => button.click()")
        button.locator(".fa-check, .fa-times").wait_for()
        if button.locator(".fa-check").count():  # it has been marked since the first pick
            return root.get_by_text("Yes. ").wait_for()
    pytest.fail(root.inner_text())


@pytest.mark.parametrize("place", FIRST.values(), ids=FIRST)
def test_a_panel_shows_one_by_one_what_the_text_above_it_says_to_try(whole, place):
    above, visible, ends, shown = whole(place.notebook).panel(place.number).root.evaluate(TASKS)
    assert visible == bool(above) and ends == [True, True]
    assert shown == [f"Try {number} of {len(above)}. {task}"
                     for number, task in enumerate(above, 1)]


def twin_of(place, digits):
    """Return the same panel outside the browser."""
    return eval(place.line, {"panels": panels, "digits": digits, "shelf": None})


def outside(twin):
    """Return what the page is to show of a panel that is not on it, as `PanelOnPage.shown`."""
    controls = twin.named.values()
    return {"caption": twin.description, "message": twin.canvas.message, "code": twin.code,
            # A thumb stands on steps; a value may lie between them.
            "sliders": {one.description: pytest.approx(one.value, abs=0.51 * one.step)
                        for one in controls if isinstance(one, Slider)},
            "menus": {one.description: one.label for one in controls
                      if isinstance(one, Dropdown)}}


def agree(panel, twin):
    """Compare with the same panel outside the browser, in all that its state code holds."""
    page, expected = panel.shown(), outside(twin)
    page["sliders"] = {name: page["sliders"][name] for name in expected["sliders"]}
    assert page == expected
    return True


def assert_it_fits(notebook, panel):
    room = notebook.page.locator(".jp-WindowedPanel-outer").bounding_box()
    box = panel.root.bounding_box()
    kept = panel.root.locator(".mlp-words").evaluate(    # room that longer words have needed
        "(words) => words.offsetHeight - words.firstElementChild.offsetHeight")
    assert box["height"] - kept < room["height"] and box["width"] < room["width"]


@pytest.mark.parametrize("place", FIRST.values(), ids=FIRST)
def test_presets_sliders_keys_and_menus_show_what_mlp_computes(whole, digits, place):
    notebook = whole(place.notebook)
    panel = notebook.fresh(place.number)
    assert_it_fits(notebook, panel)
    twin = twin_of(place, digits)
    first = panel.caption
    assert agree(panel, twin)
    for name in twin.presets:
        panel.push(name)
        twin.choose(name)
    panel.settle()
    assert agree(panel, twin)
    assert press(panel, "Reset") == first and panel.code == ""

    def follow():
        twin.set_code(panel.code)
        return agree(panel, twin)

    for control in twin.named.values():
        if isinstance(control, Slider):
            name, before = control.description, control.value
            slider = panel.root.get_by_role("slider", name=name, exact=True)
            assert slider.is_enabled() != control.disabled
            if control.disabled:
                continue
            share, key, steps = ((0.1, "ArrowRight", 1)
                                 if control.value > (control.min + control.max) / 2
                                 else (0.9, "ArrowLeft", -1))
            value = panel.drag(name, share, moves=3)
            panel.slider(name).press(key)
            panel.settle()
            assert follow() and value != before
            assert control.value == pytest.approx(value + steps * control.step)
        elif isinstance(control, Dropdown):
            menu = panel.root.get_by_label(control.description, exact=True)
            other = (control.index + 1) % len(control.options)
            changed(panel, lambda menu=menu, other=other: menu.select_option(index=other))
            assert follow() and control.index == other


@pytest.mark.parametrize("place", HANDS.values(), ids=HANDS)
def test_hand_and_keys_do_on_a_picture_what_they_do_outside(whole, digits, place):
    """A stroke across each of its axes, and each key that it takes."""
    panel = whole(place.notebook).fresh(place.number)
    twin, mouse = twin_of(place, digits), panel.page.mouse
    for axes in twin.figure.axes:
        left, bottom, width, height = axes.get_position().bounds
        box = panel.canvas.evaluate("(canvas) => canvas.getBoundingClientRect().toJSON()")
        for kind, share in (("down", 0.4), ("move", 0.6), ("up", 0.6)):
            x, y = left + share * width, 1 - bottom - share * height
            at = round(box["x"] + x * box["width"]), round(box["y"] + y * box["height"])
            mouse.move(*at)
            if kind != "move":
                getattr(mouse, kind)()
            twin.canvas.hear({"kind": kind, "points": [[
                (at[0] - box["x"]) / box["width"], (at[1] - box["y"]) / box["height"]]]})
        panel.settle()
        assert agree(panel, twin)
    panel.canvas.focus()
    for key in twin.wanted_keys:
        if key != " " or "Play" not in twin.actions:    # what then goes on by itself is no twin
            panel.page.keyboard.press(key)
            twin.canvas.hear({"kind": "key", "key": key})
    panel.settle()
    assert agree(panel, twin)
