"""What did it learn? The weights of the first layer as images, and what wakes each neuron."""

from functools import lru_cache

import numpy as np

from ...data.cards import edge_detector
from ...drawing.artists import outline
from ...drawing.bars import ActivationBars
from ...drawing.grid import draw_cells, show_cells
from ...drawing.images import draw_weights, update_choice, update_grid, update_scale
from ...drawing.mosaic import side_by_side
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, name_of, say
from ...lessons.descent.reading import mean_by_digit, read
from ...lessons.descent.weight_images import WINDOW, measures
from ...live.panel import ARROWS, Panel
from ...live.style import BODY, MUTED, SIGNED, SMALL
from ..given import PIXELS, slider_over
from ..shared_network import NetworkChoice

ROWS = "neighbours alike", f"in its best {WINDOW}×{WINDOW} pixels"
COLUMNS = {"this": 606, "random": 674, "edge": 730}  # right ends, in CSS pixels


class Learned(NetworkChoice, Panel):
    """Look at the first layer's weights as images, and see which digits wake each neuron.

    Parameters
    ----------
    digits : Digits
        Mean activations and accuracy are taken over all of ``digits.test``.
    network : Network or Shelf, optional
        Yours, with 784 inputs and ten outputs; whatever is put on a shelf is shown at once.
    state : str
        A state code, as shown below the panel.
    """

    size = (760, 424)
    wanted_keys = tuple(ARROWS)
    presets = {"Untrained": {"network": "untrained"}}
    actions = {"The smallest spot": "go_to_smallest", "The widest": "go_to_widest"}

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network)
        self._read = lru_cache(4)(lambda network: read(network, digits.test))
        self._measures = lru_cache(4)(lambda network: measures(network.weights[0]))
        self._edge = measures([edge_detector()])[0]
        super().__init__(state)

    def controls(self):
        """Which network, and which neuron of its first layer."""
        return {"network": self.network_menu(),
                "neuron": slider_over("neuron", self.first_network.sizes[1])}

    def draw(self, figure):
        """Lay out all images, a large one, ten mean activations, and two measures."""
        wall = axes_at(figure, 16, 44, 345, 345, cells=(1, 1))
        wall.set_aspect("equal")
        self._choice = outline(wall)
        self._wall = draw_cells(wall, np.zeros((1, 1)), SIGNED, -1, 1)
        self._large = draw_weights(axes_at(figure, 386, 44, 196, 196, framed=True),
                                   np.zeros(PIXELS), largest=1)
        self._bars = ActivationBars(axes_at(figure, 624, 44, 84, 196, framed=True), 10,
                                    names=self.digits.names)
        page = draw_page(figure)
        self._titles = [add_text(page, x, y, size=BODY)
                        for x, y in ((16, 24), (386, 24), (386, 378))]
        add_text(page, 612, 24, "mean activation", size=BODY)
        for column, x in COLUMNS.items():
            add_text(page, x, 286, column, size=SMALL + 1, color=MUTED, ha="right")
        self._numbers = []
        for y, row in zip((310, 334), ROWS, strict=True):
            add_text(page, 386, y, row, size=SMALL + 1, color=MUTED)
            self._numbers.append([add_text(page, x, y, size=SMALL + 1, ha="right")
                                  for x in COLUMNS.values()])
            self._numbers[-1][0].set_weight("bold")

    def refresh(self):
        """Show the weights, the chosen neuron's means, and how its image compares."""
        network, reading = self.network, self._read(self.network)
        images = network.weights[0]
        with self.quietly():  # another network may have fewer neurons
            self.named["neuron"].max = len(images) - 1
        neuron = int(self.named["neuron"].value)
        means = mean_by_digit(reading.hidden, reading.labels)[:, neuron]
        share, largest = reading.right.mean(), abs(images).max(axis=1)
        usual = np.median(largest)
        self._show_wall(images, neuron, usual)
        update_scale(self._large, largest[neuron])
        update_grid(self._large, images[neuron])
        self._bars.show(means)
        whose = self.whose.capitalize()
        say(self._titles, (f"all {len(images)} neurons, full colour from ±{usual:.1f}",
                           f"neuron {neuron}, ±{largest[neuron]:.1f}",
                           f"{whose} reads {share:.1%} right"))
        alike, inside = self._compare(network, neuron)
        most, least = (name_of(one, self.digits.names) for one in (means.argmax(), means.argmin()))
        return (f"Neuron {neuron} of {len(images)}: most active on {most} (mean "
                f"{in_words(means.max())}), least on {least} ({in_words(means.min())}). "
                f"Its neighbouring weights are alike by {alike}, and {inside} of its squared "
                f"weights lie in one square of {WINDOW} by {WINDOW} pixels. "
                f"{whose} reads {share:.1%} of {len(reading.labels):,} test digits right.")

    def go_to_smallest(self):
        """Choose the neuron with most of its weights in one place."""
        self.set(neuron=int(self._measures(self.network)[:, 1].argmax()))

    def go_to_widest(self):
        """Choose the neuron with its weights most spread out."""
        self.set(neuron=int(self._measures(self.network)[:, 1].argmin()))

    def touched(self, touch):
        """Choose a neuron by pointer or arrow keys."""
        across, chosen = _across(self.network.weights[0]), self.named["neuron"]
        if touch.kind == "key":
            down, right = ARROWS[touch.key]
            chosen.value += across * down + right
        elif touch.axes is self._wall.axes and touch.kind != "up":
            column, row = (min(int(place * across), across - 1) for place in touch.points[-1])
            chosen.value = across * row + column

    def _show_wall(self, images, chosen, largest):
        """Show all images on one scale, row by row, with a frame around the `chosen` one."""
        across = _across(images)
        cells = side_by_side(images, across, 1)
        show_cells(self._wall, cells, 1 / len(cells))
        update_scale(self._wall, largest)
        update_choice(self._choice, *divmod(chosen, across), 1 / across)

    def _compare(self, network, neuron):
        """Write both measures for this neuron, for random weights and for an edge detector."""
        random = self._measures(self.networks["untrained"]()).mean(axis=0)
        alike, inside = np.transpose([self._measures(network)[neuron], random, self._edge])
        alike, inside = [in_words(number) for number in alike], [f"{share:.0%}" for share in inside]
        say(self._numbers[0], alike)
        say(self._numbers[1], inside)
        return alike[0], inside[0]


def _across(images):
    """Return how many of the images stand side by side."""
    return int(np.ceil(np.sqrt(len(images))))
