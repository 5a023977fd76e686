"""The shapes of the ten digits, as people write them, and how each digit is usually held.

Every digit has several prototypes. A stroke is the list of control points ``x,y`` the pen passes
through, on a grid about 40 units high with y pointing down; a slash lifts the pen between strokes.

All shapes were invented. Then all numbers here were moved in bulk, until many thousands of drawn
digits together were spread like many thousands of MNIST's; no single digit was traced.

- A point written twice in a row makes a corner; the pen passes all other points smoothly.
- A stroke that ends where it began is a closed loop.
- Equal points of a prototype are one point: they move together when the shape is varied.
"""

from pathlib import Path
from typing import NamedTuple

GLYPHS = Path(__file__).parents[1] / "assets" / "glyphs.txt"


class Habit(NamedTuple):
    """How writers hold a digit: means, and spreads (standard deviations) between writers."""

    slant: float  # columns to the right per row upwards
    slant_spread: float
    aspect: float  # factor on the width
    aspect_spread: float
    pen: float  # radius in pixels
    wobble: float  # factor on the wobble of the shape and of the pen's pressure


HABITS = [
    Habit(0.26, 0.21, 1.03, 0.15, 1.48, 0.70),  # 0
    Habit(0.29, 0.24, 0.96, 0.16, 1.57, 0.45),  # 1
    Habit(0.09, 0.18, 1.07, 0.14, 1.36, 1.00),  # 2
    Habit(0.05, 0.18, 1.04, 0.13, 1.30, 1.00),  # 3
    Habit(0.16, 0.19, 0.97, 0.15, 1.29, 1.00),  # 4
    Habit(0.05, 0.17, 1.13, 0.14, 1.28, 1.00),  # 5
    Habit(0.11, 0.13, 1.05, 0.13, 1.32, 0.90),  # 6
    Habit(0.02, 0.18, 1.09, 0.18, 1.41, 0.90),  # 7
    Habit(0.08, 0.15, 1.03, 0.13, 1.23, 1.00),  # 8
    Habit(0.13, 0.18, 0.98, 0.12, 1.21, 0.90),  # 9
]


def _prototypes():
    """Yield each prototype's digit, weight among the ways to write that digit, name and strokes."""
    for line in GLYPHS.read_text("utf-8").splitlines()[2:]:
        about, strokes = line.split(": ")
        digit, weight, name = about.split(maxsplit=2)
        yield int(digit), int(weight), name, strokes


PROTOTYPES = list(_prototypes())
