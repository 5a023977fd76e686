"""Every panel that takes digits takes up to ten classes, and calls them by their names."""

import inspect
import re
from functools import cache

import numpy as np
import pytest
from clothes import NAMES, pictures
from matplotlib.text import Text
from panel_helpers import moved

from mlp import panels
from mlp.data import Digits, Examples
from mlp.drawing.bars import ActivationBars

pytestmark = pytest.mark.slow
TAKE_DIGITS = [name for name in panels.__all__
               if "digits" in inspect.signature(getattr(panels, name)).parameters]
SENTENCES = ("classes, but 10 outputs: expected a network with an output for each class",
             "one example per column", "784 pixels and are of 26 kinds")
WORDLESS = {"AllDimensions", "AverageCost", "BeyondTheVideos", "GradientCheck", "MiniBatches",
            "Wiggle"}
# A number where the name of a class belongs: "a 3", "this 3", "3 → 8", and not "a 0.5".
BARE = re.compile(r"(\b(an?|this|as|says|reads|called|another|but the|to the|active on|least on|"
                  r"been|brightest output is|but) \d\b(?!\.\d))|^(digit \d|\d( |\n)→ ?\d)$", re.I)


@cache
def clothes():
    rng = np.random.default_rng(0)
    return Digits(*(Examples(images.reshape(-1, 784).T, labels, NAMES) for images, labels in
                    (pictures(600, rng), pictures(300, rng))))


def clothes_of(kinds):
    names = tuple(f"kind {k}" for k in range(kinds))
    return Digits(*(Examples(part.images, np.resize(np.arange(kinds), len(part)), names)
                    for part in clothes()))


def words_of(panel):
    """Return what a panel says now: its sentence, what stands in its picture, and its menus."""
    texts = [text.get_text() for text in panel.figure.findobj(Text)]
    menus = [option[0] for control in panel.named.values() for option in
             getattr(control, "options", ()) if isinstance(option, tuple)]
    return [panel.description, *panel.presets, *texts, *menus]


@pytest.mark.parametrize("name", TAKE_DIGITS)
def test_ten_classes_are_called_by_their_names_and_by_no_number(name):
    panel, said = getattr(panels, name)(clothes()), []
    for _ in [0, *moved(panel, 4)]:
        said += words_of(panel)
    assert not [words for words in said if BARE.search(words)]
    assert any(re.search(rf"\b{one}\b", words) for words in said
               for one in NAMES) == (name not in WORDLESS)
    if isinstance(bars := getattr(panel, "_bars", None), ActivationBars):
        assert "trous…" in [text.get_text() for text in bars.bars.axes.texts]


@pytest.mark.parametrize("name", TAKE_DIGITS)
def test_fewer_and_more_are_shown_or_refused_in_one_sentence(name):
    for kinds in (2, 26):
        try:
            assert getattr(panels, name)(clothes_of(kinds)).description
        except ValueError as error:
            assert kinds == 26 and any(sentence in str(error) for sentence in SENTENCES)


def test_a_class_of_which_there_are_too_few_pictures_is_called_by_its_name():
    examples = clothes().train.pick(np.flatnonzero(clothes().train.labels != 8))
    with pytest.raises(ValueError, match="only 0 pictures of a bag to learn from"):
        panels.Look(Digits(examples, clothes().test))
