"""Train a network yourself: play, pause, go back, and use what it has learned."""

from pathlib import Path

import numpy as np
from matplotlib.patches import Rectangle

from ...data.sources import are_drawn, source_of
from ...drawing.artists import add_line, adjust, lay
from ...drawing.bars import ActivationBars
from ...drawing.grid import draw_cells, show_cells
from ...drawing.images import draw_digit, update_grid, update_scale
from ...drawing.mosaic import side_by_side
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, are_words, in_words, name_of
from ...lessons.descent.session import Session
from ...live.panel import ARROWS, menu
from ...live.slider import Number, Slider
from ...live.style import BODY, CHOSEN, FAINT, INK, LARGE, MUTED, SIGNED, SMALL
from ...network import Network, count_parameters, forward
from ...storage import save_network
from ..given import checked_digits, network_button
from ..shared_network import Shelf
from .trainer import LATEST, Trainer

SIDE, ACROSS, GAP = 28, 4, 2    # of an image of weights, images in a row, cells between them
WIDE = ACROSS * (SIDE + GAP) - GAP
BEYOND = 0.995  # of the weights have their own colour: a few large ones would make all others pale
SHOWN = 200     # test digits, at most
RATES = [0.01, 0.03, 0.1, 0.3, 0.5, 1, 3, 10, 30, 100]
BATCHES = [1, 10, 100, 1000]
WIDTHS = 16, 16, 0, 0       # neurons in the hidden layers at first; a layer of 0 is none
WIDEST, LONGEST = 64, 20    # neurons in a layer, epochs of one *Play*
FLAT = 0.003                # a cost so close to 1: every output is 0, whatever comes in
DEAD = (" All its outputs are 0, for every digit: the steps were too large, and where it is now, "
        "the cost is flat.")
