"""What a hand does to a panel: each returns the caption once all is at rest."""

import time

from page import PATIENCE_MS, TRACK


def changed(panel, act):
    """Do `act`, which needs no arguments."""
    act()
    return panel.settle()


def press(panel, button):
    """Press a button by its name."""
    return changed(panel, lambda: panel.push(button))


def choose(panel, menu, option):
    """Pick an entry of a menu, by what it shows."""
    return changed(panel, lambda: panel.root.get_by_label(menu, exact=True).select_option(option))


def enter(panel, label, text):
    """Type into a field, and press Enter."""
    field = panel.root.get_by_label(label, exact=True)
    field.fill(text)
    return changed(panel, lambda: field.press("Enter"))


def drag(panel, name, share):
    """Drag a slider to `share` (0 to 1) of its way, in a few moves; look that it stays there."""
    caption = changed(panel, lambda: panel.drag(name, share, moves=3))
    *_, now, step = panel.evaluate(TRACK, name)
    assert abs(now - share) < 0.02 + step
    return caption


def wait_until(panel, condition):
    """Wait until `condition`, which needs no arguments, holds; return the caption then."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not condition():
        assert time.monotonic() < end, panel.caption
        panel.page.wait_for_timeout(50)
    return panel.caption


FACTS = """(root) => {
  const box = (e) => e.getBoundingClientRect();
  const words = root.querySelector(".mlp-words"), lines = words.firstChild;
  const state = root.querySelector(".mlp-state");
  return {
    hidden: Math.max(box(lines).bottom - box(words).bottom,
      lines.scrollHeight - lines.clientHeight - 1),
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


def assert_whole(panel, zoom):
    """Look that no word is cut off, and that the picture is as wide as can be."""
    facts = panel.evaluate(FACTS)
    assert facts["hidden"] <= 0 and facts["overlaps"] <= 0
    assert facts["cut"] == [] and facts["wider"] == []
    if zoom > 1:
        assert facts["picture"] > 0.98 * facts["room"]
    if zoom == 4:
        assert facts["columns"] <= 1
