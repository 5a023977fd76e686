"""The chain of the video as controls, and its numbers' names: what the panels of it share."""

from ...drawing.symbols import symbol
from ...drawing.text import in_words
from ...lessons.calculus.tree import Tree, Variable, video_chain
from ...live.number import Number
from ...live.slider import Slider
from ...network import Network

LAST = 3                # layer L of the chain
INPUT, TARGET = 0.5, 1.0
REACH = 4               # of weights and biases


def start_numbers():
    """Return the chain's given numbers at the start by their names in state codes."""
    chain = video_chain()
    return {**{f"w{l}": W.item() for l, W in enumerate(chain.weights, 1)},
            **{f"b{l}": b.item() for l, b in enumerate(chain.biases, 1)}, "a0": INPUT, "y": TARGET}


def chain_sliders():
    """Return a slider for each of the chain's given numbers, the last layer first."""
    start = start_numbers()
    signed = {"min": -REACH, "max": REACH, "step": 0.001}
    sliders = {f"{letter}{l}": Slider(plain(letter, LAST - l), value=start[f"{letter}{l}"],
                                      **signed)
               for l in (3, 2, 1) for letter in "wb"}
    return {**sliders, "y": Slider("target y", value=TARGET, step=0.001),
            "a0": Slider("input a", value=INPUT, step=0.001)}


def chain_own_numbers():
    """Return all that a tree of the chain can begin with as `Number` by names in state codes.

    A tree of fewer neurons takes the activation that comes in as given, rounded to four decimals.
    """
    start = start_numbers()
    values = chain_tree(start).values
    start = {"y3": start.pop("y"), **start,
             **{f"a{l}": round(float(values[Variable("a", l)]), 4) for l in (1, 2)}}
    return {code: Number(code, value=value, min=0 if code[0] in "ay" else -REACH,
                         max=1 if code[0] in "ay" else REACH, step=0.001)
            for code, value in start.items()}


def chain_tree(numbers, first=1):
    """Return the tree of the chain from layer `first` on, made of numbers named as in codes."""
    layers = range(first, LAST + 1)
    chain = Network([[[numbers[f"w{l}"]]] for l in layers], [[[numbers[f"b{l}"]]] for l in layers])
    return Tree(chain, [numbers[f"a{first - 1}"]], [numbers["y"]])


def called(variable, last=LAST):
    """Return what the video calls a variable, where layer `last` is its L."""
    return symbol(variable.letter, last - variable.layer)


def rule(source, result, last=LAST):
    """Return by which formula a step's derivative is worked out."""
    if result.letter == "z":
        return {"b": "1", "w": called(Variable("a", source.layer - 1), last),
                "a": called(Variable("w", result.layer), last)}[source.letter]
    if result.letter == "a":
        return f"σ′({called(source, last)})"
    return f"{'−' * (source.letter == 'y')}2({called(Variable('a', result.layer), last)} − y)"


def nudge_words(name, nudge, really, forecast):
    """Return the device of all notebooks as a sentence: what changed, the forecast, the gap."""
    changes = (in_words(x, 5, sign=True) for x in (really, forecast, really - forecast))
    return (f"{name} nudged by {in_words(nudge, sign=True)}: C₀ really changed by {next(changes)}, "
            f"forecast {next(changes)}, gap {next(changes)}.")


def plain(letter, back):
    """Return the same for a slider's label or a sentence: w(L−1)."""
    return letter if letter in "yC" else f"{letter}(L{f'−{back}' if back else ''})"


def place_in_tree(variable, last):
    """Return the column and the row of a variable, weights above and biases below the rest."""
    letter, layer = variable[:2]
    if letter in "wb":
        return 2 * layer - 1, 0 if letter == "w" else 2
    if letter in "yC":
        return 2 * last + 1, 0 if letter == "y" else 1
    return 2 * layer - (letter == "z"), 1
