"""Count the dials: how many weights and biases a network of chosen layers has."""

from ...drawing.columns import draw_columns, update_columns
from ...live.panel import Panel
from ...live.slider import Slider
from ...network import count_parameters, parameters_by_layer

PIXELS, OUTPUTS = 784, 10
MOST, WIDEST = 4, 100   # hidden layers, and neurons in one of them


class CountDials(Panel):
    """Choose hidden layers and their widths, and see the sum that counts weights and biases."""

    size = (760, 410)
    presets = {
        "The video's": {"hidden": 2},
        "No hidden layer": {"hidden": 0},
        "One wide layer": {"n1": 100},
        "Four of 16": {"hidden": 4},
    }

    def controls(self):
        """Return how many hidden layers there are, and the width of each."""
        widths = {f"n{l}": Slider(f"width {l}", value=16, min=1, max=WIDEST, step=1)
                  for l in range(1, MOST + 1)}
        return {"hidden": Slider("hidden", value=1, max=MOST, step=1), **widths}

    def draw(self, figure):
        """Draw columns of dots, and the sums below them."""
        self._columns = draw_columns(figure, MOST + 2)

    def sizes(self):
        """Return the number of neurons in each layer, the pixels first."""
        v = self.values()
        return [PIXELS, *(int(v[f"n{l}"]) for l in range(1, int(v["hidden"]) + 1)), OUTPUTS]

    def refresh(self):
        """Show the network, and count."""
        sizes = self.sizes()
        for l in range(1, MOST + 1):
            self.named[f"n{l}"].disabled = l > len(sizes) - 2
        weights, biases = parameters_by_layer(sizes)
        total = count_parameters(sizes)
        update_columns(self._columns, sizes, weights, biases, total)
        return (f"The network {'-'.join(map(str, sizes))} has {sum(weights):,} weights and "
                f"{sum(biases):,} biases: {total:,} numbers to turn. Of these, "
                f"{weights[0]:,} weights lead out of the {PIXELS} pixels.")
