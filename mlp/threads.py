"""One thread for small matrix products.

Layers of 16 neurons are too small to share out: a second thread never helps here, and when the
machine is busy the first one waits for it, sometimes a hundred times longer than the product takes.
"""

from functools import cache


class one_thread:  # noqa: N801 (used as `with one_thread():`)
    """A context in which numpy's products run on one thread; afterwards all is as before.

    Entering and leaving takes two microseconds, so it can be around every single product.
    """

    def __enter__(self):
        self._before = [(library, count) for library in _libraries()
                        if (count := library.get_num_threads()) != 1]
        for library, _ in self._before:
            library.set_num_threads(1)

    def __exit__(self, *_):
        for library, count in self._before:
            library.set_num_threads(count)


@cache
def _libraries():
    from threadpoolctl import ThreadpoolController  # not needed for `import mlp`

    return ThreadpoolController().select(user_api="blas").lib_controllers
