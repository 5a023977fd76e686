"""Exercise of notebook 4: all of backpropagation; and a student's own, run on any network."""

from itertools import pairwise

from ...backprop import Gradient, gradient
from ...network import Network
from .. import words
from ..calls import call, leaves
from ..compare import agree, flat
from ..exercise import CASES, Exercise, halves, one_hot, tenths
from ..hints import known_mistake


def backprop(network, inputs, targets):
    """Return the slope of the cost for every weight and bias, as `mlp.gradient` does."""
    return gradient(network, inputs, targets)


def own_gradient(function, network, inputs, targets):
    """Return the `Gradient` that a student's function finds, or None, and why it finds none."""
    name = f"`{words.line(str(getattr(function, '__name__', 'your function')))}`"
    right = gradient(network, inputs, targets)
    outcome = call(function, (network, inputs, targets), right)
    if outcome.answer is None:
        return None, f"{name} {outcome.problem}."
    for got, (path, want) in zip(outcome.answer, leaves(right), strict=True):
        if got.shape != want.shape:
            return None, (f"{name} returns an array of shape {got.shape} as `{path.lstrip('.')}`, "
                          f"expected {want.shape}.")
    layers = len(network.weights)
    return Gradient(outcome.answer[:layers], outcome.answer[layers:]), ""


def own_mistake(function, network, inputs, targets):
    """Return what `check` knows of the gradient that a student's function finds here, or ""."""
    case = network, inputs, targets
    right, exercise = gradient(*case), EXERCISES[0]
    tried = [(case, right, call(function, case, right))]
    mistake = agree(tried[0][-1].answer or [], flat(right), exercise.tolerance) or (
        known_mistake(exercise.mistakes, exercise, tried)
        or known_mistake(exercise.pairs, exercise, tried))
    return getattr(mistake, "what", "")


def network_cases(rng):
    """Return networks of two to five layers, from one neuron each on, with one to six examples."""
    cases = [([1, 1], 1), ([2, 1], 1), ([1, 1, 1], 1), ([2, 2], 2), ([2, 3, 2], 1), ([2, 2, 2], 3),
             ([3, 2, 4], 4), ([4, 3, 2, 3], 2), ([3, 3, 3, 3], 5), ([2, 3, 4, 3, 2], 6)]
    return [(Network([halves(rng, (n, k)) for k, n in pairwise(sizes)],
                     [halves(rng, (n, 1)) for n in sizes[1:]]),
             tenths(rng, (sizes[0], m)), one_hot(rng, (sizes[-1], m)))
            for sizes, m in cases * (CASES // len(cases))]

# The lines of `mlp.gradient`, so that a bug of the zoo is a mistake here.
BACKPROP = """\
z, a = weighted_sums(network, inputs)
outputs = a[-1]  # the outputs are
slope = activation_named(network.activation).slope
W, m = network.weights, a[0].shape[1]
dC_dW, dC_db = [None] * len(W), [None] * len(W)
dC_da = cost_slope(a[-1], matching_targets(a[-1], targets))
for l in reversed(range(len(W))):
    dC_dz = slope(z[l]) * dC_da  # in the first layer, where you arrive last, ∂C/∂z is
    dC_dW[l] = dC_dz @ a[l].T / m
    dC_db[l] = dC_dz.sum(axis=1, keepdims=True) / m
    dC_da = W[l].T @ dC_dz
first = dC_dW[0]  # with the activations before it, ∂C/∂w
answer = dC_dW, dC_db
"""

EXERCISES = [
    Exercise(backprop, network_cases, BACKPROP,
             "go back from the last layer to the first, and `return` two lists."),
]
