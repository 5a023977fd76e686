"""Bars: their ends, their colours and their numbers, against the numbers that they show."""

import numpy as np
import pytest
from artist_helpers import axes, boxes_of, drawn
from matplotlib.colors import to_rgba

from mlp.drawing.bars import ActivationBars, SumBars
from mlp.live import style

VALUES = [0.25, 0.0, 0.875, 0.5, 1.0, 0.3]


def has_colour(ax, colour, row, places):
    """Return whether the picture has this colour at places along a row, in data units."""
    pixels = drawn(ax)
    x, y = ax.transData.transform([(x, row) for x in places]).round().astype(int).T
    return (abs(pixels[len(pixels) - 1 - y, x] / 255 - to_rgba(colour)).max(axis=1) < 0.01).tolist()


@pytest.mark.slow
@pytest.mark.parametrize("answer", [True, False])
def test_activations_end_where_their_numbers_say_and_the_largest_is_in_ink(answer):
    ax = axes()
    bars = ActivationBars(ax, len(VALUES))
    bars.show(np.array(VALUES), answer=answer)
    for k, value in enumerate(VALUES):
        colour = style.INK if answer and value == 1 else style.MUTED
        assert bars.numbers[k].get_text() == f"{value:.3f}"
        places = [x for x in np.linspace(0.02, 0.98, 33) if abs(x - value) > 0.02]
        assert has_colour(ax, colour, k, places) == [x < value for x in places]


@pytest.mark.slow
def test_the_terms_of_a_sum_lie_end_to_end_blue_for_more_and_orange_for_less():
    ax = axes()
    bars = SumBars(ax, ["one", "two", "three", "sum"], reach=10)
    bars.show(np.array([6.0, -4.0, 3.0]))
    assert [text.get_text() for text in bars.numbers] == ["+6.000", "−4.000", "+3.000", "+5.000"]
    for k, (start, end) in enumerate([(0, 6), (6, 2), (2, 5), (0, 5)]):
        colour = style.POSITIVE if end > start else style.NEGATIVE
        low, high = sorted((start, end))
        places = [x for x in np.linspace(-9.5, 9.5, 39) if min(abs(x - low), abs(x - high)) > 0.3]
        assert has_colour(ax, colour, k, places) == [low < x < high for x in places]


def test_what_is_too_long_for_the_picture_is_cut_off_at_its_edge():
    ax = axes()
    bars = SumBars(ax, ["one", "two", "sum"], reach=10)
    bars.show(np.array([40.0, -100.0]))
    starts, _, widths, _ = boxes_of(bars.bars).T
    assert starts.tolist() == [0, 10, 0] and (starts + widths).tolist() == [10, -10, -10]
    assert np.nanmax(abs(bars.links.get_xdata())) == 10


@pytest.mark.parametrize("far", [1e18, 3e38, np.inf])
def test_activations_out_of_all_bounds_are_full_bars_or_none(far):
    ax = axes()
    bars = ActivationBars(ax, 3)
    bars.show(np.array([far, np.nan, -far]), answer=False)
    for k, wanted in enumerate((True, False, False)):
        assert has_colour(ax, style.MUTED, k, (0.1, 0.9)) == [wanted] * 2
