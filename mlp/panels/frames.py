"""A matplotlib figure, drawn once; after that only what changed is drawn and handed out.

Artists that will change are *live*. The rest is drawn into a background and kept. When a live
artist has changed, the rectangle that it covers, with every live artist that touches it, is
restored from the background and drawn again; of that, only the pixels that differ leave here.
"""

import struct
import zlib

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection

# Antialiased edges and line widths reach beyond the extents that matplotlib reports.
BEYOND = np.array([-4, 4])


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
        self._sent = self._pixels.copy()

    def whole(self, level=1):
        """Return the picture as one patch, ``(x, y, png)``, drawn anew."""
        self.redraw()
        return 0, 0, png(self._pixels, level)

    def changes(self):
        """Draw what has changed and return it as a list of patches ``(x, y, png)``.

        Positions are in device pixels from the top left corner.
        """
        boxes = dict(self._places)
        stale = {artist for artist in self._rank if artist.stale}
        for artist in stale:
            self._places[artist] = self._extent(artist)
            boxes[artist] = _union(boxes[artist], self._places[artist])
        patches = []
        while stale:
            island, box = _island(stale.pop(), boxes)
            stale -= island
            if box is not None:
                left, top, right, bottom = box
                self._pixels[top:bottom, left:right] = self._background[top:bottom, left:right]
            self._draw(sorted(island, key=self._rank.get))
            patches += self._patch(box)
        return patches

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
        box = artist.get_window_extent(self._renderer)
        if not np.isfinite(box.extents).all():
            if not isinstance(artist, Collection):
                return None  # nothing to draw, such as a line without points
            box = artist.axes.bbox  # some collections do not know their extent
        width, height = self.size
        # Where an axis points the other way, the corners come the other way round.
        left, right = np.clip(sorted(box.intervalx) + BEYOND, 0, width).astype(int).tolist()
        low, high = np.clip(sorted(box.intervaly) + BEYOND, 0, height).astype(int).tolist()
        return left, height - high, right, height - low

    def _patch(self, box):
        if box is None:
            return []
        x0, y0, x1, y1 = box
        new, old = self._pixels[y0:y1, x0:x1], self._sent[y0:y1, x0:x1]
        differs = (new.view(np.uint32) != old.view(np.uint32))[..., 0]
        rows, columns = np.flatnonzero(differs.any(1)), np.flatnonzero(differs.any(0))
        if not len(rows):
            return []
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        old[...] = new
        return [(int(x0 + left), int(y0 + top), png(new[top:bottom, left:right]))]


def png(pixels, level=1):
    """Return RGBA pixels (height, width, 4) as a PNG file.

    Differences to the row above (filter 2) and the fastest compression `level`: on flat pictures
    like these, several times faster than a general encoder and hardly larger.
    """
    height, width = pixels.shape[:2]
    pixels = pixels.reshape(height, width * 4)
    rows = np.empty((height, 1 + width * 4), np.uint8)
    rows[:, 0] = 2
    rows[0, 1:] = pixels[0]
    np.subtract(pixels[1:], pixels[:-1], out=rows[1:, 1:])
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, level)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks)


def _with_all_above(figure, live):
    """List live artists in drawing order, with what lies over them, such as an axes' frame."""
    ordered = []
    for axes in figure.axes:
        own = [artist.get_zorder() for artist in live if artist.axes is axes]
        if own:
            ordered += [child for child in sorted(axes.get_children(), key=_zorder)
                        if child.get_zorder() >= min(own) and child is not axes.patch]
    return ordered + [artist for artist in figure.get_children() if artist in live]


def _zorder(artist):
    return artist.get_zorder()


def _island(artist, boxes):
    """Return `artist` with all that must be drawn again because of it, and the box around them.

    It grows until no artist is touched only in part: one drawn twice over itself would darken
    its own soft edges.
    """
    island, box = {artist}, boxes[artist]
    while True:
        touched = {other for other in boxes if _touch(boxes[other], box)} - island
        if not touched:
            return island, box
        island |= touched
        for other in touched:
            box = _union(box, boxes[other])


def _union(one, other):
    if one is None or other is None:
        return one or other
    return (min(one[0], other[0]), min(one[1], other[1]),
            max(one[2], other[2]), max(one[3], other[3]))


def _touch(one, other):
    return (one is not None and other is not None and one[0] < other[2] and other[0] < one[2]
            and one[1] < other[3] and other[1] < one[3])
