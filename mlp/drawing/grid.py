"""A grid of numbers as an artist, drawn on whole device pixels straight from a colour table."""

import numpy as np
from matplotlib.artist import Artist, allow_rasterization
from matplotlib.transforms import Bbox


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
    """

    def __init__(self, axes, values, colours, lowest, highest, cell=1.0):
        super().__init__()
        self.values, self.limits = np.asarray(values), (lowest, highest)
        self._colours, self._cell = colours, cell
        self.set_zorder(1)
        axes.add_artist(self)
        self.set_clip_on(False)

    def show(self, values, cell=None):
        """Show other `values`; if they are more or fewer, also say how long a `cell` is then."""
        cell = cell or self._cell
        if cell != self._cell or not np.array_equal(values, self.values, equal_nan=True):
            self.values, self._cell, self.stale = values, cell, True

    def rescale(self, lowest, highest):
        """Give the first and the last of the colours to other numbers."""
        if self.limits != (lowest, highest):
            self.limits, self.stale = (lowest, highest), True

    @allow_rasterization
    def draw(self, renderer):
        """Draw all cells as one image."""
        if not self.get_visible():
            return
        x, y = self._edges()
        lowest, highest = self.limits
        rgba = self._colours((self.values - lowest) / (highest - lowest), bytes=True)
        rows, columns = (np.arange(n) for n in self.values.shape)
        if y[0] > y[-1]:  # images are handed over bottom row first, and so are the edges of rows
            rows, y = rows[::-1], y[::-1]
        rows, columns = np.repeat(rows, np.diff(y)), np.repeat(columns, np.diff(x))
        # Four bytes as one number: cells are then copied whole, and five times as fast.
        cells = np.ascontiguousarray(rgba).view(np.uint32)[..., 0]
        image = cells.take(rows, 0).take(columns, 1)[..., np.newaxis].view(np.uint8)
        context = renderer.new_gc()
        renderer.draw_image(context, x[0], y[0], image)
        context.restore()
        self.stale = False

    def get_window_extent(self, renderer=None):
        """Return the rectangle of the grid in device pixels."""
        x, y = self._edges()
        return Bbox.from_extents(x[0], min(y[0], y[-1]), x[-1], max(y[0], y[-1]))

    def _edges(self):
        """Return where columns and rows begin and end, in whole device pixels."""
        places = [np.arange(n + 1) * self._cell for n in self.values.shape[::-1]]
        transform = self.axes.transData.transform
        x = transform(np.column_stack([places[0], 0 * places[0]]))[:, 0]
        y = transform(np.column_stack([0 * places[1], places[1]]))[:, 1]
        return np.round(x).astype(int), np.round(y).astype(int)
