"""Write the pictures of this folder: ``python figures/make.py``.

Each is a panel as it stands after one state code, or a drawing of its own, at twice the size it has
on a page, for slides, handouts and the README.
"""

from pathlib import Path

import numpy as np

from mlp import load_digits, panels
from mlp.drawing.images import draw_row, update_grid
from mlp.drawing.style import new_figure
from mlp.panels.frames import Frames

HERE = Path(__file__).parent
SCALE = 2
ROWS, COLUMNS, SIDE = 10, 20, 28


def write(name, frames):
    """Write one picture, named as its panel or its subject."""
    (HERE / f"{name}.png").write_bytes(frames.still(SCALE))
    print(f"figures/{name}.png")


def contact_sheet(digits):
    """Return a sheet of drawn digits, a row for each."""
    figure = new_figure(COLUMNS * SIDE, ROWS * (SIDE + 2))
    live = []
    for digit in range(ROWS):
        axes = figure.add_axes([0, 1 - (digit + 1) / ROWS, 1, 1 / ROWS])
        chosen = np.flatnonzero(digits.train.labels == digit)[:COLUMNS]
        live.append(draw_row(axes, COLUMNS, SIDE))
        update_grid(live[-1], np.hstack([digits.train.inputs(k).reshape(SIDE, SIDE)
                                         for k in chosen]))
    return Frames(figure, live)


def main():
    """Write every picture."""
    digits = load_digits()
    write("look", panels.Look(digits).canvas.frames)
    write("one_neuron", panels.OneNeuron("w1=8 w2=5 a2=0.9 bias=-6").canvas.frames)
    write("nudge_anything", panels.NudgeAnything(digits, state="nudge=2.5").canvas.frames)
    write("digits", contact_sheet(digits))


if __name__ == "__main__":
    main()
