"""The landscapes: minima, slopes and bends against hand-worked ones and nudges; walks that end."""

import numpy as np
import pytest

from mlp.lessons.descent.landscapes import (
    BOWL,
    BUMPY,
    FAR,
    VALLEYS,
    descend,
    gone,
    level_places,
    line_of_descent,
    lowest_places,
    rate_limit,
    uphill,
)

NUDGE = 1e-5


def test_the_valleys_have_the_value_slope_and_bend_worked_out_by_hand():
    w = np.linspace(-5, 7, 49)
    p, slope, bend = (w + 2) * (w - 1) * (w - 3), 3 * w * w - 4 * w - 5, 6 * w - 4
    for ours, by_hand in ((VALLEYS.value, 0.05 * p**2 + 2 + 0.3 * (w - 3)),
                          (VALLEYS.slope, 0.1 * p * slope + 0.3),
                          (VALLEYS.bend, 0.1 * (slope**2 + p * bend))):
        np.testing.assert_allclose(ours(w), by_hand, rtol=1e-9, atol=1e-9)
    minima, tops = level_places(-5, 7)
    assert minima.round(3).tolist() == [-2.013, 0.920, 2.968]
    assert VALLEYS.value(minima).round(3).tolist() == [0.498, 1.388, 1.995]
    assert tops.round(3).tolist() == [-0.744, 2.203] and rate_limit(VALLEYS, -0.744) == np.inf
    assert VALLEYS.slope(np.array([2, 0.3, -0.5])).round(2).tolist() == [0.70, -2.28, -1.47]


@pytest.mark.parametrize("landscape", [BOWL, BUMPY])
def test_gradient_bends_and_the_cut_uphill_are_what_nudges_say(landscape):
    for place in np.random.default_rng(0).uniform(-2.5, 2.5, (20, 2)):
        for k, nudge in enumerate(NUDGE * np.eye(2)):
            for ours, of in ((landscape.slope(place)[k], landscape.value),
                             (landscape.bend(place)[k], landscape.slope)):
                by_nudging = (of(place + nudge) - of(place - nudge)) / (2 * NUDGE)
                np.testing.assert_allclose(ours, by_nudging, atol=1e-7)
        down, up = line_of_descent(landscape, place, np.array([-NUDGE, NUDGE]))
        length = np.hypot(*landscape.slope(place))
        assert (up - down) / (2 * NUDGE) == pytest.approx(length, abs=1e-6)
    assert uphill(BOWL, (0, 0)).tolist() == [1, 0]


@pytest.mark.parametrize(("share", "shrinks", "crosses"), [
    (0.4, True, False), (0.9, True, True), (1.1, False, True)])
def test_a_rate_settles_overshoots_or_grows_as_its_limit_says(share, shrinks, crosses):
    for minimum in level_places(-5, 7)[0]:
        path = descend(VALLEYS, minimum + 1e-5, share * rate_limit(VALLEYS, minimum), 3)
        away = path - minimum
        assert (abs(away[-1]) < abs(away[0])) == shrinks
        assert (away[1] < 0) == crosses
    # In the bowl each axis is a parabola, so the distance is multiplied by (1 - rate * bend).
    assert descend(BOWL, (1, 0), share * 2 / 3, 1)[1][0] == pytest.approx(1 - 2 * share)


def test_a_walk_that_blows_up_stays_where_it_was_lost():
    path = descend(VALLEYS, -2.0, 0.3, 60)
    assert path[:5].round(2).tolist() == [-2, -2.09, -1.48, -2.87, 15.52]
    assert gone(path[-1]) and not gone(path[4])
    assert path[-1] == path[5]
    assert abs(descend(VALLEYS, FAR, 1.0, 60)).max() < 1e300


def test_the_bumpy_surface_has_four_minima_and_the_bowl_one():
    lowest = lowest_places(BUMPY, 2.5)
    assert BUMPY.value(lowest.T).round(3).tolist() == [0.544, 0.866, 1.229, 1.551]
    for place in lowest:
        np.testing.assert_allclose(BUMPY.slope(place), 0, atol=1e-4)
        assert np.linalg.eigvalsh(BUMPY.bend(place)).min() > 0
    assert lowest_places(BOWL, 2.5).tolist() == [[0, 0]]
