"""Honest noise: how sure a network is of images that show nothing."""

from functools import lru_cache

import numpy as np

from ...drawing.artists import add_line, lay
from ...drawing.bars import ActivationBars
from ...drawing.images import draw_digit, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, in_words, say
from ...lessons.descent.probing import SURE, noise, shares
from ...lessons.descent.reading import read, unlabelled
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, CHOSEN, FAINT, INK, MUTED, SMALL
from ..given import PIXELS
from ..shared_network import NetworkChoice

COUNT = 1000
NOISES = [("each pixel at random", "uniform"), ("a digit's pixels, shuffled", "shuffled")]


class Noise(NetworkChoice, Panel):
    """Compare how sure a network is of noise, of digits read right, and of digits read wrong.

    Parameters
    ----------
    digits : Digits
        Those of ``digits.test`` are compared with the noise.
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs; whatever is put on a shelf is shown at once.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 410)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {"As much ink as a digit": {"noise": "shuffled"}, "Other noise": {"seed": 1},
               "Untrained": {"network": "untrained"}}
    actions = {"Next sure one": "next_sure"}

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        self._images = lru_cache(8)(lambda kind, seed: noise(
            kind, COUNT, digits.test, np.random.default_rng(seed)))
        self._on_noise = lru_cache(8)(lambda network, kind, seed: read(
            network, unlabelled(self._images(kind, seed))))
        self._on_digits = lru_cache(4)(lambda network: read(network, digits.test))
        super().__init__(state)

    def controls(self):
        """Which network, which 1,000 images, and which one of them to look at."""
        return {"network": self.network_menu(), "noise": menu("noise", NOISES, "uniform"),
                "seed": Slider("seed", value=0, max=20, step=1),
                "image": Slider("image", value=0, max=COUNT - 1, step=1)}

    def draw(self, figure):
        """Lay out one image with its outputs, and three distributions."""
        self._image = draw_digit(axes_at(figure, 16, 44, 224, 224, framed=True), np.zeros(PIXELS))
        self._bars = ActivationBars(axes_at(figure, 290, 44, 84, 224, framed=True), 10,
                                    names=self.digits.names)
        self._shares = [Distribution(axes_at(figure, 474, y, 266, 76, framed=True))
                        for y in (44, 166, 288)]
        self._mark = add_line(self._shares[0].axes, color=CHOSEN, linewidth=2.5, zorder=1.4)
        page = draw_page(figure)
        add_text(page, 290, 24, "outputs", size=BODY)
        self._below = add_text(page, 744, 400, size=SMALL, color=MUTED, ha="right")
        self._words = [add_text(page, 16, y, size=BODY) for y in (24, 296, 320)]

    def refresh(self):
        """Show one image of the noise, and how sure the network is of all of them."""
        v, digits = self.values(), self._on_digits(self.network)
        k, of_noise = int(v["image"]), self._reading()
        outputs = of_noise.outputs[:, k]
        answer = a_digit(outputs.argmax(), self.digits.names)
        update_grid(self._image, self._images(v["noise"], int(v["seed"]))[:, k] / 255)
        self._bars.show(outputs)
        self._below.set_text(f"largest output of {self.whose}; strong: above {SURE}")
        say(self._words, (f"noise image {k}", f"“That is {answer}”:",
                          f"largest output {in_words(outputs.max())}"))
        lay(self._mark, [np.clip(outputs.max(), 0, 1)] * 2, [0, 1])
        said = [drawn.show(shares(sureness), f"{len(sureness):,} {name}")
                for drawn, name, sureness in zip(
                    self._shares, ("noise images", "digits read right", "digits read wrong"),
                    (of_noise.sureness, digits.sureness[digits.right],
                     digits.sureness[~digits.right]), strict=True)]
        return (f"The largest output of {self.whose} is above {SURE} for {said[0]}, {said[1]} and "
                f"{said[2]}. Noise image {k} is taken for {answer}, with "
                f"{in_words(outputs.max())}.")

    def touched(self, touch):
        """Walk through the noise with the arrow keys."""
        if touch.kind == "key":
            self.named["image"].value += 1 if touch.key == "ArrowRight" else -1

    def next_sure(self):
        """Go on to the next image of which the network is sure, if there is one."""
        sure = np.flatnonzero(self._reading().sureness > SURE)
        if len(sure):
            later = sure[sure > self.named["image"].value]
            self.set(image=int(later[0] if len(later) else sure[0]))

    def _reading(self):
        v = self.values()
        return self._on_noise(self.network, v["noise"], int(v["seed"]))


class Distribution:
    """How values from 0 to 1 are distributed: the share in each tenth, the last one in ink."""

    def __init__(self, ax):
        self.axes, tenths = ax, np.linspace(0, 1, 11)
        self._bars = ax.stairs(np.zeros(10), tenths, fill=True, color=MUTED, zorder=1)
        self._last = ax.stairs([0], tenths[-2:], fill=True, color=INK, zorder=1.1)
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=np.linspace(0, 1, 6), yticks=[0, 0.5, 1],
               yticklabels=["0", "", "all"])
        ax.grid(True, axis="y", color=FAINT)
        looks = {"size": BODY, "transform": ax.transAxes}
        self._title = add_text(ax, 0, 1.16, **looks)
        self._number = add_text(ax, 1, 1.16, weight="bold", ha="right", **looks)

    def show(self, tenths, values):
        """Show other shares, of what `values` says; return the share in the last tenth in words."""
        self._bars.set_data(np.append(tenths[:-1], 0))
        self._last.set_data(tenths[-1:])
        self._title.set_text(values)
        self._number.set_text(f"{tenths[-1]:.1%}")
        return f"{tenths[-1]:.1%} of {values}"
