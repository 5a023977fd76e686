"""The network that the panels of a notebook share: one puts it there, the others take it."""

import numpy as np
import traitlets

from ..data.examples import CLASSES
from ..live.panel import menu
from ..network import Network
from ..storage import trained_network

PIXELS = 784


class Shelf(traitlets.HasTraits):
    """Holds one network; panels that were given this shelf follow when another one is put there.

    Parameters
    ----------
    network : Network, optional
        What lies there at first: a trained one of the package, unless you give your own.

    Attributes
    ----------
    network : Network
        To follow it: ``shelf.observe(function, "network")``.
    """

    network = traitlets.Instance(Network)

    def __init__(self, network=None):
        super().__init__(network=network or trained_network())

    def put(self, network):
        """Lay a copy of `network` here, and tell all who look at it."""
        self.network = network.copy()


class OnShelf:
    """What panels have in common that show a network which may change under them.

    Mix it in before `Panel`, call `follow` before ``super().__init__``, and add `network_menu` to
    the controls. Whatever is computed from ``self.network`` is to be kept by network.
    """

    def follow(self, network):
        """Look at `network`: a `Shelf`, a `Network`, or None for the trained one of the package.

        Raises
        ------
        ValueError
            If it does not take 784 pixels and give ten outputs.
        """
        self.shelf = network if isinstance(network, Shelf) else Shelf(network)
        sizes = self.shelf.network.sizes
        if (sizes[0], sizes[-1]) != (PIXELS, CLASSES):
            raise ValueError(f"a network of sizes {sizes} reads no digits: expected {PIXELS} "
                             f"inputs and {CLASSES} outputs")
        self._untrained = {}
        self.shelf.observe(self._handed_down, "network")

    @staticmethod
    def network_menu():
        """Return the menu that sets the network beside one which has learned nothing yet."""
        return menu("network", ["trained", "untrained"], "trained")

    @property
    def network(self):
        """The network that is shown."""
        handed = self.shelf.network
        return handed if self.named["network"].value == "trained" else self.untrained(handed)

    def untrained(self, network):
        """Return a network of the same sizes that has learned nothing yet."""
        key = (*network.sizes, network.activation)
        if key not in self._untrained:
            self._untrained[key] = Network.random(network.sizes, np.random.default_rng(0),
                                                  network.activation)
        return self._untrained[key]

    def _handed_down(self, _):
        self._loop.run(self._refresh)
