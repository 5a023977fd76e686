"""A whole panel in plain matplotlib, as CONTRIBUTING describes it: a parabola and its tangent."""

import numpy as np

from mlp.live.panel import Panel, menu
from mlp.live.slider import Slider
from mlp.live.style import CHOSEN, INK

X = np.linspace(-2, 2, 101)


class Tangent(Panel):
    """Move a point along a curve and watch how steep the curve is there."""

    size = (480, 320)
    presets = {"At the minimum": {"x": 0}}

    def controls(self):
        """Where the point is, and which curve."""
        return {"x": Slider("place x", value=1, min=-2, max=2, step=0.1),
                "power": menu("power", ["2", "4"], "2")}

    def draw(self, figure):
        """Draw a curve, a point on it, and a tangent."""
        ax = figure.subplots()
        (self._curve,) = ax.plot(X, X**2, color=INK)
        (self._tangent,) = ax.plot([], [], color=CHOSEN)
        self._point = ax.scatter([], [], color=CHOSEN, zorder=3)
        ax.set(xlabel="x", ylabel="y", ylim=(-1, 4))

    def refresh(self):
        """Move all three, and say the slope."""
        x, power = self.named["x"].value, int(self.named["power"].value)
        y, slope = x**power, power * x ** (power - 1)
        self._curve.set_ydata(X**power)
        self._point.set_offsets([(x, y)])
        self._tangent.set_data([x - 1, x + 1], [y - slope, y + slope])
        return f"At x = {x:.1f} the curve has slope {slope:.1f}."
