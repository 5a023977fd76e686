"""The fast path of training: the steps of the plain one, laid out for the machine.

Examples are rows here, as images lie in memory; everywhere else they are columns. The outcome
agrees with `training.PlainPath` to rounding, several times faster, because

- numbers are float32: half the memory, and twice as many at a time;
- all weights and biases stand in one row, so that a step is a single subtraction;
- each bias is the weight of one more input that is always 1, so that a product adds it;
- all arrays, even of one number, are made beforehand: to make them takes as long as to fill them;
- pixels stay bytes, 0 to 255, until their turn comes; then a few hundred images become floats.
"""

from contextlib import nullcontext
from functools import cache

import numpy as np
from numpy import add, greater, maximum, multiply, subtract, tanh

from .data.blocks import WHITE, Blocks
from .threads import one_thread

PIECE = 125  # rows in one product at most; longer ones are slower again
SHARED = 16  # products of more rows may be shared out among threads, which takes longer
ONE, QUARTER, PIXEL = (np.array(number, np.float32) for number in (1, 0.25, 1 / WHITE))


def _sigmoid(half_z, half_a, slope):
    tanh(half_z, half_z)  # unlike exp it cannot overflow
    multiply(half_z, QUARTER, half_a)
    multiply(half_z, half_a, slope)
    subtract(QUARTER, slope, slope)
    add(half_a, QUARTER, half_a)


def _tanh(z, a, slope):
    tanh(z, a)
    multiply(a, a, slope)
    subtract(ONE, slope, slope)


def _relu(z, a, slope):
    maximum(z, 0, out=a)
    greater(z, 0, slope)


# The sigmoid takes half its sum, so half of every activation is kept with it: then products are
# half the next sum, too. What is missing in the slopes is made up for with the learning rate.
SQUISHES = {"sigmoid": (_sigmoid, 0.5), "tanh": (_tanh, 1), "relu": (_relu, 1)}


class FastPath:
    """Trains `network` in float32. Until `end`, its arrays are views of one row of our own."""

    def __init__(self, network, examples):
        self._network, self._own = network, (network.weights, network.biases)
        sizes = network.sizes
        self._row, self._matrices = _in_one_row(sizes)
        self._slopes, self._into = _in_one_row(sizes)
        self._more, self._into_more = _in_one_row(sizes)
        self._squish, self._unit = SQUISHES[network.activation]
        self._blocks = Blocks(examples, self._matrices[0].shape[1], self._unit)
        # The first layer's sums are divided by 255, not the pixels: they are far fewer.
        self._pixel = PIXEL * np.array(self._unit, np.float32)
        self._z, self._a, self._slope = (
            [np.empty((PIECE, n), np.float32) for n in sizes[1:]] for _ in "zas")
        # Strided: only copied to, as computing with them takes twice as long.
        self._a_and_1 = [np.full((PIECE, n + 1), self._unit, np.float32) for n in sizes[1:]]
        self._scale = np.empty((), np.float32)
        self._views = cache(self._cut)
        # Numbers may grow without end, of which the cost tells; and a BLAS may call "invalid" what
        # lies in memory that it has borrowed, whatever the numbers that it is given.
        self._step = np.errstate(all="ignore")(self._step)
        network.weights = [M[:, :n] for M, n in zip(self._matrices, sizes, strict=False)]
        network.biases = [M[:, n:n + 1] for M, n in zip(self._matrices, sizes, strict=False)]
        _copy(self._own, (network.weights, network.biases))

    def end(self):
        """Put what has been learned into the network's own arrays."""
        _copy((self._network.weights, self._network.biases), self._own)
        self._network.weights, self._network.biases = self._own

    def epoch(self, order, batch_size, learning_rate):
        """Yield how many examples each step took, and their mean cost before it."""
        # Pieces of the same length, and blocks of whole pieces: so no image is loaded twice.
        self._piece = -(-batch_size // -(-batch_size // PIECE))
        self._blocks.begin(order, self._piece)
        alone = one_thread() if min(batch_size, len(order)) > SHARED else nullcontext()
        for start in range(0, len(order), batch_size):
            stop = min(start + batch_size, len(order))
            with alone:
                cost = self._step(start, stop, 2 * learning_rate / (stop - start))
            yield stop - start, cost / (stop - start)

    def _step(self, start, stop, scale):
        self._scale[()] = scale / self._unit ** 2
        first = min(start + self._piece, stop)
        cost = self._backprop(start, first, self._into)
        for start in range(first, stop, self._piece):
            cost += self._backprop(start, min(start + self._piece, stop), self._into_more)
            add(self._slopes, self._more, self._slopes)
        subtract(self._row, self._slopes, self._row)
        return cost / self._unit ** 2

    def _backprop(self, start, stop, into):
        """Leave the slopes, times what a step takes of them, in `into`; return the summed cost."""
        inputs, targets = self._blocks.rows(start, stop)
        forward, backward, (W_T, z, a, slope), error, flat = self._views(stop - start)
        inputs.dot(W_T, z)  # a third faster than np.dot, where it is small
        multiply(z, self._pixel, z)
        self._squish(z, a, slope)
        for a_and_1, first, W_T, z, next_a, next_slope in forward:
            first[...] = a
            a_and_1.dot(W_T, z)
            a, slope = next_a, next_slope
            self._squish(z, a, slope)
        subtract(a, targets, error)
        cost = float(flat.dot(flat))
        multiply(slope, error, slope)
        dC_dz = multiply(slope, self._scale, slope)
        for l, a_and_1, W, dC_da, slope in backward:
            dC_dz.T.dot(a_and_1, into[l])
            dC_dz.dot(W, dC_da)
            dC_dz = multiply(slope, dC_da, slope)
        multiply(dC_dz, self._pixel, dC_dz)
        dC_dz.T.dot(inputs, into[0])
        return cost

    def _cut(self, rows):
        """Return what a piece of so many rows is computed in, in the order of its use."""
        z, a, slope, a_and_1 = ([array[:rows] for array in arrays] for arrays in (
            self._z, self._a, self._slope, self._a_and_1))
        M, layers = self._matrices, range(1, len(self._matrices))
        forward = [(a_and_1[l - 1], a_and_1[l - 1][:, :-1], M[l].T, z[l], a[l], slope[l])
                   for l in layers]
        backward = [(l, a_and_1[l - 1], M[l][:, :-1], z[l - 1], slope[l - 1]) for l in layers[::-1]]
        return forward, backward, (M[0].T, z[0], a[0], slope[0]), z[-1], z[-1].reshape(-1)


def _in_one_row(sizes):
    """Return zeros in a row, and views of them: a matrix a layer, its last column the biases."""
    # Rows of pixels begin where the memory's lines of 16 floats do.
    widths = [-(-(n + 1) // 16) * 16 if l == 0 else n + 1 for l, n in enumerate(sizes[:-1])]
    ends = np.cumsum(np.multiply(sizes[1:], widths))
    row = np.zeros(ends[-1], np.float32)
    parts = zip(np.split(row, ends[:-1]), sizes[1:], strict=True)
    return row, [part.reshape(n, -1) for part, n in parts]


@np.errstate(under="ignore")
def _copy(sources, destinations):
    for array, into in zip(sum(sources, []), sum(destinations, []), strict=True):
        into[...] = array