NUMBERS = (("cost", 304), ("right", 324)), (("training", 462), ("test", 576))   # y, x
DECADES = ["1", "", "100", "", "10,000", "", "1 million", ""]  # of digits seen
LEAST, MOST = 3, 20         # decades that are shown; of the cost, what explodes leaves the picture
LOOKS = {"training": {"color": MUTED, "linewidth": 1.5}, "test": {"color": INK, "linewidth": 2}}


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

    size = (780, 420)
    wanted_keys = (*ARROWS, " ")
    actions = {**Trainer.actions, "Use this network below": "use", "Save this network": "save"}
    presets = {
        "Steps too small": {"eta": 0.01}, "Steps too large": {"eta": 30},
        "Explosion": {"eta": 100, "activation": "relu", "width1": WIDEST, "width2": 0},
    }

    def __init__(self, digits, shelf=None, state=""):
        self.digits = checked_digits(digits)
        self.shelf = shelf if isinstance(shelf, Shelf) else Shelf(shelf)
        super().__init__(state)

    def controls(self):
        """How it learns, what learns, from what, and which digit to look at."""
        most = min(SHOWN, len(self.digits.test)) - 1
        sources = [("60,000 drawn", "drawn"), (f"the given {len(self.digits.train):,}", "given"),
                   ("MNIST", "mnist")]
        return {
            "eta": menu("rate η", RATES, 0.5),
            "batch": menu("batch", BATCHES, 10),
            "epochs": Slider("epochs", value=5, min=1, max=LONGEST, step=1),
            "speed": menu("speed", [("to watch", "watch"), ("full", "full")], "watch"),
            **{f"width{l}": Slider(f"layer {l}", value=width, min=0, max=WIDEST, step=1)
               for l, width in enumerate(WIDTHS, 1)},
            "activation": menu("squish", ["sigmoid", "tanh", "relu"], "sigmoid"),
            "source": menu("digits", sources, "drawn" if are_drawn(self.digits) else "given"),
            "seed": Number("seed", value=1, min=1, max=99, step=1),
            "digit": Number("test digit", value=0, max=most, step=1),
        }

    def shown(self):
        """Return the controls, and below them the button for a network."""
        return [*super().shown(), network_button(self)]

    def draw(self, figure):
        """Lay out the two curves, the weight images, one digit with its outputs, and the words."""
        self._learning = Learning(figure)
        weights = axes_at(figure, 340, 34, 236, 236, cells=(WIDE, WIDE))
        weights.set_aspect("equal")
        self._images = draw_cells(weights, np.full((WIDE, WIDE), np.nan), SIGNED, -1, 1)
        self._digit = draw_digit(axes_at(figure, 612, 34, 84, 84, framed=True), np.zeros(SIDE**2))
        self._bars = ActivationBars(axes_at(figure, 618, 146, 92, 216, framed=True), 10,
                                    names=self.digits.names)
        bar = axes_at(figure, 52, 384, 704, 8, cells=(1, 1))
        bar.add_patch(Rectangle((0, 0), 1, 1, color=FAINT, zorder=0.5))
        self._done = bar.add_patch(Rectangle((0, 0), 0, 1, color=INK, zorder=1))
        self._progress = add_text(bar, 0, 2.7, size=BODY)
        page = draw_page(figure)
        self._titles = [add_text(page, x, 20, size=BODY) for x in (340, 612)]
        size = SMALL if are_words(self.digits.names) else 2 * LARGE
        self._answer = add_text(page, 712, 84, size=size, weight="bold")
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
        """Return the number of neurons in each layer; a hidden layer of 0 is none."""
        widths = (int(self.named[f"width{l}"].value) for l in range(1, len(WIDTHS) + 1))
        return [SIDE**2, *filter(None, widths), 10]

    def made_for(self):
        """Return what makes it another network: its sizes, squish, seed, and the digits."""
        v, sizes, brought = self.values(), self.sizes(), self._brought
        fits = brought and (brought.sizes, brought.activation) == (sizes, v["activation"])
        return sizes, v["activation"], v["source"], int(v["seed"]), brought if fits else None

    def new_session(self):
        """Return a `Session` of what the controls say."""
        sizes, activation, source, seed, given = self.made_for()
        return Session(source_of(source, self.digits), sizes, activation=activation, seed=seed,
                       given=given)

    def bring(self, network):
        """Go on with a network from a file; its ValueError says if it has no room here."""
        widths = network.sizes[1:-1]
        if len(widths) > len(WIDTHS) or max(widths, default=0) > WIDEST:
            raise ValueError(f"the network has hidden layers of {widths}: here is room for "
                             f"{len(WIDTHS)} of at most {WIDEST}")
        self.pause()
        self._brought = network
        rows = [*widths, *[0] * len(WIDTHS)]
        self.set(activation=network.activation,
                 **{f"width{l}": rows[l - 1] for l in range(1, len(WIDTHS) + 1)})

    def save(self):
        """Write the network that is shown to a new file where the notebook's kernel works."""
        names = ("my_network.npz", *(f"my_network_{k}.npz" for k in range(2, 1000)))
        path = next(path for path in map(Path, names) if not path.exists())
        save_network(self._learned(), path)
        self._show(self.description, message=f"Saved as {path} beside this notebook. Load a "
                   "network … reads it, here and in Whole network.")

    def refresh(self):
        """Show the chosen moment; return it as a sentence."""
        self.prepare()
        moment, weights = self.moment, self.moment.network.weights[0]
        self._learning.show([*self.session.history.moments, *self.session.lost], moment.examples,
                            self.goal)
        images, neurons = ACROSS**2, len(weights)
        largest = float(np.quantile(abs(weights[:images]), BEYOND))
        show_cells(self._images, side_by_side(weights, ACROSS, GAP))
        update_scale(self._images, largest)
        few = f"{images} of {neurons}" if neurons > images else f"{neurons}"
        self._titles[0].set_text(f"layer 1: {few} neurons, ±{largest:.2f}")
        right = [f"{share:.1%}" for share in moment.right]
        for text, words in zip(self._numbers, (*map(in_words, moment.costs), *right), strict=True):
            text.set_text(words)
        v = self.values()
        self._which[0].set_text(f"after {moment.examples:,} digits seen"
                               + ", none of them MNIST's" * bool(self.session.source.problem))
        self._which[1].set_text(f"next: η = {v['eta']:g}, batches of {v['batch']}")
        share, words = self.progress()
        self._done.set_width(share)
        self._progress.set_text(words)
        return self._in_words(moment, self._read_digit(moment.network))

    def use(self):
        """Put the network that is shown on the shelf, for the panels below."""
        self.shelf.put(self._learned())
        self._show(self.description, message="Done: the panels below now show the "
                   f"network as it is after {self.moment.examples:,} digits.")

    def _learned(self):
        learned = self.moment.network
        return Network([W.astype(float) for W in learned.weights],
                       [b.astype(float) for b in learned.biases], learned.activation)

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
            seen = 10.0 ** touch.points[-1][0]
            self.look.value = LATEST * self.session.history.share_of(seen)

    def _turn_over(self, digits):
        digit = self.named["digit"]
        digit.value = (digit.value + digits) % (digit.max + 1)

    def _read_digit(self, network):
        """Show the chosen test digit and what `network` makes of it; return that in words."""
        k, test = int(self.named["digit"].value), self.digits.test
        update_grid(self._digit, test.inputs(k)[:, 0])
        outputs = forward(network, test.inputs(k))[-1][:, 0]
        self._bars.show(outputs)
        label, learned = a_digit(test.labels[k], test.names), self.session.source.digits.names
        self._titles[1].set_text(f"test digit {k}: {label}")
        self._answer.set_text(name_of(outputs.argmax(), learned))
        return f"Test digit {k}, {label}, is read as {a_digit(outputs.argmax(), learned)}."

    def _in_words(self, moment, reading):
        v, sizes, session = self.values(), self.sizes(), self.session
        counts = [len(labels) for *_, labels in session.measured]
        how = (f"after {moment.examples:,} digits" if moment.examples or self._made_for[-1]
               else "which has learned nothing yet")
        how = "from your file, " * bool(self._made_for[-1]) + how
        problem = session.source.problem and (
            f"{session.source.problem}. Until then it learns from the {session.source.count:,} "
            "digits that this notebook has loaded. ")
        return (f"{self.trouble and self.trouble + ' '}{problem}"
                f"Network {'-'.join(map(str, sizes))} ({v['activation']}, "
                f"{count_parameters(sizes):,} weights and biases), {how}; η = {v['eta']:g}, "
                f"batches of {v['batch']}. Cost {in_words(moment.costs[0])} on {counts[0]:,} "
                f"training and {in_words(moment.costs[1])} on {counts[1]:,} test digits; right: "
                f"{moment.right[0]:.1%} and {moment.right[1]:.1%}. {reading}"
                f"{DEAD if abs(moment.costs[0] - 1) < FLAT else ''}")


