"""Honest noise: how sure a network is of images that show nothing."""

from functools import lru_cache

import numpy as np

from ...drawing.bars import draw_activations, update_activations
from ...drawing.images import draw_digit, update_grid
from ...drawing.page import axes_at, draw_page
from ...drawing.shares import draw_shares, update_shares
from ...drawing.text import a_digit, add_text, in_words
from ...lessons.descent.probing import SURE, noise, shares
from ...lessons.descent.reading import read, unlabelled
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from ..shared_network import PIXELS, OnShelf

COUNT = 1000
NOISES = [("each pixel at random", "uniform"), ("a digit's pixels, shuffled", "shuffled")]


class Noise(OnShelf, Panel):
    """Compare how sure a network is of noise, of digits read right, and of digits read wrong.

    Parameters
    ----------
    digits : Digits
        Those of ``digits.test`` are compared with the noise.
    network : Network or Shelf, optional
        With 784 inputs and ten outputs; a shelf's is followed. The package's trained one unless
        given.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 410)
    wanted_keys = ("ArrowLeft", "ArrowRight")
    presets = {"As much ink as a digit": {"noise": "shuffled"}, "Other noise": {"seed": 1},
               "Untrained": {"network": "untrained"}}
    actions = {"Next sure one": "next_sure"}

    def __init__(self, digits, network=None, state=""):
        self.follow(network)
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
        self._bars = draw_activations(axes_at(figure, 290, 44, 84, 224, framed=True), 10)
        self._shares = [draw_shares(axes_at(figure, 474, y, 266, 76, framed=True))
                        for y in (44, 166, 288)]
        page = draw_page(figure)
        add_text(page, 290, 24, "outputs", size=BODY)
        add_text(page, 607, 400, f"largest output; dark: above {SURE}", size=SMALL, color=MUTED,
                  ha="center")
        self._title = add_text(page, 16, 24, size=BODY)
        self._verdict = [add_text(page, 16, y, size=BODY) for y in (296, 320)]

    def refresh(self):
        """Show one image of the noise, and how sure the network is of all of them."""
        v, digits = self.values(), self._on_digits(self.network)
        k, of_noise = int(v["image"]), self._reading()
        outputs = of_noise.outputs[:, k]
        update_grid(self._image, self._images(v["noise"], int(v["seed"]))[:, k] / 255)
        update_activations(self._bars, outputs)
        self._title.set_text(f"noise image {k}")
        self._verdict[0].set_text(f"“That is {a_digit(outputs.argmax())}”:")
        self._verdict[1].set_text(f"largest output {in_words(outputs.max())}")
        groups = {"noise images": of_noise.sureness,
                  "digits read right": digits.sureness[digits.right],
                  "digits read wrong": digits.sureness[~digits.right]}
        said = []
        for drawn, (name, sureness) in zip(self._shares, groups.items(), strict=True):
            tenths = shares(sureness)
            update_shares(drawn, tenths, f"{len(sureness):,} {name}",
                          f"{tenths[-1]:.1%}",
                          outputs.max() if name == "noise images" else None)
            said.append(f"{tenths[-1]:.1%} of {len(sureness):,} {name}")
        return (f"The largest output is above {SURE} for {said[0]}, {said[1]} and "
                f"{said[2]}. Noise image {k} is taken for {a_digit(outputs.argmax())}, "
                f"with {in_words(outputs.max())}.")

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
