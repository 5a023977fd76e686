"""A layer: its weights as a matrix, times the column that comes in, plus the biases, squished."""

import numpy as np

from ...activations import SQUISHES
from ...backprop import weighted_sums
from ...drawing.artists import Tiles, outline
from ...drawing.matrices import NumberedCells, letters_on, update_frame
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_words, say
from ...live.panel import ARROWS, Panel, menu
from ...live.slider import Number, Slider
from ...live.style import BODY, BRIGHTNESS, LARGE, MUTED, SIGNED, SMALL
from ...network import Network, forward

WEIGHTS = [[1.2, -0.7, 0.4, 0.9], [-1.5, 0.8, 1.6, -0.3], [0.5, 1.1, -1.8, 0.6]]
BIASES = [-0.5, 0.2, 1.0]
INPUTS = [0.8, 0.5, 0.1, 0.3]
TOO_MANY = 0.7          # the fifth input, where there is one
KINDS = {"W": "weight", "a": "input", "b": "bias"}      # by their block, from left to right
ROWS, COLUMNS = 3, 4
REACH = 2               # of weights and biases: their full colour; sums have theirs at twice that
# In CSS pixels: where each block begins, and how wide its cells are.
BLOCKS = {"W": (62, 78), "a": (402, 60), "b": (490, 62), "z": (580, 68), "out": (712, 68)}
OUT_END = 780
HEADS = ("weights W", "inputs a", "biases b", "sums z", "new a")
SIGNS = {"·": 388, "+": 476, "=": 566, "→": 680}    # where they stand between the blocks
TOP, STRIP, HIGH = 54, 298, 40      # of the blocks, of the row written out, of a cell
MIDDLE = TOP + (COLUMNS - ROWS) * HIGH / 2      # top of the blocks that have only `ROWS` rows
GAP = 18                # between two products, for the sign
FULL = np.array([REACH] * (COLUMNS + 1) + [2 * REACH])  # colour in a row written out: to the sum


