"""Way b, the cell of a notebook: the panel of this project."""

from IPython.display import display
from timed import timed

from mlp import load_digits, panels

panel = panels.NudgeAnything(load_digits())
slider = panel.named["nudge"]
slider.hear = timed(slider.hear)
display(panel)
