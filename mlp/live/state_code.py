"""State codes: what differs from the start of a panel, short enough to read out in class."""

import math
import re

from ipywidgets import Dropdown

QUOTES = "'\"`“”„‘’"


def write_code(values, start):
    """Return the code of `values`, such as ``"bias=-10 squish=relu"``; empty at the start."""
    # To add 0.0 makes −0.0 the 0 that it equals.
    return " ".join(f"{name}={value + 0.0:g}" if isinstance(value, float) else f"{name}={value}"
                    for name, value in values.items() if value != start[name])


def read_code(code, controls):
    """Return what `code`, however it was copied, sets as {name: value}, or raise a ValueError."""
    code = re.sub(r"^\W*state\s*:", "", code, flags=re.IGNORECASE)
    values = {}
    for part in re.sub(r"\s*=\s*", "=", re.sub(f"[{QUOTES},;]", " ", code)).split():
        name, equals, text = part.partition("=")
        name = _same_letters(name, controls)
        if name not in controls or not equals:
            raise ValueError(f"the state code has {part!r}, but this panel knows only "
                             f"{', '.join(f'{known}=…' for known in controls)}")
        values[name] = _read(controls[name], name, text)
    return values


def _same_letters(text, known):
    """Return the one of `known` that `text` is, but for capitals; `text` itself if it is none."""
    if text in known:
        return text
    return next((word for word in known if word.lower() == text.lower()), text)


def _read(control, name, text):
    if hasattr(control, "read"):
        return control.read(text)
    if isinstance(control, Dropdown):
        # An entry is a value, or a pair of what the menu shows and the value.
        values = [option[1] if isinstance(option, tuple) else option for option in control.options]
        options = {str(value): value for value in values}
        text = _same_letters(text, options)
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