class Layer(Panel):
    """Change any number of a small layer, and see which of its three answers move.

    The row that is looked at has a gold frame, and is written out below, product by product.
    """

    size = (794, 384)
    wanted_keys = (*ARROWS, "+", "-")
    presets = {
        "One weight 0": {"column": 0, "w00": 0},
        "A row of zeros": {"row": 1, **{f"w1{k}": 0 for k in range(COLUMNS)}},
        "Wrong shape": {"inputs": 5},
    }

    def controls(self):
        """Return which number is chosen, the squish, and all 19 numbers."""
        signed = {"min": -REACH, "max": REACH, "step": 0.1}
        numbers = {f"w{j}{k}": Number(f"weight in row {j}, column {k}", value=w, **signed)
                   for j, row in enumerate(WEIGHTS) for k, w in enumerate(row)}
        numbers |= {f"a{k}": Number(f"input {k}", value=a) for k, a in enumerate(INPUTS)}
        numbers |= {f"b{j}": Number(f"bias {j}", value=b, **signed) for j, b in enumerate(BIASES)}
        self._value = Slider("value", min=-REACH, max=REACH, step=0.1)
        self._value.observe(self._value_moved, "value")
        return {"choose": menu("choose", [("a weight", "weight"), ("an input", "input"),
                                          ("a bias", "bias")], "weight"),
                "row": Slider("row", value=0, max=ROWS - 1, step=1),
                "column": Slider("column", value=1, max=COLUMNS - 1, step=1),
                "squish": menu("squish", ["sigmoid", "relu", "tanh", "none"], "sigmoid"),
                "inputs": menu("inputs", [("4 numbers", 4), ("5 numbers", 5)], 4),
                **numbers}

    def shown(self):
        """Return all but the numbers: *value* stands for whichever is chosen."""
        choose, row, column, squish, inputs = list(self.named.values())[:5]
        return [choose, row, column, self._value, squish, inputs]

    @property
    def chosen(self):
        """The number that *value*, + and − change."""
        v = self.values()
        row, column = int(v["row"]), int(v["column"])
        return self.named[{"weight": f"w{row}{column}", "input": f"a{column}",
                           "bias": f"b{row}"}[v["choose"]]]

    def draw(self, figure):
        """Draw the formula from left to right, and one row of it written out below."""
        self._formula = Formula(figure)
        page = draw_page(figure)
        self._formula.label(page)
        self._written = WrittenRow(figure, page)
        self._message = [add_text(page, 62, 284 + 25 * k, size=BODY) for k in range(3)]
        self._message[-1].set_weight("bold")
        legend = (f"full blue at {REACH}, full orange at −{REACH} (sums: {2 * REACH} and "
                  f"−{2 * REACH}); black at 0 or less, white at 1 or more")
        add_text(page, 62, 367, legend, size=SMALL, color=MUTED, zorder=1)

    def numbers(self):
        """Return W, a and b as the panel shows them: arrays of shapes (3, 4), (4, 1), (3, 1)."""
        v = self.values()
        inputs = [v[f"a{k}"] for k in range(COLUMNS)] + [TOO_MANY] * (v["inputs"] - COLUMNS)
        return (np.array([[v[f"w{j}{k}"] for k in range(COLUMNS)] for j in range(ROWS)]),
                np.array([[a] for a in inputs]), np.array([[v[f"b{j}"]] for j in range(ROWS)]))

    def refresh(self):
        """Show the numbers, what becomes of them, and one row of it term by term."""
        W, a, b = self.numbers()
        v, layer = self.values(), Network([W], [b])
        self._follow_choice()
        try:
            forward(layer, a)
        except ValueError as error:
            z = out = np.full((ROWS, 1), np.nan)
            sentence = self._refuse(error)
        else:
            z = weighted_sums(layer, a)[0][0]
            out = SQUISHES[v["squish"]].function(z)
            sentence = self._write_out(W, a, b, z, out)
        inputs = np.append(a, [np.nan] * (COLUMNS + 1 - len(a)))
        row, column = int(v["row"]), int(v["column"])
        block, *place = {"weight": ("W", row, column), "input": ("a", column, 0),
                         "bias": ("b", row, 0)}[v["choose"]]
        self._formula.squish.set_text(self._squish)
        self._formula.show({"W": W, "a": inputs, "b": b, "z": z, "out": out}, row,
                           (block, *place))
        return sentence

    @property
    def _squish(self):
        squish = self.named["squish"].value
        return "no squish" if squish == "none" else squish

    def touched(self, touch):
        """Choose a number by pointer or arrow keys; nudge it with + and −."""
        v = self.values()
        if touch.kind == "key" and touch.key in "+-":
            self.chosen.value = round(self.chosen.value + (0.1 if touch.key == "+" else -0.1), 6)
        elif touch.kind == "key":
            self._walk(*ARROWS[touch.key])
        elif touch.kind == "down" and (block := self._formula.block_on(touch.axes)):
            column, row = (int(place) for place in touch.points[-1])
            if block == "a":
                self.set(choose="input", column=min(row, COLUMNS - 1))
            else:
                self.set(choose=KINDS.get(block, v["choose"]), row=row,
                         column=column if block == "W" else v["column"])

    def _walk(self, down, right):
        """Go to the next number; beyond the edge of a block comes the next block."""
        v, blocks = self.values(), list(KINDS.values())
        at, column = blocks.index(v["choose"]), v["column"] + right
        if v["choose"] == "input":
            self.set(column=v["column"] + down)
        else:
            self.set(row=v["row"] + down)
        if v["choose"] == "weight" and 0 <= column < COLUMNS:
            self.set(column=column)
        elif right:
            self.set(choose=blocks[min(max(at + right, 0), len(blocks) - 1)])

    def _value_moved(self, change):
        if not self._held:
            self.chosen.value = change["new"]

    def _follow_choice(self):
        """Let the slider *value* stand where the chosen number does."""
        chosen, kind = self.chosen, self.named["choose"].value
        self.named["column"].disabled = kind == "bias"
        with self.quietly(), self._value.hold_trait_notifications():
            self._value.min, self._value.max = chosen.min, chosen.max
            self._value.step, self._value.value = chosen.step, chosen.value

    def _write_out(self, W, a, b, z, out):
        """Write one row out, product by product; return it as a sentence."""
        j, squish = int(self.named["row"].value), self._squish
        products = W[j] * a[:, 0]
        words = [f"{in_words(w, 2)}·{in_words(x, 2)}" for w, x in zip(W[j], a[:, 0], strict=True)]
        self._written.show(f"row {j}", np.array([*products, b[j, 0], z[j, 0], out[j, 0]]),
                           [*words, f"bias {j}", f"sum {j}", squish])
        say(self._message, [""] * 3)
        squished = "without a squish" if squish == "no squish" else f"the {squish} of"
        return (f"Row {j}: {' + '.join(words).replace('+ −', '− ')} "
                f"{'−' if b[j, 0] < 0 else '+'} {in_words(abs(b[j, 0]), 2)} = {in_words(z[j, 0])}; "
                f"{squished} it is {in_words(out[j, 0])}. "
                f"The new column is {', '.join(in_words(x) for x in out[:, 0])}.")

    def _refuse(self, error):
        """Show the library's own sentence about a column that does not fit; return it."""
        self._written.clear()
        lines = (f"There are {COLUMNS} weights in each row, and {COLUMNS + 1} numbers come in: one "
                 "finds no partner.", "mlp refuses, and says:", f"ValueError: {error}")
        say(self._message, lines)
        return f"{lines[0]} mlp says: {error}."


