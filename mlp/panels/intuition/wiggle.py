"""Wiggle two weights: the cost answers to one of them 32 times as much."""

from functools import cache

import numpy as np

from ...drawing.curves import COMPARED, Forecast, forecast_reach
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, signed
from ...drawing.upright import Arrows, draw_scale, write
from ...lessons.intuition.sensitivity import pair_in_ratio
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from ...nudging import Dial, Nudging
from ..one_network import OneNetwork
from .one_example import VIDEO_SEED

TIMES = 32              # the video's
REACH = 4
GRID = np.linspace(-REACH, REACH, 33)
NAMES = "first", "second"
LEFT, WIDTH, MIDDLE = (16, 488), 264, 384   # of the curves, and of what is between them
LONGEST = 80            # of an arrow, in CSS pixels
ROWS = (340, 364, 388)  # of the table


class Wiggle(OneNetwork):
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

    size = (768, 406)
    wanted_keys = ("ArrowLeft", "ArrowRight")

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network, np.random.RandomState(VIDEO_SEED))
        self._pair = cache(lambda network: _Pair(network, digits.train))
        far = abs(self._pair(self.first_network).ratio)
        self.presets = {"Both by 0.1": {"first": 0.1, "second": 0.1},
                        "32 times as far": {"first": 0.01, "second": round(0.01 * far, 2)},
                        "Both down": {"first": -1, "second": -1},
                        "Too far": {"first": 3, "second": 3}}
        if not network:
            self.presets["Trained"] = {"network": "trained", "first": 0.5, "second": 0.5}
        super().__init__(state)

    def controls(self):
        """Which network, and how far each of the two weights is nudged."""
        return {"network": self.network_menu(),
                **{name: Slider(f"nudge {name}", value=0, min=-REACH, max=REACH, step=0.01)
                   for name in NAMES}}

    def draw(self, figure):
        """Draw the two costs on one scale, the two nudges between them, and the table."""
        self._forecasts = [Forecast(axes_at(figure, x, 66, WIDTH, 214, framed=True),
                                    reach=REACH, label="nudge") for x in LEFT]
        # One scale for all networks, so that little left to learn looks little.
        scale = LONGEST / max(map(abs, self._pair(self.first_network).slopes))
        self._arrows = Arrows(figure, MIDDLE - 78, 124, 156, 2 * LONGEST, 2, scale=scale)
        page = draw_page(figure)
        draw_scale(page, MIDDLE - 36, 108, scale)
        self._write_labels(page)
        self._titles, self._dials = ([add_text(page, x, y, size=size) for x in LEFT]
                                     for y, size in ((20, BODY), (42, SMALL + 1)))
        self._ratio = add_text(page, MIDDLE, 312, ha="center", weight="bold")
        self._numbers = [[add_text(page, x + WIDTH / 2 + 40, y, size=BODY, weight="bold",
                                   ha="right") for y in ROWS] for x in LEFT]

    def refresh(self):
        """Nudge each of the two, and compare with the forecasts."""
        pair = self._pair(self.network)
        self._arrows.show(np.negative(pair.slopes), decimals=5)
        self._ratio.set_text(f"{abs(pair.ratio):.0f} times")
        told = [self._nudge(k, name, pair) for k, name in enumerate(NAMES)]
        first, second = (signed(slope, 5) for slope in pair.slopes)
        return (f"The gradient's entries are {first} and {second}, the second "
                f"{abs(pair.ratio):.0f} times smaller. {'; '.join(told)}.")

    def touched(self, touch):
        """Nudge both with the arrow keys, or one by a click below its curve."""
        if touch.kind == "key":
            step = 0.1 if touch.key == "ArrowRight" else -0.1
            self.set(**{name: self.named[name].value + step for name in NAMES})
        for name, drawn in zip(NAMES, self._forecasts, strict=True):
            if touch.axes is drawn.axes and touch.kind != "up":
                self.named[name].value = round(touch.points[-1][0], 2)

    def _nudge(self, k, name, pair):
        """Show what one of the two does, and return it in words."""
        nudge, dial, slope = self.named[name].value, pair.dials[k], pair.slopes[k]
        cost = pair.nudging.cost_after(dial, nudge)
        self._forecasts[k].show((GRID, pair.curves[k]), slope, nudge, cost, pair.reach)
        really, forecast = cost - pair.nudging.cost, slope * nudge
        write(self._numbers[k], (really, forecast, really - forecast), 5)
        value = pair.nudging.value(dial)
        self._titles[k].set_text(f"{name}: from neuron {dial.source} to output {dial.neuron}")
        self._dials[k].set_text(f"weight {in_words(value)} → {in_words(value + nudge)}")
        return (f"{'The first' if k == 0 else 'the second'} by {signed(nudge, 2)} changes the "
                f"cost by {signed(really, 5)}, forecast {signed(forecast, 5)}")

    def _write_labels(self, page):
        small = {"size": SMALL, "color": MUTED, "zorder": 1}
        for k, words in enumerate((f"cost over all {len(self.digits.train):,}",
                                   "training digits,", "on one scale")):
            add_text(page, MIDDLE, 20 + 15 * k, words, ha="center", **small)
        add_text(page, MIDDLE, 88, "wishes −∂C/∂w", ha="center", size=SMALL + 1, zorder=1)
        for y, words in zip(ROWS, COMPARED, strict=True):
            add_text(page, MIDDLE, y, words, ha="center", **{**small, "size": SMALL + 1})


class _Pair:
    """The two weights of a network, and all about them that a nudge does not change."""

    def __init__(self, network, examples):
        self.nudging = Nudging(network, examples)
        *places, self.ratio = pair_in_ratio(self.nudging.gradient.weights[-1], TIMES)
        self.dials = [Dial("weight", len(network.weights), *place) for place in places]
        self.slopes = [self.nudging.slope(dial) for dial in self.dials]
        self.curves = [self.nudging.curve(dial, GRID) for dial in self.dials]
        lows, highs = zip(*(forecast_reach((GRID, curve), slope) for curve, slope in
                            zip(self.curves, self.slopes, strict=True)), strict=True)
        self.reach = min(lows), max(highs)
