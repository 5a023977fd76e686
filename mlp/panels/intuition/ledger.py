"""The ledger: what each example wishes, the mean, and what comes of listening to them."""

from itertools import islice

import numpy as np

from ...backprop import gradient
from ...check.words import listed
from ...drawing.artists import outline
from ...drawing.bars import ActivationBars
from ...drawing.grid import draw_cells, show_cells
from ...drawing.matrices import NumberedCells, update_frame
from ...drawing.page import axes_at, draw_page
from ...drawing.text import a_digit, add_text, are_words, name_of, say, signed
from ...lessons.calculus.referee import gaps, largest
from ...lessons.intuition.ledger import called, gradients, listen, mean_gradient
from ...live.panel import ARROWS, menu
from ...live.slider import Number, Slider
from ...live.style import BODY, BRIGHTNESS, MUTED, SMALL, WISHED
from ...nudging import Dial, number_at
from ..given import slider_over
from ..one_network import OneNetwork

ROWS, COLUMNS, STEPS, RATE = 10, 10, 50, 0.3
SIDE = 28                       # of a digit, in pixels
SLOTS = [f"e{k}" for k in range(ROWS)]      # the controls that hold an example, row by row
VIDEO = (2, 5, 0, 4, 1, 9)      # the digits in the video's table
TESTED = 500
FULL = 0.3                      # the wish with the full colour; none for an output's bias is larger
SEED = 1    # of a network whose ten outputs differ much; it calls hardly anything a 2
SAME = 1e-12
LETTERS = 4     # of a name
CORNER, MIDDLE = 0, 406         # pixels: black in all digits, and on the way of most of them
LEFT, TOP, HIGH, WIDE = 70, 92, 28, 54      # of the cells, in CSS pixels


