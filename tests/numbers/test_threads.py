"""Products on one thread: while asked for, however deep, and not a moment longer."""

import subprocess
import sys

import pytest
from threadpoolctl import ThreadpoolController

from mlp.threads import one_thread


@pytest.fixture(params=[2, 3])
def counts(request):
    """Return how to ask for the threads of numpy's products, once there are some."""
    libraries = ThreadpoolController().select(user_api="blas").lib_controllers
    before = [library.get_num_threads() for library in libraries]
    for library in libraries:
        library.set_num_threads(request.param)
    yield lambda: {library.get_num_threads() for library in libraries}
    for library, count in zip(libraries, before, strict=True):
        library.set_num_threads(count)


def test_inside_there_is_one_thread_and_afterwards_as_many_as_before(counts):
    many = counts()
    with one_thread():
        assert counts() == {1}
        with one_thread():
            assert counts() == {1}
        assert counts() == {1}
    assert counts() == many and many != {1}


def test_after_an_error_all_is_as_before(counts):
    many = counts()
    with pytest.raises(ZeroDivisionError), one_thread():
        raise ZeroDivisionError
    assert counts() == many


LATER = """
from threadpoolctl import ThreadpoolController
from mlp.threads import one_thread

def libraries():
    return ThreadpoolController().select(user_api="blas").lib_controllers

with one_thread():
    pass
import sklearn.neural_network  # SciPy brings a library of its own

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
