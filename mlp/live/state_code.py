"""State codes: what differs from the start of a panel, short enough to read out in class."""

import math

from ipywidgets import Dropdown


def write_code(values, start):
    """Return the code of `values`, such as ``"bias=-10 squish=relu"``; empty at the start."""
    return " ".join(f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}"
                    for name, value in values.items() if value != start[name])


def read_code(code, controls):
    """Return what `code` sets, as {name: value}; raise a ValueError if these `controls` cannot.

    Controls are menus, sliders, and whatever has a method ``read`` of its own.
    """
    values = {}
    for part in code.split():
        name, equals, text = part.partition("=")
        if name not in controls or not equals:
            raise ValueError(f"the state code has {part!r}, but this panel knows only "
                             f"{', '.join(f'{known}=…' for known in controls)}")
        values[name] = _read(controls[name], name, text)
    return values


def _read(control, name, text):
    if hasattr(control, "read"):
        return control.read(text)
    if isinstance(control, Dropdown):
        # An entry is a value, or a pair of what the menu shows and the value.
        values = [option[1] if isinstance(option, tuple) else option for option in control.options]
        options = {str(value): value for value in values}
        if text not in options:
            raise ValueError(f"{name}={text} is none of {', '.join(options)}")
        return options[text]
    try:
        value = float(text.replace("−", "-"))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{name}={text} is not a number")
    return value
