"""Way a, the cell of a notebook: one function that computes and plots, given to `interact`.

In its favour it has the project's own arithmetic, and the curve, which stays the same, is computed
once. Each value gets a new pyplot figure, which is what interact is for.
"""

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact
from matplotlib.patches import Rectangle
from timed import timed

from mlp import load_digits
from mlp.data import Examples
from mlp.live.style import CHOSEN, FAINT, INK, MUTED, NEGATIVE, PAPER, SIGNED
from mlp.nudging import Dial, Nudging
from mlp.storage import trained_network

digits, network, dial = load_digits(), trained_network(), Dial("weight", 1, 0, 406)
W = network.weights[0]
nudging = Nudging(network, digits.train)
one_digit = Nudging(network, Examples(digits.test.images[:, :1], digits.test.labels[:1]))
grid = np.linspace(-4, 4, 25)
curve, slope = nudging.curve(dial, grid), nudging.slope(dial)


def plot_images(seen, weights, nudge):
    """Show the digit and, below it, the weights of the neuron."""
    seen.imshow(digits.test.images[:, 0].reshape(28, 28), cmap="gray")
    seen.set_title(f"a test digit: {digits.test.labels[0]}", loc="left")
    row = W[dial.neuron].copy()
    row[dial.source] += nudge
    largest = abs(W).max()
    weights.imshow(row.reshape(28, 28), cmap=SIGNED, vmin=-largest, vmax=largest)
    y, x = divmod(dial.source, 28)
    weights.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, ec=CHOSEN, lw=2.5))
    weights.set_title(f"its weights, ±{largest:.1f}", loc="left")
    for ax in (seen, weights):
        ax.set(xticks=[], yticks=[])


def plot_outputs(ax, nudge):
    """Show the ten outputs for the digit as bars with numbers, and where they were."""
    before = one_digit.outputs_after(dial, 0, 0)
    outputs = one_digit.outputs_after(dial, nudge, 0)
    ax.barh(range(10), 1, 0.72, color=FAINT, alpha=0.5)
    ax.barh(range(10), outputs, 0.72,
            color=[INK if k == outputs.argmax() else MUTED for k in range(10)])
    ax.plot(before, range(10), "|", color=CHOSEN, ms=13, mew=2.5)
    for k, output in enumerate(outputs):
        ax.text(1.04, k, f"{output:.3f}", size=9, va="center")
    ax.set(xlim=(0, 1), ylim=(9.5, -0.5), xticks=[0, 1], yticks=range(10))
    ax.set_title("outputs", loc="left")


def plot_cost(ax, nudge):
    """Show the cost along the nudge, its tangent, the gap, and the three numbers."""
    cost = nudging.cost_after(dial, nudge)
    really, forecast = cost - nudging.cost, slope * nudge
    ax.plot(grid, curve, color=INK)
    ax.plot(grid, nudging.cost + slope * grid, color=CHOSEN)
    ax.plot([nudge, nudge], [cost, nudging.cost + forecast], color=NEGATIVE, lw=4)
    ax.plot([nudge], [cost], "o", color=PAPER, mec=INK, mew=2, ms=8)
    ax.axvline(0, color=FAINT)
    ax.set(xlim=(-4, 4), xlabel="nudge")
    ax.set_title("cost over 10,000 digits", loc="left")
    rows = {"it really changed by": really, "the gradient forecast": forecast,
            "gap": really - forecast}
    for k, (row, number) in enumerate(rows.items()):
        ax.text(0, -0.365 - 0.144 * k, row, transform=ax.transAxes)
        ax.text(1, -0.365 - 0.144 * k, f"{number:+.5f}", transform=ax.transAxes,
                ha="right", weight="bold")


@timed
def show(nudge):
    """Compute and plot everything for one value of the slider."""
    figure = plt.figure(figsize=(7.6, 4))
    plot_images(figure.add_axes([0.02, 0.53, 0.22, 0.41]),
                figure.add_axes([0.02, 0.04, 0.22, 0.41]), nudge)
    plot_outputs(figure.add_axes([0.31, 0.09, 0.2, 0.83]), nudge)
    plot_cost(figure.add_axes([0.64, 0.4, 0.34, 0.52]), nudge)
    plt.show()


interact(show, nudge=FloatSlider(min=-4, max=4, step=0.01))
