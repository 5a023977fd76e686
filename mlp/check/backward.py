"""Exercise of notebook 4: all of backpropagation; and a student's own, run on any network."""

from itertools import pairwise

from ..backprop import Gradient, gradient
from ..lessons.calculus.zoo import BUGS
from ..network import Network
from . import words
from .calls import call, leaves
from .exercise import CASES, Exercise, halves, one_hot, tenths


def backprop(network, inputs, targets):
    """Return the slope of the cost for every weight and bias, as `mlp.gradient` does."""
    return gradient(network, inputs, targets)


def own_gradient(function, network, inputs, targets):
    """Return the gradient that a student's function finds; if it finds none, say why.

    Parameters
    ----------
    function : callable
        Takes copies of the other three, which are as for `backprop.gradient`, and returns the
        slopes for the weights and for the biases, a list of arrays each.

    Returns
    -------
    found : Gradient or None
    problem : str
        A sentence, where there is no gradient.
    """
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


def network_cases(rng):
    """Return networks of two to five layers, from one neuron each on, with one to six examples."""
    cases = [([1, 1], 1), ([2, 1], 1), ([1, 1, 1], 1), ([2, 2], 2), ([2, 3, 2], 1), ([2, 2, 2], 3),
             ([3, 2, 4], 4), ([4, 3, 2, 3], 2), ([3, 3, 3, 3], 5), ([2, 3, 4, 3, 2], 6)]
    return [(Network([halves(rng, (n, k)) for k, n in pairwise(sizes)],
                     [halves(rng, (n, 1)) for n in sizes[1:]]),
             tenths(rng, (sizes[0], m)), one_hot(rng, (sizes[-1], m)))
            for sizes, m in cases * (CASES // len(cases))]


# What to say to someone whose numbers are those of a bug in the zoo.
HINTS = {
    "output-slope":
        "σ′ of the output layer is missing. All layers depend on it, so all are wrong.",
    "hidden-slope":
        "the last layer is right. On the way back through each hidden layer you forget its σ′, "
        "`a * (1 - a)`.",
    "one-path":
        "the last layer is right. A hidden activation reaches the cost through every neuron of "
        "the next layer; you follow only the first. Add up all the ways: `W.T @ dC_dz`.",
    "updated-weights":
        "the last layer is right. Before it you go back through weights that you have changed "
        "already. Find the whole gradient first, then change them.",
    "factor-2":
        "half of what it should be, everywhere: the slope of `(a - y) ** 2` is `2 * (a - y)`.",
    "sign":
        "the sign is flipped, everywhere. Begin with `2 * (a - y)`, not `2 * (y - a)`.",
    "sum":
        "you added up the examples; the cost is a mean. Divide by their number, in the weights and "
        "in the biases.",
    "mean-of-outputs":
        "you divide by the number of outputs. The cost adds these up; its mean is over the "
        "examples only.",
    "first-bias":
        "right everywhere but in the first layer's biases, which get nothing.",
    "bias-sum":
        "all weights are right. The biases' slopes are a mean over the examples as well: divide "
        "their sum by the number of examples.",
    "slope-of-a":
        "you take σ′ at a. It is the slope at z, which is `a * (1 - a)` without squishing again.",
    "sums-for-activations":
        "all biases are right. A weight's slope has the activation before it as a factor, and you "
        "take the weighted sum from before the squish.",
}


def last_layer_only(*given):
    """Return the gradient with 0 in all layers but the last."""
    return [[*(0 * array for array in part[:-1]), part[-1]] for part in gradient(*given)]


def transposed(*given):
    """Return the gradient with the weights transposed."""
    weights, biases = gradient(*given)
    return [W.T for W in weights], biases


MISTAKES = [
    *((bug.gradient, HINTS[bug.name]) for bug in BUGS),
    (lambda *given: [part[::-1] for part in gradient(*given)],
     "right, but in the order in which you found them, the last layer first. Turn both lists round "
     "at the end: `[::-1]`."),
    (last_layer_only,
     "the last layer is right, and the others get 0. Go on backwards, layer by layer."),
    (transposed,
     "the biases are right; in the weights, rows and columns have changed places. A row for each "
     "neuron, as in `weights`: `dC_dz @ a.T`."),
]

EXERCISES = [
    Exercise(backprop, network_cases, MISTAKES,
             "go back from the last layer to the first, and `return` two lists."),
]
