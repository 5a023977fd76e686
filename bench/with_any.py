"""For the kernels: any panel, every slider of it timed."""

import inspect

from timed import timed

from mlp import load_digits, panels


def make(name):
    """Return the panel of that name, ready to be shown."""
    kind = getattr(panels, name)
    panel = kind(load_digits()) if "digits" in inspect.signature(kind).parameters else kind()
    for control in panel.shown():
        if hasattr(control, "hear"):
            control.hear = timed(control.hear)
    return panel
