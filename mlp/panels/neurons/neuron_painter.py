"""Paint the weights of one neuron, and see what it then answers to."""

import numpy as np

from ...activations import sigmoid
from ...data.cards import cards, edge_detector
from ...drawing.bars import SumBars
from ...drawing.curves import Point, draw_curve
from ...drawing.images import draw_digit, draw_weights, update_grid
from ...drawing.text import add_text, in_words
from ...live.panel import menu
from ...live.slider import Slider
from ...live.style import LARGE, SHADE
from ..given import checked_digits
from .painting import SIDE, Painting
from .sheet import write_cells

NAMES = {"A": "card A, blank", "B": "card B, edge", "C": "card C, inverse", "D": "card D, white"}
REACH = 40  # of the sum's axis; larger sums go beyond it


class NeuronPainter(Painting):
    """Paint 784 weights over a picture: blue speaks for, orange against.

    Parameters
    ----------
    digits : Digits
        The first of every kind in ``digits.train`` can be chosen as the picture.
    state : str
        A state code, as shown below the panel.
    """

    size = (860, 430)
    brushes = {"for": ("+1, speak for", 1.0), "against": ("−1, speak against", -1.0),
               "eraser": ("eraser", 0.0)}
    presets = {"Edge detector": {"drawing": write_cells(edge_detector()), "picture": "B",
                                 "bias": -10}}

    def __init__(self, digits, state=""):
        labels = checked_digits(digits).train.labels.tolist()
        self.pictures = {**cards(), **{str(d): digits.train.inputs(labels.index(d)).reshape(
            SIDE, SIDE) for d in sorted(set(labels))}}
        self._called = NAMES | {str(k): f"digit {name}" if name.isdecimal() else name
                                for k, name in enumerate(digits.names)}
        super().__init__(state)

    def controls(self):
        """The sheet and its brush, the picture, and the bias."""
        return {**super().controls(),
                "picture": menu("picture", [(self._called[name], name) for name in self.pictures],
                                "3" if "3" in self.pictures else list(self.pictures)[-1]),
                "bias": Slider("bias", value=0, min=-20, max=20, step=0.1)}

    def draw(self, figure):
        """Lay out the sheet, the picture, their product, the sum and the squish."""
        pad = figure.add_axes([0.02, 0.05, 0.42, 0.84])
        picture, product = (figure.add_axes([0.465, low, 0.18, 0.36]) for low in (0.53, 0.05))
        total = figure.add_axes([0.755, 0.63, 0.155, 0.26])
        curve = figure.add_axes([0.755, 0.13, 0.155, 0.25])
        self._shade = draw_digit(pad, np.zeros(SIDE**2), colours=SHADE)
        self._weights = draw_weights(pad, np.full(SIDE**2, np.nan), largest=1)
        self._picture = draw_digit(picture, np.zeros(SIDE**2))
        self._product = draw_weights(product, np.zeros(SIDE**2), largest=1)
        pad.set_title("784 weights, −1 to +1: paint here")
        picture.set_title("pixels")
        product.set_title("weights × pixels")
        self._sum = SumBars(total, ["products", "bias", "sum z"], reach=REACH, title="added up")
        total.set_xticks([])
        z = np.linspace(-20, 20, 401)
        draw_curve(curve, z, sigmoid(z))
        curve.set(xlabel="sum z", ylim=(-0.1, 1.1), yticks=[0, 1])
        self._point = Point(curve)
        curve.set_title("the activation", y=1.25)
        self._answer = add_text(curve, 0, 1.14, size=LARGE, weight="bold",
                                transform=curve.transAxes)
        self.draw_pad(pad)

    def refresh(self):
        """Multiply, add up, squish."""
        weights, pixels = self.sheet.cells, self.pictures[self.named["picture"].value]
        products, bias = weights * pixels, self.named["bias"].value
        z = products.sum() + bias
        update_grid(self._shade, pixels)
        update_grid(self._weights, np.where(weights == 0, np.nan, weights))
        update_grid(self._picture, pixels)
        update_grid(self._product, products)
        self._sum.show([products.sum(), bias])
        a = sigmoid(z)
        self._point.show(np.clip(z, -20, 20), a, -20, 1.1)
        self._answer.set_text(in_words(a, 6))
        painted = np.count_nonzero(weights)
        return (f"{painted} of 784 weights {'is' if painted == 1 else 'are'} painted. The products "
                f"add up to {in_words(products.sum())}; with the bias z is {in_words(z)}, and the "
                f"neuron answers {in_words(a, 6)}.")
