"""What a training has been through: moments to go back to, few enough to keep."""

from typing import NamedTuple

import numpy as np

from ...network import Network

MOST = 200      # moments kept; of 13,002 numbers each, they take 10 MB
EARLY = 1_000   # examples: before that, much happens between two moments
PATIENCE = 3_000_000    # examples of a trail that one would wait for


class Stretch(NamedTuple):
    """A part of a training with one learning rate, one batch size and one order of examples."""

    learning_rate: float
    batch_size: int
    examples: int


class Moment(NamedTuple):
    """A network in float32 as it was after so many `examples`, and how good it was.

    `costs` and `right` are pairs, on training and on test digits; `trail`, a tuple of `Stretch`,
    says how it came to be, and `bookmark` is what else training needs to go on from here.
    """

    examples: int
    costs: tuple
    right: tuple
    network: Network
    trail: tuple
    bookmark: tuple


class History:
    """Moments in order, at most `most`; the first and the last one are always among them."""

    def __init__(self, most=MOST):
        self.most, self.moments = most, []

    def add(self, moment):
        """Add a later `Moment`; if there are too many, let go of the one that is missed least."""
        self.moments.append(moment)
        if len(self.moments) > self.most:
            seen = np.array([moment.examples for moment in self.moments])
            gaps = (seen[2:] - seen[:-2]) / (seen[1:-1] + EARLY)
            del self.moments[1 + int(np.argmin(gaps))]

    def at(self, share):
        """Return the moment at `share`, from 0 for the first to 1 for the last one."""
        return self.moments[round(share * (len(self.moments) - 1))]

    def share_of(self, examples):
        """Return the share, as for `at`, of the last moment with no more `examples` seen."""
        place = sum(moment.examples <= examples for moment in self.moments) - 1
        return max(place, 0) / max(len(self.moments) - 1, 1)

    def cut(self, moment):
        """Take out all that came after `moment`, and return it."""
        end = 1 + next(k for k, one in enumerate(self.moments) if one is moment)
        self.moments, later = self.moments[:end], self.moments[end:]
        return later


def write_trail(trail):
    """Return a trail as text without spaces: ``"0.5/10/60000+0.1/10/600"``."""
    return "+".join(f"{rate:g}/{batch}/{examples}" for rate, batch, examples in trail)


def read_trail(text):
    """Return the trail that `write_trail` wrote; raise ValueError, in a sentence, if it is none."""
    try:
        trail = tuple(Stretch(float(rate), int(batch), int(examples)) for rate, batch, examples in
                      (part.split("/") for part in text.split("+")))
    except ValueError:
        trail = ()
    if sum(stretch.examples for stretch in trail) > PATIENCE:
        raise ValueError(f"learned={text} would take minutes: expected {PATIENCE:,} examples at "
                         "most")
    if not trail or not all(0 < rate < np.inf and batch > 0 and examples > 0
                            for rate, batch, examples in trail):
        raise ValueError(f"learned={text} does not say how a network has learned: expected "
                         "learning rate/batch size/examples, such as learned=0.5/10/60000")
    return trail
