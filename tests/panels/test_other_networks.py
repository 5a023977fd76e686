"""Every panel with networks and digits of the reader's own: large ones, small ones, wrong ones."""

import inspect
import warnings

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from panel_helpers import KINDS
from traitlets import TraitError

from mlp import Network, load_digits, panels
from mlp.data.examples import Digits
from mlp.panels.shared_network import Shelf

# What some panels take less of, and the words in which they say so.
NEEDS = {"AddWishes": "room for 2 or more layers", "Levers": "room for 2 or more layers",
         "GradientCheck": "room for 3 layers", "WalkBack": "room for 1 to 3 layers"}
FEWEST = {"HowMuchData": "load at least 30", "Memorise": "load at least 8 and 1",
          **dict.fromkeys(("AddWishes", "Levers", "WishAndNudge", "Look"), "load a few hundred")}
GIVEN = {name: inspect.signature(kind).parameters for name, kind in KINDS.items()}
WITH_DIGITS = [name for name, given in GIVEN.items() if "digits" in given]
WITH_NETWORK = [name for name, given in GIVEN.items() if "network" in given]
NETWORKS = {
    "no hidden layer": Network.random([784, 10], 0),
    "large": Network.random([784, *[64] * 5, 10], 0),
    "uneven": Network.random([784, 17, 1, 10], 0, "tanh"),
    "relu": Network.random([784, *[64] * 5, 10], 0, "relu"),
    "zeros": Network([np.zeros((16, 784)), np.zeros((10, 16))],
                     [np.zeros((16, 1)), np.zeros((10, 1))])}


def ends(control):
    """Return both ends of a slider or of a menu of numbers; of words, all."""
    if hasattr(control, "options"):
        options = [one[1] if isinstance(one, tuple) else one for one in control.options]
        return options if isinstance(options[0], str) else [options[0], options[-1]]
    return [control.min, control.max] if hasattr(control, "max") else []


def gone_through(panel):
    """Move every control of a panel to its ends, draw it, choose each preset, and reset."""
    first = panel.description
    for name, control in panel.named.items():
        for value in ends(control):
            panel.set(**{name: value})
    FigureCanvasAgg(panel.figure).draw()
    for name, preset in panel.presets.items():
        panel.choose(name)
        assert {control: panel.values()[control] for control in preset} == preset, name
    panel.reset()
    assert panel.description == first and panel.code == ""


def refused(kind, *given):
    """Return the sentence in which a panel refuses what it is given."""
    with pytest.raises((ValueError, FloatingPointError)) as error:
        kind(*given)
    words = str(error.value)
    assert "\n" not in words and len(words) < 250 and not words.startswith(("zip", "a slider"))
    return words


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of old packages
        yield


@pytest.fixture(scope="module")
def few():
    return load_digits(train=300, test=12)


def fits(name, network):
    layers = len(NETWORKS[network].weights)
    return {"AddWishes": layers > 1, "Levers": layers > 1, "GradientCheck": layers == 3,
            "WalkBack": layers <= 3, "MiniBatches": network != "relu"}.get(name, True)


# Whatever must be refused is tried. What is shown takes long, so panels and networks take turns.
TURNS = [(name, network) for row, name in enumerate(WITH_NETWORK)
         for column, network in enumerate(NETWORKS)
         if not fits(name, network) or (row - column) % 5 == 0]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "network"), TURNS)
def test_a_panel_shows_any_network_or_says_what_it_takes(name, network, few):
    kind = KINDS[name]
    if fits(name, network):
        gone_through(kind(few, NETWORKS[network]))
    else:
        words = refused(kind, few, NETWORKS[network])
        assert NEEDS.get(name, "is too large for this network") in words


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), [
    (name, count) for k, name in enumerate(WITH_DIGITS) for count in (1, 10)
    if name in FEWEST or k % 2 == (count == 1)])    # the others take turns, too
def test_a_panel_shows_few_digits_or_says_how_many_it_takes(name, count):
    digits = load_digits(train=count, test=count)
    if name in FEWEST and (count == 1 or name != "Memorise"):
        assert FEWEST[name] in refused(KINDS[name], digits)
    else:
        gone_through(KINDS[name](digits))


@pytest.mark.parametrize("name", WITH_DIGITS)
def test_what_is_no_digits_and_no_network_is_refused_in_a_sentence(name, few):
    kind = KINDS[name]
    for wrong in (None, [], [few.train, few.test], "bias=3", NETWORKS["uneven"], few.train):
        assert "for the digits: expected what load_digits() returns" in refused(kind, wrong)
    none = Digits(few.train, few.test.pick([]))
    assert "and 0 test digits: load at least" in refused(kind, none)
    if name in WITH_NETWORK:
        for wrong in ([], [784, 10], "layer=2", 3, few):
            assert "for the network: expected a Network" in refused(kind, few, wrong)
        four = Network.random([4, 10], 0)
        assert "reads no digits: expected 784 inputs" in refused(kind, few, four)


@pytest.mark.slow
def test_what_is_no_shelf_is_refused_and_a_shelf_takes_no_other_network(few):
    with pytest.raises(TraitError, match="expected a Network or None, not the str 'seed=3'"):
        panels.TrainYourself(few, "seed=3")
    with pytest.raises(ValueError, match="reads no digits"):
        Shelf().put(Network.random([4, 10], 0))
    with pytest.raises(ValueError, match="reads no digits"):
        panels.Noise(few, Shelf(Network.random([4, 10], 0)))
    shelf = Shelf()
    panel = panels.Learned(few, shelf)
    for network in NETWORKS.values():
        shelf.put(network)
        gone_through(panel)
