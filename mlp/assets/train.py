"""Train the network that comes with the package: ``python -m mlp.assets.train``."""

from pathlib import Path

import numpy as np

from .. import Network, forward, load_digits, train
from ..storage import save_network

# Ever smaller steps: the last ones only settle what the first ones found.
COURSE = {1.0: 8, 0.3: 5, 0.1: 3}  # learning rate: epochs


def main():
    """Train on 60,000 drawn digits, say how well it reads, and save it here."""
    rng = np.random.default_rng(1)
    digits = load_digits("drawn", train=60_000)
    network = Network.random([784, 16, 16, 10], rng, init="fan-in")
    for learning_rate, epochs in COURSE.items():
        for _ in train(network, digits.train, learning_rate=learning_rate, epochs=epochs, rng=rng):
            pass
        print(f"η = {learning_rate}, {epochs} epochs: "
              f"{share_right(network, digits.test):.1%} of the test digits right", flush=True)
    for arrays in (network.weights, network.biases):
        arrays[:] = [array.astype(np.float32) for array in arrays]  # half the size, same pictures
    save_network(network, Path(__file__).with_name("drawn.npz"))


def share_right(network, examples):
    """Return the share of `examples` whose brightest output is their label, 0 to 1."""
    answers = forward(network, examples.inputs())[-1].argmax(axis=0)
    return float((answers == examples.labels).mean())


if __name__ == "__main__":
    main()
