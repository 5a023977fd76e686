"""What really happens beside what was forecast: a curve, its straight line, and three numbers."""

from typing import NamedTuple

from ..live.style import BODY, MUTED, SMALL
from .curves import draw_forecast, update_forecast
from .page import axes_at
from .text import add_text, in_words

WIDE, HIGH = 376, 196       # of the whole, in CSS pixels
CURVE = (0, 44, 240, 112)   # left, top, width and height of the axes in it
COLUMN, ROW = 256, 40       # where the numbers begin, and how far one is below the other
SAYS = ("really", "forecast", "gap")


class Comparison(NamedTuple):
    """What `draw_comparison` made, for `update_comparison`."""

    forecast: object
    title: object
    note: object
    numbers: list


def draw_comparison(figure, x, y, *, reach, name):
    """Draw the place for a comparison at (x, y) in CSS pixels.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    x, y : float
    reach : pair of float
        From where to where the curve goes.
    name : str
        Of what is chosen by hand.
    """
    page = axes_at(figure, x, y, WIDE, HIGH)
    page.set(xlim=(0, WIDE), ylim=(HIGH, 0))
    left, top, width, height = CURVE
    ax = axes_at(figure, x + left, y + top, width, height)
    forecast = draw_forecast(ax, reach=1)
    if not reach[0]:  # the curve begins where the words would be
        forecast.high.set(x=0.99, ha="right")
        forecast.low.set(x=0.5, ha="center")
    ax.set_axis_on()
    ax.set_xlim(reach)
    ax.set_xlabel(name, labelpad=1)
    for k, word in enumerate(SAYS):
        add_text(page, COLUMN, top + 8 + ROW * k, word, size=SMALL, color=MUTED)
    numbers = [add_text(page, COLUMN, top + 25 + ROW * k, size=BODY, weight="bold")
               for k in range(len(SAYS))]
    return Comparison(forecast, add_text(page, 0, 8, size=BODY),
                      add_text(page, 0, 28, size=SMALL, color=MUTED), numbers)


def update_comparison(drawn, curve, slope, place, cost, *, decimals):
    """Show another curve, and how the cost changes at `place`.

    Parameters
    ----------
    drawn : Comparison
    curve : pair of arrays
        Places and the cost at each.
    slope : float
        Of the curve at 0.
    place, cost : float
        Where the hand is, and the cost there.
    decimals : int

    Returns
    -------
    really, forecast : str
        The changes of the cost as they are written.
    """
    update_forecast(drawn.forecast, curve, slope, place, cost)
    really, forecast = cost - curve[1][list(curve[0]).index(0)], slope * place
    words = [in_words(number, decimals, sign=True)
             for number in (really, forecast, really - forecast)]
    for text, said in zip(drawn.numbers, words, strict=True):
        text.set_text(said)
    return words[:2]
