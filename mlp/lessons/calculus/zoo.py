"""Bugs that people really write: the source of `backprop.gradient` with one line exchanged."""

import ast
import inspect
from dataclasses import dataclass
from functools import cached_property
from textwrap import dedent

from ... import backprop

SOURCE = inspect.getsource(backprop.gradient)


def code_lines():
    """Return the lines of `backprop.gradient` below its docstring, as a list."""
    _, first, *_ = ast.parse(SOURCE).body[0].body
    return dedent("\n".join(SOURCE.splitlines()[first.lineno - 1:])).splitlines()


@dataclass(frozen=True)
class Bug:
    """One line of `backprop.gradient`, and what somebody wrote in its place.

    Parameters
    ----------
    name : str
        One word, for state codes and menus.
    title : str
        The diagnosis in plain words.
    right, wrong : str
        The line as it should be, and as it is.
    looks : str
        What its error looks like, layer by layer, and why. A layer's error is how far its slopes
        are from the true ones, as a share of the true ones: 1 means off by as much as they are.

    Raises
    ------
    ValueError
        If `right` is not exactly one line of `backprop.gradient`.
    """

    name: str
    title: str
    right: str
    wrong: str
    looks: str

    def __post_init__(self):
        if [line.strip() for line in SOURCE.splitlines()].count(self.right) != 1:
            raise ValueError(f"expected one line of backprop.gradient, got {self.right!r}: "
                             "copy the line as it stands there now")

    @property
    def source(self):
        """The whole function, bug included, as it runs."""
        return SOURCE.replace(self.right, self.wrong)

    @cached_property
    def gradient(self):
        """The function with the bug in it; it takes and returns what `backprop.gradient` does."""
        names = dict(vars(backprop))
        exec(compile(self.source, f"<bug: {self.name}>", "exec"), names)
        return names["gradient"]


OUTPUTS = "dC_da = cost_slope(a[-1], matching_targets(a[-1], targets))"
VALVE = "dC_dz = slope(z[l]) * dC_da"
WEIGHTS = "dC_dW[l] = dC_dz @ a[l].T / m"
BIASES = "dC_db[l] = dC_dz.sum(axis=1, keepdims=True) / m"
BACK = "dC_da = W[l].T @ dC_dz"
COUNT = "W, m = network.weights, a[0].shape[1]"

BUGS = [
    Bug("output-slope", "σ′ of the outputs is missing", VALVE,
        "dC_dz = (slope(z[l]) if l < len(W) - 1 else 1) * dC_da",
        "Every layer is wrong, and by far. All of them hang on the first step at the outputs, and "
        "a factor that is at most 1/4 has been left out there."),
    Bug("hidden-slope", "σ′ of the hidden layers is missing", VALVE,
        "dC_dz = (slope(z[l]) if l == len(W) - 1 else 1) * dC_da",
        "The last layer is clean, and the errors grow towards the front. Each hidden layer on the "
        "way back leaves out one more factor that is at most 1/4."),
    Bug("one-path", "one path back instead of the sum over all", BACK,
        "dC_da = W[l][:1].T @ dC_dz[:1]",
        "The last layer is clean, and before it about as much is missing as is there. A hidden "
        "activation reaches the cost through every neuron of the next layer; only the first of "
        "them is asked."),
    Bug("updated-weights", "the weights were changed before the step back", BACK,
        "dC_da = (W[l] - dC_dW[l]).T @ dC_dz",
        "The last layer is clean, and before it the errors are small. The slopes go back through "
        "weights that have taken their step already, here with learning rate 1. The smaller the "
        "rate, the better this bug hides."),
    Bug("factor-2", "the 2 of the square's slope is missing", OUTPUTS,
        "dC_da = a[-1] - matching_targets(a[-1], targets)",
        "Exactly half of every slope is missing: the error is 0.5 everywhere. The slope of "
        "(a − y)² is 2 (a − y). A learning rate twice as large would hide it."),
    Bug("sign", "the sign is flipped: y − a", OUTPUTS,
        "dC_da = cost_slope(matching_targets(a[-1], targets), a[-1])",
        "Every slope is right but for its sign, so the error is 2 everywhere: once to get back to "
        "zero, once more to the other side. Gradient descent would climb."),
    Bug("sum", "the sum over the examples instead of their mean", COUNT,
        "W, m = network.weights, 1",
        "Every slope is too large by the same factor, the number of examples. With m examples the "
        "error is m − 1 everywhere."),
    Bug("mean-of-outputs", "the mean over the outputs instead of their sum", COUNT,
        "W, m = network.weights, a[-1].size",
        "Every slope is too small by the same factor, the number of outputs. With n outputs the "
        "error is 1 − 1/n everywhere."),
    Bug("first-bias", "the first layer's biases get no slope", BIASES,
        "dC_db[l] = (l > 0) * dC_dz.sum(axis=1, keepdims=True) / m",
        "Everything is clean but the first layer's biases. Their error is exactly 1: what should "
        "be there is missing altogether. Nothing else hangs on them."),
    Bug("bias-sum", "the biases take the sum over the examples", BIASES,
        "dC_db[l] = dC_dz.sum(axis=1, keepdims=True)",
        "All weights are clean, all biases too large by the number of examples: the mean was "
        "forgotten in one of two lines. With m examples the error is m − 1."),
    Bug("slope-of-a", "σ′ is taken at a, not at z", VALVE,
        "dC_dz = slope(a[l + 1]) * dC_da",
        "Every layer is wrong, as a rule more so towards the front. a lies between 0 and 1, where "
        "σ′ is always near 1/4, so every step back lets too much through."),
    Bug("sums-for-activations", "the weighted sums z stand in for the activations a", WEIGHTS,
        "dC_dW[l] = dC_dz @ (z[l - 1] if l else a[0]).T / m",
        "All biases are clean, and so are the first layer's weights, which are fed by the inputs. "
        "A later weight is fed by an activation, and got the weighted sum from before the squish."),
]
NO_BUG = Bug(
    "no-bug", "no bug: every line is right", BACK, BACK,
    "All is clean: what is left of the error is rounding, far below 10⁻⁸.")
