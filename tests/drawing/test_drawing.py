"""The drawings: numbers as matplotlib would place them, colours that mean one thing, bars."""

import numpy as np
import pytest
from matplotlib import rc_context, rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb, to_rgba
from panel_helpers import boxes_of, words

from mlp.drawing.bars import ActivationBars, SumBars
from mlp.drawing.curves import Forecast, forecast_reach
from mlp.drawing.images import draw_digit, draw_weights, update_grid
from mlp.drawing.matrices import letters_on
from mlp.drawing.text import in_powers, in_words, signed
from mlp.live import style
from mlp.live.palettes import CONTRAST, DARK, LIGHT, MAPS, PALETTE
from mlp.live.recording.palette import contrast


def new_axes(**limits):
    ax = style.new_figure(200, 100).add_axes([0.1, 0.1, 0.8, 0.8])
    ax.set(**{"xlim": (0, 10), "ylim": (5, 0), **limits})
    ax.set_axis_off()
    return ax


def drawn(ax):
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)


def has_colour(ax, colour, row, places):
    """Return whether the picture has this colour at places along a row, in data units."""
    pixels = drawn(ax)
    x, y = ax.transData.transform([(x, row) for x in places]).round().astype(int).T
    return (abs(pixels[len(pixels) - 1 - y, x] / 255 - to_rgba(colour)).max(axis=1) < 0.01).tolist()


def test_numbers_in_words_have_a_real_minus_and_a_sign_that_is_right_unless_it_is_noise():
    for value, said in ((0.0, "0.000"), (-0.0, "0.000"), (-0.0001, "0.000"), (-1.5, "−1.500"),
                        (2, "2.000"), (5.1564999999999985, "5.157"),
                        (5.1565000000000012, "5.157")):     # half way, but for a last bit
        assert in_words(value) == said
    for value, said in ((2, "+2.000"), (-1.5, "−1.500"), (-0.0004, "−0.000"), (0.0004, "+0.000"),
                        (-0.0, "+0.000"), (-1e-17, "+0.000")):
        assert signed(value) == said
    for value, said in ((0, "0"), (0.4561, "0.456"), (5.62, "5.62"), (50.44, "50.4"),
                        (-0.5, "−0.500"), (123.4, "123"), (3.14159e-8, "3.14·10⁻⁸"),
                        (-2e-3, "−2.00·10⁻³"), (7.68e8, "7.68·10⁸")):
        assert in_powers(value) == said


def test_signs_keep_their_colours_which_differ_for_the_colour_blind():
    for share, colour in ((0.0, style.NEGATIVE), (0.5, style.PAPER), (1.0, style.POSITIVE)):
        assert np.allclose(style.SIGNED(share)[:3], to_rgb(colour), atol=0.01)
    assert style.signed_colour(0.1) == style.POSITIVE
    assert style.signed_colour(-0.1) == style.NEGATIVE
    # Linear simulations of full deuteranopia and protanopia (Machado et al. 2009).
    deutan = np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]])
    protan = np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]])
    for matrix in (deutan, protan):
        for pair in ((style.POSITIVE, style.NEGATIVE), (style.WISH_UP, style.WISH_DOWN)):
            seen, beside = (matrix @ to_rgb(colour) for colour in pair)
            assert np.linalg.norm(seen - beside) > 0.25


