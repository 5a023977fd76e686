"""The chain of video 4 and its numbers' names: what several panels of notebook 4 share."""

from ...drawing.text import in_words
from ...lessons.calculus.tree import Tree, Variable, video_chain
from ...live.number import Number
from ...network import Network

LAST = 3                # layer L of the chain
REACH = 4               # of weights and biases
RAISED = str.maketrans("0123456789-L()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᴸ⁽⁾")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def symbol(letter, back=0, neurons=""):
    """Return a variable's name as the video writes it: C₀, y, w⁽ᴸ⁻¹⁾, w₁₀⁽ᴸ⁾.

    `back` layers before the last; of a weight's two `neurons`, the first is where it ends.
    """
    if letter == "C":
        return "C₀"
    name = letter + neurons.translate(LOWERED)
    return name if letter == "y" else name + f"(L{f'-{back}' if back else ''})".translate(RAISED)


def derivative(of, by):
    """Return ``∂of/∂by`` in one line."""
    return f"∂{of}/∂{by}"


def coded(code, first=1):
    """Return the variable that a code such as ``"w3"`` means, in a tree from layer `first` on."""
    return Variable(code[0], int(code[1]) - first + 1)


def plain(variable):
    """Return a variable of the chain as a slider's label or a sentence writes it: w(L−1)."""
    back = LAST - variable.layer
    return variable.letter if variable.letter == "y" else (
        f"{variable.letter}(L{f'−{back}' if back else ''})")


def called(variable, last=LAST):
    """Return what the video calls a variable, where layer `last` is its L."""
    return symbol(variable.letter, last - variable.layer)


def rule(source, result, last=LAST):
    """Return the formula for the derivative of one step."""
    if result.letter == "z":
        return {"b": "1", "w": called(Variable("a", source.layer - 1), last),
                "a": called(Variable("w", result.layer), last)}[source.letter]
    if result.letter == "a":
        return f"σ′({called(source, last)})"
    return f"{'−' * (source.letter == 'y')}2({called(Variable('a', result.layer), last)} − y)"


def start_numbers():
    """Return the numbers that the chain starts with, by their names in state codes."""
    chain = video_chain()
    return {**{f"w{l}": W.item() for l, W in enumerate(chain.weights, 1)},
            **{f"b{l}": b.item() for l, b in enumerate(chain.biases, 1)}, "a0": 0.5, "y": 1.0}


def chain_tree(numbers, first=1):
    """Return the tree of the chain from layer `first` on, made of numbers named as in codes."""
    layers = range(first, LAST + 1)
    chain = Network([[[numbers[f"w{l}"]]] for l in layers], [[[numbers[f"b{l}"]]] for l in layers])
    return Tree(chain, [numbers[f"a{first - 1}"]], [numbers["y"]])


def own_numbers():
    """Return a `Number` for all that a tree of the chain may start with, by names in state codes.

    A tree of fewer neurons takes the activation that comes in as given, rounded to four decimals.
    """
    start = start_numbers()
    values = chain_tree(start).values
    start = {"y3": start.pop("y"), **start,
             **{f"a{l}": round(float(values[Variable("a", l)]), 4) for l in (1, 2)}}
    return {code: Number(code, value=value, min=0 if code[0] in "ay" else -REACH,
                         max=1 if code[0] in "ay" else REACH, step=0.001)
            for code, value in start.items()}


def nudge_words(name, nudge, really, forecast):
    """Return one sentence on a nudge: how the cost really changed, the forecast, the gap."""
    really, forecast, gap = (
        in_words(x, 5, sign=True) for x in (really, forecast, really - forecast))
    return (f"{name} nudged by {in_words(nudge, sign=True)}: C₀ really changed by {really}, "
            f"forecast {forecast}, gap {gap}.")
