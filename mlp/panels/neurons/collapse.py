"""Layers without a squish are one layer: two planes of inputs, side by side."""

from functools import lru_cache

import numpy as np

from ...drawing.chain import draw_chain, update_chain
from ...drawing.curves import draw_point, update_point
from ...drawing.plane import draw_plane, paint_plane, update_plane
from ...drawing.text import add_text, in_words
from ...lessons.neurons.stack import bending_layers, collapsed, stacked
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL

ACROSS = 81     # inputs side by side on the plane
DEEPEST, WIDTH = 3, 3
SAME = 1e-12
BETWEEN = {"none": "·", "sigmoid": "σ"}
STRIDE = 0.05   # of an arrow key
# Lines of the column on the right, in CSS pixels from the top.
LINES = {"title": 22, "x1": 50, "x2": 74, "bias": 98, "place": 140, "network": 164, "matrix": 188,
         "largest": 230, "anywhere": 246, "difference": 274}


class Collapse(Panel):
    """See what a small network tells apart, beside the one layer that it is without a squish.

    Two inputs, one output. A place's colour is the output's weighted sum there, blue above zero
    and orange below; the dark line is where it is 0.
    """

    size = (780, 440)
    wanted_keys = tuple(ARROWS)
    presets = {
        "No squish": {"squish": "none"},
        "ReLU bends": {"squish": "relu", "number": 8},
        "Sigmoid bends": {"number": 5},
        "Three hidden layers, no squish": {"squish": "none", "depth": 3, "number": 2},
    }

    def controls(self):
        """The squish, how many hidden layers, which network, and a place among the inputs."""
        return {"squish": menu("squish", ["none", "sigmoid", "tanh", "relu"], "sigmoid"),
                "depth": Slider("depth", value=1, min=1, max=DEEPEST, step=1),
                "number": Slider("network", value=6, min=1, max=20, step=1),
                "x1": Slider("input x1", value=0.4), "x2": Slider("input x2", value=0.5)}

    def draw(self, figure):
        """Draw the two planes, the column of numbers, and the place for the matrices."""
        width, height = self.size
        self._axes = [figure.add_axes([left / width, 168 / height, 232 / width, 232 / height])
                      for left in (38, 324)]
        self._planes = [draw_plane(ax, names=("x1", name))
                        for ax, name in zip(self._axes, ("x2", ""), strict=True)]
        self._points = [draw_point(ax) for ax in self._axes]
        chain = figure.add_axes([8 / width, 8 / height, 764 / width, 112 / height])
        self._chain = draw_chain(chain, WIDTH * (WIDTH * (DEEPEST - 1) + 3) + 2, DEEPEST + 2)
        self._titles = [add_text(ax, 0, 1.075, size=BODY, transform=ax.transAxes)
                        for ax in self._axes]
        self._sign = add_text(self._axes[0], 1.1, 0.5, size=LARGE + 6, ha="center", weight="bold",
                               transform=self._axes[0].transAxes)
        side = figure.add_axes([594 / width, 0, 172 / width, 1])
        side.set(xlim=(0, 1), ylim=(height, 0))
        side.set_axis_off()
        self._side = self._draw_side(side)
        self._shown = None

    @staticmethod
    def _draw_side(ax):
        for line, words, looks in (
                ("title", "one matrix, one bias:", {"size": BODY}),
                ("network", "network", {"size": SMALL + 1}),
                ("matrix", "one matrix", {"size": SMALL + 1}),
                ("largest", "largest difference", {"size": SMALL + 1, "color": MUTED}),
                ("anywhere", "anywhere on the plane", {"size": SMALL + 1, "color": MUTED})):
            add_text(ax, 0, LINES[line], words, **looks)
        left, right = {"ha": "left"}, {"ha": "right", "weight": "bold"}
        looks = {"x1": left, "x2": left, "bias": left, "network": right, "matrix": right,
                 "place": {"size": SMALL + 1, "color": MUTED},
                 "difference": {"size": LARGE - 2, "weight": "bold"}}
        return {line: add_text(ax, float(look.get("ha") == "right"), LINES[line],
                                **{"size": BODY, **look}) for line, look in looks.items()}

    def refresh(self):
        """Colour both planes, and compare what is said at the chosen place and everywhere."""
        v = self.values()
        chosen = v["squish"], int(v["depth"]), int(v["number"])
        layers, one, planes, difference = _compare(*chosen)
        if chosen != self._shown:
            self._shown = chosen
            self._show_network(layers, one, planes, difference)
        place = np.array([[v["x1"]], [v["x2"]]])
        says = stacked(*layers, place, v["squish"]).item(), (one[0] @ place + one[1]).item()
        for point in self._points:
            update_point(point, v["x1"], v["x2"], 0, 0)
        self._side["place"].set_text(f"at x1 = {v['x1']:.2f}, x2 = {v['x2']:.2f}:")
        for line, number in zip(("network", "matrix"), says, strict=True):
            self._side[line].set_text(in_words(number))
        return (f"At x1 = {v['x1']:.2f}, x2 = {v['x2']:.2f}, network {chosen[2]} ("
                f"{_sizes(chosen[1])}, {_with(chosen[0])}) says {in_words(says[0])}, the one "
                f"matrix {in_words(says[1])}. Over the whole plane the two {_apart(difference)}.")

    def touched(self, touch):
        """Choose a place by pointer or arrow keys."""
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            v = self.values()
            self.set(x1=v["x1"] + STRIDE * right, x2=v["x2"] - STRIDE * down)
        elif touch.axes in self._axes and touch.kind != "up":
            x1, x2 = touch.points[-1]
            self.set(x1=round(x1, 2), x2=round(x2, 2))

    def _show_network(self, layers, one, planes, difference):
        squish, depth, _ = self._shown
        for plane, title, bands, words in zip(
                self._planes, self._titles, planes,
                (f"{_sizes(depth)}, {_with(squish)}", "one matrix"), strict=True):
            update_plane(plane, bands)
            title.set_text(f"{words}, ±{bands.largest:.1f}")
        same = difference < SAME
        names = [f"W{k}" for k in range(depth + 1, 0, -1)]
        update_chain(self._chain, [*layers[0][::-1], one[0]], [*names, "W, the product"],
                     [BETWEEN.get(squish, squish)] * depth + ["=" if same else "≠"])
        self._sign.set_text("=" if same else "≠")
        (W, b), side = one, self._side
        for line, number, name in (("x1", W[0, 0], " · x1"), ("x2", W[0, 1], " · x2"),
                                   ("bias", b[0, 0], "")):
            side[line].set_text(in_words(number, sign=True) + name)
        side["difference"].set_text(in_words(difference, 12 if same else 3))


@lru_cache(maxsize=40)
def _compare(squish, depth, number):
    """Return the layers, their one layer, what both answer, and how far apart that is at most."""
    layers = bending_layers(depth, np.random.default_rng(number), squish, WIDTH)
    one = collapsed(*layers)
    places = np.stack([x.ravel() for x in np.meshgrid(*[np.linspace(0, 1, ACROSS)] * 2)])
    answers = stacked(*layers, places, squish), one[0] @ places + one[1]
    planes = [paint_plane(answer.reshape(ACROSS, ACROSS)) for answer in answers]
    return layers, one, planes, float(abs(answers[0] - answers[1]).max())


def _sizes(depth):
    return "-".join("2" + str(WIDTH) * depth + "1")


def _with(squish):
    return "no squish" if squish == "none" else squish


def _apart(difference):
    return (f"differ by up to {in_words(difference)}" if difference >= SAME
            else "agree to 12 decimals")
