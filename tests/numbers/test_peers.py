"""The same network elsewhere: scikit-learn and PyTorch agree with it to rounding."""

import numpy as np
import pytest

from mlp import Network, forward
from mlp.storage import trained_network

SQUISHES = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu"}


@pytest.fixture(scope="module")
def inputs(digits):
    return digits.test.inputs(slice(0, 50))


def every_squish():
    """Yield the trained network, and random ones of another depth."""
    yield trained_network()
    for name in SQUISHES:
        yield Network.random([784, 12, 8, 6, 10], np.random.default_rng(4), name)


def in_scikit_learn(network):
    """Return a classifier of scikit-learn with the weights of `network`."""
    from sklearn.neural_network import MLPClassifier

    peer = MLPClassifier(network.sizes[1:-1], activation=SQUISHES[network.activation])
    peer.coefs_ = [W.T for W in network.weights]                # it keeps examples as rows
    peer.intercepts_ = [b[:, 0] for b in network.biases]
    peer.n_layers_, peer.n_outputs_ = len(network.sizes), network.sizes[-1]
    peer.out_activation_ = peer.activation                      # ours has one squish for all
    return peer


def in_pytorch(network):
    """Return the same as a module of PyTorch."""
    import torch

    squish = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}
    parts = []
    for W, b in zip(network.weights, network.biases, strict=True):
        layer = torch.nn.Linear(*W.shape[::-1], dtype=torch.float64)
        layer.weight.data, layer.bias.data = torch.tensor(W), torch.tensor(b[:, 0])
        parts += [layer, squish[network.activation]()]
    return torch.nn.Sequential(*parts)


every_network = pytest.mark.parametrize(
    "network", list(every_squish()), ids=lambda one: f"{one.activation}-{len(one.sizes)}")


@every_network
def test_scikit_learn_gives_the_same_outputs_to_rounding(network, inputs):
    pytest.importorskip("sklearn")
    theirs = in_scikit_learn(network).predict_proba(inputs.T).T
    np.testing.assert_allclose(theirs, forward(network, inputs)[-1], rtol=1e-10, atol=1e-12)


@every_network
def test_pytorch_gives_the_same_outputs_to_rounding(network, inputs):
    torch = pytest.importorskip("torch")
    theirs = in_pytorch(network)(torch.tensor(inputs.T)).detach().numpy().T
    np.testing.assert_allclose(theirs, forward(network, inputs)[-1], rtol=1e-10, atol=1e-12)
