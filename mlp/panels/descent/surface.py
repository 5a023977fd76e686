"""Two dimensions: the gradient is a direction in the plane, and its length is how steep it is."""

from functools import cache

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.colors import BoundaryNorm

from ...drawing.artists import add_line, adjust, edged
from ...drawing.curves import Valley
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...drawing.walk import Limits, Table, Walk, point_arrow
from ...lessons.descent import landscapes
from ...lessons.descent.landscapes import descend, gone, rate_limit
from ...live.panel import ARROWS, menu
from ...live.slider import Slider
from ...live.style import CHOSEN, INK, MUTED, SHADE, SMALL
from .stepping import MOST, STILL, Stepping, count, short, verdict

SURFACES = {"bowl": landscapes.BOWL, "bumpy": landscapes.BUMPY}
FORMULAS = {"bowl": "C = 3/2 x² + 1/2 y²",
            "bumpy": "C = 1 + (x² + y²)/4 + 0.6 sin(2x) sin(2y + 1)"}
HIGHEST = {"bowl": 8, "bumpy": 4}   # cost that is darkest
REACH, FINE, BANDS = 2.5, 286, 8    # of the plane, places across it, and shades of its cost
AHEAD = np.linspace(-2, 2, 81)      # how far the cut goes
FASTEST = 1.0                       # learning rate on the slider
SHRUNK = 4                          # how many times shorter the gradient is drawn
LEVEL = 0.0005                      # a slope that is 0.000 in three decimals
STRIDE = 0.1                        # of an arrow key


