"""Artists that keep what they drew: a kept picture must never be an old one; tiles and groups."""

import numpy as np
import pytest
from artist_helpers import axes, drawn, inked
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from mlp.drawing import style
from mlp.drawing.grid import Grid
from mlp.drawing.group import Group
from mlp.drawing.live_line import live_line
from mlp.drawing.outline import Outline
from mlp.drawing.text import live_text
from mlp.drawing.tiles import NONE, Tiles

BOXES = [(1, 1, 2, 2), (4, 4, 3, -2), (8, 1, -1, 3)]
SOLID = style.SIGNED(np.array([0.0, 0.3, 1.0]), bytes=True)


def a_line(ax):
    line = live_line(ax, "o-", color="black")
    line.set_data([1, 5, 9], [1, 4, 2])
    return line


def a_grid(ax):
    return Grid(ax, np.linspace(-1, 1, 50).reshape(5, 10), style.SIGNED, -1, 1, gap=1)


CHANGES = [
    (lambda ax: live_text(ax, 5, 2, "one"), lambda artist: artist.set_text("two")),
    (lambda ax: live_text(ax, 5, 2, "one"), lambda artist: artist.set_position((3, 3))),
    (lambda ax: live_text(ax, 5, 2, "one"), lambda artist: artist.set_color("red")),
    (lambda ax: live_text(ax, 5, 2, "one"), lambda artist: artist.set_weight("bold")),
    (lambda ax: live_text(ax, 5, 2, "one"), lambda artist: artist.set_visible(False)),
    (a_line, lambda artist: artist.set_data([2, 3], [1, 4])),
    (a_line, lambda artist: artist.set_ydata([4, 1, 3])),
    (a_line, lambda artist: artist.set_color("red")),
    (a_line, lambda artist: artist.set_linewidth(5)),
    (a_line, lambda artist: artist.set_markersize(15)),
    (a_line, lambda artist: artist.set_markeredgecolor("red")),
    (a_line, lambda artist: artist.set_alpha(0.3)),
    (a_grid, lambda artist: artist.show(np.zeros((5, 10)))),
    (a_grid, lambda artist: artist.show(np.eye(10), 0.5)),
    (a_grid, lambda artist: artist.rescale(-3, 3)),
    (a_grid, lambda artist: artist.show(np.full((5, 10), 7, np.uint8))),
]
MOVES = [lambda ax: ax.figure.set_dpi(150), lambda ax: ax.set(xlim=(-3, 12)),
         lambda ax: ax.set(ylim=(0, 7)), lambda ax: ax.set_position([0.2, 0.3, 0.5, 0.6])]


@pytest.mark.parametrize(("make", "change"), CHANGES)
def test_what_has_changed_is_drawn_as_if_it_had_been_so_from_the_start(make, change):
    seen, fresh = axes(), axes()
    artist = make(seen)
    before = drawn(seen)
    change(artist)
    assert artist.stale
    change(make(fresh))
    after = drawn(seen)
    assert (after == drawn(fresh)).all() and (after != before).any() and not artist.stale


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("make", [lambda ax: live_text(ax, 5, 2, "one"), a_line, a_grid])
def test_what_stands_in_axes_that_move_moves_along(make, move):
    seen, fresh = axes(), axes()
    make(seen)
    drawn(seen)
    move(seen)
    move(fresh)
    make(fresh)
    assert (drawn(seen) == drawn(fresh)).all()


@pytest.mark.parametrize("blank", [0, 7])
def test_a_cell_without_a_value_shows_what_is_below(blank):
    ax, values = axes(xlim=(0, 5), ylim=(2, 0)), np.ones(10)
    values[blank] = np.nan
    drawn_first = drawn(ax)
    Grid(ax, values.reshape(2, 5), style.SIGNED, -1, 1)
    pixels, changed = drawn(ax), inked(ax)
    assert (pixels[~changed] == drawn_first[~changed]).all()
    assert changed.sum() == ax.bbox.width * ax.bbox.height * 9 / 10


