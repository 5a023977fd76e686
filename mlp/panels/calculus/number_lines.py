"""Number lines for w, z, a and the cost: a nudge on the first one travels to the last."""

import numpy as np

from ...drawing.lines import draw_number_lines, place_ticks, update_number_lines, update_ratios
from ...drawing.page import draw_page
from ...drawing.symbols import derivative
from ...drawing.text import add_text, in_words
from ...lessons.calculus.tree import Variable
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED
from .chain_numbers import LAST, called, chain_tree, start_numbers

REACH = 1.25            # of a nudge, and of the first line
HALVES = (REACH, 0.75, 0.25, 0.15)      # from the middle of each line to its ends
ZOOMS = (1, 10, 100, 1000)
SHARE = 0.04            # of the first line's half, by which an arrow key nudges
TOTAL = 360             # the height of the sum of it all, in CSS pixels


class NumberLines(Panel):
    """Nudge a weight on its number line, and follow the nudge down to the cost.

    Between two lines stands by what the nudge is multiplied there, and the derivative, to which
    that ratio comes as nudges get smaller. Diamonds are where the derivatives expect each number.
    """

    size = (786, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {f"Δw = {nudge:g}": {"nudge": nudge, "zoom": zoom} for nudge, zoom in (
        (1, 1), (0.5, 1), (0.1, 10), (0.01, 100), (0.001, 1000))}

    def controls(self):
        """The nudge, how much the lines are magnified, the weight itself, and the target."""
        start = start_numbers()
        return {"nudge": Slider("nudge Δw", value=0.8, min=-REACH, max=REACH, step=0.001),
                "zoom": menu("zoom", [(f"{zoom} times", zoom) for zoom in ZOOMS], 1),
                "scales": menu("scales", [("each line its own", "own"), ("one for all", "same")],
                               "own"),
                "y": Slider("target y", value=start["y"], step=0.001),
                "w": Slider("w(L)", value=start["w3"], min=-4, max=4, step=0.001)}

    def draw(self, figure):
        """Draw four number lines, the ratios between them, and the ratio from end to end."""
        self._page = page = draw_page(figure)
        names = [called(variable) for variable in self.variables]
        letters = ["w", "z", "a", "C₀"]
        steps = list(zip(letters[1:], letters[:-1], strict=True))
        self._lines = draw_number_lines(
            page, names, [(f"Δ{of}/Δ{by}", derivative(of, by)) for of, by in steps])
        looks = {"size": BODY, "color": MUTED, "zorder": 1}
        add_text(page, 16, TOTAL, "all the way, ΔC₀/Δw:", **looks)
        add_text(page, 774, TOTAL, "← the three ratios, multiplied", ha="right", **looks)
        for x, words in ((16, "C₀ really changed by"), (344, "forecast"), (596, "gap")):
            add_text(page, x, TOTAL + 40, words, **looks)
        self._total = [add_text(page, 210, TOTAL, size=LARGE, weight="bold"),
                       add_text(page, 318, TOTAL, size=BODY)]
        self._numbers = [add_text(page, x, TOTAL + 40, size=BODY, weight="bold", ha="right")
                         for x in (322, 552, 774)]

    @property
    def variables(self):
        """What has a number line, from the nudge to the cost."""
        return [Variable("w", LAST), Variable("z", LAST), Variable("a", LAST), Variable("C", LAST)]

    def refresh(self):
        """Move all four numbers, and show the ratios."""
        v = self.values()
        tree = chain_tree({**start_numbers(), "w3": v["w"], "y": v["y"]})
        path, after = self.variables, tree.nudged(self.variables[0], v["nudge"])
        before, now = ([t.values[step] for step in path] for t in (tree, after))
        slopes = tree.factors(path)
        forecast = np.add(before, v["nudge"] * np.cumprod([1, *slopes]))
        halves = HALVES if v["scales"] == "own" else [REACH] * len(HALVES)
        halves = [half / v["zoom"] for half in halves]
        place_ticks(self._lines, halves)
        decimals = 3 + ZOOMS.index(v["zoom"])
        update_number_lines(self._lines, before, now, forecast, halves, decimals)
        update_ratios(self._lines, _ratios(np.subtract(now, before)), slopes)
        total, slope = _ratios([v["nudge"], now[-1] - before[-1]])[0], tree.product(path)
        ratio = "none" if total is None else in_words(total, 4)
        self._total[0].set_text(ratio)
        self._total[1].set_text(f"the derivative is {in_words(slope, 4)}")
        really, expected = now[-1] - before[-1], v["nudge"] * slope
        numbers = [in_words(number, decimals + 3, sign=True)
                   for number in (really, expected, really - expected)]
        for text, number in zip(self._numbers, numbers, strict=True):
            text.set_text(number)
        return (f"Δw = {in_words(v['nudge'], 4, sign=True)}: the cost changes by {numbers[0]}, the "
                f"forecast was {numbers[1]}. The ratio ΔC/Δw is {ratio}, the derivative "
                f"{in_words(slope, 4)}.")

    def touched(self, touch):
        """Drag the weight on its number line, or nudge it with the arrow keys."""
        half = REACH / self.named["zoom"].value
        if touch.kind == "key":
            step = SHARE * half * (1 if touch.key == "ArrowRight" else -1)
            self.named["nudge"].value = round(self.named["nudge"].value + step, 6)
        elif touch.axes is self._page and touch.kind != "up":
            line, share = self._lines.line_at(*touch.points[-1]) or (None, 0)
            if line == 0:
                self.named["nudge"].value = round(float(np.clip(share, -1, 1)) * half, 6)


def _ratios(moves):
    """Return how many times as large each move is as the one before it; None if that is 0."""
    return [after / before if before else None
            for before, after in zip(moves[:-1], moves[1:], strict=True)]
