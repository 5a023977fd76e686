"""Numbers, arrays and errors in the few words of a hint, the same on every machine."""

import re

import numpy as np

FEW = 24     # so many numbers are shown one by one
HUGE = 1e12  # a number from here on is not written out


def listed(names):
    """Return ``a, b and c``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def case(names, arguments):
    """Return the arguments of a case with their names: ``weights [2, -1] and bias 0.5``."""
    return listed([f"{name} {value(argument)}"
                   for name, argument in zip(names, arguments, strict=True)])


def value(thing):
    """Return a number, array, list or formula as it would be typed; if long, as its shape."""
    if hasattr(thing, "formula"):
        return f"`{thing.formula}`"
    if hasattr(thing, "n_parameters"):
        return _network(thing)
    if not isinstance(thing, (int, float, list, tuple, np.ndarray, np.generic)):
        return f"(a {type(thing).__name__})"
    try:
        array = np.asarray(thing, dtype=np.float64)
    except ValueError:
        return "(several arrays)"
    return _nested(array, _typed) if array.size <= FEW else f"of shape {array.shape}"


def _network(network):
    if network.n_parameters > FEW:
        return "-".join(map(str, network.sizes))
    weights, biases = (", ".join(map(value, part)) for part in (network.weights, network.biases))
    return f"with weights {weights} and biases {biases}"


def pair(got, want):
    """Return two arrays of one shape as texts that differ where the arrays do."""
    for digits in (0, 3, 6, 12):
        whole = (got == np.round(got)).all() and (want == np.round(want)).all()
        if digits or whole:
            texts = [_nested(array, lambda x, n=digits: _fixed(x, n)) for array in (got, want)]
            if texts[0] != texts[1]:
                break
    return texts


def short(number):
    """Return a number in a few digits: ``13,002``, ``0.333``, ``1.0e-05``, ``1.0e+30``."""
    if number and abs(number) < 1e-3:
        return f"{number:.1e}"
    text = _fixed(number, 3)
    return text if "e" in text else text.rstrip("0").rstrip(".")


def line(text, most=160):
    """Return `text` as one line of printable characters, cut off where it gets long."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    text = re.sub("0x[0-9a-fA-F]{6,}", "0x...", text).replace("`", "'")
    return text if len(text) <= most else text[:most] + "..."


def _fixed(number, digits):
    return f"{_rounded(number, digits):,.{digits}f}" if abs(number) < HUGE else f"{number:.1e}"


def _typed(number):
    return f"{_rounded(number, 3):.3f}".rstrip("0").rstrip(".")


def _rounded(number, digits):
    return round(number, digits) + 0.0  # never -0


def _nested(array, write):
    """Return the numbers as `write` writes them, between the brackets that Python uses."""
    if not array.ndim:
        return write(float(array))
    return f"[{', '.join(_nested(part, write) for part in array)}]"
