"""What panels are given, looked at before anything is drawn: digits, and perhaps a network."""

import numpy as np

from ..data.examples import CLASSES, Digits
from ..drawing.text import a_digit, are_words, name_of
from ..live.file_button import FileButton
from ..live.slider import Slider
from ..network import Network
from ..storage import load_network

PIXELS = 784


def checked_digits(digits, train=1):
    """Return `digits`; raise a ValueError unless there are `train` of them, and one to test."""
    if not isinstance(digits, Digits):
        raise ValueError(f"got a {type(digits).__name__} for the digits: expected what "
                         "load_digits() returns")
    if len(digits.train) < train or not len(digits.test):
        raise ValueError(f"got {len(digits.train)} training and {len(digits.test)} test digits: "
                         f"load at least {train} and 1")
    return digits


def checked_network(network, least=1, most=np.inf):
    """Return `network`, or None; raise a ValueError if it reads no digits, or for its layers."""
    if not isinstance(network, Network | None):
        raise ValueError(f"got a {type(network).__name__} for the network: expected a Network; a "
                         "state code is given as state=...")
    sizes = network.sizes if network else [PIXELS, *[1] * (least - 1), CLASSES]
    if (sizes[0], sizes[-1]) != (PIXELS, CLASSES):
        raise ValueError(f"a network of sizes {sizes} reads no digits: expected {PIXELS} inputs "
                         f"and {CLASSES} outputs")
    if not least < len(sizes) <= most + 1:
        many = f"{least} or more" if most == np.inf else f"{least} to {most}".removeprefix("3 to ")
        raise ValueError(f"got a network of sizes {sizes}: this picture has room for {many} layers "
                         "after the input, as in [784, 16, 16, 10]")
    return network


def network_button(panel):
    """Return a button that hands a saved network to `panel.bring`, or says why that cannot be."""
    def take(data):
        """Hand on the network in a file's bytes, if it is one."""
        try:
            panel.bring(checked_network(load_network(data)))
        except ValueError as error:
            panel._show(panel.description, f"Nothing has changed: {error}.")
    return FileButton("Load a network …", ".npz,.json",
                      lambda data: panel._loop.attempt(take, data))


def first_of_each(examples, count):
    """Return which are the first `count` of each class, (n, count); a ValueError if too few."""
    names = examples.names
    each = [np.flatnonzero(examples.labels == which)[:count] for which in range(len(names))]
    for which, found in enumerate(each):
        if len(found) < count:
            of = a_digit(which, names)
            raise ValueError(f"there are only {len(found)} pictures of {of} to learn from, and "
                             f"{count} are shown: load a few hundred digits")
    return np.array(each)


def class_slider(description, names, count=CLASSES, *, value):
    """Return a slider over so many classes; with names of more than a letter, it says which."""
    slider = slider_over(description, count, value=value)

    def tell(_=None):
        """Name the class that is chosen beside the slider."""
        slider.description = f"{description}: {name_of(int(slider.value), names)}"

    if are_words(names):
        slider.observe(tell, "value")
        tell()
    return slider


def slider_over(description, count, *, value=0, first=0):
    """Return a slider over so many things; where there is only one, it stays there."""
    slider = Slider(description, value=value, min=first, max=first + max(count, 2) - 1, step=1)
    slider.max = first + count - 1
    return slider
