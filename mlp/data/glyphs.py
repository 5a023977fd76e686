"""The shapes of the ten digits, as people write them, and how each digit is usually held.

Every digit has several prototypes. A stroke is the list of control points ``x,y`` the pen passes
through, on a grid about 20 units high with y pointing down; a slash lifts the pen between strokes.
All shapes are invented; the habits and weights are tuned until nets trained on drawn digits also
read real ones.

- A point written twice in a row makes a corner; the pen passes all other points smoothly.
- A stroke that ends where it began is a closed loop.
- Equal points of a prototype are one point: they move together when the shape is varied.
"""

from typing import NamedTuple

import numpy as np


class Habit(NamedTuple):
    """How writers hold a digit: means, and spreads (standard deviations) between writers."""

    slant: float  # columns to the right per row upwards
    slant_spread: float
    aspect: float  # factor on the width
    aspect_spread: float
    pen: float  # radius in pixels
    wobble: float  # factor on the wobble of the shape


POINTS = 64  # pen positions along one digit
STEPS = 16  # curve samples between control points: a power of two keeps the weights dyadic
REST = 1.6  # the pen stays at open ends as if to draw this much more: ends come out full

HABITS = [
    Habit(0.26, 0.20, 1.03, 0.20, 1.56, 0.75),  # 0
    Habit(0.29, 0.20, 0.96, 0.15, 1.58, 0.45),  # 1
    Habit(0.09, 0.29, 1.07, 0.19, 1.34, 1.00),  # 2
    Habit(0.05, 0.24, 1.04, 0.17, 1.32, 1.00),  # 3
    Habit(0.16, 0.29, 0.97, 0.16, 1.28, 1.00),  # 4
    Habit(0.05, 0.30, 1.13, 0.20, 1.28, 1.00),  # 5
    Habit(0.11, 0.17, 1.05, 0.17, 1.35, 0.90),  # 6
    Habit(0.02, 0.22, 1.09, 0.18, 1.43, 0.90),  # 7
    Habit(0.08, 0.23, 1.03, 0.17, 1.26, 1.00),  # 8
    Habit(0.13, 0.23, 0.98, 0.16, 1.25, 0.90),  # 9
]