class Ledger(OneNetwork):
    """Write down what each example wishes for some weights and biases, and take the mean.

    With *steps*, the network really follows the mean of these rows, and of nothing else.

    Parameters
    ----------
    digits : Digits
        Rows are examples of ``digits.train``; ``digits.test`` shows what the network has become.
    network : Network, optional
        Yours, with 784 inputs and 10 outputs. Unless given, a menu offers one that has learned
        nothing yet and the trained one of the package.
    state : str
        A state code, as shown below the panel.
    """

    size = (830, 446)
    wanted_keys = (*ARROWS, "+", "-")
    actions = {"Add": "add", "Drop": "drop"}

    def __init__(self, digits, network=None, state=""):
        self.offer(digits, network, np.random.default_rng(SEED))
        self._last = len(digits.train) - 1
        each = self._asking(range(10))
        self.presets = {"One of each": each, "Listen to one of each": {**each, "steps": STEPS}}
        if 2 in digits.train.labels:
            only = f"Only listen to the {digits.names[2]}"
            self.presets = {only: {**self._asking([2]), "steps": STEPS}, **self.presets}
        self._known, self._path = {}, (None, [], None)
        self._tested = digits.test.inputs(slice(0, TESTED))
        super().__init__(state)

    def _asking(self, labels):
        """Return the settings with the first example of each of these digits that there is."""
        there = self.digits.train.labels.tolist()
        return _in_slots([there.index(label) for label in labels if label in there] or [0])

    def controls(self):
        """Which examples, which columns, how many steps, which network."""
        self._example = slider_over("example", self._last + 1)
        self._example.observe(self._example_moved, "value")
        self._dials = _columns_offered(self.first_network.sizes)
        return {"row": Slider("row", value=0, max=ROWS - 1, step=1),
                "column": Slider("column", value=2, max=COLUMNS - 1, step=1),
                "steps": Slider("steps", value=0, max=STEPS, step=1),
                "columns": menu("columns", [("a bias for each output", "biases"),
                                            ("a few of each kind", "mixed")], "biases"),
                "network": self.network_menu(),
                **{name: Number(f"example in row {name[1:]}", value=which, max=self._last, step=1,
                                min=0 if name == SLOTS[0] else -1)
                   for name, which in self._asking(VIDEO).items()}}

    def shown(self):
        """Return all but the examples: *example* stands for the one in the chosen row."""
        row, column, steps, columns, network = list(self.named.values())[:5]
        return [row, self._example, column, columns, steps, network]

    def draw(self, figure):
        """Draw the ledger, and beside it what the test digits are called."""
        bars = axes_at(figure, 654, 92, 112, 280, framed=True)
        self._bars = ActivationBars(bars, 10, names=self.digits.names)
        bars.tick_params(labelbottom=False, bottom=False)
        self._draw_table(figure)
        page = draw_page(figure)
        add_text(page, 16, 18, "what each example wishes: −∂C/∂w, −∂C/∂b",
                 size=BODY, weight="bold", zorder=1)
        add_text(page, 814, 436, f"full colour at +{FULL} (up) and −{FULL} (down)", size=SMALL,
                 color=MUTED, ha="right", zorder=1)
        self._titles = [add_text(page, 654, y, size=size, weight=weight) for y, size, weight in (
            (18, BODY, "bold"), (40, SMALL, "normal"), (57, SMALL, "normal"))]
        self._words = add_text(page, 16, 436, size=SMALL)

    def _draw_table(self, figure):
        """Draw a row for each digit, a column for each weight or bias, and the mean below."""
        pile = axes_at(figure, 16, TOP, HIGH, HIGH * ROWS, cells=(SIDE, ROWS * SIDE))
        self._pile = draw_cells(pile, np.zeros((ROWS * SIDE, SIDE)), BRIGHTNESS, 0, 1)
        body = axes_at(figure, LEFT, TOP, WIDE * COLUMNS, HIGH * ROWS)
        foot = axes_at(figure, LEFT, TOP + HIGH * ROWS + 10, WIDE * COLUMNS, HIGH)
        self._cells, self._mean = (
            NumberedCells(ax, rows, COLUMNS, WISHED, -FULL, FULL, decimals=3, size=SMALL)
            for ax, rows in ((body, ROWS), (foot, 1)))
        self._frames = [outline(ax, linewidth=3.2) for ax in (body, foot)]
        size = SMALL - 2 if are_words(self.digits.names) else BODY
        self._names = [add_text(body, -13 / WIDE, k + 0.5, size=size, weight="bold", ha="center")
                       for k in range(ROWS)]
        add_text(foot, -8 / WIDE, 0.5, "mean", size=BODY, ha="right", weight="bold", zorder=0.5)
        self._heads = [[add_text(body, k + 0.5, y / HIGH, size=SMALL, ha="center", color=MUTED)
                        for y in (-52, -34, -15)] for k in range(COLUMNS)]

    def refresh(self):
        """Show the rows, their mean, and what becomes of a network that follows it."""
        v, slots = self.values(), self.slots()
        row, column = min(int(v["row"]), len(slots) - 1), int(v["column"])
        with self.quietly():
            self._example.value = v[slots[row]]
        network = self.network_after(int(v["steps"]))
        steps = min(int(v["steps"]), len(self._path[1]) - 1)
        exploded = ", then it explodes" * (steps < v["steps"])
        rows = [self._gradient(network, int(v[name])) for name in slots]
        mean, dials = mean_gradient(rows), self._dials[v["columns"]]
        examples = self.digits.train.pick([int(v[name]) for name in slots])
        batch = gradient(network, examples.inputs(), examples.targets())
        same = largest(gaps(mean, batch)) < SAME
        wishes = np.array([[-number_at(one, dial) for dial in dials] for one in (*rows, mean)])
        wish, total = wishes[row, column], wishes[-1, column]
        self._show_table(examples, dials, wishes, row, column)
        pale = abs(wishes[:-1]).max() < FULL / 5
        self._words.set_text(f"the {dials[column]}: {signed(total, 6)}"
                             + "; pale: little is wished" * bool(pale))
        twos = self._show_test(network, steps, exploded)
        names = [examples.names[label] for label in examples.labels]
        return (f"{len(slots)} row{'s' * (len(slots) > 1)}: {listed(names)}. For the "
                f"{dials[column]}, the {names[row]} in row {row} wishes "
                f"{signed(wish)}, the mean of all {signed(total)}. "
                f"Minus the mean {'is' if same else 'is NOT'} the batch gradient. After "
                f"{steps} step{'s' * (steps != 1)}{exploded and exploded + ','} {twos:.0%} of the "
                f"test digits are called {a_digit(2, examples.names)}.")

    def _show_table(self, examples, dials, wishes, row, column):
        """Show other rows; the last of `wishes` is their mean."""
        digits = np.full((ROWS * SIDE, SIDE), np.nan)
        digits[:len(examples) * SIDE] = examples.inputs().T.reshape(-1, SIDE)
        show_cells(self._pile, digits)
        cells = np.full((ROWS, COLUMNS), np.nan)
        cells[:len(examples)] = wishes[:-1]
        self._cells.show(cells)
        self._mean.show(wishes[-1])
        say(self._names, [*(name_of(label, examples.names, LETTERS) for label in examples.labels),
                          *[""] * (ROWS - len(examples))])
        for texts, dial in zip(self._heads, dials, strict=True):
            say(texts, self._head(dial))
        for frame, chosen in zip(self._frames, (row, 0), strict=True):
            update_frame(frame, chosen, column)

    def _head(self, dial):
        """Return the three lines above a column."""
        last = dial.layer == len(self.first_network.weights)
        place = f"{dial.source}→{dial.neuron}" if dial.kind == "weight" else f"{dial.neuron}"
        return "output" if last else f"layer {dial.layer}", dial.kind, place

    def _show_test(self, network, steps, exploded):
        """Show which shares of the test digits are called what; return that of the 2s."""
        shares = called(network, self._tested)
        self._bars.show(shares)
        say(self._titles, (f"after {steps} step{'s' * (steps != 1)}{exploded}",
                           f"along the mean, η = {RATE},",
                           f"{self._tested.shape[1]} test digits called"))
        return shares[2]

    def touched(self, touch):
        """Choose a cell by pointer or arrow keys; go to another example with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self._example.value += 1 if touch.key == "+" else -1
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            self.set(row=self._row() + down, column=self.named["column"].value + right)
        elif touch.axes is self._cells.grid.axes and touch.kind != "up":
            column, row = touch.points[-1]
            self.set(row=min(max(int(row), 0), len(self.slots()) - 1), column=int(column))

    def slots(self):
        """Return the names of the numbers that hold an example, row by row."""
        return [name for name in SLOTS if self.named[name].value >= 0]

    def _row(self):
        """Return the chosen row; where there are fewer, the last."""
        return min(int(self.named["row"].value), len(self.slots()) - 1)

    def add(self):
        """Add a row with the first example that has none yet."""
        asked = [int(self.named[name].value) for name in self.slots()]
        following = next((k for k in range(self._last + 1) if k not in asked), None)
        if len(asked) < ROWS and following is not None:
            self.set(**_in_slots([*asked, following]), row=len(asked))

    def drop(self):
        """Take the chosen row away, unless it is the only one."""
        kept = [self.named[name].value for name in self.slots()]
        if len(kept) > 1:
            del kept[self._row()]
            self.set(**_in_slots(kept))

    def _example_moved(self, change):
        if not self._held:
            self.named[self.slots()[self._row()]].value = change["new"]

    def network_after(self, steps):
        """Return the network after so many steps on the rows, or its last good moment."""
        which = tuple(self.named[name].value for name in self.slots())
        if self._path[0] != (self.network, which):      # another row is another path
            examples = self.digits.train.pick([int(k) for k in which])
            self._path = (self.network, which), [], listen(self.network, examples, RATE)
            self._known = {}
        _, networks, more = self._path
        networks += islice(more, max(steps + 1 - len(networks), 0))
        return networks[min(steps, len(networks) - 1)]

    def _gradient(self, network, k):
        """Return the gradient of example `k` alone."""
        if (network, k) not in self._known:
            (self._known[network, k],) = gradients(network, self.digits.train.pick([k]))
        return self._known[network, k]


def _in_slots(examples):
    """Return what to set so that these examples stand in the rows, from the top."""
    return dict(zip(SLOTS, [*examples, *[-1] * (ROWS - len(examples))], strict=True))


def _columns_offered(sizes):
    """Return ten dials for each choice of columns; where there is no such neuron, of the last."""
    last = len(sizes) - 1
    few = [Dial("bias", last, 2), Dial("bias", last, 5), Dial("weight", last, 2, 3),
           Dial("weight", last, 5, 3), Dial("bias", last - 1, 4),
           Dial("weight", last - 1, 4, 2), Dial("bias", 1, 0), Dial("bias", 1, 5),
           Dial("weight", 1, 0, MIDDLE), Dial("weight", 1, 0, CORNER)]
    fitting = [Dial(kind, max(l, 1), min(j, sizes[max(l, 1)] - 1), min(k, sizes[max(l, 1) - 1] - 1))
               for kind, l, j, k in few]
    return {"biases": [Dial("bias", last, j) for j in range(COLUMNS)], "mixed": fitting}
