"""Mini-batches: careful steps along the full gradient, and many quick ones along a guess of it."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from ...drawing.artists import add_dot, add_line, edged, lay
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, say
from ...lessons.intuition import paths
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, FAINT, INK, MUTED, PAPER, SHADE, SMALL
from ...network import Network
from ..given import checked_digits, checked_network, slider_over
from ..one_network import SIZES

EXAMPLES, LARGEST, STEPS, RATE, SEED = 300, 100, 40, 0.5, 1
FINE = (21, 17)             # places at which the cost of the map is worked out
BATCHES, DRAWS = (1, 3, 10, 30, 100, EXAMPLES), 20
DECADES = 5                 # on the axis of examples or seconds
ZERO = {"examples": 0, "seconds": -5}   # where that axis begins, as a power of ten
NAMES = {"examples": ("1", "10", "100", "1k", "10k", "100k"),
         "seconds": ("10 µs", "100 µs", "1 ms", "10 ms", "0.1 s", "1 s")}
TYPICAL = 10                # the batch size whose path the plane is laid through
LEVELS = 8                  # lines on the map, at most
LOOKS = {"full": {"color": INK, "linewidth": 2.2}, "batch": {"color": CHOSEN, "linewidth": 2}}


class MiniBatches(Panel):
    """Compare full-batch gradient descent with descent in mini-batches, step by step.

    A ring marks how far the full batch has come once it has looked at as many examples.

    Parameters
    ----------
    digits : Digits
        The first 300 of ``digits.train`` are all that there is to learn from.
    network : Network, optional
        Where both begin. Unless given, one that has learned nothing yet.
    state : str
        A state code, as shown below the panel.
    """

    size = (796, 450)
    wanted_keys = tuple(ARROWS)
    presets = {"One at a time": {"batch": 1}, "Thirty": {"batch": 30},
               "A hundred": {"batch": 100}, "The first steps": {"step": 8}}
    actions = {"Time both": "time_both"}

    def __init__(self, digits, network=None, state=""):
        self.examples = checked_digits(digits).train.pick(slice(0, EXAMPLES))
        self.network = checked_network(network) or Network.random(SIZES, self._rng())
        n = len(self.examples)
        self.presets = {k: p for k, p in self.presets.items() if p.get("batch", 1) <= n}
        full, typical = (self._descend(size) for size in (n, min(TYPICAL, n)))
        self._plane = paths.plane_through(full, typical)
        self._known, self._clocked = {}, {}
        super().__init__(state)

    def controls(self):
        """How many examples in a batch, how many steps, and what the cost is drawn against."""
        return {"step": Slider("step", value=STEPS, max=STEPS, step=1),
                "batch": slider_over("batch size", min(LARGEST, len(self.examples)), value=TYPICAL,
                                     first=1),
                "against": menu("against", [("examples seen", "examples"),
                                            ("measured seconds", "seconds")], "examples")}

    def draw(self, figure):
        """Draw the map, the costs, and the angles."""
        places, costs, angles = (axes_at(figure, *box, framed=True) for box in (
            (72, 72, 384, 312), (528, 72, 240, 138), (528, 290, 240, 107)))
        ways = [self._way(min(size, len(self.examples))) for size in BATCHES]
        self._draw_map(places, np.concatenate([shadow for shadow, *_ in ways]))
        highest = max(costs.max() for *_, costs in ways)
        costs.set(xlim=(0, DECADES), ylim=(0, 1.1 * highest), xticks=range(DECADES + 1))
        costs.set_xticklabels([])
        costs.grid(True)
        self._powers = [add_text(costs, k, -0.1, size=SMALL, color=MUTED, ha="center",
                                 transform=costs.get_xaxis_transform())
                        for k in range(DECADES + 1)]
        self._equal = costs.axvline(1, color=MUTED, linewidth=1, zorder=0.8)
        self._paths, self._curves = _Two(places, marker="o", markersize=3), _Two(costs)
        self._draw_angles(angles)
        self._write(draw_page(figure))

    def _draw_map(self, ax, points):
        """Draw the cost around these points, darker where it is higher, on one scale both ways."""
        (left, low), (right, high) = points.min(axis=0), points.max(axis=0)
        free, middle = 0.1 * (right - left), (low + high) / 2
        half = max((right - left + 2 * free) * ax.bbox.height / ax.bbox.width,
                   1.1 * (high - low)) / 2
        wide = half * ax.bbox.width / ax.bbox.height
        x, y = (np.linspace(at - reach, at + reach, n) for at, reach, n in zip(
            ((left + right) / 2, middle), (wide, half), FINE, strict=True))
        costs = paths.costs_along(self._plane.points(x, y), self.network, self.examples)
        costs = costs.reshape(len(y), len(x))
        levels = MaxNLocator(LEVELS).tick_values(costs.min(), costs.max())
        ax.contourf(x, y, costs, levels=levels, cmap=SHADE, extend="both", zorder=0.2)
        lines = ax.contour(x, y, costs, levels=levels, colors=MUTED, linewidths=0.7, zorder=0.4)
        for label in ax.clabel(lines, levels[::2], fontsize=SMALL, fmt="%.3g"):
            label.set(zorder=0.5, color=MUTED)
        ax.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]), aspect="equal")
        ax.spines[:].set_visible(True)
        ax.plot(0, 0, "o", color=PAPER, markeredgecolor=INK, markeredgewidth=1.6, markersize=8,
                zorder=0.6)
        ax.set_xlabel("from the start to where black ends", labelpad=1)
        ax.set_ylabel("across: the main direction besides", labelpad=1)

    def _draw_angles(self, ax):
        """Draw the mean angles against batch sizes, on an axis of decades."""
        n = len(self.examples)
        sizes = [size for size in BATCHES if size < n] + [n]
        self._decades = np.log10(sizes)
        self._angles = paths.mean_angles(self.network, self.examples, sizes, DRAWS, self._rng())
        ax.plot(self._decades, self._angles, color=INK, marker="o", markersize=4, zorder=1)
        ax.axhline(90, color=FAINT, zorder=0.5)
        decades = range(int(self._decades[-1]) + 1)
        ax.set(xlim=(-0.1, self._decades[-1] + 0.1), ylim=(0, 95), yticks=[0, 30, 60, 90],
               xticks=decades)
        ax.set_xticklabels([f"{10 ** k:,}" for k in decades])
        ax.grid(True)
        self._angle = add_dot(ax, color=CHOSEN, markeredgewidth=1, markersize=9, zorder=2)

    def _write(self, page):
        """Write what stands around the pictures."""
        add_text(page, 768, 432, "batch size", size=SMALL, color=MUTED, ha="right", zorder=1)
        self._legend = [add_text(page, 98, y, size=SMALL + 1) for y in (16, 36, 56)]
        for y, colour in ((16, CHOSEN), (56, INK)):
            page.plot([76, 90], [y, y], color=colour, linewidth=3, zorder=1,
                      path_effects=edged(3) * (colour == CHOSEN))
        page.plot(83, 36, "o", color=PAPER, markeredgecolor=INK, markeredgewidth=2, markersize=8,
                  zorder=1)
        add_text(page, 528, 56, f"cost of all {len(self.examples)}", size=BODY, weight="bold",
                 zorder=1)
        self._axis = add_text(page, 768, 246, size=SMALL, color=MUTED, ha="right")
        self._angle_text = add_text(page, 528, 274, size=BODY, weight="bold")

    def refresh(self):
        """Show both paths up to a step, what they have cost, and how far the batch is off."""
        v, n = self.values(), len(self.examples)
        size, step, against = int(v["batch"]), int(v["step"]), v["against"]
        for name, batch in (("full", n), ("batch", size)):
            shadow, _, costs = self._way(batch)
            self._paths.show(name, shadow[:step + 1])
            self._curves.show(name, _stairs(self._taken(batch, against)[:step], costs[:step + 1],
                                            ZERO[against]))
        said = self._compared(size, step)
        say(self._legend, said)
        for mark in (self._equal, self._curves.ring):
            mark.set_visible(against == "examples")
        say(self._powers, NAMES[against])
        self._axis.set_text("examples looked at" if against == "examples"
                            else "seconds, measured here and now")
        angle, share = self._show_angle(size), self._way(size)[1]
        return (f"After {step} step{'s' * (step != 1)}, {'; '.join(said)}. The gradient of {size} "
                f"is about {angle:.0f}° off the full one, and the map shows {share:.0%} of where "
                f"its path went.")

    def _compared(self, size, step):
        """Mark where the full batch is after as many examples; return all three costs in words."""
        n, seen = len(self.examples), step * size
        (shadow, _, full), (*_, costs) = self._way(n), self._way(size)
        equal, x = seen // n, np.log10(max(seen, 1))    # so many full steps are taken by then
        self._paths.mark(shadow[equal])
        self._equal.set_xdata([x, x])
        self._curves.mark((x, full[equal]))
        return (f"{size} at a time: cost {in_words(costs[step], 2)} after {seen:,} "
                f"example{'s' * (seen != 1)}",
                f"all {n} at a time: cost {in_words(full[equal], 2)} after as many "
                f"({equal} step{'s' * (equal != 1)})",
                f"all {n} at a time: cost {in_words(full[step], 2)} after {step * n:,} examples")

    def _show_angle(self, size):
        """Move the point to a batch size; return the angle there, read off between neighbours."""
        angle = float(np.interp(np.log10(size), self._decades, self._angles))
        lay(self._angle, np.log10(size), angle)
        self._angle_text.set_text(f"angle to the full gradient: {angle:.0f}°")
        return angle

    def touched(self, touch):
        """Step with the arrow keys sideways; change the batch size up and down or by pointer."""
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(step=self.named["step"].value + right,
                     batch=self.named["batch"].value - down)
        elif touch.axes is self._angle.axes and touch.kind != "up":
            self.named["batch"].value = round(10 ** min(touch.points[-1][0], 4))

    def time_both(self):
        """Measure both again, and draw the costs against the seconds that they took."""
        self._clocked.clear()
        self.set(against="seconds")

    def _descend(self, batch):
        return paths.descend(self.network, self.examples, batch, STEPS, RATE, self._rng())

    def _way(self, batch):
        """Return of the path in such batches its shadow, how much of it that is, and its costs."""
        if batch not in self._known:
            path = self._descend(batch)
            self._known[batch] = (self._plane.shadow(path), self._plane.share(path),
                                  paths.costs_along(path, self.network, self.examples))
        return self._known[batch]

    def _taken(self, batch, against):
        """Return the examples, or the seconds, that were needed for each step."""
        if against == "examples":
            return batch * np.arange(1, STEPS + 1)
        if batch not in self._clocked:
            self._clocked[batch] = paths.seconds_needed(self.network, self.examples, batch, STEPS,
                                                        RATE, self._rng())
        return self._clocked[batch]

    @staticmethod
    def _rng():
        return np.random.default_rng(SEED)


class _Two:
    """Two lines with a dot at their ends, and a ring on the first."""

    def __init__(self, ax, **looks):
        self.lines = {name: add_line(ax, zorder=1 + k / 10, **line, **looks)
                      for k, (name, line) in enumerate(LOOKS.items())}
        self._ends = {name: add_line(ax, "o", color=line["color"], markeredgecolor=INK,
                                     markersize=8, zorder=2 + k / 10)
                      for k, (name, line) in enumerate(LOOKS.items())}
        self.ring = add_dot(ax)

    def show(self, name, points):
        """Lay the line called `name` through `points`, of shape (n, 2)."""
        lay(self.lines[name], *points.T)
        lay(self._ends[name], *points[-1])

    def mark(self, point):
        """Put the ring on a point."""
        lay(self.ring, *point)


def _stairs(taken, costs, zero):
    """Return the points of costs that stay until the next step has been `taken`."""
    x = np.concatenate([[0], np.repeat(np.log10(taken) - zero, 2)])
    return np.column_stack([x, np.repeat(costs, 2)[:-1]])
