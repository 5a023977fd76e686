"""The cost along a straight line downhill: all weights and biases go ``-η`` times the gradient."""

import numpy as np

from ...all_examples import Passes, blocks
from ...costs import example_costs
from ...network import in_dtype
from ...threads import one_thread


class StepCosts:
    """What a step of any length does to the cost of a network, which must not change meanwhile."""

    @np.errstate(under="ignore")
    def __init__(self, network, examples, dtype=np.float32):
        self._passes = Passes(network, examples, dtype)
        self.cost, self.gradient = self._passes.cost, self._passes.gradient
        self._weights, self._biases = in_dtype(self.gradient, dtype)
        with one_thread():
            self._first = np.hstack([self._weights[0] @ self._passes.inputs(block).T
                                     for block in blocks(len(examples))]) + self._biases[0]
            self._at_0 = self._summed_cost(dtype(0))

    @property
    def slope(self):
        """How fast the cost changes with η, at first: minus the gradient's length, squared."""
        return -float(sum(np.vdot(array, array) for group in self.gradient for array in group))

    def cost_after(self, learning_rate):
        """Return the cost after one step over all examples."""
        with one_thread():
            change = self._summed_cost(self._passes.dtype(learning_rate)) - self._at_0
        return self.cost + change / len(self._passes.examples)

    def curve(self, learning_rates):
        """Return the cost after a step with each of `learning_rates`, as an array."""
        return np.array([self.cost_after(rate) for rate in learning_rates])

    @np.errstate(all="ignore")  # a step may go far too far
    def _summed_cost(self, rate):
        kept, total = self._passes, 0.0
        weights, biases = ([array - rate * slope for array, slope in zip(*both, strict=True)]
                           for both in ((kept.weights[1:], self._weights[1:]),
                                        (kept.biases[1:], self._biases[1:])))
        for block in blocks(len(kept.examples)):
            a = kept.z[0][:, block] - rate * self._first[:, block]
            kept.squish(a)
            for W, b in zip(weights, biases, strict=True):
                a = W @ a
                a += b
                kept.squish(a)
            costs = example_costs(a, kept.targets[:, block])
            total += float(costs.sum(dtype=np.float64))
        return total
