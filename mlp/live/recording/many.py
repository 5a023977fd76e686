"""Collections of matplotlib: many paths in one command, each with its own looks."""

import numpy as np
from matplotlib.transforms import Affine2D

from .writer import in_pixels, snap

SEAM = 0.5  # pixels around areas that touch: soft edges would let light through


def write_collection(recorder, gc, shapes, looks):
    """Write down what `draw_path_collection` was given; `looks` begin again at their end."""
    faces, edges, widths, styles, soft, *_ = looks
    transform, paths, matrices, offsets, to_pixels = shapes
    places = to_pixels.transform(np.reshape(np.ma.filled(offsets, np.nan), (-1, 2)))
    n = max(len(paths), len(matrices), len(places))
    fills, colours = _colours(recorder, faces), _colours(recorder, edges)
    widths = recorder.points_to_pixels(1) * np.asarray(widths, float).reshape(-1)
    if any(fills) and not any(colours) and not np.any(soft):
        colours, widths = fills, np.full(1, SEAM)
    if not (any(fills) or any(colours)):
        return
    recorder.clip(gc)
    recorder.numbers(widths)
    letters, counts = _shapes(recorder, transform, paths, matrices, places, n)
    recorder.write("many", letters, counts, n, fills, colours, len(widths), gc.get_capstyle() or "",
                   gc.get_joinstyle() or "", _alike([recorder.dashes(*style) for style in styles]),
                   snap(gc))


def _colours(recorder, colours):
    """Return the names of colours, 0 for those that cannot be seen; one if all are alike."""
    return _alike([recorder.palette.name(tuple(colour)) if colour[3] else 0
                   for colour in np.asarray(colours, float).reshape(-1, 4).tolist()])


def _alike(values):
    """Return a list, or only its first if all are alike."""
    return values[:1] if all(value == values[0] for value in values) else values


def _shapes(recorder, transform, paths, matrices, places, n):
    """Write down the points of `n` paths; return their letters, and how many points each has."""
    paths = [in_pixels(path, None) for path in paths]
    letters, shapes = zip(*(paths[k % len(paths)] for k in range(n)), strict=True)
    counts = [len(shape) for shape in shapes]
    if len(matrices):
        shapes = [Affine2D(matrices[k % len(matrices)]).transform(shape)
                  for k, shape in enumerate(shapes)]
    points = transform.transform(np.concatenate(shapes))
    if len(places):
        points = points + np.repeat(np.resize(places, (n, 2)), counts, 0)
    recorder.points(points)
    return _alike(list(letters)), _alike(counts)
