"""A cache folder of each test's own, and mirrors that are servers on this machine."""

import pytest
from standins import WANTED

from mlp import load_digits
from mlp.data import mnist


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The cache folder of this test's own, still to be made, and stand-ins for MNIST's files."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(mnist, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(mnist, "FILES", WANTED)
    return tmp_path / "cache" / "mnist"


@pytest.fixture
def ask(monkeypatch, folder):
    """Load MNIST from these mirrors."""
    def load(*mirrors):
        monkeypatch.setattr(mnist, "MIRRORS", [getattr(one, "url", one) for one in mirrors])
        return load_digits("mnist")

    return load
