"""What matplotlib's artists draw, written down as commands that a page plays onto a canvas.

A command is a list; all numbers are pixels of the figure, from its top left. Points are not in the
commands but in bytes beside them, in the order in which they are needed: two float32 each, NaN for
a gap. `play.js` tells what each command means.
"""

from typing import NamedTuple

import numpy as np
from matplotlib import rc_context
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path

from . import direct
from .many import SEAM, write_collection
from .shapes import FAR, in_pixels, snap, tidy
from .type import REGULAR, font_of

UNHINTED = {"text.hinting": "no_hinting"}
GOURAUD_SCALE = 2   # pixels of a picture for one of the figure


class Recording(NamedTuple):
    """What an artist draws: commands, a list of lists, and the bytes that they need."""

    commands: list
    data: bytes


class Recorder(RendererBase):
    """A renderer of matplotlib that draws nothing: it writes down what there is to draw.

    Parameters
    ----------
    width, height : float
        Of the figure, in its own pixels.
    dpi : float
    palette : Palette
        What colours are called.
    """

    def __init__(self, width, height, dpi, palette):
        super().__init__()
        self.width, self.height, self.dpi, self.palette = width, height, dpi, palette
        self.heights = {}   # of lines of text: see `direct.write_text`
        self._agg = RendererAgg(1, 1, dpi)  # it measures text
        self._glyphs, self._matrices, self._boxes = {}, {}, {}
        self._begin()

    def _begin(self):
        self._commands, self._data, self._clipped = [], [], (None, None)

    def record(self, artists):
        """Return what each of `artists` draws, as a list of `Recording`."""
        self._matrices, self._boxes = {}, {}    # nothing moves meanwhile
        return [self._record(artist) for artist in artists]

    def _record(self, artist):
        self._begin()
        if artist.get_visible():
            write = direct.WAYS.get(type(artist))
            if write is None or not write(self, artist):
                artist.draw(self)
        return Recording(self._commands, b"".join(self._data))

    # What the direct ways and the general one below write with.

    def write(self, *command):
        """Write down one command."""
        while not command[-1]:  # what is left out is nothing
            command = command[:-1]
        self._commands.append(list(command))

    def points(self, points):
        """Write down points, an array of shape (n, 2) with y up; return how many."""
        points = np.array(points, float).reshape(-1, 2)
        points[:, 1] = self.height - points[:, 1]
        self.numbers(points)
        return len(points)

    def numbers(self, numbers):
        """Write down an array of numbers."""
        if not abs(numbers).max(initial=0) < FAR:   # also where one is NaN
            numbers = np.where(np.isfinite(numbers), numbers, np.nan).clip(-100 * FAR, 100 * FAR)
        self._data.append(numbers.astype(np.float32).tobytes())

    def bytes(self, data):
        """Write down bytes, filled up so that the next number begins where a number can."""
        self._data.append(data + bytes(-len(data) % 4))

    def clip(self, gc):
        """Let what follows be cut off at what a graphics context says."""
        self._clip_to(gc.get_clip_rectangle(), *gc.get_clip_path())

    def _clip_to(self, box, path=None, transform=None):
        if box is not None:
            kept = self._boxes.get(id(box))
            if kept is None:
                left, bottom, right, top = box.extents.tolist()
                kept = self._boxes[id(box)] = box, [
                    round(left, 2), round(self.height - top, 2), round(right - left, 2),
                    round(top - bottom, 2)]
            box = kept[1]
        letters, points = ("", None) if path is None else in_pixels(path, transform)
        wanted = box, None if points is None else points.tobytes()
        if wanted != self._clipped:
            self._clipped = wanted
            self.write("clip", box, letters, 0 if points is None else self.points(points))

    def clip_as(self, artist):
        """Let what follows be cut off as an artist is."""
        if not artist.get_clip_on() or artist.get_clip_path() is None:
            self._clip_to(artist.get_clip_box() if artist.get_clip_on() else None)
        else:
            gc = self.new_gc()
            gc.set_clip_rectangle(artist.get_clip_box())
            gc.set_clip_path(artist.get_clip_path())
            self.clip(gc)

    def matrix(self, transform):
        """Return the upper rows of a transform's matrix as lists, or None if it has none."""
        kept = self._matrices.get(id(transform))
        if kept is None:
            rows = transform.get_matrix()[:2].tolist() if transform.is_affine else None
            kept = self._matrices[id(transform)] = transform, rows
        return kept[1]

    def glyph(self, letter, properties, font, size):
        """Return how far a letter reaches above and below the baseline, in pixels."""
        reach = self._glyphs.get((letter, font, size))
        if reach is None:
            _, height, below = self.get_text_width_height_descent(letter, properties, False)
            reach = self._glyphs[letter, font, size] = height - below, below
        return reach

    def laid_out(self, text):
        """Return how far above the place of a line of text matplotlib lays its baseline."""
        kept = self._commands, self._data, self._clipped
        self._begin()
        text.draw(self)
        self._commands, self._data, self._clipped = kept
        return round(self._baseline - text.get_transform().transform(text.get_position())[1], 4)

    def pen(self, width, colour, cap, join, offset=0, dashes=None):
        """Return a pen: 0 for none, else colour, width, cap, join, and where dashes begin.

        Widths and dashes are in points.
        """
        if not width > 0 or not colour[3]:
            return 0
        return tidy([self.palette.name(colour), round(self.points_to_pixels(width), 2), cap, join,
                     *self.dashes(offset, dashes)])

    def _pen_of(self, gc):
        return self.pen(gc.get_linewidth(), tuple(gc.get_rgb()), gc.get_capstyle(),
                        gc.get_joinstyle(), *gc.get_dashes())

    def dashes(self, offset, dashes):
        """Return the offset and the lengths of dashes in pixels, or nothing."""
        if dashes is None or not np.sum(dashes) > 0:
            return []
        return [round(self.points_to_pixels(offset), 2),
                [round(self.points_to_pixels(dash), 2) for dash in dashes]]

    def fill(self, gc, face):
        """Return what a graphics context fills with: 0 for nothing, or a colour."""
        if face is None:
            return 0
        alpha = gc.get_alpha() if gc.get_forced_alpha() or len(face) == 3 else face[3]
        return self.palette.name((*map(float, face[:3]), float(alpha))) if alpha else 0

    # The general way: matplotlib's own interface.

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Write down a path, filled and stroked."""
        fill, pen, sketch = self.fill(gc, rgbFace), self._pen_of(gc), gc.get_sketch_params()
        if sketch:
            path, transform = path.cleaned(transform, sketch=sketch, curves=True), None
        letters, points = in_pixels(path, transform)
        if not fill and not gc.get_hatch() and not letters and abs(points).max(initial=0) > FAR:
            letters, points = in_pixels(Path(points).cleaned(
                remove_nans=True, clip=(-FAR, -FAR, FAR, FAR)), None)
        if len(points) and (fill or pen or gc.get_hatch()):
            self.clip(gc)
            self.write("path", letters, self.points(points), fill, pen,
                       snap(gc), self._hatch(gc))

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        """Write down one shape at many places."""
        fill, pen = self.fill(gc, rgbFace), self._pen_of(gc)
        places = trans.transform(path.vertices)
        places = places[np.isfinite(places).all(axis=1)]
        if not len(places) or not (fill or pen):
            return
        self.clip(gc)
        letters, points = in_pixels(marker_path, marker_trans)
        self.numbers(points * (1, -1))
        self.write("marks", letters, len(points), self.points(places), fill, pen,
                   snap(gc))

    def draw_path_collection(self, gc, master_transform, paths, all_transforms, offsets,
                             offset_trans, *looks, **hatches):
        """Write down many paths, each with looks of its own."""
        if gc.get_hatch():
            super().draw_path_collection(gc, master_transform, paths, all_transforms, offsets,
                                         offset_trans, *looks, **hatches)
        elif len(paths):
            write_collection(self, gc, (master_transform, paths, all_transforms, offsets,
                                        offset_trans), looks)

    def draw_quad_mesh(self, gc, *mesh):
        """Write down a mesh: cells that touch each other."""
        gc.set_snap(False)
        if mesh[-1] is None:    # no edges: matplotlib's own way strokes cells in their own colours
            gc.set_linewidth(SEAM * 72 / self.dpi)
        super().draw_quad_mesh(gc, *mesh)

    def draw_image(self, gc, x, y, im, transform=None):
        """Write down a picture of RGBA bytes, bottom row first."""
        rows, columns = im.shape[:2]
        if rows and columns:
            scale = self.get_image_magnification()
            self.clip(gc)
            self.image((x, y, x + columns / scale, y + rows / scale), im[::-1].tobytes(),
                       columns, alpha=gc.get_alpha(), smooth=True)

    def image(self, extents, data, columns, colours="", alpha=1, smooth=False):
        """Write down a picture: a byte for each cell if it has `colours`, else RGBA."""
        left, bottom, right, top = (round(float(at), 2) for at in extents)
        rows = len(data) // columns // (1 if colours else 4)
        self.write("image", left, round(self.height - top, 2), round(right - left, 2),
                   round(top - bottom, 2), columns, rows, colours, round(1 - alpha, 3),
                   int(smooth))
        self.bytes(data)

    def draw_gouraud_triangles(self, gc, triangles_array, colors_array, transform):
        """Let Agg paint triangles with soft colours, and write down the picture."""
        s = GOURAUD_SCALE
        agg = RendererAgg(self.width * s, self.height * s, self.dpi * s)
        agg.draw_gouraud_triangles(self.new_gc(), triangles_array, colors_array,
                                   transform.frozen().scale(s))
        self.clip(gc)
        pixels = np.asarray(agg.buffer_rgba())
        self.image((0, 0, self.width, self.height), pixels.tobytes(), pixels.shape[1],
                   smooth=True)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Write down a line of text; mathematics, and other fonts than the page has, as paths."""
        self._baseline = y
        font = None if ismath or not gc.get_antialiased() else font_of(prop)
        if font is None:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        else:
            self.clip(gc)
            self.text(x, y, s, prop, self.fill(gc, gc.get_rgb()), 0, font, angle)

    def text(self, x, y, words, prop, colour, align, font, angle=0):
        """Write down text from (x, y) on; `align` says how much of its width is left of there."""
        size = self.points_to_pixels(prop.get_size_in_points())
        self.write("text", round(float(x), 2), round(self.height - float(y), 2), words,
                   round(size, 2), colour, align, font if font != REGULAR else "",
                   round(angle, 2))

    def _hatch(self, gc):
        path = gc.get_hatch_path()
        if path is None:
            return 0
        letters, points = in_pixels(path, None)
        self.numbers(points)
        return [letters, len(points), self.palette.name(tuple(gc.get_hatch_color())),
                round(self.points_to_pixels(gc.get_hatch_linewidth()), 2), self.dpi]

    # What matplotlib asks a renderer.

    def get_text_width_height_descent(self, s, prop, ismath):
        """Return the size of a text in pixels, the same at every scale: letters keep their shape."""
        with rc_context(UNHINTED):
            return self._agg.get_text_width_height_descent(s, prop, ismath)

    def points_to_pixels(self, points):
        """Return how many pixels so many points are."""
        return float(points) * self.dpi / 72

    def get_canvas_width_height(self):
        """Return the size of the figure in pixels."""
        return self.width, self.height

    def get_image_magnification(self):
        """Return how many pixels a picture has for one of the figure."""
        return 2

    def option_image_nocomposite(self):
        """Return that pictures come one by one."""
        return True

    def flipy(self):
        """Return that y points up here; it is turned only when it is written down."""
        return False
