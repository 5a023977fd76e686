"""Write the pictures of this folder: ``python figures/make.py``.

Each is a panel as it stands after one state code, or a drawing of its own, at twice the size it has
on a page, for slides, handouts and the README.
"""

from pathlib import Path

import numpy as np

from mlp import load_digits, panels
from mlp.data.examples import CLASSES
from mlp.drawing.images import draw_row, update_grid
from mlp.drawing.style import new_figure
from mlp.panels.frames import Frames

HERE = Path(__file__).parent
SCALE = 2
ROWS, COLUMNS = 2, 30  # of each digit
SIDE, LINE, GAP = 28, 30, 4  # a digit, a row, the space between two kinds of digit: in pixels


def write(name, frames):
    """Write one picture, named as its panel or its subject."""
    (HERE / f"{name}.png").write_bytes(frames.still(SCALE))
    print(f"figures/{name}.png")


def contact_sheet(digits):
    """Return a sheet of drawn digits, some rows for each."""
    block = ROWS * LINE + GAP
    height = CLASSES * block
    figure = new_figure(COLUMNS * SIDE, height)
    live = []
    for digit in range(CLASSES):
        chosen = np.flatnonzero(digits.train.labels == digit)[:ROWS * COLUMNS]
        for row, which in enumerate(np.split(chosen, ROWS)):
            top = digit * block + row * LINE
            axes = figure.add_axes([0, 1 - (top + LINE) / height, 1, LINE / height])
            live.append(draw_row(axes, COLUMNS, SIDE))
            update_grid(live[-1], np.hstack([digits.train.inputs(k).reshape(SIDE, SIDE)
                                             for k in which]))
    return Frames(figure, live)


def main():
    """Write every picture."""
    digits = load_digits()
    shown = {
        "look": panels.Look(digits),
        "one_neuron": panels.OneNeuron("w1=8 w2=5 a2=0.9 bias=-6"),
        "neuron_painter": panels.NeuronPainter(digits),
        "layer": panels.Layer(),
        "count_dials": panels.CountDials("hidden=2"),
        "whole_network": panels.WholeNetwork(digits),
        "nudge_anything": panels.NudgeAnything(digits, state="nudge=2.5"),
        "squishes": panels.Squishes(),
        "collapse": panels.Collapse(),
        "smallest_network": panels.SmallestNetwork(),
    }
    shown["neuron_painter"].choose("Edge detector")
    shown["whole_network"].choose("An undecided 4 or 9")
    for name, panel in shown.items():
        write(name, panel.canvas.frames)
    write("digits", contact_sheet(digits))


if __name__ == "__main__":
    main()
