"""Your own handwriting: a photo becomes digits, step by step, and the network reads them."""

import numpy as np

from ...data.centring import resample
from ...data.photo import STEPS, read_photo
from ...drawing.artists import Tiles, edged
from ...drawing.bars import ActivationBars
from ...drawing.grid import draw_cells, show_cells
from ...drawing.images import draw_row
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, are_words, in_words, name_of
from ...live.file_button import FileButton
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, BRIGHTNESS, CHOSEN, LARGE, MUTED, SMALL
from ...network import forward
from ..shared_network import NetworkChoice

SIDE, SHOWN, CELL = 28, 10, 64  # of a digit, digits that are shown, pixels from one to the next
WIDE, HIGH = 266, 190           # of the photo on each of its pictures, at most
GREYS = 32      # so many keep a stored picture small
TITLES = ["grey", "without its paper", "ink, cut apart"]
NAMES = {"turn": "turned", "paper": "evenly lit", "cut": "cut apart", "crop": "cropped",
         "pen": "one pen", "centre": "centred"}


class Photo(NetworkChoice, Panel):
    """Bring a photo of your own digits, and see what is done to it before the network reads it.

    A photo goes to the notebook's own kernel, and nowhere else. Digits that touch are read as one.

    Parameters
    ----------
    digits : Digits
        The first six of ``digits.test`` make the example.
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs. The trained one unless given.
    state : str
        A state code, as shown below the panel; a photo of yours is not part of it.
    """

    size = (880, 420)
    presets = {"Shadows stay": {"paper": "off"}, "A thin pen stays thin": {"pen": "off"},
               "All as one digit": {"cut": "off"}}

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        self._example, self._mine, self._kept = example_page(digits.test), None, None
        self._button = FileButton("Choose a photo …", "image/png,image/jpeg,image/webp",
                                  lambda data: self._loop.attempt(self.bring, data))
        super().__init__(state)

    def controls(self):
        """Which photo, which steps, which digit to look at, and who reads it."""
        return {"photo": menu("photo", [("the example", "example"), ("mine", "mine")], "example"),
                **{step: menu(NAMES[step], ["on", "off"], "on") for step in STEPS},
                "digit": Slider("look at digit", value=1, min=1, max=SHOWN, step=1),
                "network": self.network_menu()}

    def shown(self):
        """Return the button for a photo before all else."""
        return [self._button, *super().shown()]

    def bring(self, data):
        """Read a photo of the reader's, the bytes of a file."""
        self._mine = data
        self.set(photo="mine", digit=1)

    def take_over(self, other):
        """Keep the photo, too, when the cell is run again."""
        self._mine = other._mine
        super().take_over(other)

    def draw(self, figure):
        """Lay out three pictures of the photo, the digits, and what the network makes of one."""
        axes = [axes_at(figure, 16 + k * 290, 34, WIDE, HIGH, cells=(1, 1)) for k in range(3)]
        self._pictures = [draw_cells(ax, np.zeros((1, 1)), BRIGHTNESS, 0, 1) for ax in axes]
        for ax in axes:
            ax.set(aspect="equal", anchor="NW")
        self._frames = Tiles(axes[2], zorder=2, edgecolors=CHOSEN, linewidths=1.5,
                             path_effects=edged(1.5))
        row = axes_at(figure, 16, 290, SHOWN * CELL, CELL, framed=True)
        self._digits = draw_row(row, SHOWN, SIDE)
        self._chosen = Tiles(row, zorder=2, edgecolors=CHOSEN, linewidths=2.5,
                             path_effects=edged(2.5))
        self._bars = ActivationBars(axes_at(figure, 718, 258, 92, 138, framed=True), 10,
                                    names=self.digits.names)
        page = draw_page(figure)
        for k, title in enumerate(TITLES):
            add_text(page, 16 + k * 290, 20, title, size=BODY)
        add_text(page, 16, 276, "the network gets", size=SMALL + 1)
        self._which = add_text(page, 694, 246, size=SMALL + 1)
        add_text(page, 16, 404, "Drop or paste a photo here, too: it goes to this notebook's own "
                 "kernel, and nowhere else.", size=SMALL, color=MUTED)
        size = SMALL if are_words(self.digits.names) else LARGE
        self._answers = [add_text(page, 16 + CELL * (k + 0.5), 374, size=size, weight="bold",
                                  ha="center") for k in range(SHOWN)]

    def refresh(self):
        """Show every step, and read what has come out."""
        v = self.values()
        without = tuple(step for step in STEPS if v[step] == "off")
        mine = v["photo"] == "mine"
        whose = "Your photo" if mine else "The example"
        if mine and self._mine is None:
            return self._show_nothing("Choose a photo of your digits, drop one here, or paste it.")
        if self._kept is None or self._kept[0] != (mine and self._mine, without):
            try:
                photo = read_photo(self._mine if mine else self._example, without)
            except (ValueError, OSError) as error:
                return self._show_nothing(f"{whose} cannot be read: {error}.")
            self._kept = (mine and self._mine, without), photo
        photo = self._kept[1]
        self._show_steps(photo)
        outputs = forward(self.network, photo.digits.reshape(-1, SIDE**2).T / 255)[-1]
        k = min(int(v["digit"]), len(photo.digits), SHOWN) - 1
        answers, names = outputs.argmax(axis=0), self.digits.names
        read = [name_of(answer, names) for answer in answers]
        self._show_digits(photo.digits, read, k)
        self._bars.show(outputs[:, k])
        self._which.set_text(f"outputs for digit {k + 1}")
        left_out = f" without “{'”, “'.join(NAMES[step] for step in without)}”" if without else ""
        return (f"{whose}{left_out}: {len(answers)} found, read by {self.whose} as "
                f"{' '.join(read)}. Digit {k + 1} is {a_digit(answers[k], names)} with "
                f"{in_words(outputs[answers[k], k])}.")

    def _show_steps(self, photo):
        height, width = photo.grey.shape
        scale = min(WIDE / width, HIGH / height)
        small = max(1, round(height * scale)), max(1, round(width * scale))
        for image, values in zip(self._pictures, (photo.grey, photo.missing, photo.ink),
                                 strict=True):
            show_cells(image, np.round(GREYS * resample(values, *small)) / GREYS, 1)
            image.axes.set(xlim=(0, WIDE), ylim=(HIGH, 0))
        top, bottom, left, right = photo.boxes.T * scale
        self._frames.show(np.stack([left, top, right - left, bottom - top], axis=1), "none")

    def _show_digits(self, digits, answers, chosen):
        row = np.zeros((SIDE, SHOWN * SIDE))
        shown = digits[:SHOWN]
        row[:, :len(shown) * SIDE] = np.hstack([*shown, row[:, :0]]) / 255
        show_cells(self._digits, row)
        self._chosen.show([(chosen * SIDE, 0, SIDE, SIDE)] if len(shown) else [], "none")
        for k, text in enumerate(self._answers):
            text.set_text(answers[k] if k < len(shown) else "")

    def _show_nothing(self, why):
        for image in self._pictures:
            show_cells(image, np.zeros((1, 1)), 1)
        self._frames.show([], "none")
        self._show_digits(np.zeros((0, SIDE, SIDE)), [], 0)
        self._bars.show(np.zeros(10))
        self._which.set_text("")
        return why


def example_page(examples):
    """Return a photo of six digits on lined paper, half in shadow: brightnesses (240, 330)."""
    rng = np.random.default_rng(1)
    y, x = np.mgrid[:240, :330]
    page = np.where((y + x // 30) % 24 < 2, 0.72, 0.92)
    for k in range(min(6, len(examples))):
        at = slice(22 + 108 * (k // 3), 106 + 108 * (k // 3)), slice(20 + 104 * (k % 3),
                                                                     104 + 104 * (k % 3))
        digit = np.kron(examples.inputs(k).reshape(SIDE, SIDE), np.ones((3, 3)))
        page[at] -= 0.62 * np.minimum(1.4 * digit, 1)
    shadow = 1 - 0.4 / (1 + np.exp(-(x + y / 2 - 240) / 12))
    return (page * shadow + rng.normal(0, 0.004, page.shape)).clip(0, 1)
