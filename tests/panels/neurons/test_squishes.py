"""Squishes: its six numbers against `math`, its straight pieces, and where a curve breaks."""

import math
from itertools import product

import numpy as np
import pytest
from panel_helpers import as_new, plain, words

from mlp import panels

REFEREES = {  # what each gives at z, and its slope
    "sigmoid": (lambda z: 1 / (1 + math.exp(-z)), lambda z: 1 / (2 + math.exp(z) + math.exp(-z))),
    "tanh": (math.tanh, lambda z: 1 / math.cosh(z) ** 2),
    "relu": (lambda z: max(z, 0.0), lambda z: float(z > 0)),
    "step": (lambda z: float(z > 0), lambda z: 0.0),
}


@pytest.mark.parametrize("third", ["relu", "step"])
def test_it_says_what_math_says_and_straight_pieces_are_as_steep_as_the_curves(third):
    panel = as_new(panels.Squishes)
    for z in (-10, -3.7, -0.1, 0, 0.1, 1, 2.5, 10):
        panel.set(z=z, third=third, below="slope")
        said = plain(panel)
        panel.set(below="cost")
        for tangent, name in zip(panel._tangents, ("sigmoid", "tanh", third), strict=True):
            value, slope = (function(z) for function in REFEREES[name])
            assert f"{name} gives {value:.3f} with slope {slope:.3f}" in said
            assert f"{name} gives {value:.3f} with cost {(value - 1) ** 2:.3f}" in plain(panel)
            (x0, x1), (y0, y1) = tangent.get_data()
            assert (y1 - y0) / (x1 - x0) == pytest.approx(slope, abs=1e-9)
            assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((z, value))


def test_only_a_step_makes_the_cost_jump():
    panel = as_new(panels.Squishes, state="below=cost")
    assert not any(np.isnan(curve.get_ydata()).any() for curve in panel._curves)
    panel.choose("A jump")
    broken = [np.isnan(curve.get_ydata()).any() for curve in panel._curves]
    assert broken == [False, False, True] * 2
    assert "step gives 0.000 with cost 1.000." in panel.description
    panel.set(z=0.1)
    assert "step gives 1.000 with cost 0.000." in panel.description


@pytest.mark.slow
def test_every_point_lies_on_its_curve_and_inside_its_axes():
    panel = as_new(panels.Squishes)
    for below, heights, third in product(("slope", "cost"), ("own", "same"), ("relu", "step")):
        for z in (-10, 0, 4, 10):
            panel.set(z=z, below=below, heights=heights, third=third)
            for curve, point in zip(panel._curves, panel._points, strict=True):
                (x,), (y,) = point.dot.get_data()
                bottom, top = curve.axes.get_ylim()
                assert x == z and bottom <= y <= top
                there = curve.get_ydata()[np.isclose(curve.get_xdata(), z)]
                assert np.isnan(there).all() or y == pytest.approx(there[0])


def test_below_each_curve_stands_its_slope():
    assert words(as_new(panels.Squishes, state="z=0")._numbers[3:]) == ["0.250", "1.000", "0.000"]
