"""The page's type: the same DejaVu Sans as in figures, from matplotlib's own files."""

import re
from functools import cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties, findfont

FOLDER = Path(get_data_path()) / "fonts" / "ttf"
REGULAR = "DejaVuSans"  # what text is in unless it says otherwise


def font_of(properties):
    """Return the name of the font that the page needs for text, or None if it cannot have it."""
    return _font(tuple(properties.get_family()), properties.get_style(), properties.get_weight(),
                 properties.get_stretch(), properties.get_file())


@cache
def _font(family, style, weight, stretch, file):
    path = Path(file or findfont(FontProperties(family=family, style=style, weight=weight,
                                                stretch=stretch)))
    return path.stem if path.parent == FOLDER and path.stem.startswith("DejaVu") else None


def is_font(name):
    """Return whether this can be the name of one of these fonts, and leads to no other file."""
    return isinstance(name, str) and bool(re.fullmatch(r"DejaVu[\w-]*", name, re.ASCII))


def font_bytes(name):
    """Return the file of the font called `name`: to cut it down takes a second."""
    return (FOLDER / f"{name}.ttf").read_bytes()
