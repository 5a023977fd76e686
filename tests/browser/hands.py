"""What a hand does to a panel: each returns the caption once all is at rest."""

import time

from page import PATIENCE_MS


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


def type_into(panel, name, text):
    """Type a number into the field beside a slider."""
    return enter(panel, f"{name}, typed", text)


def drag(panel, name, share):
    """Drag a slider to `share` (0 to 1) of its way, in a few moves."""
    return changed(panel, lambda: panel.drag(name, share, moves=3))


def keys(panel, *names):
    """Press keys on the picture."""
    panel.canvas.focus()
    for name in names:
        panel.page.keyboard.press(name)
    return panel.settle()


def click(panel, x, y):
    """Click at (x, y) of the picture, in CSS pixels of the size in which it was drawn."""
    return changed(panel, lambda: panel.page.mouse.click(*panel.at(x, y)))


def wait_until(panel, condition):
    """Wait until `condition`, which needs no arguments, holds; return the caption then."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not condition():
        assert time.monotonic() < end, panel.caption
        panel.page.wait_for_timeout(50)
    return panel.caption