class Formula:
    """The blocks from left to right, with room for one input too many."""

    def __init__(self, figure):
        self.cells = {
            "W": NumberedCells(_block(figure, "W", COLUMNS), ROWS, COLUMNS, SIGNED, -REACH, REACH),
            "a": NumberedCells(axes_at(figure, BLOCKS["a"][0], TOP, BLOCKS["a"][1],
                                       (COLUMNS + 1) * HIGH), COLUMNS + 1, 1, BRIGHTNESS, 0, 1),
            "b": NumberedCells(_block(figure, "b"), ROWS, 1, SIGNED, -REACH, REACH),
            "z": NumberedCells(_block(figure, "z"), ROWS, 1, SIGNED, -2 * REACH, 2 * REACH,
                               decimals=3),
            "out": NumberedCells(_block(figure, "out"), ROWS, 1, BRIGHTNESS, 0, 1, decimals=3)}
        self.frames = {name: outline(self.cells[name].grid.axes, linewidth=2)
                       for name in ("W", "b", "z", "out")}
        self.chosen = {name: outline(self.cells[name].grid.axes, linewidth=3.2)
                       for name in ("W", "a", "b")}

    def label(self, page):
        """Write what never changes, and make the place for the name of the squish."""
        for head, (name, (x, wide)) in zip(HEADS, BLOCKS.items(), strict=True):
            width = wide * (COLUMNS if name == "W" else 1)
            add_text(page, x + width / 2, 22, head, size=BODY, ha="center", zorder=1)
        middle = TOP + COLUMNS * HIGH / 2
        for sign, x in SIGNS.items():
            add_text(page, x, middle, sign, size=LARGE, ha="center", zorder=1)
        x, wide = BLOCKS["W"]
        quiet = {"size": SMALL, "color": MUTED}
        for row in range(ROWS):
            add_text(page, 52, MIDDLE + (row + 0.5) * HIGH, f"row {row}", ha="right", zorder=1,
                     **quiet)
        for column in range(COLUMNS):
            add_text(page, x + (column + 0.5) * wide, MIDDLE - 14, f"column {column}", ha="center",
                     zorder=1, **quiet)
        self.squish = add_text(page, SIGNS["→"], middle - 16, ha="center", **quiet)

    def block_on(self, axes):
        """Return the name of the block that lies in `axes`, or None."""
        return next((name for name, cells in self.cells.items() if cells.grid.axes is axes), None)

    def show(self, blocks, row, chosen):
        """Show each block's numbers, NaN as none, and frame a row and a (block, row, column)."""
        for name, values in blocks.items():
            self.cells[name].show(values)
        there = self.cells["z"].frame.get_visible()
        for name, frame in self.frames.items():
            update_frame(frame, row if there or name in "Wb" else None,
                         columns=COLUMNS if name == "W" else 1)
        for name, frame in self.chosen.items():
            update_frame(frame, chosen[1] if name == chosen[0] else None, chosen[2])


class WrittenRow:
    """One row product by product, each below its weights; add it after the `Formula`."""

    def __init__(self, figure, page):
        x, wide = BLOCKS["W"]
        places = [(x + k * wide + GAP / 2, wide - GAP) for k in range(COLUMNS)]
        places += [BLOCKS[name] for name in ("b", "z", "out")]
        ax = axes_at(figure, x, STRIP - 2, OUT_END - x + 2, HIGH + 4)
        ax.set(xlim=(x, OUT_END + 2), ylim=(HIGH + 2, -2))
        self.boxes = [(x, 0, wide, HIGH) for x, wide in places]
        self.cells = Tiles(ax, edgecolors=MUTED, linewidths=0.8)
        self.numbers = [add_text(ax, x + wide / 2, HIGH / 2, size=BODY, ha="center")
                        for x, wide in places]
        between = [x - GAP / 2 for x, _ in places[1:COLUMNS]]
        between.append((sum(places[COLUMNS - 1]) + BLOCKS["b"][0]) / 2)
        self.signs = [(add_text(ax, x, HIGH / 2, size=BODY, ha="center"), sign) for x, sign in
                      zip([*between, SIGNS["="], SIGNS["→"]], "+" * COLUMNS + "=→", strict=True)]
        self.words = [add_text(page, x + wide / 2, STRIP - 14, size=SMALL, color=MUTED, ha="center")
                      for x, wide in places]
        self.name = add_text(page, 52, STRIP + HIGH / 2, ha="right", size=SMALL + 1, weight="bold")

    def show(self, name, numbers, words):
        """Show the products, the bias, the sum and the activation, with `words` above them."""
        self.name.set_text(name)
        signed, last = (numbers[:-1] / FULL + 1) / 2, numbers[-1:]
        self.cells.show(self.boxes, np.concatenate([SIGNED(signed), BRIGHTNESS(last)]))
        letters = letters_on(SIGNED, signed) + letters_on(BRIGHTNESS, last)
        for text, number, decimals, colour in zip(self.numbers, numbers, [3] * COLUMNS + [2, 3, 3],
                                                  letters, strict=True):
            text.set(text=in_words(number, decimals), color=colour)
        for text, word in [*zip(self.words, words, strict=True), *self.signs]:
            text.set_text(word)

    def clear(self):
        """Show nothing."""
        self.cells.show([], [])
        for text in (self.name, *self.numbers, *self.words, *(sign for sign, _ in self.signs)):
            text.set_text("")


def _block(figure, name, columns=1):
    x, wide = BLOCKS[name]
    return axes_at(figure, x, MIDDLE, columns * wide, ROWS * HIGH)
