"""The fast path: the same steps as the plain one, nothing left changed; one thread."""

import subprocess
import sys
import tracemalloc
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import ThreadpoolController

from mlp import Network, cost, train
from mlp.data import Examples
from mlp.threads import one_thread

# float32 has 24 bits; a few hundred additions and a few steps leave about a millionth.
ROUNDING = 2e-5


def some_examples(n=300, pixels=784, seed=0):
    rng = np.random.default_rng(seed)
    return Examples(rng.integers(0, 256, (n, pixels), dtype=np.uint8).T, rng.integers(0, 10, n))


def small():
    return Network.random([784, 16, 10], 0)


def assert_both_paths_agree(examples, sizes, activation="sigmoid", steps=None, **options):
    """Train two equal networks, one on each path, and compare networks and records."""
    options = {"learning_rate": 0.5, **options}
    networks = [Network.random(sizes, 1, activation, init="fan-in") for _ in range(2)]
    quick, plain = (list(islice(train(network, examples, rng=2, fast=fast, **options), steps))
                    for network, fast in zip(networks, (True, False), strict=True))
    for mine, theirs in zip(*([*one.weights, *one.biases] for one in networks), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=ROUNDING)
    assert [step.examples for step in quick] == [step.examples for step in plain]
    np.testing.assert_allclose([step.cost for step in quick], [step.cost for step in plain],
                               rtol=1e-4)


@pytest.mark.parametrize("batch_size", [1, 7, 128, 129, 256, 257, 300, 1000])
def test_every_batch_size_gives_what_the_plain_path_gives(batch_size):
    assert_both_paths_agree(some_examples(), (784, 16, 16, 10), batch_size=batch_size, steps=12)


@given(hidden=st.lists(st.integers(1, 20), max_size=3), pixels=st.integers(1, 40),
       n=st.integers(1, 40), batch_size=st.integers(1, 45),
       activation=st.sampled_from(["sigmoid", "tanh", "relu"]))
def test_every_shape_and_squish_gives_what_the_plain_path_gives(
        hidden, pixels, n, batch_size, activation):
    assert_both_paths_agree(some_examples(n, pixels), (pixels, *hidden, 10), activation, steps=6,
                            batch_size=batch_size, learning_rate=0.1, epochs=2)


def test_images_may_lie_the_other_way_and_training_may_be_cut_into_epochs():
    networks, examples = [small() for _ in range(3)], some_examples(60)
    turned = Examples(np.ascontiguousarray(examples.images), examples.labels)
    for network, some in zip(networks[:2], (examples, turned), strict=True):
        list(train(network, some, learning_rate=1, epochs=3, rng=1))
    rng = np.random.default_rng(1)
    for _ in range(3):
        list(train(networks[2], examples, learning_rate=1, rng=rng))
    assert len({network.weights[0].tobytes() for network in networks}) == 1


def test_the_networks_own_arrays_come_back_changed_and_as_they_were_made():
    network = small()
    held = [*network.weights, *network.biases]
    steps = train(network, some_examples(), learning_rate=1, rng=0)
    next(steps)
    network.biases[1][3, 0] = 5  # what a hand changes between two steps stays changed
    next(steps)
    now = cost(network, np.ones(784), np.ones(10))
    steps.close()
    assert all(a is b for a, b in zip(held, (*network.weights, *network.biases), strict=True))
    assert all(array.dtype == np.float64 for array in held)
    assert not np.array_equal(held[0], small().weights[0]) and network.biases[1][3, 0] > 4
    assert cost(network, np.ones(784), np.ones(10)) == pytest.approx(now, rel=1e-5)


@pytest.mark.parametrize("fast, large", [(True, 1e30), (False, 1e200)])
def test_a_cost_that_explodes_gets_one_sentence_and_no_warning(fast, large, recwarn):
    network = Network.random([784, 16, 16, 10], 0, "relu")
    network.weights[2][:] = large  # as after a step that was far too long
    with pytest.raises(FloatingPointError, match="the cost is no longer a number after 10 "
                                                 "examples: η = 3 is too large for this network"):
        list(train(network, some_examples(), learning_rate=3.0, fast=fast, rng=0))
    assert not recwarn.list


def test_no_float_copy_of_the_examples_is_made():
    examples = some_examples(5000)  # 3.9 MB as bytes, 15.7 MB as float32
    network = small()
    tracemalloc.start()
    try:
        list(train(network, examples, batch_size=1000, learning_rate=1, rng=0))
        assert tracemalloc.get_traced_memory()[1] < 3e6
    finally:
        tracemalloc.stop()


@pytest.fixture
def threads():
    """Return how to ask for the threads of numpy's products, of which there are 3."""
    libraries = ThreadpoolController().select(user_api="blas").lib_controllers
    before = [library.get_num_threads() for library in libraries]
    for library in libraries:
        library.set_num_threads(3)
    yield lambda: {library.get_num_threads() for library in libraries}
    for library, count in zip(libraries, before, strict=True):
        library.set_num_threads(count)


def test_inside_there_is_one_thread_and_afterwards_or_between_steps_as_many_as_before(threads):
    many = threads()
    with one_thread():
        assert threads() == {1} != many
        with one_thread():
            assert threads() == {1}
        assert threads() == {1}
    assert threads() == many
    with pytest.raises(ZeroDivisionError), one_thread():
        raise ZeroDivisionError
    assert threads() == many
    for _ in train(small(), some_examples(), batch_size=64, learning_rate=1, rng=0):
        assert threads() == many


LATER = """
from threadpoolctl import ThreadpoolController
from mlp.threads import one_thread

def libraries():
    return ThreadpoolController().select(user_api="blas").lib_controllers

with one_thread():
    pass
import scipy.linalg  # SciPy brings a library of its own

for library in libraries():
    library.set_num_threads(2)
with one_thread():
    print({library.num_threads for library in libraries()})
print({library.num_threads for library in libraries()})
"""


@pytest.mark.slow
def test_a_library_that_comes_after_the_first_use_is_found():
    # In a process of its own, as only there it is sure that nothing has loaded SciPy before.
    ran = subprocess.run([sys.executable, "-c", LATER], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["{1}", "{2}"]
