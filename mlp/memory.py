"""How much this machine can hold."""

import os


def check_room(count, what):
    """Refuse what cannot fit, before the machine slows to a halt over it.

    Parameters
    ----------
    count : int
        Of float64 numbers.
    what : str
        What they are for, as the sentence's subject.

    Raises
    ------
    MemoryError
        If they need more than all the memory there is. Windows does not tell how much that is,
        but refuses by itself.
    """
    try:
        there = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return
    if 8 * count > there:
        raise MemoryError(f"{what} needs {8e-9 * count:,.0f} GB, and this machine has "
                          f"{1e-9 * there:,.0f}: choose smaller layers")