def test_a_grid_fills_exactly_the_cells_that_matplotlibs_mesh_fills():
    pictures, values = [], np.random.default_rng(0).random((7, 7))
    for draw in (lambda ax: draw_digit(ax, values.ravel()),
                 lambda ax: ax.pcolormesh(values, cmap=style.BRIGHTNESS, vmin=0, vmax=1)):
        axes = style.new_figure(140, 140).add_axes([0, 0, 1, 1])
        draw(axes)
        axes.set(xlim=(0, 7), ylim=(7, 0), xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        pictures.append(drawn(axes))
    assert abs(pictures[0] - pictures[1]).max() <= 1
    grid = draw_weights(axes, np.arange(12), largest=12)    # no square: filled up with blanks
    update_grid(grid, np.arange(12) + 1)
    assert grid.get_array().shape == (4, 4) and np.ma.count_masked(grid.get_array()) == 4


def test_the_style_does_not_leak_into_the_readers_own_pictures():
    before = dict(rcParams)
    with style.styled():
        pass
    style.new_figure(10, 10)
    assert dict(rcParams) == before


def test_the_readers_own_settings_do_not_reach_a_figure_that_is_in_no_panel():
    with rc_context({"figure.constrained_layout.use": True}):
        assert style.new_figure(10, 10).get_layout_engine() is None


@pytest.mark.parametrize("reach", [(-4, 4), (0, 30)])
@pytest.mark.parametrize("slope", [-1.2, -0.05, 0, 0.3])
def test_the_straight_line_of_a_forecast_does_not_run_through_the_words(reach, slope):
    figure = style.new_figure(340, 200)
    ax = figure.add_axes([0.1, 0.2, 0.8, 0.7])
    forecast = Forecast(ax, reach=1)
    ax.set_xlim(reach)
    x = np.linspace(*reach, 25)
    forecast.show((x, 4 + np.tanh(slope * x)), slope, 0, 4)
    renderer = FigureCanvasAgg(figure).get_renderer()
    (left, low), (right, high) = ax.transData.transform(forecast.tangent.get_xydata()[[0, -1]])
    along = np.linspace(0, 1, 500)[:, np.newaxis] * (right - left, high - low) + (left, low)
    for text in (forecast.high, forecast.low):
        box = text.get_window_extent(renderer)
        assert not any(box.contains(*point) for point in along)


def test_a_picture_of_costs_ends_at_0_where_a_forecast_goes_below():
    x = np.linspace(0, 30, 61)
    assert forecast_reach((x, 5 * np.exp(-x)), -5.0) == (pytest.approx(0, abs=1e-9), 5)
    assert forecast_reach((x, 5 + np.tanh(-x)), -1.0)[0] == pytest.approx(3.5)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize(("name", "least"), [("signed", 3.2), ("wished", 3.2), ("brightness", 4.5)])
def test_numbers_can_be_read_on_every_colour_of_a_cell_in_every_palette(palette, name, least):
    here = LinearSegmentedColormap.from_list(name, [palette.get(stop, stop) for stop in MAPS[name]])
    roles = {LIGHT[role]: palette[role] for role in ("ink", "paper", "on-strong")}
    shares = np.linspace(0, 1, 256)
    for share, colour in zip(shares, letters_on(PALETTE.maps[name], shares), strict=True):
        assert contrast(here(share), roles.get(colour, colour)) >= least, share


@pytest.mark.slow
@pytest.mark.parametrize("answer", [True, False])
def test_activations_end_where_their_numbers_say_and_the_largest_is_in_ink(answer):
    ax, values = new_axes(), [0.25, 0.0, 0.875, 0.5, 1.0, 0.3]
    bars = ActivationBars(ax, len(values))
    bars.show(np.array(values), answer=answer)
    assert words(bars.numbers) == [f"{value:.3f}" for value in values]
    for k, value in enumerate(values):
        colour = style.INK if answer and value == 1 else style.MUTED
        places = [x for x in np.linspace(0.02, 0.98, 33) if abs(x - value) > 0.02]
        assert has_colour(ax, colour, k, places) == [x < value for x in places]


@pytest.mark.slow
def test_the_terms_of_a_sum_lie_end_to_end_blue_for_more_and_orange_for_less():
    ax = new_axes()
    bars = SumBars(ax, ["one", "two", "three", "sum"], reach=10)
    bars.show(np.array([6.0, -4.0, 3.0]))
    assert words(bars.numbers) == ["+6.000", "-4.000", "+3.000", "+5.000"]
    for k, (start, end) in enumerate([(0, 6), (6, 2), (2, 5), (0, 5)]):
        colour = style.POSITIVE if end > start else style.NEGATIVE
        low, high = sorted((start, end))
        places = [x for x in np.linspace(-9.5, 9.5, 39) if min(abs(x - low), abs(x - high)) > 0.3]
        assert has_colour(ax, colour, k, places) == [low < x < high for x in places]


@pytest.mark.slow
def test_what_is_too_long_for_the_picture_is_cut_off_at_its_edge():
    bars = SumBars(new_axes(), ["one", "two", "sum"], reach=10)
    bars.show(np.array([40.0, -100.0]))
    starts, _, widths, _ = boxes_of(bars.bars).T
    assert starts.tolist() == [0, 10, 0] and (starts + widths).tolist() == [10, -10, -10]
    assert np.nanmax(abs(bars.links.get_xdata())) == 10
    ax = new_axes()
    bars = ActivationBars(ax, 3)
    for far in (1e18, 3e38, np.inf):
        bars.show(np.array([far, np.nan, -far]), answer=False)
        for k, wanted in enumerate((True, False, False)):
            assert has_colour(ax, style.MUTED, k, (0.1, 0.9)) == [wanted] * 2
