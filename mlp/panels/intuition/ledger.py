"""The nudge ledger: what each example asks for, the mean, and what comes of listening to them."""

import numpy as np

from ...backprop import gradient
from ...drawing import ledger_table
from ...drawing.bars import draw_activations, update_activations
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words
from ...lessons.intuition.ledger import called, gradients, largest_gap, listen, mean_gradient
from ...live.number import Number
from ...live.panel import ARROWS, menu
from ...live.slider import Slider
from ...live.style import BODY, MUTED, SMALL
from ...nudging import number_at
from .ledger_columns import columns_offered, head, listed
from .one_network import OneNetwork

ROWS, STEPS, RATE = 10, 50, 0.3
VIDEO = (2, 5, 0, 4, 1, 9)      # the digits in the video's table
TESTED = 500
FULL = 0.3                      # the nudge with the full colour; a bias of an output asks no more
SEED = 1    # of a network whose ten outputs differ much; it calls hardly anything a 2
SAME = 1e-12


class Ledger(OneNetwork):
    """Write down what each example asks of some weights and biases, and take the mean.

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
        self.offer(network, np.random.default_rng(SEED))
        self.digits = digits
        labels = digits.train.labels
        self._firsts = [int(np.argmax(labels == digit)) for digit in range(10)]
        self.presets = {
            "Only listen to the 2": {**self._asking([2]), "steps": STEPS},
            "One of each": self._asking(range(10)),
            "Listen to one of each": {**self._asking(range(10)), "steps": STEPS}}
        self._last, self._known, self._path = len(labels) - 1, {}, (None, [], None)
        self._tested = digits.test.inputs(slice(0, TESTED))
        super().__init__(state)

    def _asking(self, labels):
        """Return the settings with one example of each of these digits."""
        rows = [self._firsts[label] for label in labels]
        return {f"e{k}": rows[k] if k < len(rows) else -1 for k in range(ROWS)}

    def controls(self):
        """Which examples, which columns, how many steps, which network."""
        self._example = Slider("example", max=self._last, step=1)
        self._example.observe(self._example_moved, "value")
        examples = {name: Number(f"example in row {k}", value=which, min=-1 if k else 0,
                                 max=self._last, step=1)
                    for k, (name, which) in enumerate(self._asking(VIDEO).items())}
        network = next(iter(self._networks))
        self._dials = columns_offered(self._networks[network].sizes)
        return {"row": Slider("row", value=0, max=ROWS - 1, step=1),
                "column": Slider("column", value=2, max=9, step=1),
                "steps": Slider("steps", value=0, max=STEPS, step=1),
                "columns": menu("columns", [("a bias for each output", "biases"),
                                            ("a few of each kind", "mixed")], "biases"),
                "network": menu("network", list(self._networks), network),
                **examples}

    def shown(self):
        """Return all but the examples: *example* stands for the one in the chosen row."""
        row, column, steps, columns, network = list(self.named.values())[:5]
        return [row, self._example, column, columns, steps, network]

    def draw(self, figure):
        """Draw the ledger, and beside it what the test digits are called."""
        bars = axes_at(figure, 654, 92, 112, 280)
        bars.set_axis_on()
        self._bars = draw_activations(bars, 10)
        bars.tick_params(labelbottom=False, bottom=False)
        self._table = ledger_table.draw_ledger(figure, ROWS, 10, largest=FULL)
        page = draw_page(figure)
        add_text(page, 16, 18, "what each example asks for: the nudges −∂C/∂w, −∂C/∂b",
                  size=BODY, weight="bold", zorder=1)
        add_text(page, 814, 436, f"full colour at +{FULL} (up) and −{FULL} (down)", size=SMALL,
                  color=MUTED, ha="right", zorder=1)
        self._titles = [add_text(page, 654, y, size=size, weight=weight) for y, size, weight in (
            (18, BODY, "bold"), (40, SMALL, "normal"), (57, SMALL, "normal"))]
        self._words = add_text(page, 16, 436, size=SMALL)

    def refresh(self):
        """Show the rows, their mean, and what becomes of a network that follows it."""
        v, slots = self.values(), self.slots()
        which = [int(v[name]) for name in slots]
        row, column = min(int(v["row"]), len(slots) - 1), int(v["column"])
        self._follow_row(slots[row])
        network = self.network_after(int(v["steps"]))
        rows = [self._gradient(network, k) for k in which]
        mean, dials = mean_gradient(rows), self._dials[v["columns"]]
        examples = self.digits.train.pick(which)
        batch = gradient(network, examples.inputs(), examples.targets())
        same = largest_gap(mean, batch) < SAME
        means = [-number_at(mean, dial) for dial in dials]
        nudges = np.array([[-number_at(one, dial) for dial in dials] for one in rows])
        ledger_table.update_ledger(
            self._table, examples.inputs(), [str(label) for label in examples.labels],
            [head(dial, len(network.sizes) - 1) for dial in dials], nudges, means, (row, column))
        self._words.set_text(f"the {dials[column]}: {in_words(means[column], 6, sign=True)}"
                             + "; pale: little is asked for" * bool(
                                 abs(nudges).max() < FULL / 5))
        shares = self._show_test(network, int(v["steps"]))
        return (f"{len(which)} row{'s' * (len(which) > 1)}: {listed(examples.labels)}. For the "
                f"{dials[column]}, the {examples.labels[row]} in row {row} asks for "
                f"{in_words(-number_at(rows[row], dials[column]), sign=True)}, the mean for "
                f"{in_words(means[column], sign=True)}. The mean {'is' if same else 'is NOT'} "
                f"the batch gradient. After {v['steps']:g} steps {shares[2]:.0%} of the test "
                f"digits are called a 2.")

    def touched(self, touch):
        """Choose a cell by pointer or arrow keys; go to another example with + and −."""
        if touch.kind == "key" and touch.key in "+-":
            self._example.value += 1 if touch.key == "+" else -1
        elif touch.kind == "key":
            down, right = ARROWS[touch.key]
            row = min(self.named["row"].value, len(self.slots()) - 1)
            self.set(row=row + down, column=self.named["column"].value + right)
        elif touch.axes is self._table.cells.grid.axes and touch.kind != "up":
            column, row = touch.points[-1]
            self.set(row=min(max(int(row), 0), len(self.slots()) - 1), column=int(column))

    def slots(self):
        """Return the names of the numbers that hold an example, row by row."""
        return [name for name in self._asking([]) if self.named[name].value >= 0]

    def add(self):
        """Add a row with the first example that has none yet."""
        slots, free = self.slots(), [n for n in self._asking([]) if self.named[n].value < 0]
        if free:
            asked = {self.named[name].value for name in slots}
            following = next(k for k in range(self._last + 1) if k not in asked)
            self.set(**{free[0]: following, "row": len(slots)})

    def drop(self):
        """Take the chosen row away, unless it is the only one."""
        slots = self.slots()
        if len(slots) > 1:
            del slots[min(int(self.named["row"].value), len(slots) - 1)]
            kept = [self.named[name].value for name in slots]
            self.set(**{f"e{k}": kept[k] if k < len(kept) else -1 for k in range(ROWS)})

    def network_after(self, steps):
        """Return the network once it has made so many steps on the rows; remember the way."""
        which = tuple(self.named[name].value for name in self.slots())
        start = self._networks[self.named["network"].value]
        if self._path[0] != (start, which):     # another row is another path
            examples = self.digits.train.pick([int(k) for k in which])
            self._path, self._known = ((start, which), [], listen(start, examples, RATE)), {}
        _, networks, more = self._path
        while len(networks) <= steps:
            networks.append(next(more))
        return networks[steps]

    def _gradient(self, network, k):
        """Return the gradient of example `k` alone."""
        if (network, k) not in self._known:
            (self._known[network, k],) = gradients(network, self.digits.train.pick([k]))
        return self._known[network, k]

    def _show_test(self, network, steps):
        """Show which shares of the test digits are called what; return them."""
        shares = called(network, self._tested)
        update_activations(self._bars, shares)
        for title, words in zip(self._titles, (
                f"after {steps} step{'s' * (steps != 1)}", f"along the mean, η = {RATE},",
                f"{self._tested.shape[1]} test digits called"), strict=True):
            title.set_text(words)
        return shares

    def _example_moved(self, change):
        if not self._held:
            slots = self.slots()
            row = min(int(self.named["row"].value), len(slots) - 1)
            self.named[slots[row]].value = change["new"]

    def _follow_row(self, name):
        """Let the slider *example* stand where the chosen row does."""
        with self.quietly():
            self._example.value = self.named[name].value
