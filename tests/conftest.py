"""What holds for every test."""

import gc
import os
import random
import sys
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, settings

from mlp import load_digits

# A busy machine may take its time: no test fails for being slow. CI tries many examples.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          max_examples=100 if os.environ.get("CI") else 6)
settings.load_profile("ours")

# nbformat's validator would parse a grammar of web addresses for seconds, in every process.
sys.modules["rfc3987_syntax"] = None

# The tests' digits are drawn, or in folders of their own, whatever the shell says.
for name in ("MLP_DATA", "MLP_DIGITS"):
    os.environ.pop(name, None)


def pytest_addoption(parser):
    parser.addoption("--shuffle", type=int, metavar="SEED",
                     help="run files, and tests within a file, in the random order of this seed")


def pytest_ignore_collect(collection_path, config):
    """Leave out what nobody asks for: the browser tests' imports take seconds in every process."""
    if collection_path.name == "browser" and config.option.markexpr.startswith("not browser"):
        return True


def pytest_collection_finish():
    """Keep all that is there now out of every later search for garbage."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    if (seed := config.getoption("--shuffle")) is not None:
        order = random.Random(seed)
        files = defaultdict(order.random)  # what the tests of a file share is made once
        order.shuffle(items)
        items.sort(key=lambda item: files[item.path])


@pytest.fixture(scope="session")
def digits():
    return load_digits(train=300, test=500)
