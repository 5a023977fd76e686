"""One thread for small matrix products: a second one never helps, and often waits."""

import sys


class one_thread:  # noqa: N801 (used as `with one_thread():`)
    """A context in which products run on one thread; to enter and leave takes two microseconds."""

    def __enter__(self):
        self._before = [(library, count) for library in _libraries()
                        if (count := library.get_num_threads()) != 1]
        for library, _ in self._before:
            library.set_num_threads(1)

    def __exit__(self, *_):
        for library, count in self._before:
            library.set_num_threads(count)


_found = 0, []  # how many modules there were, and the libraries for products found then


def _libraries():
    """Return the libraries that share out products, looking again when modules have come.

    To look takes a hundred times longer than to count. numpy's own library is there from the
    first; others, such as SciPy's, come with modules. Only where exactly as many modules left in
    the meantime would one be missed, and then only until the next import.
    """
    global _found
    modules = len(sys.modules)  # before looking: what comes meanwhile is found the next time
    if modules != _found[0]:
        from threadpoolctl import ThreadpoolController  # not needed for `import mlp`

        _found = modules, ThreadpoolController().select(user_api="blas").lib_controllers
    return _found[1]
