"""Which network a panel shows: yours, a trained one, or one that has learned nothing."""

from functools import cache

import traitlets

from ..lessons.descent.beginners import untrained
from ..live.panel import menu
from ..network import Network
from ..storage import trained_network
from .given import checked_digits, checked_network


class Shelf(traitlets.HasTraits):
    """Holds your network: one panel puts it there, and the panels given this shelf show it.

    Parameters
    ----------
    network : Network, optional
        Yours. Unless given, the shelf is empty until a panel puts one there.

    Attributes
    ----------
    network : Network or None
    """

    network = traitlets.Instance(Network, allow_none=True)

    def __init__(self, network=None):
        super().__init__(network=network)

    def put(self, network):
        """Lay a copy of `network` here, and tell all who look at it."""
        self.network = checked_network(network).copy()


class NetworkChoice:
    """A menu of networks, for panels; *yours* is the first of them as soon as there is one.

    Mix it in before `Panel`, call `offer` before ``super().__init__``, and add `network_menu` to
    the controls. Whatever is computed from ``self.network`` is to be kept by network.
    """

    networks = {"trained": cache(trained_network), "untrained": cache(untrained)}

    def offer(self, digits, network):
        """Keep `digits`; offer as yours a `Network`, whatever is on a `Shelf`, or None."""
        self.digits = checked_digits(digits)
        self.shelf = network if isinstance(network, Shelf) else Shelf(checked_network(network))
        checked_network(self.shelf.network)
        self.shelf.observe(lambda _: self._loop.run(self._loop.attempt, self._handed_down),
                           "network")

    def network_menu(self):
        """Return the menu, with the first network chosen."""
        return menu("network", self._offered(), self._offered()[0])

    @property
    def first_network(self):
        """The network that is shown first."""
        return self.shelf.network or self.networks[self._offered()[0]]()

    @property
    def network(self):
        """The network that is shown."""
        name = self.named["network"].value
        return self.shelf.network if name == "yours" else self.networks[name]()

    @property
    def whose(self):
        """What it is called in a sentence: "your network", "the trained network"."""
        name = self.named["network"].value
        return "your network" if name == "yours" else f"the {name} network"

    def _offered(self):
        return [*["yours"] * (self.shelf.network is not None), *self.networks]

    def _handed_down(self):
        """Show the network that was put on the shelf; presets and *Reset* show it, too."""
        self._start["network"] = "yours"
        with self.quietly():
            self.named["network"].options = self._offered()
            self.named["network"].value = "yours"
        self._refresh()
