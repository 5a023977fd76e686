"""The same training by others: plain gradient descent in mini-batches, each in its own best idiom.

All take the same examples in the same order from the same start. What can be prepared is prepared
in `begin`, which is not timed: floats in memory, networks, orders, and what JAX compiles.
"""

from typing import NamedTuple

import numpy as np

from mlp import Network

SMALL_PART = 6_000  # digits, for whom an epoch would take too long


class Task(NamedTuple):
    """What to train, and how. `order` holds which example comes when."""

    network: Network
    order: np.ndarray
    batch_size: int
    learning_rate: float


class Peer:
    """Somebody else's training.

    Parameters
    ----------
    images : float32 array of shape (n, 784)
        Brightness, 0 to 1.
    digits : Examples
        The same as bytes, and the labels.
    """

    package = "numpy"
    too_slow = ()  # in batches of these sizes it is timed on a part of the examples

    def __init__(self, images, digits):
        self.images, self.digits = images, digits
        self.targets = digits.targets().T.astype(np.float32)

    def examples(self, batch_size):
        """Return on how many examples it is timed."""
        return SMALL_PART if batch_size in self.too_slow else len(self.images)

    def begin(self, task):
        """Prepare for one `run`."""
        self.task = task

    def run(self):
        """Train through the whole order."""

    def learned(self):
        """Return all weights, then all biases, shaped as a `Network`'s; None if not comparable."""


class Jax(Peer):
    """A whole epoch as one compiled function. Bytes become floats in it: that is faster here."""

    package = "jax"

    def __init__(self, images, digits):
        super().__init__(images, digits)
        import jax

        self.jax, numpy = jax, jax.numpy
        images, labels = numpy.asarray(digits.images.T), numpy.asarray(digits.labels)

        def cost(layers, a, y):
            for W, b in layers:
                a = jax.nn.sigmoid(a @ W.T + b)
            return numpy.sum((a - y) ** 2) / len(a)

        def epoch(layers, batches, learning_rate):
            def step(layers, batch):
                inputs = images[batch].astype(numpy.float32) / 255
                slopes = jax.grad(cost)(layers, inputs, jax.nn.one_hot(labels[batch], 10))
                return jax.tree.map(lambda w, dw: w - learning_rate * dw, layers, slopes), None

            return jax.lax.scan(step, layers, batches)[0]

        self.epoch = jax.jit(epoch)

    def begin(self, task):
        super().begin(task)
        self.layers = self.jax.device_put(float_layers(task.network))
        self.batches = self.jax.numpy.asarray(task.order.reshape(-1, task.batch_size), np.int32)
        self.learning_rate = np.float32(task.learning_rate)

    def run(self):
        self.layers = self.jax.block_until_ready(
            self.epoch(self.layers, self.batches, self.learning_rate))

    def learned(self):
        return [np.asarray(W) for W, _ in self.layers] + [np.asarray(b) for _, b in self.layers]


class ScikitLearn(Peer):
    """`MLPClassifier` with nothing but plain steps. It shuffles on its own."""

    package, too_slow = "sklearn", (1,)

    def begin(self, task):
        from sklearn.neural_network import MLPClassifier

        super().begin(task)
        self.part = self.images[task.order], self.digits.labels[task.order]
        self.network = MLPClassifier(
            (16, 16), activation="logistic", solver="sgd", alpha=0, batch_size=task.batch_size,
            learning_rate_init=task.learning_rate, momentum=0, nesterovs_momentum=False,
            random_state=0)

    def run(self):
        self.network.partial_fit(*self.part, classes=np.arange(10))


class Torch(Peer):
    """A model and an optimizer; a batch of bytes becomes floats in its turn, as ours does."""

    package, too_slow = "torch", (1,)

    def __init__(self, images, digits):
        super().__init__(images, digits)
        import torch

        torch.set_num_threads(1)
        self.torch, self.wanted = torch, torch.from_numpy(self.targets)
        self.inputs = self.stored()

    def stored(self):
        """Return the images as they are kept."""
        return self.torch.from_numpy(np.ascontiguousarray(self.digits.images.T))

    def picked(self, batch):
        """Return the inputs of a batch."""
        return self.inputs.index_select(0, batch).float().div_(255)

    def begin(self, task):
        super().begin(task)
        torch, layers = self.torch, []
        for W, b in float_layers(task.network):
            layers += [torch.nn.Linear(*W.shape[::-1]), torch.nn.Sigmoid()]
            layers[-2].load_state_dict({"weight": torch.from_numpy(W), "bias": torch.from_numpy(b)})
        self.model = torch.nn.Sequential(*layers)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=task.learning_rate)

    def run(self):
        squares = self.torch.nn.MSELoss(reduction="sum")
        for batch in self.torch.from_numpy(self.task.order).split(self.task.batch_size):
            self.optimizer.zero_grad()
            outputs = self.model(self.picked(batch))
            (squares(outputs, self.wanted.index_select(0, batch)) / len(batch)).backward()
            self.optimizer.step()

    def learned(self):
        both = [p.detach().numpy() for p in self.model.parameters()]
        return both[::2] + both[1::2]


class TorchFloats(Torch):
    """The same with all images as floats beforehand: four times the memory, and less to do."""

    def stored(self):
        return self.torch.from_numpy(self.images)

    def picked(self, batch):
        return self.inputs.index_select(0, batch)


def float_layers(network):
    """Return a (weights, biases) pair of float32 arrays for every layer."""
    return [(W.astype(np.float32), b[:, 0].astype(np.float32))
            for W, b in zip(network.weights, network.biases, strict=True)]
