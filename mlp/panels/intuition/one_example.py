"""What panels share that look at one example in one network: which example, and which network."""

import numpy as np

from ...costs import example_costs
from ...data.replay import videos_two
from ...lessons.intuition.wishes import asked
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...network import Network, forward
from ...storage import trained_network

SHOWN = 10              # examples of each digit to choose from
SIZES = [784, 16, 16, 10]
VIDEO_SEED = 0          # with numpy's old generator, it makes the network of the video's example


class OneExample(Panel):
    """Choose a network and one training example; a subclass shows what the example asks for.

    Where MNIST's files are on this machine, a preset *Replay* shows the video's own example.

    Parameters
    ----------
    digits : Digits
        The first ten of every digit in ``digits.train`` can be chosen.
    network : Network, optional
        Yours, with 784 inputs and 10 outputs. Unless given, a menu offers one that has learned
        nothing yet and the trained one of the package.
    state : str
        A state code, as shown below the panel.

    Raises
    ------
    ValueError
        If there are fewer than ten of some digit.
    """

    start = {"digit": 2, "example": 4}

    def __init__(self, digits, network=None, state=""):
        self.examples = digits.train
        self._shown = np.array([_first(digits.train.labels, digit) for digit in range(10)])
        self._networks = {"yours": network} if network else {
            "untrained": Network.random(SIZES, np.random.RandomState(VIDEO_SEED)),
            "trained": trained_network()}
        self._two, self._asked_for = videos_two(), None
        self.presets = self.moments()
        if self._two and not network:
            self.presets["Replay"] = {**self.replay, "image": "video"}
        super().__init__(state)

    replay = {}     # what else the preset sets

    def moments(self):
        """Return the presets, as {name: {control: value}}."""
        return {}

    @property
    def network(self):
        """The network that is looked at."""
        return self._networks[self.named["network"].value]

    def controls(self):
        """Which network, which digit, and which of the examples of it."""
        named = {"network": menu("network", list(self._networks), next(iter(self._networks))),
                 "digit": Slider("digit", value=self.start["digit"], max=9, step=1),
                 "example": Slider("example", value=self.start["example"], min=1, max=SHOWN,
                                   step=1)}
        if self._two:
            for slider in named.values():
                slider.observe(self._back_to_ours, "value")
            named["image"] = menu("image", [("from the digits", "ours"),
                                            ("the video's 2", "video")], "ours")
        return named

    def example(self):
        """Return the chosen example, as `Examples` of one, and what to call it."""
        if self._two and self.named["image"].value == "video":
            return self._two, "MNIST's training image 5"
        digit, example = (int(self.named[name].value) for name in ("digit", "example"))
        which = self._shown[digit, example - 1]
        return self.examples.pick([which]), f"training digit {which}"

    def asked(self):
        """Return what the example asks of every layer; worked out once for each."""
        example, name = self.example()
        if self._asked_for != (self.network, name):
            self._asked_for = self.network, name
            self._asked = asked(self.network, example.inputs(), example.targets())
        return self._asked

    def at_start(self):
        """Return what the first network is asked for by the example shown first."""
        which = self._shown[self.start["digit"], self.start["example"] - 1]
        return asked(next(iter(self._networks.values())), self.examples.inputs(which),
                     self.examples.targets(which))

    def costliest(self, network):
        """Return which digit and example costs `network` most, as what to set."""
        of_all = self.examples.pick(self._shown.ravel())
        costs = example_costs(forward(network, of_all.inputs())[-1], of_all.targets())
        digit, place = divmod(int(costs.argmax()), SHOWN)
        return {"digit": digit, "example": place + 1}

    def _back_to_ours(self, change):
        if change["owner"] is not self.named["network"]:
            with self.quietly():
                self.named["image"].value = "ours"


def _first(labels, digit):
    found = np.flatnonzero(labels == digit)[:SHOWN]
    if len(found) < SHOWN:
        raise ValueError(f"there are only {len(found)} pictures of a {digit} to learn from, and "
                         f"{SHOWN} are shown: load a few hundred digits")
    return found
