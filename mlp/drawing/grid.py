"""A grid of numbers as an artist, drawn on whole device pixels straight from a colour table."""

from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.transforms import Bbox

from .artists import alike
from .pixels import PLAIN, Place, packed, pixels_of
from .style import PAPER

BLANK = np.uint32(0)    # the colour of no value: none


class Grid(Artist):
    """Square cells, the first row where y is 0; drawn several times as fast as matplotlib's meshes.

    Parameters
    ----------
    axes : matplotlib axes
        Usually its y axis points down, so that the first row is on top.
    values : array of shape (rows, columns)
        NaN leaves a cell blank. Those of type uint8 are the numbers of colours themselves.
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
        self._cell, self._gap = cell, gap
        self._here = self._image = None     # kept until something changes
        # Each colour as one number: cells are then copied five times as fast.
        self._shades = np.append(colours(np.arange(colours.N), bytes=True).view(np.uint32), BLANK)
        self._paper = packed(PAPER)
        self.set_zorder(1)
        axes.add_artist(self)
        self.set_clip_on(False)
        self._place = Place(axes.transData)

    def show(self, values, cell=None):
        """Show other `values`; if they are more or fewer, also say how long a `cell` is then."""
        values, cell = np.asarray(values), cell or self._cell
        if cell != self._cell or not alike(values, self.values):
            self.values, self._cell, self._image, self.stale = values, cell, None, True

    def rescale(self, lowest, highest):
        """Give the first and the last of the colours to other numbers."""
        if self.limits != (lowest, highest):
            self.limits, self._image, self.stale = (lowest, highest), None, True

    def shades(self):
        """Return which of the colours each cell has, from 0; a blank one has one more than last."""
        if self.values.dtype == np.uint8:
            return self.values
        (lowest, highest), n = self.limits, len(self._shades) - 1
        shades = ((self.values - lowest) / (highest - lowest) * n).clip(0, n - 1)
        return np.where(np.isnan(shades), n, shades).astype(np.intp)

    def draw(self, renderer):
        """Draw all cells as one image."""
        self.stale = False
        if not self.get_visible():
            return
        left, bottom = self._laid_out().corner
        image = self._image = self._painted() if self._image is None else self._image
        there = pixels_of(renderer)[bottom:bottom + len(image), left:left + image.shape[1]]
        if self._has_blanks or there.shape != image.shape:
            renderer.draw_image(PLAIN, left, bottom, image[..., np.newaxis].view(np.uint8))
        else:
            there[...] = image

    def get_window_extent(self, renderer=None):
        """Return the rectangle of the grid in device pixels."""
        layout = self._laid_out()
        return Bbox.from_bounds(*layout.corner, len(layout.columns), len(layout.rows))

    def _painted(self):
        """Return the grid as an image, one number a pixel, bottom row first."""
        layout, shades = self._layout, self.shades()
        self._has_blanks = shades.max() == len(self._shades) - 1
        image = self._shades.take(shades).take(layout.columns, 1).take(layout.rows, 0)
        for gap in layout.gaps:
            image[gap] = self._paper
        return image

    def _laid_out(self):
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
            self._here, self._image = here, None
            self._layout = Layout((int(x[0]), int(y[0])), np.repeat(rows, np.diff(y)),
                                  np.repeat(columns, np.diff(x)), gaps)
        return self._layout


class Layout(NamedTuple):
    """Where the image of a grid goes, which row and column its pixels show, and its gaps."""

    corner: tuple
    rows: object
    columns: object
    gaps: list
