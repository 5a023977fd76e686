"""Exercise of notebook 4: all of backpropagation."""

from ..backprop import Gradient, gradient
from ..lessons.calculus.zoo import BUGS
from ..network import Network
from .cases import CASES, halves, one_hot, tenths
from .exercise import Exercise


def backprop(network, inputs, targets):
    """Return the slope of the cost for every weight and bias, as `mlp.gradient` does.

    Parameters
    ----------
    network : Network
        Any number of layers, squished with the sigmoid.
    inputs : array of shape (n_0, m)
        One example per column.
    targets : array of shape (n_L, m)

    Returns
    -------
    Gradient
        Lists of arrays, shaped as the network's weights and biases.
    """
    return gradient(network, inputs, targets)


def network_cases(rng):
    """Return networks of two to five layers, from one neuron each on, with one to six examples."""
    cases = [([1, 1], 1), ([2, 1], 1), ([1, 1, 1], 1), ([2, 2], 2), ([2, 3, 2], 1), ([2, 2, 2], 3),
             ([3, 2, 4], 4), ([4, 3, 2, 3], 2), ([3, 3, 3, 3], 5), ([2, 3, 4, 3, 2], 6)]
    return [(Network([halves(rng, (n, k)) for k, n in zip(sizes, sizes[1:], strict=False)],
                     [halves(rng, (n, 1)) for n in sizes[1:]]),
             tenths(rng, (sizes[0], m)), one_hot(rng, (sizes[-1], m)))
            for sizes, m in cases * (CASES // len(cases))]


# What to say to someone whose numbers are those of a bug in the zoo.
HINTS = {
    "output-slope":
        "σ′ of the output layer is missing. All layers hang on it, so all are wrong.",
    "hidden-slope":
        "the last layer is right. On the way back through each hidden layer you forget its σ′, "
        "`a * (1 - a)`.",
    "one-path":
        "the last layer is right. A hidden activation reaches the cost through every neuron of "
        "the next layer; you follow only the first. Add up all the ways: `W.T @ dC_dz`.",
    "updated-weights":
        "the last layer is right. Before it you go back through weights that have been changed "
        "already. Find the whole gradient first, change afterwards.",
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
        "you take σ′ at a. It is the slope at z, which is `a * (1 - a)` with no more squishing.",
    "sums-for-activations":
        "all biases are right. A weight's slope has the activation before it as a factor, and you "
        "take the weighted sum from before the squish.",
}


def _reversed(*given):
    return Gradient(*(part[::-1] for part in gradient(*given)))


def _last_layer_only(*given):
    slopes = gradient(*given)
    return Gradient(*([*(0 * array for array in part[:-1]), part[-1]] for part in slopes))


def _transposed(*given):
    weights, biases = gradient(*given)
    return Gradient([W.T for W in weights], biases)


MISTAKES = [
    *((bug.gradient, HINTS[bug.name]) for bug in BUGS),
    (_reversed,
     "right, but in the order in which you found them, the last layer first. Turn both lists round "
     "at the end: `[::-1]`."),
    (_last_layer_only,
     "the last layer is right, and the others get 0. Go on backwards, layer by layer."),
    (_transposed,
     "the biases are right; in the weights, rows and columns have changed places. A row for each "
     "neuron, as in `weights`: `dC_dz @ a.T`."),
]

EXERCISES = [
    Exercise(backprop, network_cases, MISTAKES,
             "In place of the `...`, go back from the last layer to the first, and `return` two "
             "lists.",
             "def backprop(network, inputs, targets):\n"
             "    a, m = forward(network, inputs), inputs.shape[1]\n"
             "    dC_dW, dC_db = [], []\n"
             "    dC_da = 2 * (a[-1] - targets)\n"
             "    for l in reversed(range(len(network.weights))):\n"
             "        dC_dz = dC_da * a[l + 1] * (1 - a[l + 1])\n"
             "        dC_dW.insert(0, dC_dz @ a[l].T / m)\n"
             "        dC_db.insert(0, dC_dz.sum(axis=1, keepdims=True) / m)\n"
             "        dC_da = network.weights[l].T @ dC_dz\n"
             "    return dC_dW, dC_db\n"),
]
