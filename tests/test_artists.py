"""The artists of our own, against what matplotlib makes of the same numbers."""

import numpy as np
import pytest
from artist_helpers import axes, drawn, inked
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mlp.drawing import style
from mlp.drawing.artists import lay, lay_apart, put
from mlp.drawing.grid import Grid
from mlp.drawing.hairlines import Hairlines
from mlp.drawing.live_line import live_line
from mlp.drawing.matrices import draw_signed_cells, update_cells
from mlp.drawing.outline import Outline
from mlp.drawing.pixels import Place
from mlp.drawing.text import live_text


@given(x=st.floats(-20, 20), y=st.floats(-20, 20), logarithmic=st.booleans())
def test_data_have_the_pixels_that_matplotlib_gives_them(x, y, logarithmic):
    ax = axes()
    place, point = Place(ax.transData), np.array([x, y])
    place.of_one(0, 0)      # so that it must notice what moves afterwards
    if logarithmic:
        ax.set(xscale="log", xlim=(0.1, 100))
        point[0] = abs(x) + 0.1
    ax.figure.set_dpi(150)
    ax.set_ylim(-3, 7)
    wanted = ax.transData.transform(point)
    np.testing.assert_allclose(place.of_one(*point), wanted, atol=1e-9)
    np.testing.assert_allclose(place.of(np.array([point, point])), [wanted] * 2, atol=1e-9)


@pytest.mark.parametrize("dpi", [100, 200])
@pytest.mark.parametrize(("kind", "looks"), [
    ("-", {"linewidth": 3.5}), ("-", {"clip_on": False, "solid_capstyle": "butt", "alpha": 0.5}),
    ("-", {"antialiased": False, "linewidth": 0.6}), ("o", {"markersize": 9, "clip_on": False}),
    ("o-", {"markeredgecolor": "red", "markersize": 5}), ("|", {"markersize": 13}), (".-", {}),
    ("d", {"markerfacecolor": "white"}), ("+", {}), ("o", {"markerfacecolor": "none"})])
def test_a_live_line_makes_the_same_pixels_as_matplotlibs(dpi, kind, looks):
    x, y = np.array([-1, 2.34, 7.1, np.nan, 8, 9.9]), np.array([4, 1.11, 3, 2, 2, 6.5])
    with style.styled():
        live, plain = axes(dpi), axes(dpi)
        lay(live_line(live, kind, color=style.POSITIVE, **looks), x, y)
        plain.plot(x, y, kind, color=style.POSITIVE, **looks)
    assert (drawn(live) == drawn(plain)).all() and inked(live).any()


@given(points=st.lists(st.tuples(st.floats(0, 10), st.floats(0, 5)), min_size=1, max_size=8),
       broken=st.booleans(), kind=st.sampled_from(["o", "-", ".-"]))
def test_a_live_line_is_where_it_says(points, broken, kind):
    ax = axes()
    line = live_line(ax, kind, color="black", linewidth=1, clip_on=False)
    x, y = np.transpose(points + [(np.nan, 1.0)] * broken + points[:1])
    lay(line, x, y)
    ours = line.get_window_extent().extents
    wanted = Line2D.get_window_extent(line, FigureCanvasAgg(ax.figure).get_renderer()).extents
    np.testing.assert_allclose(ours, wanted, atol=1e-6)


def test_a_line_without_points_is_nowhere_and_leaves_no_ink():
    ax = axes()
    line = live_line(ax, "o-", color="black")
    assert not np.isfinite(line.get_window_extent().extents).all() and not inked(ax).any()


def test_a_line_laid_apart_joins_no_two_pieces_and_knows_when_nothing_moves():
    ax = axes()
    line = live_line(ax, color="black", solid_capstyle="butt")
    pieces = np.array([[[1, 1], [3, 1]], [[7, 1], [9, 1]]], float)
    assert lay_apart(line, pieces) and not lay_apart(line, pieces)
    columns = np.flatnonzero(inked(ax).any(axis=0))
    one, other, *rest = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    assert not rest and len(one) == len(other) == pytest.approx(32, abs=1)  # 2 tenths of 160
    assert lay_apart(line, []) and not inked(ax).any()


def test_a_text_is_stale_only_when_it_moves_or_says_something_else():
    text = live_text(axes(), 1, 2, "a")
    for words, place, changes in (("a", (1,), False), ("b", (1,), True), ("b", (2,), True),
                                  ("b", (2, 3), True), ("b", (2, 3), False)):
        text.stale = False
        put(text, words, *place)
        assert text.stale is changes
    assert text.get_position() == (2, 3) and text.get_text() == "b"


