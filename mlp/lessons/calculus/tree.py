"""The tree of one example: every number of a small network, and how the cost depends on it.

Weights, the activations they multiply and a bias make a weighted sum, that makes an activation, and
all of them together make the cost. `gradient` does whole layers at once; here every single step can
be looked at, and every way from a number to the cost can be walked by itself.
"""

from itertools import pairwise
from math import prod
from typing import NamedTuple

import numpy as np

from ...activations import activation_named
from ...backprop import Gradient
from ...costs import cost_slope, matching_targets
from ...network import Network, as_columns

VIDEO = 6       # the number of the chain that this project shows for video 4


class Variable(NamedTuple):
    """One number of the tree.

    Attributes
    ----------
    letter : {"w", "b", "z", "a", "y", "C"}
        As in the videos.
    layer : int
        From 0, the inputs. A weight and a bias have that of the neuron which they lead into.
    j : int
        Which neuron of that layer.
    k : int
        For a weight, the neuron of the layer before that it comes from.
    """

    letter: str
    layer: int
    j: int = 0
    k: int = 0


class Tree:
    """The cost of one example with everything it is worked out from.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``; small, as each of its numbers becomes an object.
    inputs : list of n_0 numbers
    targets : list of n_L numbers
    nudges : dict, optional
        What is added to a variable before anything else is worked out from it. An array of nudges
        gives an array of values everywhere after it.

    Attributes
    ----------
    values : dict
        What each `Variable` is; the given ones first, and each after all that it depends on.
    feeds : dict
        For each variable that is worked out, those that it is worked out from, as a list.
    cost : Variable
        The last one, C.

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or there is not exactly one example.
    """

    def __init__(self, network, inputs, targets, nudges=None):
        self._made_from = network, inputs, targets
        self._squish, self._nudges = activation_named(network.activation), nudges or {}
        self.cost = Variable("C", len(network.weights))
        self.values, self.feeds = {}, {}
        self._give(network, inputs, targets)
        self._grow(network)

    def nudged(self, variable, nudge):
        """Return the tree after `variable` alone has moved by `nudge`, a number or an array."""
        if variable not in self.values:
            raise ValueError(f"this tree has no {variable}: choose one of its values")
        return Tree(*self._made_from, {variable: nudge})

    def local(self, source, result):
        """Return how fast `result` answers to `source`, from which it is worked out directly."""
        if source not in self.feeds.get(result, ()):
            raise ValueError(f"{result} is not worked out from {source} directly")
        if result.letter == "z":
            return 1.0 if source.letter == "b" else self.values[self._partner(source, result)]
        if result.letter == "a":
            return self._squish.slope(self.values[source])
        slope = cost_slope(*(self.values[v] for v in _pair(self.cost.layer, source.j)))
        return slope if source.letter == "a" else -slope

    @property
    def slopes(self):
        """The derivative of the cost by every variable, as {variable: number}: the chain rule."""
        slopes = dict.fromkeys(self.values, 0.0)
        slopes[self.cost] = 1.0
        for result in reversed(self.feeds):
            for source in self.feeds[result]:
                slopes[source] = slopes[source] + self.local(source, result) * slopes[result]
        return slopes

    @property
    def edges(self):
        """Every single step, as a list of (source, result)."""
        return [(source, result) for result, sources in self.feeds.items() for source in sources]

    def paths(self, variable):
        """Return every way from `variable` to the cost, each a list of variables."""
        if variable == self.cost:
            return [[variable]]
        return [[variable, *path] for result, sources in self.feeds.items() if variable in sources
                for path in self.paths(result)]

    def factors(self, path):
        """Return the derivatives along a path, step by step, as a list."""
        return [self.local(source, result) for source, result in pairwise(path)]

    def product(self, path):
        """Return what one path contributes to the derivative of the cost."""
        return prod(self.factors(path))

    def gradient(self):
        """Return the slopes of all weights and biases in the network's own shapes."""
        slopes, network = self.slopes, self._made_from[0]
        return Gradient(*([np.array([[slopes[Variable(letter, l, j, k)]
                                      for k in range(array.shape[1])] for j in range(len(array))])
                           for l, array in enumerate(arrays, 1)]
                          for letter, arrays in (("w", network.weights), ("b", network.biases))))

    def _give(self, network, inputs, targets):
        inputs = as_columns(inputs, network.sizes[0], "inputs")
        targets = matching_targets(np.zeros((network.sizes[-1], inputs.shape[1])), targets)
        if inputs.shape[1] != 1:
            raise ValueError(f"got {inputs.shape[1]} examples: a tree shows exactly one")
        given = [("a", 0, inputs), *(("w", l, W) for l, W in enumerate(network.weights, 1)),
                 *(("b", l, b) for l, b in enumerate(network.biases, 1)),
                 ("y", self.cost.layer, targets)]
        for letter, layer, array in given:
            for (j, k), value in np.ndenumerate(array):
                self._put(Variable(letter, layer, j, k), float(value))

    def _grow(self, network):
        v = self.values
        for l, (n_in, n_out) in enumerate(pairwise(network.sizes), 1):
            for j in range(n_out):
                pairs = [(Variable("w", l, j, k), Variable("a", l - 1, k)) for k in range(n_in)]
                z, b = Variable("z", l, j), Variable("b", l, j)
                self.feeds[z] = [*(variable for pair in pairs for variable in pair), b]
                self._put(z, sum(v[w] * v[a] for w, a in pairs) + v[b])
                self.feeds[Variable("a", l, j)] = [z]
                self._put(Variable("a", l, j), self._squish.function(v[z]))
        pairs = [_pair(self.cost.layer, j) for j in range(network.sizes[-1])]
        self.feeds[self.cost] = [variable for pair in pairs for variable in pair]
        self._put(self.cost, sum((v[a] - v[y]) ** 2 for a, y in pairs))

    def _put(self, variable, value):
        self.values[variable] = value + self._nudges.get(variable, 0.0)

    def _partner(self, source, z):
        """Return what `source` is multiplied with in the weighted sum `z`."""
        if source.letter == "w":
            return Variable("a", source.layer - 1, source.k)
        return Variable("w", z.layer, z.j, source.j)


def video_chain(number=VIDEO):
    """Return a chain of four neurons, to four decimals.

    Parameters
    ----------
    number : int, optional
        Without it, the chain that this project shows for video 4; its input is 0.5, its target 1.

    Returns
    -------
    Network
        Sizes 1-1-1-1.
    """
    chain = Network.random([1, 1, 1, 1], np.random.RandomState(number))
    return Network([np.round(W, 4) for W in chain.weights], [np.round(b, 4) for b in chain.biases])


def several_neurons(number):
    """Return a 3-3-2 network with an input and a target for it, all to two decimals.

    `number` counts through such networks; the targets are 1 and 0.
    """
    rng = np.random.default_rng(number)
    network = Network.random([3, 3, 2], rng)
    layers = ([np.round(x, 2) for x in arrays] for arrays in (network.weights, network.biases))
    return Network(*layers), np.round(rng.random(3), 2), np.array([1.0, 0.0])


def _pair(layer, j):
    return Variable("a", layer, j), Variable("y", layer, j)
