"""Train a network yourself: play, pause, go back, and use what it has learned."""

import numpy as np

from ...data.sources import are_drawn, source_of
from ...drawing.bars import draw_activations, update_activations
from ...drawing.images import draw_digit, update_grid
from ...drawing.learning import (
    draw_learning,
    draw_progress,
    examples_at,
    update_learning,
    update_progress,
)
from ...drawing.mosaic import draw_mosaic, update_mosaic
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, in_percent, in_words
from ...lessons.descent.session import Session
from ...live.number import Number
from ...live.panel import ARROWS, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL
from ...network import Network, count_parameters, forward
from ..shared_network import Shelf
from .trainer import LATEST, Trainer

SIDE, ACROSS, SHOWN = 28, 4, 200
RATES = [0.01, 0.03, 0.1, 0.3, 0.5, 1, 3, 10, 30, 100]
BATCHES = [1, 10, 100, 1000]
WIDEST, LONGEST = 64, 20    # neurons in a layer, epochs of one *Play*
FLAT = 0.003                # a cost so close to 1: every output is 0, whatever comes in
NUMBERS = (("cost", 304), ("right", 324)), (("training", 462), ("test", 576))   # y, x


class TrainYourself(Trainer):
    """Let a network learn, and watch its first layer, its outputs, its cost and its accuracy.

    η and batch size may be changed while it learns, from the next step on. Other widths, another
    activation, seed or source of digits make another network, which begins anew.

    Parameters
    ----------
    digits : Digits
    shelf : Shelf, optional
        Where *Use this network below* puts the network that is shown.
    state : str
        A state code, as shown below the panel. It tells how the network came to be, too.
    """

    size = (780, 414)
    wanted_keys = (*ARROWS, " ")
    actions = {**Trainer.actions, "Use this network below": "use"}
    presets = {
        "Steps too small": {"eta": 0.01}, "Steps too large": {"eta": 30},
        "Explosion": {"eta": 100, "activation": "relu", "width1": WIDEST, "width2": 0},
        "One wide layer": {"width1": WIDEST, "width2": 0},
    }

    def __init__(self, digits, shelf=None, state=""):
        self.digits, self.shelf = digits, shelf or Shelf()
        super().__init__(state)

    def controls(self):
        """How it learns, what learns, from what, and which digit to look at."""
        most = min(SHOWN, len(self.digits.test)) - 1
        sources = [("60,000 drawn", "drawn"), (f"the given {len(self.digits.train):,}", "given"),
                   ("MNIST", "mnist")]
        return {
            **super().controls(),
            "eta": menu("rate η", RATES, 0.5),
            "batch": menu("batch", BATCHES, 10),
            "epochs": Slider("epochs", value=5, min=1, max=LONGEST, step=1),
            "speed": menu("speed", [("to watch", "watch"), ("full", "full")], "watch"),
            "width1": Slider("layer 1", value=16, min=1, max=WIDEST, step=1),
            "width2": Slider("layer 2", value=16, min=0, max=WIDEST, step=1),
            "activation": menu("squish", ["sigmoid", "tanh", "relu"], "sigmoid"),
            "source": menu("digits", sources, "drawn" if are_drawn(self.digits) else "given"),
            "seed": Number("seed", value=1, min=1, max=99, step=1),
            "digit": Number("test digit", value=0, max=most, step=1),
        }

    def draw(self, figure):
        """Lay out the two curves, the weight images, one digit with its outputs, and the words."""
        self._learning = draw_learning(figure, 52, 262, (30, 206), 136)
        self._images = draw_mosaic(axes_at(figure, 340, 34, 236, 236), ACROSS, SIDE)
        seen, bars = axes_at(figure, 612, 34, 84, 84), axes_at(figure, 618, 146, 92, 216)
        for ax in (seen, bars):
            ax.set_axis_on()
        self._digit, self._bars = draw_digit(seen, np.zeros(SIDE**2)), draw_activations(bars, 10)
        self._progress = draw_progress(figure, 52, 384, 704)
        page = draw_page(figure)
        self._titles = [add_text(page, x, 20, size=BODY) for x in (340, 612)]
        self._answer = add_text(page, 712, 84, size=2 * LARGE, weight="bold")
        add_text(page, 712, 54, "read as", size=SMALL, color=MUTED)
        for word, x in NUMBERS[1]:
            add_text(page, x, 284, word, size=SMALL, color=MUTED, ha="right")
        for word, y in NUMBERS[0]:
            add_text(page, 340, y, word, size=SMALL + 1, color=MUTED)
        self._numbers = [add_text(page, x, y, size=BODY, weight="bold", ha="right")
                         for _, y in NUMBERS[0] for _, x in NUMBERS[1]]
        add_text(page, 612, 126, "click it for another", size=SMALL, color=MUTED)
        self._which = [add_text(page, 340, y, size=SMALL + 1) for y in (348, 365)]

    def sizes(self):
        """Return the number of neurons in each layer; a second hidden layer of 0 is none."""
        v = self.values()
        return [SIDE**2, *(int(v[name]) for name in ("width1", "width2") if v[name]), 10]

    def made_for(self):
        """Return what makes it another network: its sizes, squish, seed, and the digits."""
        v = self.values()
        return self.sizes(), v["activation"], v["source"], int(v["seed"])

    def new_session(self):
        """Return a `Session` of what the controls say."""
        sizes, activation, source, seed = self.made_for()
        return Session(source_of(source, self.digits), sizes, activation=activation, seed=seed)

    def refresh(self):
        """Show the chosen moment; return it as a sentence."""
        self.prepare()
        moment, history = self.moment, [*self.session.history.moments, *self.session.lost]
        update_learning(
            self._learning, [one.examples for one in history],
            np.array([one.costs for one in history]), np.array([one.right for one in history]),
            moment.examples, self.goal)
        largest = update_mosaic(self._images, moment.network.weights[0])
        images, neurons = ACROSS**2, len(moment.network.weights[0])
        few = f"{images} of {neurons}" if neurons > images else f"{neurons}"
        self._titles[0].set_text(f"layer 1: {few} neurons, ±{largest:.2f}")
        for text, words in zip(self._numbers, (*map(in_words, moment.costs),
                                               *map(in_percent, moment.right)), strict=True):
            text.set_text(words)
        v = self.values()
        self._which[0].set_text(f"after {moment.examples:,} digits seen")
        self._which[1].set_text(f"next: η = {v['eta']:g}, batches of {v['batch']}")
        update_progress(self._progress, *self.progress())
        return self._in_words(moment, self._read_digit(moment.network))

    def use(self):
        """Put the network that is shown on the shelf, for the panels below."""
        learned = self.moment.network
        self.shelf.put(Network([W.astype(float) for W in learned.weights],
                               [b.astype(float) for b in learned.biases], learned.activation))
        self._show(self.description, message="Done: the panels below now show the "
                   f"network as it is after {self.moment.examples:,} digits.")

    def touched(self, touch):
        """Go back on the curves, or by arrow keys; play and pause by the space bar."""
        if touch.key == " ":
            (self.pause if self.playing else self.play)()
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            moments = len(self.session.history.moments) - 1
            self.look.value += LATEST * right / max(moments, 1)
            self._turn_over(down)
        elif touch.axes is self._digit.axes and touch.kind == "down":
            self._turn_over(1)
        elif touch.axes in self._learning.axes and touch.kind != "up":
            seen = examples_at(touch.points[-1][0])
            self.look.value = LATEST * self.session.history.share_of(seen)

    def _turn_over(self, digits):
        digit = self.named["digit"]
        digit.value = (digit.value + digits) % (digit.max + 1)

    def _read_digit(self, network):
        """Show the chosen test digit and what `network` makes of it; return that in words."""
        k, test = int(self.named["digit"].value), self.digits.test
        update_grid(self._digit, test.inputs(k)[:, 0])
        outputs = forward(network, test.inputs(k))[-1][:, 0]
        update_activations(self._bars, outputs)
        self._titles[1].set_text(f"test digit {k}: {a_digit(test.labels[k])}")
        self._answer.set_text(f"{outputs.argmax()}")
        return f"Test digit {k}, {a_digit(test.labels[k])}, is read as {a_digit(outputs.argmax())}."

    def _in_words(self, moment, reading):
        v, sizes, session = self.values(), self.sizes(), self.session
        counts = [len(labels) for *_, labels in session.measured]
        how = (f"after {moment.examples:,} digits" if moment.examples
               else "which has learned nothing yet")
        problem = session.source.problem
        return (f"{self.trouble and self.trouble + ' '}{problem and problem + '. '}"
                f"Network {'-'.join(map(str, sizes))} ({v['activation']}, "
                f"{count_parameters(sizes):,} weights and biases), {how}; η = {v['eta']:g}, "
                f"batches of {v['batch']}. Cost {in_words(moment.costs[0])} on {counts[0]:,} "
                f"training and {in_words(moment.costs[1])} on {counts[1]:,} test digits; right: "
                f"{in_percent(moment.right[0])} and {in_percent(moment.right[1])}. {reading}"
                f"{_FLAT if abs(moment.costs[0] - 1) < FLAT else ''}")


_FLAT = (" All its outputs are 0, for every digit: the steps were too large, and where it is now, "
         "the cost is flat.")
