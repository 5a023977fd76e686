"""Three columns of activations; of a larger network, those around the chosen neuron."""

import numpy as np

from ...drawing.bars import ActivationBars, draw_frame, update_frame

LEFTS, LOW, WIDE, HIGH = (0.3, 0.455, 0.61), 0.05, 0.075, 0.0525    # of the columns; of a row
ROWS = 16   # of a column


class ActivationColumns:
    """Up to two hidden layers and the outputs; `sizes` are the neurons of each after the pixels.

    Which ones of more layers, and of more than 16 neurons, stands in the titles.
    """

    def __init__(self, figure, sizes):
        self._sizes, hidden = sizes, max(sizes[:-1], default=0)
        rows = sizes if len(sizes) <= len(LEFTS) else [hidden, hidden, sizes[-1]]
        self._columns = [_Column(figure, left, min(n, ROWS))
                         for left, n in zip(LEFTS[-len(rows):], rows, strict=True)]
        self.axes = [column.ax for column in self._columns]
        self._places = []

    def show(self, activations, layer, neuron):
        """Show activations, layer by layer, with a frame around one neuron of one layer."""
        last = len(self._sizes)
        from_ = max(min(layer, last - 2), 1)
        layers = [*range(from_, last)][:len(self._columns) - 1] + [last]
        self._places = [(l, _first(neuron, self._sizes[l - 1]) if l == layer else 0)
                        for l in layers]
        for column, (l, first) in zip(self._columns, self._places, strict=True):
            title = "outputs" if l == last else f"layer {l}" + f" of {last}" * (last > len(LEFTS))
            column.show_from(activations[l - 1], first, title, answer=l == last)
            column.frame.set_visible(l == layer)
            update_frame(column.frame, neuron - first if l == layer else 0)

    def at(self, axes, y):
        """Return the layer and the neuron at height `y` of some axes of these."""
        layer, first = self._places[self.axes.index(axes)]
        return layer, first + int(y + 0.5)


class _Column(ActivationBars):
    """As many bars as there is room for, and a title that says of how many neurons."""

    def __init__(self, figure, left, rows):
        self.ax, self._labels = figure.add_axes([left, LOW, WIDE, HIGH * rows]), []
        super().__init__(self.ax, rows)
        for number in self.numbers:
            number.set_x(1.1)   # clear of the frame
        self.frame, self._title = draw_frame(self.ax), self.ax.set_title("")

    def show_from(self, values, first, title, *, answer):
        """Show the values from `first` on, as many as there are rows; leave other rows empty."""
        rows, end = len(self.numbers), min(first + len(self.numbers), len(values))
        self.show(np.append(values[first:end], np.full(rows - (end - first), np.nan)),
                  answer=answer)
        for number in self.numbers[end - first:]:
            number.set_text("")
        labels = [*map(str, range(first, end)), *[""] * (rows - (end - first))]
        if labels != self._labels:
            self._labels = labels
            self.ax.set_yticks(range(rows), labels)
        many = f"\n{first} to {end - 1} of {len(values)}" if len(values) > rows else ""
        self._title.set_text(title + many)


def _first(neuron, n):
    """Return the first of the rows in which a neuron is seen, of a layer of `n`."""
    return max(min(neuron // ROWS * ROWS, n - ROWS), 0)
