"""Products on one thread: while asked for, however deep, and not a moment longer."""

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
