"""Every panel that takes digits takes up to ten classes; of more, it says what it needs."""

import inspect

import numpy as np
import pytest

from mlp import panels
from mlp.data import Digits, Examples

pytestmark = pytest.mark.slow
TAKE_DIGITS = [name for name in panels.__all__
               if "digits" in inspect.signature(getattr(panels, name)).parameters]
SENTENCES = ("classes, but 10 outputs: expected a network with an output for each class",
             "one example per column", "784 pixels and are of 26 kinds")


def noise(kinds):
    rng = np.random.default_rng(0)
    names = tuple(f"kind {k}" for k in range(kinds))
    return Digits(*(Examples(rng.integers(0, 256, (784, n), np.uint8), np.resize(
        np.arange(kinds), n), names) for n in (600, 300)))


@pytest.mark.parametrize("name", TAKE_DIGITS)
def test_ten_classes_with_names_are_shown(name):
    assert getattr(panels, name)(noise(10)).description


@pytest.mark.parametrize("kinds, sentences", [
    (3, ["there are only 0 pictures of a 3 to learn from"]), (26, SENTENCES)])
@pytest.mark.parametrize("name", TAKE_DIGITS)
def test_fewer_and_more_are_shown_or_refused_in_one_sentence(name, kinds, sentences):
    try:
        assert getattr(panels, name)(noise(kinds)).description
    except ValueError as error:
        assert any(sentence in str(error) for sentence in sentences)