class Learning:
    """Cost, and below it right answers, on training and test digits, against how many were seen."""

    def __init__(self, figure):
        self.axes = [axes_at(figure, 52, top, 262, 136, framed=True) for top in (30, 206)]
        for ax, title in zip(self.axes, ("cost", "right answers"), strict=True):
            ax.grid(True)
            ax.set_title(title, pad=5)
            ax.set_xticks(range(len(DECADES)), DECADES)
        above, below = self.axes
        above.tick_params(labelbottom=False)
        below.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        below.set(ylim=(0, 1))
        below.set_xlabel("digits seen, repeats counted", labelpad=2)
        for name, x, weight in (("training", 0.85, "normal"), ("test", 1, "bold")):
            add_text(above, x, 1.075, name, ha="right", size=SMALL, transform=above.transAxes,
                     color=LOOKS[name]["color"], weight=weight)
        self._lines = [ax.plot([], [], zorder=1.5 + 0.1 * k, **look)[0]
                       for ax in self.axes for k, look in enumerate(LOOKS.values())]
        self._here = [add_line(ax, color=CHOSEN, linewidth=1.6, zorder=1.4) for ax in self.axes]

    def show(self, moments, here, goal):
        """Show curves through `moments`, a line at `here`, and room for `goal` examples."""
        seen, costs, right = (np.array(part) for part in zip(
            *((one.examples, one.costs, one.right) for one in moments), strict=True))
        costs = np.minimum(costs, 2 * MOST)
        for line, y in zip(self._lines, (*costs.T, *right.T), strict=True):
            lay(line, _place(seen), y)
        adjust(self.axes[0], ylim=(0, _round_up(min(1.05 * costs.max(), MOST))))
        for ax, line in zip(self.axes, self._here, strict=True):
            adjust(ax, xlim=(0, max(_place(goal), LEAST)))
            lay(line, [_place(here)] * 2, ax.get_ylim())


def _place(examples):
    return np.log10(np.maximum(examples, 1))


def _round_up(number):
    """Return the next round number: 1, 2, 3 or 5 with zeros."""
    unit = 10.0 ** np.floor(np.log10(max(number, 1e-9)))
    return float(unit * next(step for step in (1, 2, 3, 5, 10) if step * unit >= number))
