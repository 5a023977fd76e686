"""A matplotlib figure, drawn once; after that only what changed is drawn and handed out.

Artists that will change are *live*. The rest is drawn into a background and kept. When a live
artist has changed, the rectangle that it covers, with every live artist that touches it, is
restored from the background and drawn again; of that, only the pixels that differ leave here.
"""

import io
import math

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.text import Text
from PIL import Image

from .patches import Patches, in_runs

# Antialiased edges and line widths reach beyond the extents that matplotlib reports; what is
# clipped, and text, ends where it says.
BEYOND, CLOSE = 4, 1
SMALL = 4000  # pixels: to send all of them takes less time than to look for those that differ


class Frames:
    """The pixels of a figure, and how they differ from those handed out last.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Not known to pyplot. Its dpi at this moment counts as scale 1.
    live : iterable of artists
        Those that will change. Everything else must stay as it is until `redraw`.
    """

    def __init__(self, figure, live):
        self.figure = figure
        self._canvas = FigureCanvasAgg(figure)
        self._dpi = figure.dpi
        live = _with_all_above(figure, set(live))
        self._rank = {artist: rank for rank, artist in enumerate(live)}
        for artist in live:
            artist.set_animated(True)

    def redraw(self, scale=None):
        """Draw everything again; at another `scale` (device pixels per unit) if one is given."""
        if scale is not None:
            self.figure.set_dpi(self._dpi * scale)
        self._canvas.draw()
        self._renderer = self._canvas.get_renderer()
        self._pixels = np.asarray(self._renderer.buffer_rgba())
        self._background = self._pixels.copy()
        self._draw(self._rank)
        self._places = {artist: self._extent(artist) for artist in self._rank}

    def whole(self):
        """Draw everything anew and return it as one rectangle, in `Patches`."""
        self.redraw()
        return Patches([(0, 0, *self.size)], in_runs(self._pixels))

    def still(self, scale=1):
        """Return the picture as a PNG file."""
        self.redraw(scale)
        file = io.BytesIO()
        Image.fromarray(self._pixels[..., :3]).save(file, "png", optimize=True)
        return file.getvalue()

    def changes(self):
        """Draw what has changed and return it as `Patches`."""
        boxes = dict(self._places)
        stale = {artist for artist in self._rank if artist.stale}
        for artist in stale:
            self._places[artist] = self._extent(artist)
            boxes[artist] = _union(boxes[artist], self._places[artist])
        seen = {artist: box for artist, box in boxes.items() if box is not None}
        places = []
        while stale:
            island, box = _island(stale.pop(), seen)
            stale -= island
            if box is not None:
                left, top, right, bottom = box
                new = self._pixels[top:bottom, left:right]
                old = new.copy()
                new[...] = self._background[top:bottom, left:right]
            self._draw(sorted(island, key=self._rank.get))
            if box is not None and (place := _difference(old, new, left, top)):
                places.append(place)
        return Patches(places, in_runs(*(self._pixels[y:y + height, x:x + width]
                                         for x, y, width, height in places)))

    @property
    def size(self):
        """Width and height in device pixels."""
        height, width = self._pixels.shape[:2]
        return width, height

    def _draw(self, artists):
        for artist in artists:
            artist.draw(self._renderer)
            artist.stale = False

    def _extent(self, artist):
        """Return the pixels an artist covers as (left, top, right, bottom), or None."""
        if not artist.get_visible():
            return None
        if artist.get_clip_on() and artist.get_clip_box() is not None:
            box, beyond = artist.get_clip_box(), CLOSE  # larger than need be, but at hand
        else:
            box = artist.get_window_extent(self._renderer)
            beyond = CLOSE if isinstance(artist, Text) else BEYOND
        (x0, y0), (x1, y1) = box.get_points().tolist()
        if not math.isfinite(x0 + y0 + x1 + y1):
            if not isinstance(artist, Collection):
                return None  # nothing to draw, such as a line without points
            x0, y0, x1, y1 = artist.axes.bbox.extents.tolist()  # some do not know their extent
        width, height = self.size
        # Where an axis points the other way, the corners come the other way round.
        left, right = max(int(min(x0, x1) - beyond), 0), min(int(max(x0, x1) + beyond + 1), width)
        low, high = max(int(min(y0, y1) - beyond), 0), min(int(max(y0, y1) + beyond + 1), height)
        return left, height - high, right, height - low


def _difference(old, new, left, top):
    """Return where `new` pixels differ from `old` ones, as a rectangle of the picture, or None.

    `left` and `top` say where their corner is.
    """
    height, width = new.shape[:2]
    if width * height <= SMALL:
        return None if old.tobytes() == new.tobytes() else (left, top, width, height)
    differs = (new.view(np.uint32) != old.view(np.uint32))[..., 0]
    rows, columns = np.flatnonzero(differs.any(1)), np.flatnonzero(differs.any(0))
    if not len(rows):
        return None
    x, y = int(columns[0]), int(rows[0])
    return left + x, top + y, int(columns[-1]) + 1 - x, int(rows[-1]) + 1 - y


def _with_all_above(figure, live):
    """List live artists in drawing order, with what lies over them, such as an axes' frame."""
    ordered = []
    for axes in figure.axes:
        own = [artist.get_zorder() for artist in live if artist.axes is axes]
        if own:
            ordered += [child for child in sorted(axes.get_children(), key=_zorder)
                        if child in live or (child.get_zorder() >= min(own)
                                             and child is not axes.patch and not _empty(child))]
    return ordered + [artist for artist in figure.get_children() if artist in live]


def _empty(artist):
    return isinstance(artist, Text) and not artist.get_text()


def _zorder(artist):
    return artist.get_zorder()


def _island(artist, boxes):
    """Return `artist` with all that must be drawn again because of it, and the box around them.

    It grows until no artist is touched only in part: one drawn twice over itself would darken
    its own soft edges.
    """
    island, box = {artist}, boxes.get(artist)
    while box is not None:
        left, top, right, bottom = box
        touched = {other for other, (x0, y0, x1, y1) in boxes.items()
                   if x0 < right and left < x1 and y0 < bottom and top < y1} - island
        if not touched:
            break
        island |= touched
        for other in touched:
            box = _union(box, boxes[other])
    return island, box


def _union(one, other):
    if one is None or other is None:
        return one or other
    return (min(one[0], other[0]), min(one[1], other[1]),
            max(one[2], other[2]), max(one[3], other[3]))
