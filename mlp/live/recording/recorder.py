"""What matplotlib's artists draw, written down as commands that a page plays onto a canvas.

A command is a list; all numbers are pixels of the figure, from its top left. Points are not in the
commands but in bytes beside them, in the order in which they are needed: two float32 each, NaN for
a gap. `play.js` tells what each command means.
"""

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path

from .direct import WAYS
from .many import SEAM, write_collection
from .type import font_of
from .writer import FAR, Writer, in_pixels, snap

GOURAUD_SCALE = 2   # pixels of a picture for one of the figure


class Recorder(Writer, RendererBase):
    """A renderer of matplotlib that draws nothing: it writes down what there is to draw."""

    def __init__(self, width, height, dpi, palette):
        RendererBase.__init__(self)
        Writer.__init__(self, width, height, dpi, palette)

    def record(self, artists):
        """Return what each of `artists` draws, as a list of `Recording`."""
        self._matrices = {}     # nothing moves meanwhile
        recordings = []
        for artist in artists:
            self.begin()
            write = WAYS.get(type(artist))
            if artist.get_visible() and not (write and write(self, artist)):
                artist.draw(self)
            recordings.append(self.written())
        return recordings

    def laid_out(self, text):
        """Return how far above the place of a line of text matplotlib lays its baseline."""
        kept = self._commands, self._data, self._clipped
        self.begin()
        text.draw(self)
        self._commands, self._data, self._clipped = kept
        return round(self._baseline - text.get_transform().transform(text.get_position())[1], 4)

    def fill(self, gc, face):
        """Return what a graphics context fills with: 0 for nothing, or a colour."""
        if face is None:
            return 0
        alpha = gc.get_alpha() if gc.get_forced_alpha() or len(face) == 3 else face[3]
        return self.palette.name((*map(float, face[:3]), float(alpha))) if alpha else 0

    # The general way: matplotlib's own interface.

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Write down a path, filled and stroked."""
        fill, pen, sketch = self.fill(gc, rgbFace), self.pen(gc), gc.get_sketch_params()
        if sketch:
            path, transform = path.cleaned(transform, sketch=sketch, curves=True), None
        letters, points = in_pixels(path, transform)
        if not fill and not gc.get_hatch() and not letters and abs(points).max(initial=0) > FAR:
            letters, points = in_pixels(Path(points).cleaned(
                remove_nans=True, clip=(-FAR, -FAR, FAR, FAR)), None)
        if len(points) and (fill or pen or gc.get_hatch()):
            self.clip(gc)
            self.write("path", letters, self.points(points), fill, pen, snap(gc), self._hatch(gc))

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        """Write down one shape at many places."""
        fill, pen = self.fill(gc, rgbFace), self.pen(gc)
        places = trans.transform(path.vertices)
        places = places[np.isfinite(places).all(axis=1)]
        if not len(places) or not (fill or pen):
            return
        self.clip(gc)
        letters, points = in_pixels(marker_path, marker_trans)
        self.numbers(points * (1, -1))
        self.write("marks", letters, len(points), self.points(places), fill, pen, snap(gc))

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

    def draw_gouraud_triangles(self, gc, triangles_array, colors_array, transform):
        """Let Agg paint triangles with soft colours, and write down the picture."""
        s, size = GOURAUD_SCALE, (self.width, self.height)
        agg = RendererAgg(*(max(side * GOURAUD_SCALE, 1) for side in size), self.dpi * s)
        agg.draw_gouraud_triangles(self.new_gc(), triangles_array, colors_array,
                                   transform.frozen().scale(s))
        corners = transform.transform(np.reshape(triangles_array, (-1, 2)))
        low, high = (np.clip(round_(ends), 0, size).astype(int) for round_, ends in (
            (np.floor, corners.min(0)), (np.ceil, corners.max(0))))
        pixels = np.asarray(agg.buffer_rgba())[::-1][low[1] * s:high[1] * s, low[0] * s:high[0] * s]
        if pixels.size:
            self.clip(gc)
            self.image((*low, *high), pixels[::-1].tobytes(), pixels.shape[1], smooth=True)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Write down a line of text; mathematics, and other fonts than the page has, as paths."""
        self._baseline = y
        font = None if ismath or not gc.get_antialiased() else font_of(prop)
        if font is None:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        else:
            self.clip(gc)
            self.text(x, y, s, prop, self.fill(gc, gc.get_rgb()), 0, font, angle)

    def _hatch(self, gc):
        path = gc.get_hatch_path()
        if path is None:
            return 0
        letters, points = in_pixels(path, None)
        self.numbers(points)
        return [letters, len(points), self.palette.name(tuple(gc.get_hatch_color())),
                round(self.points_to_pixels(gc.get_hatch_linewidth()), 2), self.dpi]

    # What matplotlib asks a renderer.

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
