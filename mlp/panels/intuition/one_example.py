"""What panels share that look at one example in one network: which example, and which network."""

import numpy as np

from ...costs import example_costs
from ...data.replay import videos_two
from ...lessons.intuition.wishes import asked
from ...live.panel import menu
from ...live.slider import Slider
from ...network import forward
from ..given import class_slider, first_of_each
from ..one_network import OneNetwork

SHOWN = 10              # examples of each digit to choose from
VIDEO_SEED = 0          # with numpy's old generator, it makes the network of the video's example


class OneExample(OneNetwork):
    """Choose a network and one training example; a subclass shows what the example wishes.

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

    replay = {}     # what else the preset *Replay* sets

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network, np.random.RandomState(VIDEO_SEED))
        self.examples = digits.train
        self.start = {"digit": min(2, len(digits.names) - 1), "example": 4}
        self._shown = first_of_each(digits.train, SHOWN)
        self._two, self._asked_for = videos_two(), None
        self.presets = self.moments()
        if self._two and not network:
            self.presets["Replay"] = {**self.replay, "image": "video"}
        super().__init__(state)

    def moments(self):
        """Return the presets, as {name: {control: value}}."""
        raise NotImplementedError

    def controls(self):
        """Which network, which digit, and which of the examples of it."""
        named = {"network": self.network_menu(),
                 "digit": class_slider("digit", self.digits.names, len(self._shown),
                                       value=self.start["digit"]),
                 "example": Slider("example", value=self.start["example"], min=1, max=SHOWN,
                                   step=1)}
        if self._two:
            for name in self.start:
                named[name].observe(self.along(image="ours"), "value")
            named["image"] = menu("image", [("from the digits", "ours"),
                                            ("the video's 2", "video")], "ours")
        return named

    def example(self):
        """Return the chosen example, as `Examples` of one, and what to call it."""
        if self._two and self.named["image"].value == "video":
            return self._two, "MNIST's training image 5"
        digit, example = (int(self.named[name].value) for name in self.start)
        which = self._shown[digit, example - 1]
        return self.examples.pick([which]), f"training digit {which}"

    def asked(self):
        """Return what the example wishes of every layer; worked out once for each."""
        example, name = self.example()
        if self._asked_for != (self.network, name):
            self._asked_for = self.network, name
            self._asked = asked(self.network, example.inputs(), example.targets())
        return self._asked

    def outputs_at_start(self):
        """Return what the example shown first wishes of the first network's outputs."""
        which = self._shown[self.start["digit"], self.start["example"] - 1]
        return asked(self.first_network, self.examples.inputs(which),
                     self.examples.targets(which))[-1]

    def loudest_at_start(self):
        """Return which output wishes most at the start, and which is heard most."""
        outputs = self.outputs_at_start()
        return int(abs(outputs.wishes).argmax()), int(abs(outputs.sum_wishes).argmax())

    def trained_and_wrong(self):
        """Return, as what to set, the last network and the digit that costs it most."""
        name, network = list(self._networks.items())[-1]
        of_all = self.examples.pick(self._shown.ravel())
        costs = example_costs(forward(network, of_all.inputs())[-1], of_all.targets())
        digit, place = divmod(int(costs.argmax()), SHOWN)
        return {"network": name, "digit": digit, "example": place + 1}