class Surface(Stepping):
    """Click on a plane, and see the gradient there, its length, and a walk against it."""

    size = (760, 430)
    wanted_keys = (*ARROWS, " ", "Backspace")
    presets = {
        "At (1, 1)": {"x": 1, "y": 1},
        "Creeping": {"x": -1.6, "y": 1.2, "rate": 0.03, "steps": 20},
        "Zigzag": {"x": -1.6, "y": 2, "rate": 0.6, "steps": 12},
        "Too large": {"x": 0.3, "y": 1.6, "rate": 0.7, "steps": 15},
        "Stuck": {"surface": "bumpy", "x": 2, "y": 1.2, "rate": 0.1, "steps": MOST},
    }

    def controls(self):
        """The surface, where to start, the learning rate, and how many steps."""
        return {"surface": menu("surface", [("a bowl", "bowl"), ("a bumpy one", "bumpy")], "bowl"),
                "x": Slider("start x", value=1.2, min=-REACH, max=REACH, step=0.01),
                "y": Slider("start y", value=1.6, min=-REACH, max=REACH, step=0.01),
                "rate": Slider("rate η", value=0.1, min=0.001, max=FASTEST, step=0.001),
                "steps": Slider("steps", value=0, max=MOST, step=1)}

    def draw(self, figure):
        """Draw the plane, the cut through it along the gradient, the limits, and the numbers."""
        self._plane = axes_at(figure, 34, 30, 286, 286, framed=True)
        self._draw_plane(self._plane)
        self._cut = axes_at(figure, 384, 30, 360, 148, framed=True)
        self._valley = Valley(self._cut, reach=(AHEAD[0], AHEAD[-1]), highest=1,
                              label="distance from the ball, straight uphill →")
        self._ahead = Walk(self._cut)
        self._limits = Limits(axes_at(figure, 74, 373, 140, 18, framed=True), 1, FASTEST)
        self._cut.set_xticks(range(-2, 3))
        page = draw_page(figure)
        looks = {"size": SMALL, "color": MUTED, "zorder": 1}
        add_text(page, 384, 11, "the cost straight uphill and downhill from the ball", **looks)
        add_text(page, 34, 346, f"thin: the gradient, 1/{SHRUNK} as long; gold: the next step",
                 **looks)
        self._formula = add_text(page, 34, 11, size=SMALL, color=MUTED)
        self._table = Table(page, 384, 744, 236, 9, line=22)

    def refresh(self):
        """Show the gradient where the ball is, the next step, and what the cut says of it."""
        v = self.values()
        self._show_surface(v["surface"])
        path = self._path()
        place, following = path[-2:]
        self._walk.show(path[:-1], following)
        self._limits.show([("here", limit := rate_limit(self.landscape, place),
                            verdict(v["rate"], limit))], v["rate"])
        said = f"After {count(v['steps'])} of −{in_words(v['rate'])} × gradient, the ball "
        if gone(place).any():
            for line in (self._gradient, self._walk.step, *self._cut.lines):
                line.set_data([], [])
            self._table.show([("the ball", "has blown up")])
            return f"{said}has blown up: it is further out than 1,000."
        slope = self.landscape.slope(place)
        point_arrow(self._gradient, place, place + slope / SHRUNK)
        point_arrow(self._walk.step, place, following)
        return f"{said}{self._show_cut(place, slope, following - place)}"

    def touched(self, touch):
        """Put the ball where the pointer is; by keys, move it, step, and step back."""
        super().touched(touch)
        v = self.values()
        if touch.key in ARROWS:
            down, right = ARROWS[touch.key]
            self.set(x=v["x"] + STRIDE * right, y=v["y"] - STRIDE * down, steps=0)
        elif touch.axes is self._plane and touch.kind != "up":
            x, y = touch.points[-1]
            self.set(x=round(x, 2), y=round(y, 2), steps=0)

    def has_more(self):
        """Return whether another step would move a ball that can still be seen."""
        before, after = self._path()[-2:]
        moves = not gone(before).any() and np.hypot(*(after - before)) > STILL
        return super().has_more() and moves

    @property
    def landscape(self):
        """The surface that the ball is on."""
        return SURFACES[self.named["surface"].value]

    def _path(self):
        """Return the ball's places, the next one included."""
        v = self.values()
        return descend(self.landscape, (v["x"], v["y"]), v["rate"], int(v["steps"]) + 1)

    def _draw_plane(self, ax):
        """Draw the place for the surface from above, darker where it is higher, and the walk."""
        self._shade = ax.imshow([[0.0]], cmap=SHADE, origin="lower", zorder=0.5,
                                extent=(-REACH, REACH, -REACH, REACH), interpolation="nearest")
        # Soft edges on so many lines would make the stored picture half as large again.
        self._levels = ax.add_collection(LineCollection(
            [], colors=MUTED, linewidths=0.6, alpha=0.6, antialiaseds=False, zorder=0.6))
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")
        ax.spines[:].set_visible(True)
        self._minima = add_line(ax, "+", color=MUTED, markersize=9, zorder=0.8)
        self._gradient = add_line(ax, color=INK, linewidth=1.6, zorder=2.7)
        self._walk = Walk(ax)
        self._walk.step.set(color=CHOSEN, linewidth=3, path_effects=edged(3))

    def _show_surface(self, name):
        if self._formula.get_text() == FORMULAS[name]:
            return      # contours take some time
        places = np.linspace(-REACH, REACH, FINE)
        costs = self.landscape.value(np.meshgrid(places, places))
        self._shade.set_data(costs)
        self._shade.set_norm(BoundaryNorm(np.linspace(0, HIGHEST[name], BANDS + 1), SHADE.N,
                                          clip=True))
        contours = contour_generator(places, places, costs)
        self._levels.set_segments([line for level in np.linspace(0, HIGHEST[name], BANDS + 1)[1:]
                                   for line in contours.lines(level)])
        self._minima.set_data(*_minima(name).T)
        adjust(self._cut, ylim=(0, HIGHEST[name]))
        self._formula.set_text(FORMULAS[name])

    def _show_cut(self, place, slope, step):
        """Show the cost ahead, and all numbers; return them in words."""
        value, length = self.landscape.value, np.hypot(*slope)
        cost, really, forecast = value(place), value(place + step) - value(place), slope @ step
        ahead = -np.hypot(*step)
        ground = landscapes.line_of_descent(self.landscape, place, AHEAD)
        self._valley.show((AHEAD, ground), length, 0, cost)
        self._ahead.show([(0, cost)], (ahead, cost + really),
                         [(ahead, cost + forecast), (ahead, cost + really)])
        self._table.show([
            ("place (x, y)", pair(place)), ("cost C", short(cost)),
            ("gradient, in the plane", pair(slope)), ("in words", matters(slope)),
            ("its length: the slope of the cut", short(length)),
            ("next step, −η × gradient", pair(step)),
            ("it forecasts", short(forecast, sign=True)),
            ("it really changes C by", short(really, sign=True)),
            ("gap", short(really - forecast, sign=True))])
        return (f"is at {pair(place)} with cost {short(cost)}. The gradient {pair(slope)}, of "
                f"length {short(length)}, says: {matters(slope)}. Forecast for the next step "
                f"{short(forecast)}, really {short(really)}.")


@cache
def _minima(name):
    return landscapes.lowest_places(SURFACES[name], REACH)


def pair(numbers):
    """Return two numbers in words, in brackets."""
    return f"({', '.join(map(short, numbers))})"


def matters(slope):
    """Return which of x and y the cost answers to more, and how much more, in words."""
    (less, name_of_less), (more, name) = sorted(zip(abs(slope), "xy", strict=True))
    if more < LEVEL:
        return "neither x nor y matters"
    if less < LEVEL:
        return f"only {name} matters"
    return f"{name} matters {more / less:.1f} times as much as {name_of_less}"
