"""The whole network at work: a digit goes in, every activation can be read, a guess comes out."""

import numpy as np

from ...data.centring import BOX, centred, resample
from ...drawing.images import draw_digit, draw_weights, update_grid, update_scale
from ...drawing.text import a_digit, add_text, are_words, in_words, name_of
from ...live.panel import ARROWS, menu
from ...live.style import BODY, LARGE, MUTED, SMALL, styled
from ...network import forward
from ...storage import trained_network
from ..given import checked_digits, checked_network, network_button, slider_over
from .activation_columns import LEFTS, ActivationColumns
from .painting import SIDE, Painting
from .sheet import StrokeSheet

SHOWN = 500       # test digits to choose from
CLOSE = 0.5       # a runner-up with more than this share of the brightest is named
NOTHING = 0.2     # an answer paler than this is no answer


class WholeNetwork(Painting):
    """Give a network a digit, or draw one, and read what every neuron makes of it.

    Parameters
    ----------
    digits : Digits
    network : Network, optional
        Yours, with 784 inputs and 10 outputs; of a large one, part is shown at a time. The
        trained one unless given. Another may be loaded from a file, until *Reset*.
    state : str
        A state code, as shown below the panel.
    """

    size = (900, 440)
    sheet_kind, fineness = StrokeSheet, 2

    def __init__(self, digits, network=None, state=""):
        self.digits = checked_digits(digits)
        self.network = self._first = checked_network(network) or trained_network()
        self.presets = {**self._undecided(), "Draw a digit": {"input": "mine"}}
        super().__init__(state)

    def controls(self):
        """What goes in, and which neuron to look into."""
        named = {
            "input": menu("input", [("a test digit", "test"), ("my drawing", "mine")], "test"),
            "digit": slider_over("test digit", min(SHOWN, len(self.digits.test))),
            **super().controls(),
            "centring": menu("centring", ["on", "off"], "on"),
            "layer": menu("look into", self._layers(), 1),
            "neuron": slider_over("neuron", self.network.sizes[1]),
        }
        named["layer"].observe(self._layer_chosen, "value")
        named["digit"].observe(lambda _: self._turn_to("test"), "value")
        named["drawing"].observe(lambda _: self._turn_to("mine"), "value")
        return named

    def shown(self):
        """Return the controls, and below them the button for a network."""
        return [*super().shown(), network_button(self)]

    def bring(self, network):
        """Show another network, until *Reset* or a preset."""
        self._exchange(network)
        self._refresh()
        self._show(self.description, "This is the network from your file: "
                   f"{'-'.join(map(str, network.sizes))}, {network.activation}.")

    def reset(self):
        """Go back to exactly the first state, with the first network."""
        self._exchange(self._first)
        super().reset()

    def choose(self, name):
        """Show the preset called `name`, with the first network."""
        self._exchange(self._first)
        super().choose(name)

    def take_over(self, other):
        """Keep a network from a file, too, when the cell is run again."""
        if other.network is not other._first:
            self._exchange(other.network)
        super().take_over(other)

    def draw(self, figure):
        """Lay out the sheet, the 784 pixels, three columns of activations, and one neuron."""
        self._draw_input(figure)
        self._draw_layers(figure)
        self._draw_neuron(figure)
        figure.text(LEFTS[-1], 0.9, "read as", size=BODY, color=MUTED)

    def refresh(self):
        """Carry the digit through the network, and look into the chosen neuron."""
        v, pixels = self.values(), self.pixels()
        drawing = v["input"] == "mine"
        layers = [a[:, 0] for a in forward(self.network, pixels.ravel())]
        update_grid(self._sheet, self.sheet.cells if drawing else pixels, SIDE)
        update_grid(self._pixels, pixels)
        self._columns.show(layers[1:], int(v["layer"]), int(v["neuron"]))
        names = self.digits.names
        label = "" if drawing else f": {a_digit(self.digits.test.labels[int(v['digit'])], names)}"
        self._titles[0].set_text("draw here" if drawing else f"test digit {v['digit']:g}{label}")
        answer, doubt = (in_answer(layers[-1], names) if pixels.any()
                         else ("–", "an empty sheet"))
        self._answer[0].set_text(answer)
        self._answer[1].set_text(doubt)
        read = f"read as {answer}{doubt and ', '}{doubt}" if pixels.any() else doubt
        inside = self._look_into(int(v["layer"]), int(v["neuron"]), layers)
        return f"{'My drawing' if drawing else f'Test digit{label}'}, {read}. {inside}"

    def pixels(self):
        """Return what goes into the network, brightnesses of shape (28, 28)."""
        v = self.values()
        if v["input"] == "test":
            return self.digits.test.inputs(int(v["digit"])).reshape(SIDE, SIDE)
        if v["centring"] == "on":
            return centred(self.sheet.fitted(BOX * self.fineness))
        return resample(self.sheet.cells, SIDE, SIDE)

    def touched(self, touch):
        """Paint on the sheet; choose a neuron by a click on its bar."""
        if touch.axes in self._columns.axes:
            if touch.kind != "up":
                layer, neuron = self._columns.at(touch.axes, touch.points[-1][1])
                self.set(layer=layer, neuron=neuron)
            return
        if touch.axes is self._pad or (touch.kind == "key" and touch.key not in ARROWS):
            with self.quietly():
                self.named["input"].value = "mine"
        super().touched(touch)

    def _draw_input(self, figure):
        pad = figure.add_axes([0.015, 0.42, 0.2405, 0.492])
        below = figure.add_axes([0.015, 0.03, 0.15, 0.307])
        self._sheet = draw_digit(pad, np.zeros(SIDE**2))
        self._pixels = draw_digit(below, np.zeros(SIDE**2))
        self._titles = [add_text(pad, 0, 1.065, size=BODY, transform=pad.transAxes)]
        below.set_title("the network gets", size=SMALL + 1)
        figure.text(0.175, 0.2, "layer 0:\n784 pixels", size=SMALL, color=MUTED, va="center")
        self.draw_pad(pad)

    def _draw_layers(self, figure):
        self._columns = ActivationColumns(figure, self.network.sizes[1:], self.digits.names)
        outputs = self._columns.axes[-1]
        looks = {"transform": outputs.transAxes}
        size = LARGE if are_words(self.digits.names) else 2 * LARGE
        self._answer = [add_text(outputs, 0, 1.42, size=size, weight="bold", **looks),
                        add_text(outputs, 0, 1.24, size=BODY, **looks)]

    def _draw_neuron(self, figure):
        axes = [figure.add_axes([0.785, low, 0.16, 0.327]) for low in (0.56, 0.14)]
        self._images = [draw_weights(ax, np.zeros(SIDE**2), largest=1) for ax in axes]
        self._titles += [add_text(ax, 0, 1.075, size=SMALL + 1, transform=ax.transAxes)
                         for ax in axes]
        self._sum = [add_text(axes[1], 0, -0.12 - 0.13 * k, size=SMALL,
                              transform=axes[1].transAxes) for k in range(2)]

    def _look_into(self, layer, neuron, layers):
        """Show a neuron's weights, and what they make of the layer before; say it in words."""
        weights = self.network.weights[layer - 1][neuron]
        products, bias = weights * layers[layer - 1], self.network.biases[layer - 1][neuron, 0]
        largest, z = abs(weights).max(), products.sum() + bias
        for image, values in zip(self._images, (weights, products), strict=True):
            update_scale(image, largest)
            update_grid(image, values, SIDE)
        what = "pixels" if layer == 1 else f"layer {layer - 1}"
        self._titles[1].set_text(f"weights of neuron {neuron}, ±{largest:.1f}")
        self._titles[2].set_text(f"weights × {what}, ±{largest:.1f}")
        self._sum[0].set_text(f"sum {in_words(products.sum(), 2)}, bias {in_words(bias, 2)}")
        self._sum[1].set_text(f"z = {in_words(z)}, squished {in_words(layers[layer][neuron])}")
        return (f"Neuron {neuron} of layer {layer}: z = {in_words(z)}, activation "
                f"{in_words(layers[layer][neuron])}.")

    def _layers(self):
        last = len(self.network.sizes) - 1
        return [(f"{l}: {'outputs' if l == last else 'hidden'}", l) for l in range(1, last + 1)]

    def _exchange(self, network):
        """Put another network in the place of this one, and columns of its sizes."""
        if network is self.network:
            return
        self.network = network
        for ax in self._columns.axes:
            ax.remove()
        with styled(), self.quietly():
            self._draw_layers(self.figure)
            self.named["layer"].options = self._layers()
            self.named["layer"].value = 1
            self.named["neuron"].max = network.sizes[1] - 1
            self.named["neuron"].value = 0

    def _layer_chosen(self, change):
        with self.quietly():
            self.named["neuron"].max = self.network.sizes[change["new"]] - 1

    def _turn_to(self, shown):
        """Show the test digit that a hand has moved on to, or the drawing that it has undone."""
        if not self._held:
            with self.quietly():
                self.named["input"].value = shown

    def _undecided(self):
        """Return a preset with the test digit on which a 4 and a 9 are closest, if they are."""
        images = self.digits.test.inputs(slice(0, SHOWN))
        outputs = forward(self.network, images)[-1]
        two = np.sort(outputs[[4, 9]], axis=0)
        clear = two[1] < np.delete(outputs, [4, 9], axis=0).max(axis=0)
        undecided = two[0] / np.maximum(two[1], NOTHING) - clear - (two[1] < NOTHING)
        two = " or ".join(name_of(k, self.digits.names) for k in (4, 9))
        return ({f"An undecided {two}": {"digit": int(undecided.argmax())}}
                if undecided.max() > CLOSE and undecided.argmax() else {})


def in_answer(outputs, names=()):
    """Return what ten outputs say, in words: the brightest, and what speaks against it."""
    second, first = np.argsort(outputs)[-2:]
    answer = a_digit(first, names)
    if outputs[first] < NOTHING:
        return answer, "but it is not sure"
    close = outputs[second] > CLOSE * outputs[first]
    return answer, f"but {name_of(second, names)} is close" if close else ""
