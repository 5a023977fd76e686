"""What a hand does to a panel: each returns the caption once all is at rest."""


def changed(panel, act):
    """Do `act`, which needs no arguments."""
    act()
    return panel.settle()


def press(panel, button):
    """Click a button by its name."""
    return changed(panel, lambda: panel.press(button))


def choose(panel, menu, option):
    """Pick an entry of a menu, by what it shows."""
    return changed(panel, lambda: panel.root.get_by_label(menu).select_option(option))


def type_into(panel, name, text):
    """Type a number into the field beside a slider."""
    field = panel.root.get_by_label(f"{name}, typed")
    field.fill(text)
    return changed(panel, lambda: field.press("Enter"))
