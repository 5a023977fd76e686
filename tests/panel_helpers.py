"""A browser made of a few lines: it takes frames from a canvas and keeps the picture."""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from matplotlib.image import imread


class FakeBrowser:
    """Stand in for the page: collect what a canvas sends, and answer as the page would.

    Parameters
    ----------
    canvas : Canvas
    scale : float
        Device pixels per unit.
    answers : bool
        Whether frames are acknowledged at once.
    """

    def __init__(self, canvas, scale=1, answers=True):
        self.canvas, self.answers = canvas, answers
        self.frames, self.picture = [], None
        canvas.tell = self._take
        self.say(kind="hello", scale=scale)

    def say(self, **content):
        """Send a message to the kernel's side."""
        self.canvas.hear(content)

    def acknowledge(self):
        """Say that the newest frame is on the screen."""
        self.say(kind="shown", number=self.frames[-1]["number"])

    def _take(self, content, data=b""):
        if content.get("kind") != "frame":
            return
        self.frames.append(content)
        width, height = content["size"]
        if self.picture is None or self.picture.shape[:2] != (height, width):
            self.picture = np.zeros((height, width, 4), np.uint8)
        pixels = unrolled(data)
        for x, y, width, height in content["places"]:
            patch, pixels = np.split(pixels, [4 * width * height])
            self.picture[y:y + height, x:x + width] = patch.reshape(height, width, 4)
        assert not len(pixels)
        if self.answers and not content["receipt"]:
            self.acknowledge()


def as_new(kind, *given, state=""):
    """Return the panel of this `kind`, in the state of a new one with that state code.

    To make one takes a hundred times longer than to set it back, so there is one of each. A test
    that changes more of a panel than its state makes one of its own.
    """
    panel = _made(kind, *given)
    panel.canvas._shown = False  # nobody looks yet
    panel.canvas._under_way.clear()
    panel.set_code(state)
    return panel


@cache
def _made(kind, *given):
    return kind(*given)


def unrolled(runs):
    """Return the bytes of the pixels that come as runs of one colour, as the page does it."""
    colours, lengths = np.frombuffer(runs, np.uint32).reshape(2, -1)
    return np.repeat(colours, lengths).view(np.uint8)


def run(coroutine):
    """Run a coroutine on a loop of its own, whatever loop the browser tests have left running."""
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, coroutine).result()


def read_png(data):
    """Return a PNG file's pixels, uint8 of shape (height, width, 3), read by another library."""
    return np.round(imread(io.BytesIO(data), format="png") * 255).astype(np.uint8)


def full_draw(panel):
    """Return the pixels of a panel's figure drawn by matplotlib alone, all artists at once."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    frames = panel.canvas.frames
    try:
        for artist in frames._rank:
            artist.set_animated(False)
        canvas = FigureCanvasAgg(panel.figure)
        canvas.draw()
        return np.asarray(canvas.buffer_rgba()).copy()
    finally:
        for artist in frames._rank:
            artist.set_animated(True)
