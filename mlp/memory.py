"""How much this machine can hold."""

import os


def check_room(count, what):
    """Refuse with a MemoryError more float64 numbers, for `what`, than this machine holds."""
    try:
        there = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return
    if 8 * count > there:
        raise MemoryError(f"{what} needs {8e-9 * count:,.0f} GB, and this machine has "
                          f"{1e-9 * there:,.0f}: choose smaller layers")
