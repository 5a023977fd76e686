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


def test_a_walk_that_blows_up_stays_where_it_was_lost():
    path = descend(VALLEYS, -2.0, 0.3, 60)
    assert path[:5].round(2).tolist() == [-2, -2.09, -1.48, -2.87, 15.52]
    assert gone(path[-1]) and not gone(path[4])
    assert path[-1] == path[5]
    assert abs(descend(VALLEYS, FAR, 1.0, 60)).max() < 1e300


def test_between_the_valleys_are_two_tops_at_which_every_rate_is_small_enough():
    minima, tops = level_places(-5, 7)
    assert minima.round(3).tolist() == [-2.013, 0.920, 2.968]
    assert tops.round(3).tolist() == [-0.744, 2.203] and rate_limit(VALLEYS, -0.744) == np.inf


def test_the_bumpy_surface_has_four_minima_and_the_bowl_one():
    lowest = lowest_places(BUMPY, 2.5)
    assert BUMPY.value(lowest.T).round(3).tolist() == [0.544, 0.866, 1.229, 1.551]
    for place in lowest:
        np.testing.assert_allclose(BUMPY.slope(place), 0, atol=1e-4)
        assert np.linalg.eigvalsh(BUMPY.bend(place)).min() > 0
    assert lowest_places(BOWL, 2.5).tolist() == [[0, 0]]
