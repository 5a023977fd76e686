"""The vanishing gradient: how large it still is at the first layer of a deep network."""

from functools import lru_cache

from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_powers, in_words
from ...lessons.calculus.vanishing import deep_network, output_size, random_examples, slope_sizes
from ...live.panel import Panel, menu
from ...live.slider import Slider
from ...live.style import BODY, LARGE, MUTED, SMALL
from .log_bars import LogBars

DEEPEST = 10
LOWEST, HIGHEST = -10, 10       # powers of ten on the axes; a bar that is longer has an arrow
NAMES = {"sigmoid": "sigmoid", "relu": "ReLU", "tanh": "tanh"}
LEFT, WIDE, APART = 68, 178, 376    # of the bars, in CSS pixels


class Vanishing(Panel):
    """Put layer upon layer, and see how large the gradient is in each: sigmoid beside another.

    Both networks have the same weights, biases of 0, and the same twenty examples.
    """

    size = (760, 456)
    presets = {
        "The videos' depth": {"hidden": 2},
        "Ten hidden layers": {"hidden": 10},
        "Weights 4 times as large": {"hidden": 10, "scale": 4},
        "tanh": {"hidden": 10, "other": "tanh"},
    }

    def controls(self):
        """How deep, how large the weights are, which numbers, and what stands beside."""
        return {"hidden": Slider("hidden", value=5, min=1, max=DEEPEST, step=1),
                "scale": Slider("weights ×", value=1, min=0.5, max=4, step=0.1),
                "number": Slider("network", value=6, min=1, max=20, step=1),
                "other": menu("beside", [("ReLU", "relu"), ("tanh", "tanh")], "relu")}

    def draw(self, figure):
        """Draw two columns of bars."""
        lefts = [LEFT + k * APART for k in range(2)]
        self._bars = [LogBars(axes_at(figure, left, 68, WIDE, 286, framed=True), DEEPEST + 1,
                              LOWEST, HIGHEST, every=4, columns=(1.05, 1.47)) for left in lefts]
        page = draw_page(figure)
        self._titles = [add_text(page, left, 18, size=LARGE, weight="bold") for left in lefts]
        looks = {"size": SMALL, "color": MUTED, "zorder": 1}
        for left in lefts:
            add_text(page, left, 46, "size of the gradient", **looks)
            add_text(page, left + 1.67 * WIDE, 46, "mean slope σ′", ha="right", **looks)
        self._ratios, self._outputs = ([add_text(page, left, y, size=BODY) for left in lefts]
                                       for y in (397, 420))
        add_text(page, 16, 444, "Sizes: root mean squares, of ∂C/∂w in a layer and of the outputs. "
                 "From mark to mark: times 10,000.", **looks)

    def refresh(self):
        """Show both gradients, and say how much of them reaches the first layer."""
        v = self.values()
        hidden, said = int(v["hidden"]), []
        names = [f"layer {l}" for l in range(1, hidden + 1)] + ["outputs"]
        for k, squish in enumerate(("sigmoid", v["other"])):
            sizes, valves, output = _sizes(hidden, int(v["number"]), squish, v["scale"])
            self._bars[k].show(sizes, names, [in_powers(size) for size in sizes],
                               [in_words(valve, 2) for valve in valves])
            self._titles[k].set_text(NAMES[squish])
            ratio = sizes[0] / sizes[-1] if sizes[-1] else 0
            self._ratios[k].set_text(f"layer 1 / outputs = {in_powers(ratio)}")
            self._outputs[k].set_text(f"size of the outputs: {in_powers(output)}")
            said.append(f"with {NAMES[squish]}, {in_powers(sizes[0])} in layer 1 and "
                        f"{in_powers(sizes[-1])} at the outputs, which have size "
                        f"{in_powers(output)}")
        layers = "layer" if hidden == 1 else "layers"
        return (f"{hidden} hidden {layers}, weights times {in_words(v['scale'], 1)}: the gradient "
                f"has size, {'; '.join(said)}.")


@lru_cache(maxsize=100)
def _sizes(hidden, number, squish, scale):
    network, examples = deep_network(hidden, number, squish, scale), random_examples(number)
    return *slope_sizes(network, *examples), output_size(network, examples[0])
