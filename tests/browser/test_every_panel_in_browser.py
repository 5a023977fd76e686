"""Every notebook from top to bottom, and every panel in it, whatever it is."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from hands import changed, press
from ipywidgets import Dropdown
from places import NOTEBOOKS, PLACES

from mlp import panels
from mlp.live.slider import Slider

FIRST = {place.kind: place for place in reversed(PLACES) if place.kind != "Predict"}
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


@pytest.mark.parametrize("place", [place for place in PLACES if place.kind == "Predict"],
                         ids=lambda place: place.line)
def test_one_answer_to_a_prediction_is_right_and_says_why(whole, place):
    root = whole(place.notebook).page.locator(".mlp-panel").nth(place.number)
    for button in root.locator(".mlp-bar").first.get_by_role("button").all():
        button.evaluate("(button) => button.click()")
        button.locator(".fa-check, .fa-times").wait_for()
        if button.locator(".fa-check").count():  # it has been marked since the first pick
            root.get_by_text("Yes. ").wait_for()
            return
    pytest.fail(root.inner_text())


@pytest.mark.parametrize("place", FIRST.values(), ids=FIRST)
def test_a_panel_shows_one_by_one_what_the_text_above_it_says_to_try(whole, place):
    panel = whole(place.notebook).panel(place.number)
    panel.settle()
    above = panel.root.evaluate("""(root) => [...root.closest(".jp-Cell").previousElementSibling
        .querySelectorAll("ul > li")].map((task) => task.textContent)""")
    line, before, following = panel.root.locator(".mlp-tasks > *").all()
    assert line.is_visible() == bool(above)
    assert not above or before.is_disabled()
    for number, task in enumerate(above, 1):
        assert line.text_content() == f"Try {number} of {len(above)}. {task}"
        if number < len(above):
            following.click()
    assert not above or following.is_disabled()


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
    twin = eval(place.line, {"panels": panels, "digits": digits, "shelf": None})
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
        if isinstance(control, Slider) and panel.slider(control.description).is_enabled():
            name, before = control.description, control.value
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
