"""A ball in one dimension: downhill step by step, into one of three valleys, or out of them."""

import numpy as np
from matplotlib.collections import LineCollection

from ...drawing.artists import add_line
from ...drawing.curves import draw_curve, draw_tangent, update_tangent
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, say
from ...drawing.walk import Limits, Table, Walk, point_arrow, within
from ...lessons.descent.landscapes import VALLEYS, descend, gone, level_places, rate_limit
from ...live.panel import menu
from ...live.slider import Slider
from ...live.style import CHOSEN, INK, MUTED, PAPER, SMALL
from .stepping import MOST, STILL, Stepping, count, short, verdict

LEFT, RIGHT = -5, 7
HIGHEST = 9         # cost in the picture
FASTEST = 0.7       # learning rate on the slider
ELEVEN = np.linspace(-2.7, 3.7, 11)
FEWEST = 12         # steps that fill the history, so that the first ones do not jump about
ARRIVED = 0.05      # this close to a minimum a ball counts as there
MINIMA, _ = level_places(LEFT, RIGHT)
LIMITS = [rate_limit(VALLEYS, minimum) for minimum in MINIMA]


class Ball(Stepping):
    """Place a ball on a curve, and let it take steps of minus learning rate times slope."""

    size = (760, 430)
    wanted_keys = ("ArrowLeft", "ArrowRight", " ", "Backspace")
    presets = {
        "Eleven balls": {"balls": "eleven", "rate": 0.03, "steps": MOST},
        "Overshoot": {"start": 0.2, "rate": 0.5, "steps": 12},
        "Settles": {"start": 0.3, "rate": 0.25, "steps": 12},
        "Blows up": {"start": -2, "rate": 0.25, "steps": 5},
        "Fixed steps": {"start": 0, "how": "fixed", "rate": 0.4, "steps": 12},
    }

    def controls(self):
        """Where the ball starts, how it steps, how many balls, and how many steps."""
        return {"start": Slider("start w", value=2, min=LEFT, max=RIGHT, step=0.01),
                "rate": Slider("rate η", value=0.05, min=0.001, max=FASTEST, step=0.001),
                "how": menu("steps of", [("η × slope", "slope"), ("fixed length η", "fixed")],
                            "slope"),
                "balls": menu("balls", [("one", "one"), ("eleven more", "eleven")], "one"),
                "steps": Slider("steps", value=0, max=MOST, step=1)}

    def draw(self, figure):
        """Draw the curve with the ball, the limits of the learning rate, and the numbers."""
        self._hill, below = (axes_at(figure, 44, y, 700, height, framed=True)
                             for y, height in ((10, 186), (200, 62)))
        for ax in (self._hill, below):
            ax.set(xlim=(LEFT, RIGHT), ylim=(0, HIGHEST))
        self._hill.tick_params(labelbottom=False)
        self._history = History(below)
        w = np.linspace(LEFT, RIGHT, 601)
        draw_curve(self._hill, w, VALLEYS.value(w))
        self._tangent = draw_tangent(self._hill)
        self._walk = Walk(self._hill)
        self._walk.next.set(zorder=3, markersize=5)     # a short step must not hide it
        self._others = add_line(self._hill, "o", color=PAPER, markeredgecolor=INK,
                                markersize=8, zorder=2.6, clip_on=False)
        self._limits = Limits(axes_at(figure, 84, 334, 176, 58, framed=True), len(MINIMA), FASTEST)
        page = draw_page(figure)
        looks = {"size": SMALL, "color": MUTED, "zorder": 1}
        add_text(page, 744, 276, "w", ha="right", **looks)
        for ax, y, words in ((self._hill, 0.95, "cost C"), (below, 0.82, "step by step ↓")):
            add_text(ax, 0.012, y, words, transform=ax.transAxes, **looks)
        add_text(page, 14, 300, "How large may η be at each minimum?", size=SMALL + 1, zorder=1)
        self._counts = [add_text(self._hill, minimum, HIGHEST * 0.95, size=SMALL + 1,
                                 ha="center", weight="bold") for minimum in MINIMA]
        self._table = Table(page, 424, 744, 302, 7, line=19)

    def refresh(self):
        """Show where the ball has been, where it is, and what its next step will do."""
        v = self.values()
        path = self._path(v["start"])
        w, following = path[-2:]
        cost, slope, after = VALLEYS.value(w), VALLEYS.slope(w), VALLEYS.value(following)
        forecast = slope * (following - w)
        self._walk.show(np.column_stack([path[:-1], VALLEYS.value(path[:-1])]),
                        (following, after), [(following, cost + forecast), (following, after)])
        point_arrow(self._walk.step, (w, cost), (following, cost))
        update_tangent(self._tangent, w, cost, slope)
        others = self._path(ELEVEN)[:-1] if v["balls"] == "eleven" else ()
        self._history.show(path[:-1], others)
        self._limits.show([
            (f"at {in_words(m)}", limit, verdict(v["rate"], limit) if v["how"] == "slope" else "")
            for m, limit in zip(MINIMA, LIMITS, strict=True)], v["rate"])
        eta = in_words(v["rate"])
        length = f"−{eta} × slope" if v["how"] == "slope" else f"fixed length {eta}"
        said = f"After {count(v['steps'])} of {length}, the ball "
        if gone(w):
            self._table.show([("place w", short(w)), ("the ball", "has blown up")])
            return f"{said}has blown up: it is further out than 1,000.{self._show_others(others)}"
        numbers = {"place w": w, "cost C": cost, "slope there": slope,
                   "next step": following - w, "it forecasts slope × step": forecast,
                   "it really changes C by": after - cost, "gap": after - cost - forecast}
        self._table.show([(words, short(number, sign=k > 1))
                          for k, (words, number) in enumerate(numbers.items())])
        return (f"{said}is at w = {short(w)} with cost {short(cost)} and slope {short(slope)}. "
                f"The next step, {short(following - w)}, should change the cost by "
                f"{short(forecast)} and really changes it by {short(after - cost)}."
                f"{self._show_others(others)}")

    def touched(self, touch):
        """Put the ball where the pointer is; by keys, move it, step, and step back."""
        super().touched(touch)
        if touch.key in ("ArrowLeft", "ArrowRight"):
            self.set(start=self.named["start"].value + (0.1 if touch.key == "ArrowRight" else -0.1),
                     steps=0)
        elif touch.axes is self._hill and touch.kind != "up":
            self.set(start=round(touch.points[-1][0], 2), steps=0)

    def has_more(self):
        """Return whether another step would move a ball that can still be seen."""
        before, after = self._path(self._starts())[-2:]
        moves = ~gone(before) & (abs(after - before) > STILL)
        return super().has_more() and bool(moves.any())

    def _path(self, start):
        """Return the places of one ball or of several, the next one included."""
        v = self.values()
        return descend(VALLEYS, start, v["rate"], int(v["steps"]) + 1, fixed=v["how"] == "fixed")

    def _starts(self):
        start = self.named["start"].value
        return np.append(ELEVEN, start) if self.named["balls"].value == "eleven" else start

    def _show_others(self, others):
        """Show where other balls are; return how many have reached each minimum, in words."""
        there = len(others) > 0
        places = others[-1] if there else np.array([])
        seen = places[(places >= LEFT) & (places <= RIGHT)]
        self._others.set_data(seen, np.minimum(VALLEYS.value(seen), HIGHEST))
        arrived = [int((abs(places - minimum) < ARRIVED).sum()) for minimum in MINIMA]
        say(self._counts, [count(number, "ball") if there else "" for number in arrived])
        if not there:
            return ""
        a, b, c = (in_words(minimum) for minimum in MINIMA)
        return (f" Of eleven more, {arrived[0]}, {arrived[1]} and {arrived[2]} are at the minima "
                f"{a}, {b} and {c}.")


class History:
    """The places of balls step after step, the first on top."""

    def __init__(self, ax):
        self._ax = ax
        self.others = ax.add_collection(LineCollection([], colors=MUTED, linewidths=0.8,
                                                       zorder=1.5))
        self.path = add_line(ax, ".-", color=INK, linewidth=1.2, markersize=5,
                             markerfacecolor=CHOSEN, markeredgecolor=INK, markeredgewidth=0.6,
                             zorder=1.6)
        ax.set(ylim=(1.1, -0.1), yticks=[])
        ax.grid(True)

    def show(self, path, others=()):
        """Show another `path` of the ball, an array, and those of `others`, an array's columns."""
        down = np.arange(len(path)) / max(len(path) - 1, FEWEST)
        places = [within(self._ax, np.column_stack([numbers, down]), 1)
                  for numbers in (path, *np.transpose(others))]
        self.path.set_data(*places[0].T)
        self.others.set_segments(places[1:])
