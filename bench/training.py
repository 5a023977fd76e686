"""How long an epoch of training takes: this project, four others, and the arithmetic alone.

    python -m bench.training [--rounds 5] [--write]

All run in turns in one process, on one thread, so that only their ratios need believing. What is
not installed is left out and said so; `make bench-training` installs it.
"""

import os

# Read when numpy, PyTorch and JAX are imported.
os.environ.update({f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")})
os.environ.update({"JAX_PLATFORMS": "cpu", "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false"})

import argparse
import sys
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import numpy as np

from bench.by_example import Loop
from bench.learning import LAYERS, learn, new_network
from bench.peers import Jax, Peer, ScikitLearn, Task, Torch, TorchFloats
from bench.report import write
from bench.training_report import SIZES, Way, learning, speed
from mlp import load_digits, train

ROOT = Path(__file__).resolve().parents[1]
SEED = 1  # of the order
LEARNING_RATE = 0.03  # small: with a large one differences in rounding grow as training goes on
CLOSE = 1e-3  # weights may be so far apart, as everyone rounds in a different way
PACKAGES = {"numpy": "numpy", "torch": "torch", "jax": "jax", "scikit-learn": "sklearn"}


class Ours(Peer):
    """`mlp.train` as one calls it: from bytes, and it shuffles."""

    def run(self):
        self.network = self.task.network.copy()
        for _ in train(self.network, self.digits, learning_rate=self.task.learning_rate,
                       batch_size=self.task.batch_size, rng=np.random.default_rng(SEED)):
            pass

    def learned(self):
        return [*self.network.weights, *(b[:, 0] for b in self.network.biases)]


class Products(Peer):
    """As many multiplications as an epoch has, in large matrix products."""

    SIDE = 512

    def __init__(self, images, digits):
        super().__init__(images, digits)
        sizes = [n * m for n, m in zip(LAYERS, LAYERS[1:], strict=False)]
        # Forward, for the weights' slopes, and behind the first layer for the activations'.
        self.each = 2 * sum(sizes) + sum(sizes[1:])
        self.times = round(len(images) * self.each / self.SIDE ** 3)
        self.matrix = np.random.default_rng(0).random((self.SIDE, self.SIDE), np.float32)
        self.into = np.empty_like(self.matrix)

    def examples(self, batch_size):
        return self.times * self.SIDE ** 3 / self.each

    def run(self):
        for _ in range(self.times):
            np.dot(self.matrix, self.matrix, self.into)


KINDS = {Way.OURS: Ours, Way.JAX: Jax, Way.SCIKIT_LEARN: ScikitLearn, Way.LOOP: Loop,
         Way.TORCH: Torch, Way.FLOATS: TorchFloats, Way.PRODUCTS: Products}


def main():
    """Measure, print, and write if asked to. What goes wrong is said, and fails no build."""
    asked = arguments()
    try:
        text = run(asked)
        print(text)
        if asked.write:
            write(text, ROOT / "bench/README.md", "bench-training")
    except (RuntimeError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)


def arguments():
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="an epoch of everyone in each")
    parser.add_argument("--write", action="store_true", help="put the tables into bench/README.md")
    return parser.parse_args()


def run(asked):
    """Measure speed and accuracy, and return the report."""
    digits = load_digits(train=60_000, test=10_000)
    images = np.ascontiguousarray(digits.train.images.T, np.float32) / 255
    peers = {way: kind(images, digits.train) for way, kind in KINDS.items()
             if find_spec(kind.package)}
    apart = {way: [check(peer, size) for size in SIZES] for way, peer in peers.items()}
    seconds = {way: {size: [] for size in SIZES} for way in peers}
    for _ in range(asked.rounds):
        for size in SIZES:
            for way, peer in peers.items():
                seconds[way][size].append(measure(peer, size))
    return "\n\n".join([*speed(seconds, set(KINDS) - set(peers)),
                        conditions(asked, seconds, peers, apart), learning(learn(digits))])


def measure(peer, size):
    """Return how many seconds an epoch takes, in batches of that `size`."""
    count = peer.examples(size)
    order = np.random.default_rng(SEED).permutation(len(peer.images))[:int(count)]
    peer.begin(Task(new_network(), order, size, LEARNING_RATE))
    start = time.perf_counter()
    peer.run()
    return (time.perf_counter() - start) * len(peer.images) / count


def check(peer, size):
    """Run once, as the first time is slower; return how far its weights are from ours.

    None where its cost is another one, so that they cannot agree.

    Raises
    ------
    RuntimeError
        If they are so far apart that this is not the same task.
    """
    measure(peer, size)
    if peer.learned() is None:
        return None
    network = new_network()
    for _ in train(network, peer.digits.pick(peer.task.order), learning_rate=LEARNING_RATE,
                   batch_size=size, rng=0, shuffle=False):
        pass
    ours = [*network.weights, *(b[:, 0] for b in network.biases)]
    apart = max(abs(mine - other).max() for mine, other in zip(ours, peer.learned(), strict=True))
    if not apart < CLOSE:
        raise RuntimeError(f"{type(peer).__name__} learns something else in batches of {size}: "
                           f"a weight is {apart:.2g} away from ours, expected {CLOSE} at most")
    return apart


def conditions(asked, seconds, peers, apart):
    """Return lines about what was measured, and on what."""
    work = 2e-9 * peers[Way.PRODUCTS].each * len(peers[Way.OURS].images)
    rate = work / median(peer for size in SIZES for peer in seconds[Way.PRODUCTS][size])
    same = {way: max(gaps) for way, gaps in apart.items() if way != Way.OURS and None not in gaps}
    packages = ", ".join(f"{name} {version(name)}" for name, module in PACKAGES.items()
                         if find_spec(module))
    return (f"Medians of {asked.rounds} rounds, in turns, on one thread. The arithmetic is "
            f"{work:.2f} GFLOP, done at {rate:.0f} GFLOP/s. After an epoch all weights are within "
            f"{max(same.values()):.1g} of ours: {'; '.join(same)}. {os.cpu_count()} cores; "
            f"Python {sys.version.split()[0]}, {packages}.")


if __name__ == "__main__":
    main()
