"""Training without mini-batches as matrices: the loop that one writes first."""

import numpy as np

from bench.peers import SMALL_PART, Peer


class Loop(Peer):
    """Example by example in numpy, as in Nielsen's book: columns, and lists of slopes."""

    def examples(self, batch_size):
        return SMALL_PART  # it takes as long for each, whatever the batch

    def begin(self, task):
        super().begin(task)
        self.W = [W.copy() for W in task.network.weights]
        self.b = [b.copy() for b in task.network.biases]
        self.pairs = [(x[:, np.newaxis], y[:, np.newaxis]) for x, y in zip(
            self.images[task.order].astype(float), self.targets[task.order].astype(float),
            strict=True)]

    def run(self):
        for start in range(0, len(self.pairs), self.task.batch_size):
            self.step(self.pairs[start:start + self.task.batch_size])

    def step(self, batch):
        """Sum the slopes of every example of a mini-batch, then go down."""
        sum_W, sum_b = [np.zeros(W.shape) for W in self.W], [np.zeros(b.shape) for b in self.b]
        for x, y in batch:
            dC_dW, dC_db = self.backprop(x, y)
            sum_W = [total + dW for total, dW in zip(sum_W, dC_dW, strict=True)]
            sum_b = [total + db for total, db in zip(sum_b, dC_db, strict=True)]
        scale = self.task.learning_rate / len(batch)
        self.W = [W - scale * dW for W, dW in zip(self.W, sum_W, strict=True)]
        self.b = [b - scale * db for b, db in zip(self.b, sum_b, strict=True)]

    def backprop(self, x, y):
        """Return the slopes of one example's cost."""
        a = [x]
        for W, b in zip(self.W, self.b, strict=True):
            a.append(1 / (1 + np.exp(-(np.dot(W, a[-1]) + b))))
        dC_dz = 2 * (a[-1] - y) * a[-1] * (1 - a[-1])
        dC_dW, dC_db = [np.dot(dC_dz, a[-2].T)], [dC_dz]
        for l in range(len(self.W) - 1, 0, -1):
            dC_dz = np.dot(self.W[l].T, dC_dz) * a[l] * (1 - a[l])
            dC_dW.insert(0, np.dot(dC_dz, a[l - 1].T))
            dC_db.insert(0, dC_dz)
        return dC_dW, dC_db

    def learned(self):
        return self.W + [b[:, 0] for b in self.b]
