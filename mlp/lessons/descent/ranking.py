"""The gradient as a ranking: which weight or bias should go which way, and how much it matters."""

import numpy as np

from ...nudging import Dial

# From which share of the largest entry on a wish is so strong.
STRENGTHS = (("a lot", 1 / 2), ("somewhat", 1 / 10), ("a little", 0))
NOT_AT_ALL = "not at all"


class Ranking:
    """All weights and biases by rank from 0, those first that the cost answers to most."""

    def __init__(self, gradient):
        kinds = ("weight", "bias")
        arrays = [(kind, l, array) for kind, group in zip(kinds, gradient, strict=True)
                  for l, array in enumerate(group, 1)]
        flat = np.concatenate([array.ravel() for *_, array in arrays])
        order = np.argsort(-abs(flat), kind="stable")
        self.entries = flat[order]
        self._arrays, self._order = arrays, order
        self._ends = np.cumsum([array.size for *_, array in arrays])

    def __len__(self):
        return len(self.entries)

    @property
    def length(self):
        """The gradient's length: how steep it is, straight uphill."""
        return float(np.linalg.norm(self.entries))

    def dial(self, rank):
        """Return the `Dial` of a rank, counted from 0."""
        place = self._order[rank]
        k = int(np.searchsorted(self._ends, place, side="right"))
        kind, layer, array = self._arrays[k]
        neuron, source = np.unravel_index(place - (self._ends[k] - array.size), array.shape)
        return Dial(kind, layer, int(neuron), int(source))

    def strength(self, rank):
        """Return in words how much a number matters, compared with the one that does most."""
        share = abs(self.entries[rank]) / (abs(self.entries[0]) or 1)
        return next((words for words, least in STRENGTHS if share > least), NOT_AT_ALL)

    def direction(self, rank):
        """Return 1 if more of it lowers the cost, −1 if less does, 0 if it does not matter."""
        return -int(np.sign(self.entries[rank]))

    def counts(self):
        """Return how many numbers matter how much, as {words: count}."""
        shares, counts = abs(self.entries) / (abs(self.entries[0]) or 1), {}
        for words, least in STRENGTHS:
            counts[words] = int((shares > least).sum()) - sum(counts.values())
        return {**counts, NOT_AT_ALL: len(self) - sum(counts.values())}
