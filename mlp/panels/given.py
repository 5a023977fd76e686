"""What panels are given, looked at before anything is drawn: digits, and perhaps a network."""

from ..data.examples import CLASSES, Digits, Examples
from ..live.slider import Slider
from ..network import Network

PIXELS = 784


def checked_digits(digits, train=1):
    """Return `digits`; raise a ValueError unless there are `train` to learn from, and one to test.

    Other sizes of an image than 784 pixels are refused, too.
    """
    if not isinstance(digits, Digits) or not all(isinstance(part, Examples) for part in digits):
        raise ValueError(f"got {_short(digits)} for the digits: expected what load_digits() "
                         "returns")
    for part in digits:
        if len(part.images) != PIXELS:
            raise ValueError(f"got digits of {len(part.images)} pixels: expected {PIXELS}")
    if len(digits.train) < train or not len(digits.test):
        raise ValueError(f"got {len(digits.train)} training digits and {len(digits.test)} to test: "
                         f"load at least {train} and 1")
    return digits


def checked_network(network, hidden=0):
    """Return `network`, which may be None; raise a ValueError if it cannot read digits.

    It needs 784 inputs, ten outputs, and at least so many `hidden` layers.
    """
    if network is None:
        return None
    if not isinstance(network, Network):
        raise ValueError(f"got {_short(network)} for the network: expected a Network; a state code "
                         "is given as state=...")
    sizes = network.sizes
    if (sizes[0], sizes[-1]) != (PIXELS, CLASSES):
        raise ValueError(f"a network of sizes {sizes} reads no digits: expected {PIXELS} "
                         f"inputs and {CLASSES} outputs")
    if len(sizes) < 2 + hidden:
        raise ValueError(f"a network of sizes {sizes} has no hidden layer, and this panel shows "
                         f"one: expected sizes such as {[PIXELS, 16, CLASSES]}")
    return network


def slider_over(description, count, *, value=0, first=0):
    """Return a slider over so many things; where there is only one, it stays there."""
    slider = Slider(description, value=value, min=first, max=first + max(count, 2) - 1, step=1)
    slider.max = first + count - 1
    return slider


def _short(thing):
    return f"a {type(thing).__name__}" if isinstance(thing, (Network, Digits)) else f"{thing!r:.40}"
