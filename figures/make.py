"""Write the pictures of this folder: ``python figures/make.py``.

Each is a panel as it stands after one state code, or a drawing of its own, at twice the size it has
on a page, for slides, handouts and the README. One moves: a panel, picture by picture, while one
of its sliders is dragged.
"""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from mlp import load_digits, panels
from mlp.data.examples import CLASSES
from mlp.drawing.images import draw_row, update_grid
from mlp.live.palettes import PALETTE
from mlp.live.recording.scene import Scene
from mlp.live.style import new_figure

HERE = Path(__file__).parent
SCALE = 2
ROWS, COLUMNS = 2, 30  # of each digit
FRAME, REST, STEPS = 80, 1200, 10  # milliseconds a frame, and where the hand rests; frames a stroke
SIDE, LINE, GAP = 28, 30, 4  # a digit, a row, the space between two kinds of digit: in pixels


def write(name, scene):
    """Write one picture, named as its panel or its subject."""
    (HERE / f"{name}.png").write_bytes(scene.still(SCALE))
    print(f"figures/{name}.png")


def strokes(*places):
    """Return where a hand is, frame by frame, that goes from place to place and slows at each."""
    eased = (1 - np.cos(np.pi * np.arange(1, STEPS + 1) / STEPS)) / 2
    return [(a + (b - a) * part, FRAME if part < 1 else REST)
            for a, b in zip(places, places[1:], strict=False) for part in eased]


def frame(panel, slider):
    """Return the panel's still as it stands, above a slider of the same value."""
    still = Image.open(io.BytesIO(panel.canvas.scene.still())).convert("RGB")
    width, height = still.size
    whole = Image.new("RGB", (width, height + 36), still.getpixel((0, 0)))
    whole.paste(still)
    pen, middle = ImageDraw.Draw(whole), height + 16
    left, right = 0.12 * width, 0.88 * width
    place = left + (right - left) * (slider.value - slider.min) / (slider.max - slider.min)
    pen.line([left, middle, right, middle], fill="#bbbbbb", width=4)
    pen.ellipse([place - 9, middle - 9, place + 9, middle + 9], fill="#444444")
    return whole


def write_drag(name, panel, control, *places):
    """Write a moving picture of the panel while `control` is dragged from place to place."""
    frames, times = [], []
    for value, milliseconds in strokes(*places):
        panel.set(**{control: round(value, 2)})
        frames.append(frame(panel, panel.named[control]))
        times.append(milliseconds)
    colours = frames[0].quantize(64, dither=Image.Dither.NONE)  # for all, so that little changes
    frames = [each.quantize(palette=colours, dither=Image.Dither.NONE) for each in frames]
    frames[0].save(HERE / f"{name}.gif", save_all=True, append_images=frames[1:], duration=times,
                   loop=0)
    print(f"figures/{name}.gif")


def contact_sheet(digits):
    """Return a sheet of drawn digits, some rows for each."""
    block = ROWS * LINE + GAP
    height = CLASSES * block
    figure = new_figure(COLUMNS * SIDE, height)
    for digit in range(CLASSES):
        chosen = np.flatnonzero(digits.train.labels == digit)[:ROWS * COLUMNS]
        for row, which in enumerate(np.split(chosen, ROWS)):
            top = digit * block + row * LINE
            axes = figure.add_axes([0, 1 - (top + LINE) / height, 1, LINE / height])
            row = draw_row(axes, COLUMNS, SIDE)
            update_grid(row, np.hstack([digits.train.inputs(k).reshape(SIDE, SIDE)
                                             for k in which]))
    return Scene(figure, PALETTE)


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
        "cost_of_one": panels.CostOfOne(),
        "average_cost": panels.AverageCost(digits, state="doublings=7"),
        "ball": panels.Ball(),
        "surface": panels.Surface("x=-1.6 y=2 rate=0.6 steps=3"),
        "learned": panels.Learned(digits, state="neuron=10"),
        "noise": panels.Noise(digits),
        "fool": panels.Fool(digits, state="steps=13"),
        "memorise": panels.Memorise(digits, state="epoch=30"),
        "mistakes": panels.Mistakes(digits),
        "chain": panels.Chain("nudge=1"),
        "number_lines": panels.NumberLines(),
        "tree": panels.Tree("first=1 choose=w1"),
        "cards": panels.Cards("laid=2"),
        "several_neurons": panels.SeveralNeurons("path=2"),
        "gradient_check": panels.GradientCheck(digits, state="nudge=-5 seen=-12"),
        "bug_zoo": panels.BugZoo(state="bug=1 diagnosis=hidden-slope revealed=1"),
        "vanishing": panels.Vanishing("hidden=10"),
        "beyond_the_videos": panels.BeyondTheVideos(digits),
        "wiggle": panels.Wiggle(digits, state="first=2 second=2"),
        "wish_and_nudge": panels.WishAndNudge(digits, state="output=3"),
        "levers": panels.Levers(digits),
        "add_wishes": panels.AddWishes(digits, state="rows=1023"),
        "walk_back": panels.WalkBack(digits, state="step=9"),
        "ledger": panels.Ledger(digits),
        "mini_batches": panels.MiniBatches(digits),
        "how_much_data": panels.HowMuchData(digits, state="power=2"),
        "all_dimensions": panels.AllDimensions(digits),
        "train_yourself": panels.TrainYourself(digits, state="learned=0.5/10/300000"),
    }
    shown["neuron_painter"].choose("Edge detector")
    shown["whole_network"].choose("An undecided 4 or 9")
    shown["cost_of_one"].choose("The video's 3")
    shown["ball"].choose("Eleven balls")
    for name, panel in shown.items():
        write(name, panel.canvas.scene)
    write("digits", contact_sheet(digits))
    write_drag("nudging", panels.NudgeAnything(digits), "nudge", 0, 3.5, -3.5, 0)


if __name__ == "__main__":
    main()
