"""Thirty-two times: wiggle two weights, and the cost listens to one of them much more."""

from typing import NamedTuple

import numpy as np

from ...drawing.curves import draw_forecast, forecast_reach, update_forecast
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.upright import draw_arrows, update_arrows
from ...lessons.intuition.sensitivity import pair_in_ratio
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from ...network import Network
from ...nudging import Dial, Nudging
from ...storage import trained_network
from .one_example import SIZES, VIDEO_SEED

TIMES = 32              # the video's
REACH = 4
GRID = np.linspace(-REACH, REACH, 33)
NAMES = "first", "second"
LEFT, WIDTH, MIDDLE = (16, 488), 264, 384   # of the curves, and of what is between them
LONGEST = 78            # of an arrow, in CSS pixels
ROWS = (338, 362, 386)  # of the table
TABLE = ("it really changed by", "the gradient forecast", "gap")


class Wiggle(Panel):
    """Wiggle two weights to which the cost answers very differently, on one scale.

    They lead into the outputs. The first is the one that the cost answers to most, the second
    answers as nearly as can be 1/32 as much.

    Parameters
    ----------
    digits : Digits
        The cost is the mean over all of ``digits.train``.
    network : Network, optional
        Yours, with 784 inputs and 10 outputs. Unless given, a menu offers one that has learned
        nothing yet and the trained one of the package.
    state : str
        A state code, as shown below the panel.
    """

    size = (768, 404)
    wanted_keys = ("ArrowLeft", "ArrowRight")

    def __init__(self, digits, network=None, state=""):
        self.digits, self._kept = digits, {}
        self._networks = {"yours": network} if network else {
            "untrained": Network.random(SIZES, np.random.RandomState(VIDEO_SEED)),
            "trained": trained_network()}
        far = abs(self._pair(next(iter(self._networks.values()))).ratio)
        self.presets = {"Both by 0.1": {"first": 0.1, "second": 0.1},
                        "32 times as far": {"first": 0.02, "second": round(0.02 * far, 2)},
                        "Both down": {"first": -1, "second": -1},
                        "Too far": {"first": 3, "second": 3}}
        if not network:
            self.presets["Trained"] = {"network": "trained", "first": 0.5, "second": 0.5}
        super().__init__(state)

    def controls(self):
        """Which network, and how far each of the two weights is nudged."""
        return {"network": menu("network", list(self._networks), next(iter(self._networks))),
                **{name: Slider(f"{name} by", value=0, min=-REACH, max=REACH, step=0.01)
                   for name in NAMES}}

    @property
    def network(self):
        """The network whose weights are nudged."""
        return self._networks[self.named["network"].value]

    def draw(self, figure):
        """Draw the two costs on one scale, the two nudges between them, and the table."""
        self._forecasts = []
        for x in LEFT:
            ax = axes_at(figure, x, 66, WIDTH, 214)
            ax.set_axis_on()
            self._forecasts.append(draw_forecast(ax, reach=REACH, label="moved by"))
        self._arrows = draw_arrows(figure, MIDDLE - 78, 108, 156, 2 * LONGEST, 2, scale=1)
        page = draw_page(figure)
        self._write_labels(page)
        self._titles, self._dials = ([add_text(page, x, y, size=size) for x in LEFT]
                                     for y, size in ((20, BODY), (42, SMALL + 1)))
        self._ratio = add_text(page, MIDDLE, 290, ha="center", weight="bold")
        self._numbers = [[add_text(page, x + WIDTH / 2 + 40, y, size=BODY, weight="bold",
                                    ha="right") for y in ROWS] for x in LEFT]
        self._shown = None

    def refresh(self):
        """Nudge each of the two, and compare with the forecasts."""
        pair = self._pair(self.network)
        if self.network is not self._shown:
            self._shown = self.network
            longest = max(map(abs, pair.slopes))
            update_arrows(self._arrows._replace(scale=LONGEST / longest),
                          np.negative(pair.slopes), decimals=5)
            self._ratio.set_text(f"{abs(pair.ratio):.0f} times")
        told = [self._nudge(k, name, pair) for k, name in enumerate(NAMES)]
        first, second = (in_words(slope, 5, sign=True) for slope in pair.slopes)
        return (f"The gradient's entries are {first} and {second}, {abs(pair.ratio):.0f} times "
                f"less. {'; '.join(told)}.")

    def touched(self, touch):
        """Nudge both with the arrow keys, or one by a click below its curve."""
        if touch.kind == "key":
            step = 0.1 if touch.key == "ArrowRight" else -0.1
            self.set(**{name: self.named[name].value + step for name in NAMES})
        for name, drawn in zip(NAMES, self._forecasts, strict=True):
            if touch.axes is drawn.dot.axes and touch.kind != "up":
                self.named[name].value = round(touch.points[-1][0], 2)

    def _nudge(self, k, name, pair):
        """Show what one of the two does, and return it in words."""
        nudge, dial, slope = self.named[name].value, pair.dials[k], pair.slopes[k]
        cost = pair.nudging.cost_after(dial, nudge)
        update_forecast(self._forecasts[k], (GRID, pair.curves[k]), slope, nudge, cost, pair.reach)
        really, forecast = cost - pair.nudging.cost, slope * nudge
        for text, number in zip(self._numbers[k], (really, forecast, really - forecast),
                                strict=True):
            text.set_text(in_words(number, 5, sign=True))
        value = pair.nudging.value(dial)
        self._titles[k].set_text(f"{name}: from neuron {dial.source} to output {dial.neuron}")
        self._dials[k].set_text(f"weight {in_words(value)} → {in_words(value + nudge)}")
        return (f"{'The first' if k == 0 else 'the second'} by {in_words(nudge, 2, sign=True)} "
                f"changes the cost by {in_words(really, 5, sign=True)}, forecast "
                f"{in_words(forecast, 5, sign=True)}")

    def _pair(self, network):
        """Return the two weights of a network and all about them that a nudge does not change."""
        if network not in self._kept:
            nudging, layer = Nudging(network, self.digits.train), len(network.weights)
            loud, quiet, ratio = pair_in_ratio(nudging.gradient.weights[-1], TIMES)
            dials = [Dial("weight", layer, *place) for place in (loud, quiet)]
            slopes = [nudging.slope(dial) for dial in dials]
            curves = [nudging.curve(dial, GRID) for dial in dials]
            reaches = [forecast_reach((GRID, curve), slope)
                       for curve, slope in zip(curves, slopes, strict=True)]
            reach = min(low for low, _ in reaches), max(high for _, high in reaches)
            self._kept[network] = _Known(nudging, dials, slopes, ratio, curves, reach)
        return self._kept[network]

    def _write_labels(self, page):
        small = {"size": SMALL, "color": MUTED, "zorder": 1}
        for k, words in enumerate((f"cost over all {len(self.digits.train):,}",
                                   "training digits,", "on one scale")):
            add_text(page, MIDDLE, 20 + 15 * k, words, ha="center", **small)
        add_text(page, MIDDLE, 92, "nudges −∂C/∂w", ha="center", size=SMALL + 1, zorder=1)
        for y, words in zip(ROWS, TABLE, strict=True):
            add_text(page, MIDDLE, y, words, ha="center", **{**small, "size": SMALL + 1})


class _Known(NamedTuple):
    """What is the same for all nudges of one network."""

    nudging: Nudging
    dials: list
    slopes: list
    ratio: float
    curves: list
    reach: tuple
