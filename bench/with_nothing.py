"""Way e, the cell of a notebook: the same panel, but the kernel computes and draws nothing.

It answers each nudge with one small patch of a single colour, so what is left is the way there and
back, and what the browser does with a frame.
"""

import itertools

import numpy as np
from IPython.display import display

from mlp import load_digits, panels
from mlp.panels.patches import Patches, in_runs

panel = panels.NudgeAnything(load_digits())
greys = itertools.cycle(range(256))
panel.refresh = lambda: "nothing is computed"
panel.canvas.frames.changes = lambda: Patches(
    [(600, 100, 40, 40)], in_runs(np.full((40, 40, 4), next(greys), np.uint8)))
display(panel)
