"""Three columns of activations; of a larger network, those around the chosen neuron."""

from ...drawing.artists import outline
from ...drawing.bars import ActivationBars

LEFTS, LOW, WIDE, HIGH = (0.3, 0.455, 0.61), 0.05, 0.075, 0.0525    # of the columns; of a row
ROWS = 16   # of a column, at most


class ActivationColumns:
    """Up to two hidden layers of `sizes`, of many, and the outputs, which have `names`."""

    def __init__(self, figure, sizes, names):
        self._sizes, fewest = sizes, min(sizes[:-1], default=0)     # rows for each, if they scroll
        rows = [min(n, ROWS) for n in (sizes if len(sizes) <= len(LEFTS) else
                                       [fewest, fewest, sizes[-1]])]
        self.axes = [figure.add_axes([left, LOW, WIDE, HIGH * n])
                     for left, n in zip(LEFTS[-len(rows):], rows, strict=True)]
        self._bars = [ActivationBars(ax, n, names=names if ax is self.axes[-1] else ())
                      for ax, n in zip(self.axes, rows, strict=True)]
        for number in [number for bars in self._bars for number in bars.numbers]:
            number.set_x(1.1)   # clear of the frame
        self._titles = [ax.set_title("") for ax in self.axes]
        self._frames = [outline(ax, -0.03, -0.5, 1.06) for ax in self.axes]

    def show(self, activations, layer, neuron):
        """Show activations, layer by layer, with a frame around one neuron of one layer."""
        last = len(self._sizes)
        layers = [*range(max(min(layer, last - 2), 1), last)][:len(self.axes) - 1] + [last]
        self._places = []
        for k, (l, bars) in enumerate(zip(layers, self._bars, strict=True)):
            n, rows, chosen = self._sizes[l - 1], len(bars.numbers), l == layer
            first = min(neuron // rows * rows, n - rows) if chosen else 0
            self._places.append((l, first))
            bars.show(activations[l - 1][first:first + rows], answer=l == last)
            title = "outputs" if l == last else f"layer {l}" + f" of {last}" * (last > len(LEFTS))
            if rows < max(self._sizes[:-1], default=0) and l < last:
                self.axes[k].set_yticks(range(rows), range(first, first + rows))
                title += f"\n{first} to {first + rows - 1} of {n}" * (rows < n)
            self._titles[k].set_text(title)
            self._frames[k].set_visible(chosen)
            self._frames[k].set_y((neuron - first if chosen else 0) - 0.5)

    def at(self, axes, y):
        """Return the layer and the neuron at height `y` of some axes of these."""
        layer, first = self._places[self.axes.index(axes)]
        return layer, first + int(y + 0.5)