# Digit, weight among the ways to write that digit, name, strokes.
PROTOTYPES = [
    (0, 36, "oval, closed", "8,0 3,3 1,10 3,17 8,20 13,17 15,10 13,3 8,0"),
    (0, 29, "round", "10,0 3,3 0,10 3,17 10,20 17,17 20,10 17,3 10,0"),
    (0, 4, "narrow", "5,0 1,5 0,12 4,20 9,15 10,8 5,0"),
    (0, 15, "ends crossing at the top", "12,2 8,0 3,3 0,10 3,18 9,20 14,16 16,9 13,3 7,1"),
    (0, 10, "open at the top", "8,0 3,5 1,12 4,19 10,19 15,14 15,6 11,2 9,3"),
    (0, 3, "with a curl inside", "9,0 3,4 0,11 3,18 9,20 14,15 15,7 12,1 8,1 7,5 9,9"),
    (0, 3, "slashed", "8,0 3,3 1,10 3,17 8,20 13,17 15,10 13,3 8,0 / 14,3 8,10 3,16"),
    (1, 88, "plain stroke", "1,0 1,7 1,13 1,20"),
    (1, 6, "with a flag", "0,4 4,0 4,0 4,7 4,13 4,20"),
    (1, 6, "with a flag and a foot", "1,4 6,0 6,0 6,10 6,20 / 0,20 6,20 12,20"),
    (2, 11, "sharp corner, straight base", "2,5 4,1 9,0 13,4 11,9 6,14 1,19 1,19 7,19 15,19"),
    (2, 16, "with a loop", "3,4 6,1 11,0 13,5 10,11 6,16 2,19 0,17 4,15 9,17 13,19 18,17"),
    (2, 9, "base a small wave", "1,4 5,0 10,1 12,5 10,10 5,15 0,19 0,19 5,17 10,19 16,19"),
    (2, 5, "wide loop, flat", "4,3 9,0 14,2 14,6 10,11 5,15 1,15 2,12 7,13 12,16 18,16"),
    (2, 10, "hook, loop, long tail", "4,6 3,3 8,0 13,3 12,9 8,15 3,19 0,16 3,13 8,15 13,18 19,20"),
    (2, 5, "like a Z", "1,2 6,1 13,1 11,6 6,12 1,18 1,18 8,18 15,19"),
    (2, 27, "tall arch, small loop", "1,5 4,1 9,0 13,4 12,10 9,15 5,19 1,19 1,15 5,14 9,17 14,20"),
    (2, 3, "curled at both ends", "4,8 1,4 6,0 12,1 14,6 12,12 8,17 3,19 2,16 6,15 10,17 16,18"),
    (2, 9, "small head, steep neck", "3,3 7,0 10,3 8,9 4,15 1,19 1,19 7,19 14,17"),
    (2, 3, "wide and flat, like a swung dash", "0,5 6,0 13,2 11,7 4,12 1,15 1,15 10,14 19,13"),
    (3, 30, "two round bowls", "1,3 6,0 11,3 9,8 5,10 5,10 10,11 12,15 8,19 3,20 0,18"),
    (3, 20, "with a loop in the waist", "1,3 6,0 12,2 10,7 5,10 4,9 7,9 12,12 11,17 6,20 0,18"),
    (3, 7, "flat top", "1,1 6,1 12,1 12,1 9,5 6,8 6,8 11,10 13,15 8,20 0,18"),
    (3, 8, "round, hardly any waist", "2,2 7,0 12,2 12,6 8,9 12,11 14,15 10,19 4,20 0,17"),
    (3, 22, "pointed waist, big bowl", "3,2 8,0 12,2 9,6 5,9 5,9 11,10 14,14 10,19 4,20 0,17"),
    (3, 10, "top like a Z, short tail", "2,3 7,0 11,1 8,5 4,9 4,9 9,9 11,13 8,18 3,20"),
    (3, 3, "hook, round bowls", "2,5 3,1 8,0 12,3 10,8 6,9 6,9 11,10 13,14 11,18 6,20 1,19"),
    (4, 54, "open, with a straight arm", "2,1 1,6 1,11 1,11 7,11 13,9 / 13,0 12,7 11,13 10,20"),
    (4, 13, "open, round bowl", "2,1 0,7 2,11 7,11 12,7 13,1 / 13,1 12,7 11,13 11,20"),
    (4, 4, "closed, pointed", "11,0 6,6 0,13 0,13 8,13 16,13 / 11,0 11,7 11,13 11,20"),
    (4, 9, "arm through the stem", "4,1 2,5 0,10 0,10 7,10 16,9 / 12,2 11,8 9,14 8,20"),
    (4, 5, "wide arm, low", "3,0 2,6 1,13 1,13 7,13 14,12 / 12,3 11,9 10,15 10,20"),
    (4, 3, "in one stroke", "3,1 1,6 2,10 7,10 12,6 12,6 10,13 8,20"),
    (4, 9, "stem far right", "0,2 0,7 1,11 7,11 14,10 / 14,0 14,7 14,13 14,20"),
    (5, 24, "cap, corner, bowl", "13,1 8,1 4,1 4,1 3,5 2,9 2,9 8,8 12,12 10,17 5,20 0,18"),
    (5, 30, "rounded, in one go", "14,0 8,1 4,3 3,7 7,9 11,12 11,17 6,20 1,19"),
    (5, 15, "cap an extra stroke", "3,3 2,6 2,10 2,10 7,9 11,12 10,17 5,20 0,18 / 3,3 9,2 16,1"),
    (5, 19, "small bowl", "17,0 12,1 8,2 8,2 6,6 5,9 5,9 9,11 10,15 7,19 0,19"),
    (5, 3, "bowl nearly closed", "12,0 7,0 3,1 3,1 2,5 2,8 2,8 8,7 13,11 12,17 6,20 1,18 1,14"),
    (5, 9, "flying cap, small body", "6,3 5,6 4,9 4,9 8,9 11,13 7,18 0,20 / 6,3 12,2 20,0"),
    (6, 20, "round stem", "10,0 5,4 1,10 1,16 5,20 10,18 11,13 7,11 2,15"),
    (6, 31, "straight stem, small loop", "5,0 2,6 0,13 1,18 5,20 9,17 8,13 4,13 1,18"),
    (6, 9, "wide loop", "9,0 3,5 0,12 3,18 9,20 14,17 13,12 7,11 2,15"),
    (6, 3, "loop closed over the stem", "13,0 7,4 2,10 2,16 7,20 12,17 11,12 6,12 2,16"),
    (6, 3, "long sweeping stem, tight loop", "13,0 8,5 3,11 1,17 4,20 8,18 9,14 6,13 2,17"),
    (6, 22, "like a b with a wide bowl", "3,0 1,7 1,14 5,19 11,19 15,14 12,10 7,12 6,17"),
    (6, 9, "loop set to the right of the stem", "3,0 1,7 2,15 6,20 11,18 12,14 9,12 6,15 6,19"),
    (7, 50, "plain", "0,2 6,1 12,1 12,1 10,7 7,13 5,20"),
    (7, 13, "with a hook to begin", "0,5 1,1 6,2 13,1 13,1 11,7 8,13 7,20"),
    (7, 8, "with a bar", "0,2 6,1 13,1 13,1 10,7 7,13 5,20 / 3,11 8,10 13,10"),
    (7, 13, "rounded shoulder", "0,3 5,1 11,1 13,4 10,10 7,15 6,20"),
    (7, 5, "with serif and low bar", "1,4 2,1 7,1 12,0 12,0 10,7 8,13 7,20 / 3,12 8,11 15,10"),
    (7, 4, "steep, small cap", "0,4 3,2 8,1 8,1 7,7 6,13 5,20"),
    (7, 5, "long hook to begin", "2,7 1,2 6,1 13,0 13,0 11,7 8,13 6,20"),
    (7, 8, "a single bow", "0,3 7,0 14,2 14,8 10,14 6,20"),
    (8, 35, "one S-shaped stroke", "12,3 8,0 3,2 4,7 9,11 11,16 6,20 1,17 4,12 10,7 12,3"),
    (8, 9, "two circles", "7,0 2,4 7,9 12,4 7,0 / 7,9 1,14 7,20 13,14 7,9"),
    (8, 35, "open at the top right", "14,2 8,0 3,3 5,8 9,12 9,17 5,20 1,17 4,12 9,8 14,3"),
    (8, 4, "narrow", "8,2 5,0 2,3 4,8 7,12 7,17 3,20 0,17 2,12 6,7 8,2"),
    (8, 8, "end runs past the start", "11,1 6,0 3,4 6,9 9,14 8,19 3,20 1,16 5,11 10,6 15,2"),
    (8, 3, "small head, wide foot", "11,3 8,0 4,2 5,6 10,10 14,15 8,20 1,17 3,12 9,7 11,3"),
    (8, 3, "last stroke leaves to the right", "9,4 6,0 2,3 5,8 9,13 7,19 3,20 2,15 6,10 12,8 18,7"),
    (8, 3, "open at the top, like a fish", "2,1 5,6 9,11 10,17 6,20 2,17 4,11 9,6 12,0"),
    (9, 29, "closed loop, straight stem", "11,3 7,0 2,3 1,8 6,9 11,3 11,3 11,9 10,14 9,20"),
    (9, 14, "round loop, curved stem", "11,4 6,0 1,4 4,9 10,7 11,4 12,9 10,15 6,20"),
    (9, 10, "in one go, small loop", "10,1 5,0 1,5 3,9 9,6 12,1 12,1 10,7 8,13 6,20"),
    (9, 10, "flat wide loop, upright stem", "11,2 6,0 1,3 0,7 4,9 9,7 12,2 12,2 12,8 12,14 12,20"),
    (9, 10, "loop not closed", "10,1 5,1 1,5 2,9 7,8 11,5 11,5 10,10 9,15 7,20"),
    (9, 6, "pointed loop", "12,2 7,0 2,4 0,8 4,9 9,6 12,2 12,2 10,8 8,14 7,20"),
    (9, 4, "long straight stem, tiny loop", "10,1 6,0 2,3 3,6 7,6 10,1 10,1 8,8 6,14 4,20"),
    (9, 13, "big loop, short stem", "13,5 11,1 6,0 1,5 3,11 9,11 13,5 13,10 12,15 10,20"),
    (9, 4, "stem leaning out right", "12,3 7,0 2,3 1,9 5,11 10,8 12,3 12,3 13,9 14,14 16,20"),
    (9, 3, "tail bent back, like a g", "10,3 6,0 2,3 3,7 8,7 10,3 11,9 11,15 7,20 3,18"),
]


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
    control = np.array(points, dtype=np.float64)
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
    return (control - middle) / 10, np.concatenate(rows)[picks], owner[1:] == owner[:-1], added


def compile_prototypes():
    """Stack the compiled prototypes; unused control points have weight zero."""
    parts = [_compile(strokes) for *_, strokes in PROTOTYPES]
    most = max(len(control) for control, *_ in parts)
    control = np.array([np.pad(c, ((0, most - len(c)), (0, 0))) for c, *_ in parts])
    weights = np.array([np.pad(w, ((0, 0), (0, most - w.shape[1]))) for _, w, *_ in parts])
    return control, weights, np.array([p[2] for p in parts]), np.array([p[3] for p in parts])
