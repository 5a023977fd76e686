"""One thread for small matrix products.

Layers of 16 neurons are too small to share out: a second thread never helps here, and when the
machine is busy the first one waits for it, sometimes a hundred times longer than the product takes.
"""

from functools import cache


def one_thread():
    """Return a context in which numpy's products run on one thread; afterwards all is as before."""
    return _libraries().limit(limits=1, user_api="blas")


@cache
def _libraries():
    from threadpoolctl import ThreadpoolController  # not needed for `import mlp`

    return ThreadpoolController()
