"""Examples as float32 rows, a block of them at a time: all of them at once would be 190 MB."""

import numpy as np

BLOCK = 256  # so many images as floats stay in the processor's own memory
WHITE = 255  # a pixel's largest value


class Blocks:
    """Hands out `examples` in rows: pixels, 0 to 255, a further 255, zeros up to `width`."""

    def __init__(self, examples, width, one=1):
        self._one = one
        self._images = np.ascontiguousarray(examples.images.T)  # copies nothing that lies in rows
        self._labels, pixels = examples.labels, len(examples.images)
        self._bytes = np.empty((BLOCK, pixels), np.uint8)
        self._inputs = np.zeros((BLOCK, width), np.float32)
        self._inputs[:, pixels] = WHITE
        self._targets = np.empty((BLOCK, examples.outputs), np.float32)

    def begin(self, order, step=1):
        """Hand out in this `order`, an array of indices, from now on, `step` at a time."""
        self._order, self._begin, self._end = order, 0, 0
        self._count = BLOCK // step * step

    def rows(self, start, stop):
        """Return views on inputs and targets, `BLOCK` at most, that hold until the next call."""
        if stop > self._end:
            self._load(start)
        here = slice(start - self._begin, stop - self._begin)
        return self._inputs[here], self._targets[here]

    def _load(self, start):
        which = self._order[start:start + self._count]
        count, self._begin, self._end = len(which), start, start + len(which)
        self._images.take(which, 0, self._bytes[:count], "clip")  # "raise" would copy once more
        self._inputs[:count, :self._bytes.shape[1]] = self._bytes[:count]
        self._targets[:] = 0
        self._targets[np.arange(count), self._labels[which]] = self._one
