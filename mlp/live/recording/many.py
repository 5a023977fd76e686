"""Collections of matplotlib: many paths in one command, each with looks of its own."""

import numpy as np
from matplotlib.transforms import Affine2D

from .shapes import in_pixels, snap

SEAM = 0.5  # pixels around areas that are to touch each other: soft edges let light through


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
    scales = _scales(paths, matrices)
    stamped = scales is not None and n > 1
    recorder.clip(gc)
    recorder.numbers(widths)
    if stamped:
        letters, counts = _stamp(recorder, paths[0], transform,
                                 np.column_stack([_to(n, places), _to(n, scales)]))
    else:
        letters, counts = _one_by_one(recorder, transform, paths, matrices, places, n)
    recorder.write("many", letters, counts, n, fills, colours, len(widths), gc.get_capstyle() or "",
                   gc.get_joinstyle() or "", _alike([recorder.dashes(*style) for style in styles]),
                   int(stamped), snap(gc))


def _colours(recorder, colours):
    """Return the names of colours, 0 for those that cannot be seen; one if all are alike."""
    return _alike([recorder.palette.name(tuple(colour)) if colour[3] else 0
                   for colour in np.asarray(colours, float).reshape(-1, 4).tolist()])


def _alike(values):
    """Return a list, or only its first if all are alike."""
    return values[:1] if all(value == values[0] for value in values) else values


def _to(n, values):
    """Return so many values: they begin again when they are at their end."""
    return np.resize(values, (n, *np.shape(values)[1:])) if len(values) != n else values


def _scales(paths, matrices):
    """Return how large each is drawn if all have the same shape, else None."""
    if len(paths) > 1:
        return None
    if not len(matrices):
        return np.ones(1)
    scales = np.array(matrices)[:, 0, 0]
    plain = np.eye(3) * scales[:, np.newaxis, np.newaxis]
    plain[:, 2, 2] = 1
    return scales if (plain == matrices).all() else None


def _stamp(recorder, path, transform, places):
    """Write down one shape, and where and how large it is drawn."""
    matrix = transform.get_matrix()
    letters, points = in_pixels(path, None)
    points = points @ matrix[:2, :2].T
    places[:, :2] += matrix[:2, 2]
    places[:, 1] = recorder.height - places[:, 1]
    recorder.numbers(points * (1, -1))
    recorder.numbers(places)
    return [letters], [len(points)]


def _one_by_one(recorder, transform, paths, matrices, places, n):
    """Write down every path by its points."""
    letters, shapes = zip(*(in_pixels(path, None) for path in paths), strict=True)
    counts = [len(shape) for shape in shapes]
    if len(matrices) or len(paths) < n:
        letters, counts = ([some[k % len(some)] for k in range(n)] for some in (letters, counts))
        shapes = [shapes[k % len(shapes)] for k in range(n)]
    if len(matrices):
        shapes = [Affine2D(matrices[k % len(matrices)]).transform(shape)
                  for k, shape in enumerate(shapes)]
    points = transform.transform(np.concatenate(shapes))
    if len(places):
        points = points + (places if len(places) == 1 else np.repeat(_to(n, places), counts, 0))
    recorder.points(points)
    return _alike(list(letters)), _alike(counts)
