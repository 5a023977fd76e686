"""Beyond the videos: what the field does today, beside the videos' choice, on one seed."""

from functools import lru_cache

import numpy as np

from ...drawing.artists import add_dot, add_line, adjust, lay
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...lessons.calculus.beyond import (
    BATCH,
    EVERY,
    SLIGHT,
    STEPS,
    TEST,
    WIDTH,
    Recipe,
    course,
)
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, INK, MUTED, SMALL
from ..given import checked_digits

RATES = [0.01, 0.03, 0.1, 0.3, 1, 3]
DEEPEST, SEEDS = 5, 9
LOOKS = {"videos'": {"color": MUTED, "linestyle": (0, (3, 1.5))}, "yours": {"color": INK}}
SIGNS = "╌╌", "—"
WIDE, HIGH, LEFTS, TOPS = 316, 140, (48, 440), (36, 216)
NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}


class BeyondTheVideos(Panel):
    """Train with another cost, squish or kind of step, and compare with the videos' choice.

    Both begin with the same weights and see the same digits in the same order; each has its own η.

    Parameters
    ----------
    digits : Digits
        They learn from ``digits.train``; the first 1,000 of ``digits.test`` are read.
    state : str
        A state code, as shown below the panel.
    """

    size = (776, 424)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {
        "Only softmax": {"hidden": "sigmoid", "momentum": 0, "eta": 1},
        "Only ReLU": {"cost": "squares", "momentum": 0, "eta": 0.3},
        "Only momentum": {"cost": "squares", "hidden": "sigmoid", "eta": 0.1},
        "Five hidden layers": {"layers": 5, "step": STEPS},
    }

    def __init__(self, digits, state=""):
        self.digits = checked_digits(digits)
        super().__init__(state)

    def controls(self):
        """What is yours, the videos' η, and what both have in common."""
        return {
            "step": Slider("after step", value=200, max=STEPS, step=EVERY),
            "cost": menu("outputs", [("sigmoid, squares", "squares"),
                                     ("softmax, cross-entropy", "cross-entropy")],
                         "cross-entropy"),
            "hidden": menu("inside", [(name, key) for key, name in NAMES.items()], "relu"),
            "momentum": Slider("momentum", value=0.9, max=0.9, step=0.1),
            "eta": menu("your η", RATES, 0.01),
            "videos": menu("videos' η", RATES, 3),
            "layers": Slider("hidden", value=2, min=1, max=DEEPEST, step=1),
            "seed": Slider("seed", value=1, min=1, max=SEEDS, step=1),
        }

    def draw(self, figure):
        """Draw what can be compared on the left, and two costs in units of their own."""
        right, stuck, *costs = (axes_at(figure, left, top, WIDE, HIGH, framed=True)
                                for left in LEFTS for top in TOPS)
        self._right = Curves(right, "read right", LOOKS)
        self._stuck = Curves(stuck, "stuck", LOOKS)
        self._costs = [Curves(ax, "cost", [name])
                       for ax, name in zip(costs, LOOKS, strict=True)]
        right.set_ylim(0, 1)
        right.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        for ax in (right, costs[0]):
            ax.tick_params(labelbottom=False)
        page, looks = draw_page(figure), {"size": SMALL, "color": MUTED}
        for left, y, words in (
                (LEFTS[0], 390, f"steps of {BATCH} digits"),
                (LEFTS[0], 408, f"stuck: off by more than ½, and yet |∂C/∂z| < {SLIGHT}"),
                (LEFTS[1], 390, "thin line: what it costs to say the same of all"),
                (LEFTS[1], 408, "cross-entropy: −ln of the output that should be 1")):
            add_text(page, left, y, words, **looks)

    def refresh(self):
        """Train, or recall the training; show the chosen step."""
        v = self.values()
        recipes = (Recipe(rate=v["videos"]),
                   Recipe(v["hidden"], v["cost"], round(v["momentum"], 1), v["eta"]))
        courses = [_course(recipe, self.digits, int(v["layers"]), int(v["seed"]))
                   for recipe in recipes]
        at = int(v["step"]) // EVERY
        self._right.show(at, [one.right for one in courses], 1, "{:.1%}".format)
        most = max(max(one.stuck.max() for one in courses), 20)
        self._stuck.show(at, [one.stuck for one in courses], 1.05 * most, "{:,}".format)
        n = self.digits.train.outputs
        for curves, one, recipe in zip(self._costs, courses, recipes, strict=True):
            alike = 1 - 1 / n if recipe.cost == "squares" else np.log(n)
            curves.title.set_text(f"cost, {recipe.cost}")
            curves.show(at, [one.costs], 2 * alike, in_words, alike)
        count, layers = min(TEST, len(self.digits.test)), int(v["layers"])
        said = [_in_words(one, at) for one in courses]
        return (f"{layers} hidden layer{'s' * (layers > 1)} of {WIDTH}, seed {v['seed']:g}, after "
                f"{v['step']:,.0f} steps of {BATCH}, on {count:,} test digits. The videos' choice, "
                f"η = {v['videos']:g}: {said[0]}. Yours, {_choice(recipes[1])}: {said[1]}.")

    def touched(self, touch):
        """Choose a step on any of the curves, or go on and back with the arrow keys."""
        step = self.named["step"]
        if touch.kind == "key":
            step.value += EVERY if touch.key == "ArrowRight" else -EVERY
        elif touch.kind != "up" and touch.axes in [curves.axes for curves in (
                self._right, self._stuck, *self._costs)]:
            step.value = EVERY * round(touch.points[-1][0] / EVERY)


