"""Beyond the videos: other costs, squishes and steps than theirs, from the same first weights."""

from typing import NamedTuple

import numpy as np

from ...activations import activation_named, sigmoid, sigmoid_slope
from ...backprop import Gradient
from ...costs import cost_slope, example_costs
from ...network import Network
from ...threads import one_thread
from ...training import step_down

WIDTH, BATCH, STEPS = 16, 10, 1000
EVERY, TEST = 50, 1000      # steps from one look to the next, and at how many digits at most
WRONG, SLIGHT = 0.5, 0.05   # an output is stuck if it is off by more, and pulled by less


class Recipe(NamedTuple):
    """How a network learns; what the videos choose, unless told otherwise.

    `hidden` is the squish of the hidden layers. With "squares" the outputs are sigmoids and the
    cost is the videos'; with "cross-entropy" they are a softmax, and the cost is ``-ln`` of the
    output that should be 1. `momentum` is the share of a step that is taken again with the next.
    """

    hidden: str = "sigmoid"
    cost: str = "squares"
    momentum: float = 0.0
    rate: float = 0.5


class Course(NamedTuple):
    """What was seen of the test digits, an array of numbers each: one a look, `EVERY` steps apart.

    `right` is the share read right, `costs` the mean in the recipe's own unit, `wrong` how many
    outputs were off by more than `WRONG`, and `stuck` at how many of these ``∂C/∂z`` was below
    `SLIGHT`.
    """

    right: np.ndarray
    costs: np.ndarray
    wrong: np.ndarray
    stuck: np.ndarray


def passed(recipe, network, inputs):
    """Return weighted sums and activations as `weighted_sums` does, with the recipe's squishes."""
    hidden = activation_named(recipe.hidden).function
    squishes = [hidden] * (len(network.weights) - 1) + [
        sigmoid if recipe.cost == "squares" else softmax]
    z, a = [], [inputs]
    for W, b, squish in zip(network.weights, network.biases, squishes, strict=True):
        z.append(W @ a[-1] + b)
        a.append(squish(z[-1]))
    return z, a


def softmax(z):
    """Return outputs that are positive and add up to 1 in each column: shares of ``exp(z)``."""
    grown = np.exp(z - z.max(axis=0))    # the largest is 1: none overflows
    return grown / grown.sum(axis=0)


def mean_cost(recipe, z, a, targets):
    """Return the cost of the outputs `a`, in the recipe's own unit; `z` are their sums."""
    if recipe.cost == "squares":
        return example_costs(a, targets).mean()
    z = z - z.max(axis=0)                # -ln(softmax), also where that is too small to write
    return (np.log(np.exp(z).sum(axis=0)) - (targets * z).sum(axis=0)).mean()


def output_slopes(recipe, z, a, targets):
    """Return ``∂C/∂z`` of the outputs: softmax and ``-ln`` leave nothing of theirs but a − y."""
    if recipe.cost == "squares":
        return sigmoid_slope(z) * cost_slope(a, targets)
    return a - targets


def recipe_gradient(recipe, network, inputs, targets):
    """Return the `Gradient` of `mean_cost`: as in `backprop`, but for where it begins."""
    slope, (z, a) = activation_named(recipe.hidden).slope, passed(recipe, network, inputs)
    W, m = network.weights, inputs.shape[1]
    dC_dW, dC_db = [None] * len(W), [None] * len(W)
    dC_dz = output_slopes(recipe, z[-1], a[-1], targets)
    for l in reversed(range(len(W))):
        dC_dW[l] = dC_dz @ a[l].T / m
        dC_db[l] = dC_dz.sum(axis=1, keepdims=True) / m
        if l:
            dC_dz = slope(z[l - 1]) * (W[l].T @ dC_dz)
    return Gradient(dC_dW, dC_db)


def course(recipe, digits, layers=2, seed=1):
    """Return the `Course` of `STEPS` steps with so many hidden `layers`.

    One seed gives all recipes the same first weights, and the same digits in the same order.
    """
    rng, (train, test) = np.random.default_rng(seed), digits
    sizes = [len(train.images), *[WIDTH] * layers, train.outputs]
    network = Network.random(sizes, rng, init="fan-in")
    speed = Gradient(*([np.zeros(array.shape) for array in arrays]
                       for arrays in (network.weights, network.biases)))
    test = test.pick(slice(0, TEST))
    shown = test.inputs(), test.targets(), test.labels
    with one_thread(), np.errstate(all="ignore"):
        seen = [_look(recipe, network, *shown)]
        for step in range(1, STEPS + 1):
            batch = rng.integers(0, len(train), BATCH)
            found = recipe_gradient(recipe, network, train.inputs(batch), train.targets(batch))
            for moving, slopes in zip(sum(speed, []), sum(found, []), strict=True):
                moving *= recipe.momentum
                moving += slopes
            step_down(network, speed, recipe.rate)
            if step % EVERY == 0:
                seen.append(_look(recipe, network, *shown))
    return Course(*map(np.array, zip(*seen, strict=True)))


def _look(recipe, network, inputs, targets, labels):
    z, a = (layers[-1] for layers in passed(recipe, network, inputs))
    wrong = abs(a - targets) > WRONG
    stuck = wrong & (abs(output_slopes(recipe, z, a, targets)) < SLIGHT)
    return ((a.argmax(axis=0) == labels).mean(), mean_cost(recipe, z, a, targets),
            wrong.sum(), stuck.sum())
