"""A grid of numbers as an artist, drawn on whole device pixels straight from a colour table."""

from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist, allow_rasterization
from matplotlib.transforms import Bbox

from .pixels import Place, packed, pixels_of
from .style import PAPER

BLANK = np.uint32(0)    # the colour of no value: none


class Grid(Artist):
    """Square cells, the first row where y is 0; drawn several times as fast as matplotlib's meshes.

    Parameters
    ----------
    axes : matplotlib axes
        Usually its y axis points down, so that the first row is on top.
    values : array of shape (rows, columns)
        NaN leaves a cell blank.
    colours : matplotlib colormap
    lowest, highest : float
        What gets the first and the last of the colours; what lies beyond gets them too.
    cell : float
        How long a cell is, in data units.
    gap : float
        How wide the gaps between cells are, in points.
    """

    def __init__(self, axes, values, colours, lowest, highest, cell=1.0, gap=0):
        super().__init__()
        self.values, self.limits = np.asarray(values), (lowest, highest)
        self._cell, self._gap, self._here = cell, gap, None
        # Each colour as one number: cells are then copied five times as fast.
        self._shades = np.append(colours(np.arange(colours.N), bytes=True).view(np.uint32), BLANK)
        self._paper = packed(PAPER)
        self.set_zorder(1)
        axes.add_artist(self)
        self.set_clip_on(False)
        self._place = Place(axes.transData)

    def show(self, values, cell=None):
        """Show other `values`; if they are more or fewer, also say how long a `cell` is then."""
        cell = cell or self._cell
        if cell != self._cell or not np.array_equal(values, self.values, equal_nan=True):
            self.values, self._cell, self.stale = values, cell, True

    def rescale(self, lowest, highest):
        """Give the first and the last of the colours to other numbers."""
        if self.limits != (lowest, highest):
            self.limits, self.stale = (lowest, highest), True

    def shades(self):
        """Return which of the colours each cell has, from 0; a blank one has one more than last."""
        (lowest, highest), n = self.limits, len(self._shades) - 1
        shades = ((self.values - lowest) / (highest - lowest) * n).clip(0, n - 1)
        return np.where(np.isnan(shades), n, shades).astype(np.intp)

    @allow_rasterization
    def draw(self, renderer):
        """Draw all cells as one image."""
        if not self.get_visible():
            return
        layout, shades = self._layout(), self.shades()
        image = self._shades.take(shades).take(layout.columns, 1).take(layout.rows, 0)
        for gap in layout.gaps:
            image[gap] = self._paper
        left, bottom = layout.corner
        there = pixels_of(renderer)[bottom:bottom + len(image), left:left + image.shape[1]]
        if shades.max() == len(self._shades) - 1 or there.shape != image.shape:
            context = renderer.new_gc()
            renderer.draw_image(context, left, bottom, image[..., np.newaxis].view(np.uint8))
            context.restore()
        else:
            there[...] = image
        self.stale = False

    def get_window_extent(self, renderer=None):
        """Return the rectangle of the grid in device pixels."""
        layout = self._layout()
        return Bbox.from_bounds(*layout.corner, len(layout.columns), len(layout.rows))

    def _layout(self):
        """Return the layout, made anew only where the grid has got another size or place."""
        rows, columns = self.values.shape
        here = (self._place.of_one(0, 0), self._place.of_one(columns * self._cell,
                                                             rows * self._cell), rows, columns)
        if here != self._here:
            (x0, y0), (x1, y1), *_ = here
            rows, columns = np.arange(rows), np.arange(columns)
            x, y = (np.linspace(start, end, len(cells) + 1).round().astype(int)
                    for start, end, cells in ((x0, x1, columns), (y0, y1, rows)))
            if y[0] > y[-1]:    # images are handed over bottom row first, so are edges of rows
                rows, y = rows[::-1], y[::-1]
            wide = round(self._gap / 72 * self.axes.figure.dpi)
            gaps = [np.s_[:, at:at + wide] for at in x[1:-1] - x[0] - wide // 2 if wide]
            gaps += [np.s_[at:at + wide] for at in y[1:-1] - y[0] - wide // 2 if wide]
            self._here = here
            self._last = Layout((int(x[0]), int(y[0])), np.repeat(rows, np.diff(y)),
                                np.repeat(columns, np.diff(x)), gaps)
        return self._last


class Layout(NamedTuple):
    """Where the image of a grid goes, which row and column its pixels show, and its gaps."""

    corner: tuple
    rows: object
    columns: object
    gaps: list
