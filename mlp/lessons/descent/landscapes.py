"""Costs of one and of two numbers, as landscapes to walk down: three valleys, a bowl, a bumpy one.

A place is a float, or an array of shape (2,) for (x, y); arrays of many places go through at once.
"""

from typing import NamedTuple

import numpy as np
from numpy.polynomial import Polynomial

FAR = 1000.0    # beyond this a walk has diverged, and stops before numbers overflow
NEAR = 1e-9     # how small a slope counts as none at all


class Landscape(NamedTuple):
    """A cost to walk on: at a place its value, its slope, and its bend, in 2-D a 2 by 2 matrix."""

    value: object
    slope: object
    bend: object


_CURVE = 0.05 * Polynomial.fromroots([-2, 1, 3]) ** 2 + Polynomial([1.1, 0.3])
VALLEYS = Landscape(_CURVE, _CURVE.deriv(), _CURVE.deriv(2))


def _bumps_slope(place):
    x, y = place
    return np.array([0.5 * x + 1.2 * np.cos(2 * x) * np.sin(2 * y + 1),
                     0.5 * y + 1.2 * np.sin(2 * x) * np.cos(2 * y + 1)])


def _bumps_bend(place):
    x, y = place
    same = 0.5 - 2.4 * np.sin(2 * x) * np.sin(2 * y + 1)
    mixed = 2.4 * np.cos(2 * x) * np.cos(2 * y + 1)
    return np.array([[same, mixed], [mixed, same]])


BOWL = Landscape(
    value=lambda place: 1.5 * place[0] ** 2 + 0.5 * place[1] ** 2,
    slope=lambda place: np.array([3.0 * place[0], 1.0 * place[1]]),
    bend=lambda place: np.array([[3.0, 0.0], [0.0, 1.0]]))

BUMPY = Landscape(
    value=lambda place: (1 + 0.25 * (place[0] ** 2 + place[1] ** 2)
                         + 0.6 * np.sin(2 * place[0]) * np.sin(2 * place[1] + 1)),
    slope=_bumps_slope, bend=_bumps_bend)


def descend(landscape, start, rate, steps, *, fixed=False):
    """Walk downhill from one place or several; return all places, of shape (steps + 1, ...).

    Each step is minus `rate` times the slope; if `fixed`, it has length `rate`. Beyond `FAR` the
    walk has diverged, and stays where it is.
    """
    path = [np.asarray(start, dtype=float)]
    for _ in range(steps):
        place = path[-1]
        slope = landscape.slope(np.clip(place, -FAR, FAR))
        moved = place - rate * (np.sign(slope) if fixed else slope)
        path.append(np.where(gone(place), place, moved))
    return np.array(path)


def gone(place):
    """Return whether a place, or each of several numbers, lies further out than `FAR`."""
    return abs(np.asarray(place)) > FAR


def line_of_descent(landscape, place, distances):
    """Return the cost at `distances` from (x, y) along the steepest line, or along x."""
    return landscape.value(np.asarray(place)[:, np.newaxis]
                           + uphill(landscape, place)[:, np.newaxis] * distances)


def uphill(landscape, place):
    """Return the direction in which the cost rises most steeply, of length 1, in the plane."""
    slope = landscape.slope(place)
    length = np.hypot(*slope)
    return slope / length if length > NEAR else np.array([1.0, 0.0])


def rate_limit(landscape, place):
    """Return the rate above which steps near a minimum grow: 2 over the largest bend."""
    largest = float(np.linalg.eigvalsh(np.atleast_2d(landscape.bend(place))).max())
    return 2 / largest if largest > 0 else np.inf


def level_places(low, high):
    """Return the minima of the three valleys and the tops in between, two arrays."""
    roots = np.sort(VALLEYS.slope.roots().real)
    found = roots[(low < roots) & (roots < high)]
    return found[VALLEYS.bend(found) > 0], found[VALLEYS.bend(found) < 0]


def lowest_places(landscape, reach):
    """Return the minima within `reach` of 0 both ways, lowest first, of shape (n, 2)."""
    places = np.linspace(-reach, reach, 15)
    starts = np.stack([x.ravel() for x in np.meshgrid(places, places)])
    ends = np.round(descend(landscape, starts, rate=0.1, steps=500)[-1].T, 6)
    ends = np.unique(ends[(abs(ends) <= reach).all(axis=1)] + 0.0, axis=0)
    ends = ends[np.hypot(*landscape.slope(ends.T)) < 1e-4]
    return ends[np.argsort(landscape.value(ends.T))]
