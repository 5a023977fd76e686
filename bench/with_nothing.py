"""Way e, the cell of a notebook: the same panel, but the kernel computes and draws nothing.

It answers each nudge with one small rectangle of another grey, so what is left is the way there and
back, and what the browser does with a frame.
"""

import itertools

from IPython.display import display

from mlp import load_digits, panels

panel = panels.NudgeAnything(load_digits())
greys = itertools.cycle(range(256))
rectangle = panel.figure.text(0.9, 0.75, "■", size=30)


def refresh():
    """Show another grey; nothing is computed."""
    rectangle.set_color(f"#{next(greys):02x}0000")
    return "nothing is computed"


panel.refresh = refresh
display(panel)
