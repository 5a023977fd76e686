"""Two curves of one training, on training and test digits, and a moment of it."""

from typing import NamedTuple

from ..live.style import BODY, CHOSEN, INK, MUTED, SMALL
from .artists import add_line, lay
from .text import add_text

LOOKS = {"training": {"color": INK}, "test": {"color": MUTED, "linestyle": (0, (3, 1.5))}}
SIGNS = {"training": "—", "test": "╌╌"}


class Course(NamedTuple):
    """What `draw_course` made, for `update_course`."""

    curves: dict
    moment: object
    dots: object
    numbers: dict


def draw_course(ax, curves, top, title):
    """Draw how two numbers go, epoch by epoch.

    Parameters
    ----------
    ax : matplotlib axes
    curves : dict
        For "training" and for "test" an array with an item for each epoch, the start included.
    top : float
        The axis runs from 0 to this.
    title : str
    """
    for name, values in curves.items():
        ax.plot(values, zorder=0.8, **LOOKS[name])
    moment = add_line(ax, color=CHOSEN, linewidth=1.6, zorder=2)
    dots = add_line(ax, "o", color=CHOSEN, markeredgecolor=INK, markersize=8, zorder=2.9,
                     clip_on=False)
    ax.set(xlim=(0, len(values) - 1), ylim=(0, top))
    ax.grid(True)
    high = 1 + 15 / ax.bbox.height
    ax.text(0, high, title, size=BODY, va="center", transform=ax.transAxes, zorder=0.8)
    numbers = {name: add_text(ax, x, high, size=SMALL, color=LOOKS[name]["color"], ha="right",
                               weight="bold", transform=ax.transAxes)
               for name, x in zip(curves, (0.66, 1), strict=True)}
    return Course(curves, moment, dots, numbers)


def update_course(drawn, epoch, write):
    """Go to another `epoch`, and `write` both numbers: a function from number to text."""
    heights = [values[epoch] for values in drawn.curves.values()]
    lay(drawn.moment, [epoch, epoch], drawn.dots.axes.get_ylim())
    lay(drawn.dots, [epoch, epoch], heights)
    for (name, text), height in zip(drawn.numbers.items(), heights, strict=True):
        text.set_text(f"{SIGNS[name]} {name} {write(height)}")
