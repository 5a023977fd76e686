"""What panels share that look into one network: the reader's own, or one of two in a menu."""

from ..live.panel import Panel, menu
from ..network import Network
from ..storage import trained_network
from .given import checked_digits, checked_network

SIZES = [784, 16, 16, 10]


class OneNetwork(Panel):
    """Choose a network; a subclass calls `offer` first, and shows what there is to see in it."""

    layers = ()     # at least and at most, of the reader's network after the input

    def offer(self, digits, network, rng):
        """Offer the reader's `network`; if None, one that `rng` makes, and a trained one."""
        self.digits = checked_digits(digits)
        self._networks = {"yours": network} if checked_network(network, *self.layers) else {
            "untrained": Network.random(SIZES, rng), "trained": trained_network()}

    @property
    def first_network(self):
        """The network that is shown first."""
        return next(iter(self._networks.values()))

    @property
    def network(self):
        """The network that is looked at."""
        return self._networks[self.named["network"].value]

    @property
    def which_network(self):
        """What it is called in a caption: "your network", "trained network"."""
        name = self.named["network"].value
        return "your network" if name == "yours" else f"{name} network"

    def network_menu(self):
        """Return the menu of networks."""
        names = list(self._networks)
        return menu("network", names, names[0])
