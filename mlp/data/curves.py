"""From the text of a prototype to a smooth curve: which control point pulls how much, where.

Weights are dyadic fractions, so that a curve is an exact sum of products on every machine.
"""

import numpy as np

POINTS = 64  # pen positions along one digit
STEPS = 16  # curve samples between control points: a power of two keeps the weights dyadic
GRID = 2  # grid units a pixel, if the digit fills its box
HALF = 10  # half a digit in pixels: the unit of compiled control points
REST = 1.6  # the pen stays at open ends as if to draw this much more: ends come out full


def lengths(path):
    """Return the distances between neighbours in `path` (..., points, 2), as dyadic fractions."""
    step = path[..., 1:, :] - path[..., :-1, :]
    step = step * step
    return np.rint(np.sqrt(step[..., 0] + step[..., 1]) * 1024) / 1024


def _catmull_rom(points, stroke):
    """Return the weights (samples, points) of a smooth curve through the points of `stroke`."""
    closed = stroke[0] == stroke[-1]
    path = [stroke[-2 if closed else 0], *stroke, stroke[1 if closed else -1]]
    t = np.arange(STEPS) / STEPS
    tt = t * t
    ttt = tt * t
    pulls = -t + 2 * tt - ttt, 2 - 5 * tt + 3 * ttt, t + 4 * tt - 3 * ttt, ttt - tt
    weights = np.zeros((STEPS * (len(stroke) - 1) + 1, len(points)))
    for k in range(len(stroke) - 1):
        for point, pull in zip(path[k : k + 4], pulls, strict=True):
            weights[STEPS * k : STEPS * (k + 1), points.index(point)] += pull / 2
    weights[-1, points.index(stroke[-1])] = 1
    return weights


def _compile(text):
    """Return a prototype's control points, curve weights, pen-down steps and added length."""
    strokes = [[tuple(map(int, p.split(","))) for p in s.split()] for s in text.split("/")]
    points = list(dict.fromkeys(p for stroke in strokes for p in stroke))
    control = np.array(points) / GRID
    rows, travelled, owner, start, added = [], [], [], 0.0, 0.0
    for k, stroke in enumerate(strokes):
        weights = _catmull_rom(points, stroke)
        rest = 0.0 if stroke[0] == stroke[-1] else REST
        way = start + rest + np.cumsum([0.0, *lengths(np.matmul(weights, control))])
        rows.append(np.pad(weights, ((1, 1), (0, 0)), mode="edge"))
        travelled += [start, *way, way[-1] + rest]
        owner += [k] * len(rows[-1])
        start, added = travelled[-1], added + 2 * rest
    picks = np.searchsorted(travelled, (np.arange(POINTS) + 0.5) / POINTS * start)
    owner = np.array(owner)[picks]
    middle = (control.min(axis=0) + control.max(axis=0)) / 2
    return (control - middle) / HALF, np.concatenate(rows)[picks], owner[1:] == owner[:-1], added


def compile_prototypes(texts):
    """Stack compiled prototypes; unused control points have weight zero.

    Return four arrays: control points (prototypes, points, 2) around the middle, in half digits;
    how much each pulls at every pen position (prototypes, POINTS, points); whether the pen is down
    on its way to the next position (prototypes, POINTS - 1); and what resting at the ends adds to
    the length, in pixels (prototypes,).
    """
    parts = [_compile(text) for text in texts]
    most = max(len(control) for control, *_ in parts)
    control = np.array([np.pad(c, ((0, most - len(c)), (0, 0))) for c, *_ in parts])
    weights = np.array([np.pad(w, ((0, 0), (0, most - w.shape[1]))) for _, w, *_ in parts])
    return control, weights, np.array([p[2] for p in parts]), np.array([p[3] for p in parts])
