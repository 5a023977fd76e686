"""Whatever does not fit is refused at once, in the one sentence that stands in refused.txt."""

from pathlib import Path

import numpy as np
import pytest
from idx_files import png_that_claims
from PIL import Image

from mlp import Network, cost, forward, gradient, load_digits, train
from mlp.backprop import numerical_gradient
from mlp.data.examples import Examples
from mlp.data.photo import read_photo
from mlp.data.strokes import draw_digits
from mlp.nudging import Nudging

images = np.ones((3, 2), np.uint8)
KNOWN = {
    **{thing.__name__: thing for thing in (
        Network, cost, forward, gradient, load_digits, train, numerical_gradient, Examples, Nudging,
        read_photo, draw_digits, png_that_claims)},
    "Image": Image, "np": np, "images": images, "two": Examples(images, np.array([0, 1])),
    "A": np.ones((4, 3)), "B": np.ones((2, 4)), "COLUMN": np.ones((4, 1)),
    "small": Network.random([3, 4, 2], 0), "wide": Network.random([3, 10], 0)}
LINES = Path(__file__).with_name("refused.txt").read_text("utf-8").splitlines()[2:]


@pytest.mark.parametrize("line", LINES)
def test_it_is_refused_in_one_sentence(line):
    code, words = line.split(" -> ")
    start, *more = words.split(" ... ")
    with pytest.raises((ValueError, MemoryError)) as caught:
        eval(code, {**KNOWN})
    said = str(caught.value)
    assert said.startswith(start) and all(word in said for word in more), said
    assert "\n" not in said and len(said) < 200
