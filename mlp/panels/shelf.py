"""The network that the panels of a notebook share: one puts it there, the others take it."""

import traitlets

from ..network import Network
from ..storage import trained_network


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
