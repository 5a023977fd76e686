"""The networks that a panel offers in a menu, unless the reader brings one."""

import numpy as np

from ..network import Network
from ..storage import trained_network

SIZES = [784, 16, 16, 10]
SEED = 1    # its ten outputs differ much, and it calls hardly anything a 2


def offered_networks(network=None):
    """Return networks by name: the reader's own, or one that has learned nothing and a trained one.

    Parameters
    ----------
    network : Network, optional
    """
    if network is not None:
        return {"yours": network}
    return {"untrained": Network.random(SIZES, np.random.default_rng(SEED)),
            "trained": trained_network()}
