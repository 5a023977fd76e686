"""Direct ways to write down pictures and even meshes: a byte a cell in colours of the palette.

As in `direct.py`, each returns whether it has done so.
"""

import numpy as np
from matplotlib.collections import QuadMesh
from matplotlib.colors import Normalize
from matplotlib.image import AxesImage

SHARP, AUTO = 0, 2      # cells as they are; smoothed if they are small
MODES = {"nearest": SHARP, "none": SHARP, "auto": AUTO, "antialiased": AUTO}
EVEN = 0.01     # pixels that the edges of even cells may be off


def write_image(recorder, image):
    """Write down a picture whose cells have colours of the palette, or colours of their own."""
    matrix, values = recorder.matrix(image.get_transform()), image.get_array()
    if matrix is None or values is None or not values.size or image.get_path_effects():
        return False
    (a, b, left), (c, d, low) = matrix
    mode = MODES.get(image.get_interpolation())
    if b or c or mode is None:
        return False
    x0, x1, y0, y1 = image.get_extent()     # y0 is the lower edge of the last row
    x, y = (a * x0 + left, a * x1 + left), (d * y0 + low, d * y1 + low)
    if image.origin == "lower":
        values = values[::-1]
    return _write_cells(recorder, image, values, x, y, mode)


def write_mesh(recorder, mesh):
    """Write down a mesh of even cells."""
    matrix, values = recorder.matrix(mesh.get_transform()), mesh.get_array()
    corners = np.ma.filled(mesh.get_coordinates(), np.nan)
    if (matrix is None or values is None or mesh.get_path_effects() or mesh._shading != "flat"
            or mesh.get_hatch() or len(mesh.get_edgecolor())):
        return False
    (a, b, left), (c, d, low) = matrix
    x, y = a * corners[0, :, 0] + left, d * corners[:, 0, 1] + low
    if b or c or not (_even(x) and _even(y) and np.ptp(corners[..., 0], 0).max() * abs(a) < EVEN
                      and np.ptp(corners[..., 1], 1).max() * abs(d) < EVEN):
        return False
    rows, columns = len(y) - 1, len(x) - 1
    values = values.reshape(rows, columns, *values.shape[2:])
    return _write_cells(recorder, mesh, values[::-1], x[[0, -1]], y[[0, -1]], SHARP)


def _even(edges):
    return bool(abs(np.diff(edges, 2)).max(initial=0) < EVEN)


def _write_cells(recorder, artist, values, x, y, mode):
    """Write down cells, the first row at the second of `y`; return True."""
    if not np.isfinite([*x, *y]).all() or x[0] == x[1] or y[0] == y[1]:
        return True
    if y[0] > y[1]:
        values, y = values[::-1], y[::-1]
    if x[0] > x[1]:
        values, x = values[:, ::-1], x[::-1]
    name = recorder.palette.map_name(artist.cmap) if values.ndim == 2 else None
    alpha = artist.get_alpha()
    if name and np.ndim(alpha) == 0:
        cells, blanks = _numbers_of_colours(values, artist.norm, artist.cmap.N)
        name += "?" if blanks else ""
    else:
        cells, name, alpha = artist.to_rgba(values, alpha, bytes=True), "", None
    recorder.clip_as(artist)
    recorder.image((x[0], y[0], x[1], y[1]), cells.tobytes(), values.shape[1], name,
                   1 if alpha is None else alpha, mode)
    return True


def _numbers_of_colours(values, norm, n):
    """Return which colour each cell has, as bytes, and whether there are blanks, the last number.

    Where there are blanks the last colour is its neighbour's: nobody can tell them apart.
    """
    data, blank = np.ma.getdata(values), np.ma.getmask(values)
    if type(norm) is Normalize and norm.scaled() and norm.vmin < norm.vmax:
        shares = (data - norm.vmin) / (norm.vmax - norm.vmin)
    else:
        shares = np.ma.getdata(norm(values))
    blank = blank | np.isnan(data) | np.isnan(shares)
    blanks = bool(blank.any())
    if shares.dtype.kind == "f":    # else, as of a BoundaryNorm, they are numbers of colours
        shares = np.where(blank, 0, shares) * n
    numbers = shares.clip(0, n - 1 - blanks)
    return np.where(blank, n - 1, numbers).astype(np.uint8), blanks


WAYS = {AxesImage: write_image, QuadMesh: write_mesh}