@given(values=st.lists(st.integers(0, style.SIGNED.N - 1), min_size=6, max_size=6))
def test_small_whole_numbers_are_the_numbers_of_colours(values):
    ax = axes(xlim=(0, 3), ylim=(2, 0))
    Grid(ax, np.reshape(values, (2, 3)).astype(np.uint8), style.SIGNED, -1, 1)
    pixels, box = drawn(ax), ax.bbox
    for k, value in enumerate(values):
        x, y = box.x0 + (k % 3 + 0.5) * box.width / 3, box.y0 + (1.5 - k // 3) * box.height / 2
        there = pixels[len(pixels) - 1 - int(y), int(x)]
        assert (there == style.SIGNED(value, bytes=True)).all()


@pytest.mark.parametrize("dpi", [100, 200])
@pytest.mark.parametrize("opacity", [255, 71])
def test_tiles_have_the_pixels_of_matplotlibs_rectangles(dpi, opacity):
    ours, theirs = axes(dpi), axes(dpi)
    colours = SOLID.copy()
    colours[:, 3] = opacity
    Tiles(ours).show([*BOXES, (-3, 2, 20, 1)], np.vstack([colours, colours[:1]]))
    for (x, y, wide, high), colour in zip([*BOXES, (-3, 2, 20, 1)], [*colours, colours[0]],
                                          strict=True):
        theirs.add_patch(Rectangle((x, y), wide, high, facecolor=colour / 255, linewidth=0,
                                   antialiased=False))
    assert abs(drawn(ours) - drawn(theirs)).max() <= 1 and inked(ours).any()
    assert not inked(ours)[:, :int(ours.bbox.x0)].any()    # the axes clip them


def test_tiles_stay_behind_their_edges_and_get_frames_if_asked():
    plain, narrow, framed, wanted = axes(), axes(), axes(), axes()
    Tiles(plain).show(BOXES[:1], SOLID[:1])
    Tiles(narrow, gap=0.5).show(BOXES[:1], SOLID[:1])
    assert inked(plain).sum() == 32 * 32 and inked(narrow).sum() == 24 * 24
    Tiles(framed, edge="same").show(BOXES[:1], SOLID[:1])
    assert inked(framed).sum() == 34 * 34
    assert len(np.unique(drawn(framed).reshape(-1, 4), axis=0)) == 2    # paper, and its own colour
    Tiles(framed, edge=style.MUTED).show(BOXES[:1], SOLID[:1])
    Tiles(wanted).show(BOXES[:1], SOLID[:1])
    Outline(wanted, *BOXES[0], colour=style.MUTED, linewidth=1)
    assert (drawn(framed) == drawn(wanted)).all()


def test_tiles_are_stale_only_when_they_change_and_may_be_none():
    tiles = Tiles(axes())
    for boxes, colours, changes in ((BOXES, SOLID, True), (BOXES, SOLID, False),
                                    (BOXES, SOLID[::-1], True), (BOXES[:1], SOLID[:1], True),
                                    ([], NONE, True), ([], NONE, False)):
        tiles.stale = False
        tiles.show(boxes, colours)
        assert tiles.stale is changes
    assert not inked(tiles.axes).any()


def test_a_group_draws_its_members_once_and_is_stale_when_one_is():
    alone, together = axes(), axes()
    for ax in (alone, together):
        members = [a_grid(ax), live_text(ax, 5, 2, "one", alpha=0.5), a_line(ax)]
    group = Group(together, members)
    assert (drawn(together) == drawn(alone)).all() and not group.stale
    members[1].set_text("two")
    assert not any(member.stale for member in members[:1] + members[2:])
    assert group.stale and (drawn(together) != drawn(alone)).any() and not group.stale
    assert not any(member.stale for member in members)
    group.set_visible(False)
    assert not inked(together).any()