@pytest.mark.parametrize("dpi", [100, 200])
@pytest.mark.parametrize("box", [(2, 1, 3, 2), (0, 0, 10, 5), (-2, 1, 4, 2), (-3, -2, 16, 9)])
def test_an_outline_has_the_edges_of_matplotlibs_rectangle(dpi, box):
    ours, theirs = axes(dpi), axes(dpi)
    outline = Outline(ours, linewidth=2.5)
    outline.surround(*box)
    theirs.add_patch(Rectangle(box[:2], *box[2:], fill=False, linewidth=2.5, clip_on=False,
                               edgecolor=style.CHOSEN, joinstyle="round"))
    inks = [abs(drawn(ax) - drawn(axes(dpi))).sum(axis=2) for ax in (ours, theirs)]
    assert inks[0].any() == inks[1].any() == (box[0] > -3)     # else it is beyond the picture
    assert inks[0].sum() == pytest.approx(inks[1].sum(), rel=0.2)
    for edge in (0, 1):     # ours has no soft ones, so each may be one pixel off
        places = [np.flatnonzero((ink > 100).mean(axis=edge) > 0.3) for ink in inks]
        assert all(abs(places[0] - other).min() <= 1 for other in places[1])
        assert all(abs(places[1] - one).min() <= 1 for one in places[0])


def test_an_outline_is_stale_only_when_it_moves():
    outline = Outline(axes(), 1, 1)
    for act, changes in ((lambda: outline.surround(1, 1), False),
                         (lambda: outline.surround(2, 1), True),
                         (lambda: outline.set_visible(True), False),
                         (lambda: outline.set_visible(False), True)):
        outline.stale = False
        act()
        assert outline.stale is changes
    assert not inked(outline.axes).any()


@pytest.mark.parametrize("dpi", [100, 200])
def test_gaps_run_between_cells_and_nowhere_else(dpi):
    ax = axes(dpi)
    Grid(ax, np.ones((5, 10)), style.SIGNED, -1, 1, gap=1.5)
    ink = inked(ax)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    wide = round(1.5 * dpi / 72)
    assert len(rows) == ax.bbox.height - 4 * wide and len(columns) == ax.bbox.width - 9 * wide
    assert ink[np.ix_(rows, columns)].all() and ink.sum() == len(rows) * len(columns)


def test_a_grid_that_reaches_beyond_the_picture_is_cut_off():
    ax = axes(xlim=(2, 4), ylim=(3, 2))
    Grid(ax, np.ones((5, 10)), style.SIGNED, -1, 1)
    assert (drawn(ax) == style.SIGNED(1.0, bytes=True)).all()


@given(values=st.lists(st.floats(-2, 2), min_size=6, max_size=6))
def test_numbers_on_cells_can_be_read_on_their_colours(values):
    cells = draw_signed_cells(axes(xlim=(0, 3), ylim=(2, 0)), 2, 3, largest=2)
    update_cells(cells, values)
    for value, text in zip(values, cells.numbers, strict=True):
        behind = np.array(style.SIGNED((value + 2) / 4)[:3])
        best = max(contrast(colour, behind) for colour in (style.INK, style.PAPER))
        assert contrast(text.get_color(), behind) >= 0.97 * best > 3.5


def contrast(one, other):
    """Return how well two colours stand off each other, 1 to 21, as the web's guidelines say."""
    lights = []
    for colour in (one, other):
        rgb = np.array(to_rgb(colour)) if isinstance(colour, str) else colour
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        lights.append(linear @ [0.2126, 0.7152, 0.0722] + 0.05)
    return max(lights) / min(lights)


@given(ends=st.lists(st.tuples(*[st.floats(0, 10), st.floats(0.2, 4.8)] * 2), min_size=1,
                     max_size=5), dpi=st.sampled_from([100, 200]))
def test_hairlines_go_from_end_to_end_and_keep_to_the_way(ends, dpi):
    ax = axes(dpi)
    lines, ends = Hairlines(ax, "black"), np.reshape(ends, (-1, 2, 2))
    lines.show(ends)
    height, ink = ax.figure.bbox.height, inked(ax)
    way = np.zeros_like(ink)
    for start, end in ax.transData.transform(ends.reshape(-1, 2)).reshape(-1, 2, 2):
        points = start + np.linspace(0, 1, 2000)[:, np.newaxis] * (end - start)
        x, y = np.floor(points).astype(int).T
        for column, row in ((x, height - 1 - y), (x, height - 2 - y)):
            way[row.astype(int), column] = True
        for column, row in ((x[0], y[0]), (x[-1], y[-1])):
            assert ink[int(height) - 3 - row:int(height) + 1 - row, column - 1:column + 2].any()
    near = way | np.roll(way, 1, 0) | np.roll(way, -1, 0) | np.roll(way, 1, 1) | np.roll(way, -1, 1)
    assert ink.any() and not (ink & ~near).any()
