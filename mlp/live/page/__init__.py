"""What runs in the page: plain JavaScript, put together for each widget."""

from pathlib import Path

# What a canvas needs to play commands, in this order.
PLAYER = ["theme.js", "colours.js", "pencil.js", "play.js"]


def text_of(*names):
    """Return files of this folder as text: of a path, anywidget would keep every widget alive."""
    return "".join((Path(__file__).parent / name).read_text("utf-8") for name in names)
