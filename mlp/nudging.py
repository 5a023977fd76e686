"""What one nudge really changes: only what hangs on the nudged number is computed again."""

from itertools import product
from typing import NamedTuple

import numpy as np

from .all_examples import BLOCK, Passes, blocks
from .data.blocks import WHITE
from .threads import one_thread


class Dial(NamedTuple):
    """One number of the network that can be nudged.

    Attributes
    ----------
    kind : {"weight", "bias", "activation"}
    layer : int
        The layer of its neuron, from 1; the pixels are layer 0.
    neuron : int
        Which neuron of that layer, from 0.
    source : int
        For a weight, the neuron of the layer before that it listens to.
    """

    kind: str
    layer: int
    neuron: int
    source: int = 0

    def __str__(self):
        fed_by = f"{'pixel ' if self.layer == 1 else 'neuron '}{self.source}"
        origin = f"from {fed_by} to" if self.kind == "weight" else "of"
        return f"{self.kind} {origin} neuron {self.neuron} of layer {self.layer}"


class _Part(NamedTuple):
    """What a nudge needs to know of some of the examples, an item each."""

    moves: np.ndarray   # what it is added to: the neuron's weighted sums, or activations
    before: np.ndarray  # the neuron's activations
    feed: np.ndarray    # what it is multiplied by
    next_z: np.ndarray  # the weighted sums of the next layer; None after the last one
    targets: np.ndarray
    cost: float         # the sum over these, of the outputs that move, before the nudge


class Nudging:
    """A network and some examples, ready to tell what any nudge does to the cost.

    Parameters
    ----------
    network : Network
        It is not changed, and must not be while this is in use.
    examples : Examples
        Anything with ``len``, ``.images`` and ``.targets(slice)``.
    dtype : dtype
        float32 gives a cost over thousands of examples to seven decimals.

    Raises
    ------
    ValueError
        If there is no example.
    """

    def __init__(self, network, examples, dtype=np.float32):
        if not len(examples):
            raise ValueError("got no examples: a nudge needs at least one to change the cost of")
        self.network, self.examples, self._dtype = network, examples, dtype
        self._passes = Passes(network, examples, dtype)
        self.cost = self._passes.cost
        self._kept = None, [], {}   # the dial asked for last, its parts, the costs known
        self._fed = None, []        # the pixel asked for last, and what its parts have in common

    def value(self, dial):
        """Return what the number is without a nudge; for an activation, its mean."""
        if dial.kind == "activation":
            return float(self._passes.a[dial.layer - 1][dial.neuron].mean(dtype=np.float64))
        return float(number_at(self.network, dial))

    def slope(self, dial):
        """Return the gradient's entry for `dial`: how fast the cost answers to it."""
        if dial.kind == "activation":
            return self._passes.activation_slope(dial.layer, dial.neuron)
        return float(number_at(self.gradient, dial))

    @property
    def gradient(self):
        """The gradient over all examples."""
        return self._passes.gradient

    def cost_after(self, dial, nudge):
        """Return the cost, over all examples, once `dial` has moved by `nudge`."""
        return float(self.curve(dial, [nudge])[0]) if nudge else self.cost

    def curve(self, dial, nudges):
        """Return the cost after each of `nudges`, as an array."""
        nudges = [float(nudge) for nudge in nudges]
        with one_thread():
            if dial != self._kept[0]:
                self._kept = dial, self._parts(dial), {0: self.cost}
            _, parts, costs = self._kept
            new = [nudge for nudge in nudges if nudge not in costs]
            changes = np.zeros(len(new))
            for k, part in product(range(len(new)), parts):
                error = self._outputs_after(dial, new[k], part)
                error -= part.targets
                changes[k] += float(np.vdot(error, error)) - part.cost
        costs.update(zip(new, self.cost + changes / len(self.examples), strict=True))
        return np.array([costs[nudge] for nudge in nudges])

    def outputs_after(self, dial, nudge, example):
        """Return the outputs for one example once `dial` has moved, an array of shape (n_L,)."""
        which = slice(example, example + 1)
        outputs = self._passes.a[-1][:, example].copy()
        if nudge:
            moved = self._outputs_after(dial, nudge, self._part(dial, which))[:, 0]
            outputs[self._outputs_moved_by(dial)] = moved
        return outputs

    @np.errstate(under="ignore")
    def _outputs_after(self, dial, nudge, part):
        """Carry a nudge forward to the outputs that it moves, and compute nothing else."""
        kept, l = self._passes, dial.layer
        moved = part.moves + part.feed * self._dtype(nudge)
        if dial.kind != "activation":
            kept.squish(moved)
        if part.next_z is None:
            return moved[np.newaxis]
        moved -= part.before
        a = kept.weights[l][:, dial.neuron, np.newaxis] * moved
        a += part.next_z
        kept.squish(a)
        for W, b in zip(kept.weights[l + 1:], kept.biases[l + 1:], strict=True):
            a = W @ a
            a += b
            kept.squish(a)
        return a

    def _parts(self, dial):
        """Return the examples that feel a nudge, in blocks: a black pixel's weight is not felt."""
        if dial.kind != "weight" or dial.layer > 1:
            size = 8 * BLOCK if self._is_last(dial) else BLOCK  # a single output is much less
            return [self._part(dial, block) for block in blocks(len(self.examples), size)]
        pixel = dial.source, self._outputs_moved_by(dial)   # the same for many a neuron
        if pixel != self._fed[0]:
            felt = np.flatnonzero(self.examples.images[dial.source])
            self._fed = pixel, [(felt[block], self._beyond(dial, felt[block]))
                                for block in blocks(len(felt), 2 * BLOCK)]
        return [self._part(dial, *known) for known in self._fed[1]]

    def _part(self, dial, which, beyond=None):
        kept, l, j = self._passes, dial.layer - 1, dial.neuron
        before = kept.a[l][j, which]
        moves = before if dial.kind == "activation" else kept.z[l][j, which]
        return _Part(moves, before, *(beyond or self._beyond(dial, which)))

    def _beyond(self, dial, which):
        """Return what a part knows of all around its neuron."""
        kept, outputs = self._passes, self._outputs_moved_by(dial)
        feed = self._dtype(1)
        if dial.kind == "weight":
            feed = (self.examples.images[dial.source, which] / self._dtype(WHITE)
                    if dial.layer == 1 else kept.a[dial.layer - 2][dial.source, which])
        next_z = None if self._is_last(dial) else _pick(kept.z[dial.layer], which)
        error = _pick(kept.errors[outputs], which)
        return feed, next_z, _pick(kept.targets[outputs], which), float(np.vdot(error, error))

    def _outputs_moved_by(self, dial):
        return slice(dial.neuron, dial.neuron + 1) if self._is_last(dial) else slice(None)

    def _is_last(self, dial):
        return dial.layer == len(self._passes.z)


def _pick(array, which):
    """Return some columns; those that are named one by one side by side in memory."""
    return array[:, which] if isinstance(which, slice) else array.take(which, axis=1)


def number_at(arrays, dial):
    """Return the number that `dial`, a weight or a bias, points at in a network or a gradient."""
    if dial.kind == "bias":
        return arrays.biases[dial.layer - 1][dial.neuron, 0]
    return arrays.weights[dial.layer - 1][dial.neuron, dial.source]