class Curves:
    """One number of one training or two against the steps, and the step that is looked at."""

    def __init__(self, ax, title, names):
        self.axes = ax
        self._lines = [ax.plot([], [], zorder=1.5, **LOOKS[name])[0] for name in names]
        self._level = add_line(ax, color=MUTED, linewidth=0.8, zorder=1.2)
        self._moment = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=1.4)
        self._dots = add_dot(ax, color=CHOSEN, markeredgewidth=1)
        ax.set(xlim=(0, STEPS))
        ax.grid(True)
        high = 1 + 15 / ax.bbox.height
        self.title = add_text(ax, 0, high, title, size=BODY, transform=ax.transAxes)
        self._signs = [f"{SIGNS[list(LOOKS).index(name)]} {name}" for name in names]
        places = (0.64, 1) if len(names) > 1 else (1,)
        self._numbers = [add_text(ax, x, high, size=SMALL, color=LOOKS[name]["color"], ha="right",
                                  weight="bold", transform=ax.transAxes)
                         for x, name in zip(places, names, strict=True)]

    def show(self, at, curves, top, write, level=None):
        """Show other `curves`, up to `top`, and the look `at`; `write` makes a text of a number."""
        steps = EVERY * np.arange(len(curves[0]))
        for line, values in zip(self._lines, curves, strict=True):
            lay(line, steps, np.minimum(values, 3 * top))
        adjust(self.axes, ylim=(0, top))
        lay(self._level, [0, STEPS] if level else [], [level] * 2 if level else [])
        lay(self._moment, [steps[at]] * 2, [0, top])
        lay(self._dots, [steps[at]] * len(curves), [min(values[at], top) for values in curves])
        for text, sign, values in zip(self._numbers, self._signs, curves, strict=True):
            text.set_text(f"{sign} {write(values[at])}")


@lru_cache(maxsize=100)
def _course(recipe, digits, layers, seed):
    return course(recipe, digits, layers, seed)


def _choice(recipe):
    """Return what a recipe is, in words."""
    outputs = ("sigmoids with squares" if recipe.cost == "squares"
               else "a softmax with cross-entropy")
    moving = f"momentum {recipe.momentum:g}" if recipe.momentum else "plain steps"
    return f"{outputs}, {NAMES[recipe.hidden]} inside, {moving}, η = {recipe.rate:g}"


def _in_words(one, at):
    """Return what was seen of a training `at` one look, in words."""
    return (f"{one.right[at]:.1%} read right, cost {in_words(one.costs[at])}; of {one.wrong[at]:,} "
            f"outputs off by more than a half, {one.stuck[at]:,} stuck")
