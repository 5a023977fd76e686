"""The part of a state code that tells how a network came to be."""

from ...lessons.descent.history import read_trail, write_trail

LEARNED = "learned="


def add_trail(code, trail):
    """Return a state code that also tells a `trail`, such as ``"eta=1 learned=1/10/60000"``."""
    return f"{code} {LEARNED}{write_trail(trail)}".strip() if trail else code


def take_trail(code):
    """Return the rest of a state code, and the trail that it tells, empty if there is none.

    Raises
    ------
    ValueError
        If it is no trail.
    """
    parts = code.split()
    told = [part.removeprefix(LEARNED) for part in parts if part.startswith(LEARNED)]
    rest = " ".join(part for part in parts if not part.startswith(LEARNED))
    return rest, read_trail(told[-1]) if told else ()
