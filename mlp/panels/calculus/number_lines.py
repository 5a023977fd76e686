"""Number lines for w, z, a and the cost: a nudge on the first one travels to the last."""

from itertools import pairwise

import numpy as np

from ...drawing.artists import add_line, lay
from ...drawing.page import draw_page
from ...drawing.text import add_text, in_words, say, signed
from ...lessons.calculus.tree import Variable
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, INK, LARGE, MUTED, PAPER, SMALL
from . import chain_numbers
from .chain_numbers import LAST, called, derivative, in_change, start_numbers

REACH = 1.25            # of a nudge, and of the first line
HALVES = (REACH, 0.75, 0.25, 0.15)      # from the middle of each line to its ends
ZOOMS = (1, 10, 100, 1000)
SHARE = 0.04            # of the first line's half, by which an arrow key nudges
# The way of the nudge: the last neuron's weight, its sum, its activation, the cost.
PATH = [Variable(letter, LAST) for letter in "wzaC"]
# In CSS pixels: the ends and the heights of the lines, and the columns right of them.
LEFT, RIGHT, HEIGHTS = 164, 506, (46, 130, 214, 298)
NUMBERS, RATIO, SLOPE = 520, 698, 774
TOTAL = 360             # the height of the sum of it all


class NumberLines(Panel):
    """Nudge a weight on its number line, and follow the nudge down to the cost.

    Between two lines stand the factor by which the nudge is multiplied there, and the derivative,
    which that ratio approaches as nudges get smaller. Diamonds are where the derivatives expect
    each number.
    """

    size = (786, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {f"Δw = {nudge:g}": {"nudge": nudge, "zoom": zoom} for nudge, zoom in (
        (1, 1), (0.5, 1), (0.1, 10), (0.01, 100), (0.001, 1000))}

    def controls(self):
        """The nudge, how much the lines are magnified, the weight itself, and the target."""
        start, largest = start_numbers(), chain_numbers.REACH
        return {"nudge": Slider("nudge Δw", value=0.8, min=-REACH, max=REACH, step=0.001),
                "zoom": menu("zoom", [(f"{zoom} times", zoom) for zoom in ZOOMS], 1),
                "scales": menu("scales", [("each line its own", "own"), ("one for all", "same")],
                               "own"),
                "y": Slider("target y", value=start["y"], step=0.001),
                "w": Slider("w(L)", value=start["w3"], min=-largest, max=largest, step=0.001)}

    def draw(self, figure):
        """Draw four number lines, the ratios between them, and the ratio from end to end."""
        self._page = page = draw_page(figure)
        self._links = [add_line(page, color=MUTED, linewidth=0.9, zorder=1.1) for _ in PATH[1:]]
        self._lines = [_Line(page, *line) for line in zip(PATH, HEIGHTS, HALVES, strict=True)]
        chain_numbers.write_rule(page, "Δ")
        looks, right = {"color": MUTED, "zorder": 1}, {"ha": "right"}
        for x, words in ((RATIO, "ratio"), (SLOPE, "derivative")):
            add_text(page, x, HEIGHTS[0] - 22, words, size=SMALL, **right, **looks)
        self._ratios = []
        for by, of, y in zip("wza", ("z", "a", "C₀"), np.add(HEIGHTS, 42), strict=False):
            for x, words in ((RATIO, f"Δ{of}/Δ{by}"), (SLOPE, derivative(of, by))):
                add_text(page, x, y - 20, words, size=SMALL + 1, **right, **looks)
            self._ratios.append([add_text(page, RATIO, y, weight="bold", **right),
                                 add_text(page, SLOPE, y, **right)])
        add_text(page, 16, TOTAL, "all the way, ΔC₀/Δw:", **looks)
        add_text(page, SLOPE, TOTAL, "← the three ratios, multiplied", **right, **looks)
        self._total = [add_text(page, 210, TOTAL, size=LARGE, weight="bold"),
                       add_text(page, 318, TOTAL)]
        self._numbers = []
        for x, words, end in ((16, "C₀ really changed by", 322), (344, "forecast", 552),
                              (596, "gap", SLOPE)):
            add_text(page, x, TOTAL + 40, words, **looks)
            self._numbers.append(add_text(page, end, TOTAL + 40, weight="bold", **right))

    def refresh(self):
        """Move all four numbers, and show the ratios."""
        v = self.values()
        tree = chain_numbers.chain_tree({**start_numbers(), "w3": v["w"], "y": v["y"]})
        after = tree.nudged(PATH[0], v["nudge"])
        before, now = (np.array([t.values[step] for step in PATH]) for t in (tree, after))
        moves, slopes, decimals = now - before, tree.factors(PATH), 3 + ZOOMS.index(v["zoom"])
        forecasts = v["nudge"] * np.cumprod([1, *slopes])
        for line, *numbers in zip(self._lines, before, moves, forecasts, strict=True):
            line.show(*numbers, (line.half if v["scales"] == "own" else REACH) / v["zoom"],
                      decimals)
        middle = (LEFT + RIGHT) / 2
        for link, (one, other) in zip(self._links, pairwise(self._lines), strict=True):
            y = [one.y + 13, other.y - 13]
            lay(link, [middle, middle, np.nan, one.x, other.x], [*y, np.nan, *y])
        for texts, moved, slope in zip(self._ratios, pairwise(moves), slopes, strict=True):
            say(texts, (_ratio(*moved), in_words(slope, 4)))
        slope, really = tree.product(PATH), moves[-1]
        ratio, expected = _ratio(v["nudge"], really), v["nudge"] * slope
        say(self._total, (ratio, f"the derivative is {in_words(slope, 4)}"))
        numbers = [in_change(number, decimals + 3)
                   for number in (really, expected, really - expected)]
        say(self._numbers, numbers)
        return (f"Δw = {signed(v['nudge'], 4)}: the cost changes by {numbers[0]}, the "
                f"forecast was {numbers[1]}. The ratio ΔC/Δw is {ratio}, the derivative "
                f"{in_words(slope, 4)}.")

    def touched(self, touch):
        """Drag the weight on its number line, or nudge it with the arrow keys."""
        half = REACH / self.named["zoom"].value
        if touch.kind == "key":
            step = SHARE * half * (1 if touch.key == "ArrowRight" else -1)
            self.named["nudge"].value = round(self.named["nudge"].value + step, 6)
        elif touch.axes is self._page and touch.kind != "up":
            x, y = touch.points[-1]
            if abs(y - HEIGHTS[0]) < 24 and LEFT - 9 <= x <= RIGHT + 9:
                share = np.clip((2 * x - LEFT - RIGHT) / (RIGHT - LEFT), -1, 1)
                self.named["nudge"].value = round(float(share) * half, 6)


class _Line:
    """A number line at height `y`, `half` to each end; a nudge moves the dot, to `x`."""

    def __init__(self, page, variable, y, half):
        self.y, self.half, self.x = y, half, 0
        page.plot([LEFT, RIGHT], [y, y], color=MUTED, linewidth=1.2, zorder=1)
        add_text(page, 16, y, f"{called(variable)} =", size=BODY + 1, zorder=1)
        self.ticks = add_line(page, "|", color=MUTED, markersize=6, zorder=1, clip_on=False)
        self.stretch = add_line(page, color=CHOSEN, linewidth=6, zorder=1.2, alpha=0.75,
                                solid_capstyle="butt")
        self.forecast = add_line(page, "d", color=PAPER, markeredgecolor=MUTED, markersize=9,
                                 markeredgewidth=1.4, zorder=1.25)
        page.plot((LEFT + RIGHT) / 2, y, "|", color=INK, markersize=20, markeredgewidth=1.6,
                  zorder=1.3)
        self.dot = add_line(page, "o", color=CHOSEN if variable == PATH[0] else PAPER,
                            markeredgecolor=INK, markersize=9, markeredgewidth=1.6, zorder=1.4)
        self.texts = [add_text(page, 72, y, weight="bold"), add_text(page, NUMBERS, y - 9),
                      add_text(page, NUMBERS, y + 10, size=SMALL, color=MUTED)]

    def show(self, before, move, forecast, half, decimals):
        """Show a number before its move, that move, and the move that the derivatives expect."""
        tick = 10.0 ** np.floor(np.log10(half / 5))
        count = np.floor(half / tick + 1e-6)
        ticks = _across(np.arange(-count, count + 1) * tick, half)
        lay(self.ticks, ticks, np.full(len(ticks), self.y + 0.5))
        self.x = _across(move, half)
        lay(self.stretch, [_across(0, half), self.x], [self.y, self.y])
        lay(self.dot, self.x, self.y)
        lay(self.forecast, _across(forecast, half), self.y)
        # With all its zeros, where `g` would write 1e-05.
        plain_tick = f"{tick:.{max(0, -round(np.log10(tick)))}f}"
        beyond = "" if abs(move) <= half else ", off the line"
        say(self.texts, (in_words(before), f"Δ {in_change(move, decimals + 1)}",
                         f"a tick is {plain_tick}{beyond}"))


def _across(move, half):
    """Return where a move ends on a line, at most at the line's end."""
    return (LEFT + RIGHT) / 2 + np.clip(move / half, -1, 1) * (RIGHT - LEFT) / 2


def _ratio(before, after):
    """Return in words how many times as large one move is as the one before it."""
    return in_words(after / before, 4) if before else "none"
