"""Every notebook from top to bottom, and every panel in it, whatever it is."""

from itertools import count

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from hands import assert_whole, drag, press
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
# Gives a slider the focus; returns its name, empty if it is disabled, and whether it stands right
# of the middle; or null past the last slider.
TAKE_HOLD = """(root, k) => {
  const name = root.querySelectorAll(".mlp-slider")[k], slider = name?.control;
  slider?.focus();
  return name ? [slider.disabled ? "" : name.textContent,
                 2 * slider.value > Number(slider.min) + Number(slider.max)] : null;
}"""
CHOOSE = """(root, [name, index]) => {
  const menu = [...root.querySelectorAll("select")].find(
    ({ labels }) => labels[0].textContent === name);
  menu.selectedIndex = index;
  menu.dispatchEvent(new Event("change", { bubbles: true }));
}"""
# Whether its height, but for room that longer words have needed, and its width are the screen's.
FITS = """(root) => {
  const room = root.closest(".jp-WindowedPanel-outer"), words = root.querySelector(".mlp-words");
  const kept = words.offsetHeight - words.firstElementChild.offsetHeight;
  return root.offsetHeight - kept < room.offsetHeight && root.offsetWidth < room.offsetWidth;
}"""
PICTURE = "(root) => root.querySelector('.mlp-canvas canvas').getBoundingClientRect().toJSON()"
# axe looks at no contrast in a cell that is scrolled away: lay out all, let none be cut off, and
# let the notebook's colour reach as far.
UNCUT = """:has(.mlp-panel) { overflow: visible !important; content-visibility: visible !important;
  background: var(--jp-layout-color0) !important; }"""
# What axe finds wrong, and how many captions' contrast it has found right.
AXE = """async () => {
  const { violations, passes } = await axe.run(".mlp-panel", {
    elementRef: true, selectors: false, preload: false });   // what takes long, and no rule needs
  const contrasts = passes.find(({ id }) => id === "color-contrast").nodes;
  return [violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          contrasts.filter(({ element }) => element.closest("figcaption")).length];
}"""
ERRORS = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']"
every_notebook = pytest.mark.parametrize(
    "place", [place for place in PLACES if place.number == 0],
    ids=[file.stem for file in NOTEBOOKS])


@every_notebook
def test_a_notebook_runs_and_axe_finds_nothing_in_its_panels(whole, place):
    page = whole(place.notebook).page
    assert page.locator(ERRORS).count() == 0
    panels = [one for one in PLACES if one.notebook == place.notebook]
    assert page.locator(".mlp-panel").count() == len(panels)
    page.evaluate(AXE_SCRIPT)
    style = page.add_style_tag(content=UNCUT)
    wrong, captions = page.evaluate(AXE)
    assert wrong == [] and captions == page.locator(".mlp-panel figcaption").count() > 5
    style.evaluate("(style) => style.remove()")


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
            assert panel.evaluate(SMALL) == []
    notebook.page.set_viewport_size({"width": 1280, "height": 800})
    notebook.page.evaluate("jupyterapp.shell.expandLeft()")


@pytest.mark.parametrize("place", FIRST.values(), ids=FIRST)
def test_a_panel_shows_one_by_one_what_the_text_above_it_says_to_try(whole, place):
    above, visible, ends, shown = whole(place.notebook).panel(place.number).evaluate(TASKS)
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
            "sliders": {one.description: None if one.disabled else pytest.approx(
                one.value, abs=0.51 * one.step) for one in controls if isinstance(one, Slider)},
            "menus": {one.description: one.label for one in controls
                      if isinstance(one, Dropdown)}}


def agree(panel, twin):
    """Compare with the same panel outside the browser, in all that its state code holds."""
    page, expected = panel.shown(), outside(twin)
    page["sliders"] = {name: page["sliders"][name] for name in expected["sliders"]}
    assert page == expected


def move_all(panel, twin):
    """Move every slider, the first with the mouse, and choose something else in every menu."""
    dragged = False
    for k in count():       # by number, as some are renamed when another moves
        if (held := panel.evaluate(TAKE_HOLD, k)) is None:
            break
        name, high = held
        if name:
            if not dragged:
                drag(panel, name, 0.1 if high else 0.9)
            panel.page.keyboard.press("ArrowLeft" if high else "ArrowRight")
            dragged = True
    for control in twin.named.values():
        if isinstance(control, Dropdown):
            panel.evaluate(CHOOSE, [control.description,
                                    (control.index + 1) % len(control.options)])


def touch_all(panel, twin):
    """Draw a stroke across all axes, and press each key, on the page and outside."""
    panel.canvas.evaluate("(canvas) => canvas.scrollIntoView({ block: 'center' })")
    for axes in twin.figure.axes:
        left, bottom, width, height = axes.get_position().bounds
        box = panel.evaluate(PICTURE)
        for kind, share in (("down", 0.4), ("move", 0.6), ("up", 0.6)):
            x, y = left + share * width, 1 - bottom - share * height
            at = round(box["x"] + x * box["width"]), round(box["y"] + y * box["height"])
            panel.page.mouse.move(*at)
            if kind != "move":
                getattr(panel.page.mouse, kind)()
            twin.canvas.hear({"kind": kind, "points": [[
                (at[0] - box["x"]) / box["width"], (at[1] - box["y"]) / box["height"]]]})
    panel.canvas.focus()
    for key in twin.wanted_keys:
        if key != " " or "Play" not in twin.actions:    # what then goes on by itself is no twin
            panel.page.keyboard.press(key)
            twin.canvas.hear({"kind": "key", "key": key})


@pytest.mark.parametrize("place", FIRST.values(), ids=FIRST)
def test_presets_controls_and_hands_show_what_mlp_computes(whole, digits, place):
    """All of a kind, and then a look at what each has left: with one after each, it takes hours."""
    notebook = whole(place.notebook)
    panel, twin = notebook.fresh(place.number), twin_of(place, digits)
    assert panel.evaluate(FITS)
    first = panel.caption
    agree(panel, twin)
    for name in twin.presets:
        panel.push(name)
    if twin.presets:
        twin.choose(name)
        panel.settle()
        agree(panel, twin)
    move_all(panel, twin)
    panel.settle()
    twin.set_code(panel.code)
    agree(panel, twin)
    assert panel.code or not twin.named
    assert press(panel, "Reset") == first and panel.code == ""
    if twin.wanted_keys:
        twin.reset()
        touch_all(panel, twin)
        panel.settle()
        agree(panel, twin)
