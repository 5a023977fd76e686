"""The chain of video 4 and its numbers' names: what several panels of notebook 4 share."""

from ...drawing.text import add_text, signed
from ...lessons.calculus.tree import VIDEO, Tree, Variable, video_chain
from ...live.style import MUTED, SMALL
from ...network import Network

LAST = 3                # layer L of the chain
REACH = 4               # of weights and biases
RAISED = str.maketrans("0123456789-L()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᴸ⁽⁾")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def symbol(letter, back=0, neurons=""):
    """Return a variable's name as the video writes it: C₀, y, w⁽ᴸ⁻¹⁾, w₁₀⁽ᴸ⁾."""
    if letter == "C":
        return "C₀"
    name = letter + neurons.translate(LOWERED)
    return name if letter == "y" else name + f"(L{f'-{back}' if back else ''})".translate(RAISED)


def derivative(of, by):
    """Return ``∂of/∂by`` in one line."""
    return f"∂{of}/∂{by}"


def coded(code):
    """Return the variable that a code such as ``"w3"`` means."""
    return Variable(code[0], int(code[1]))


def plain(variable):
    """Return a variable of the chain as a slider's label or a sentence writes it: w(L−1)."""
    back = LAST - variable.layer
    return variable.letter if variable.letter == "y" else (
        f"{variable.letter}(L{f'−{back}' if back else ''})")


def called(variable):
    """Return what the video calls a variable."""
    return symbol(variable.letter, LAST - variable.layer)


def rule(source, result):
    """Return the formula for the derivative of one step."""
    if result.letter == "z":
        return {"b": "1", "w": called(Variable("a", source.layer - 1)),
                "a": called(Variable("w", result.layer))}[source.letter]
    if result.letter == "a":
        return f"σ′({called(source)})"
    return f"{'−' * (source.letter == 'y')}2({called(Variable('a', LAST))} − y)"


def start_numbers(number=VIDEO):
    """Return the numbers that a chain starts with, by their names in state codes."""
    chain = video_chain(number)
    return {**{f"w{l}": W.item() for l, W in enumerate(chain.weights, 1)},
            **{f"b{l}": b.item() for l, b in enumerate(chain.biases, 1)}, "a0": 0.5, "y": 1.0}


def chain_tree(numbers):
    """Return the tree of a chain made of numbers named as in codes."""
    weights, biases = ([[[numbers[f"{letter}{l}"]]] for l in range(1, LAST + 1)]
                       for letter in "wb")
    return Tree(Network(weights, biases), [numbers["a0"]], [numbers["y"]])


def edges_from(tree, first):
    """Return the steps of the tree's layers from `first` on, as a list of (source, result)."""
    return [edge for edge in tree.edges if edge[1].layer >= first]


def write_rule(page, changes):
    """Write on top of `page` from when its numbers are, and which of them are `changes`."""
    add_text(page, 16, 12, f"Numbers and factors: before the nudge. {changes}: what it adds.",
             size=SMALL, color=MUTED, zorder=0.4)


def in_change(change, decimals=4):
    """Return a change in words, signed; one too small for its decimals is not called 0."""
    words = signed(change, decimals)
    return "≈ 0" if change and not words.strip("+−0.") else words


def added(change, decimals=4, name=""):
    """Return what a nudge adds to a number, after the number's name; nothing where nothing."""
    return name + in_change(change, decimals) if change else ""


def nudge_words(name, nudge, really, forecast):
    """Return one sentence on a nudge: how the cost really changes, the forecast, the gap."""
    if not nudge:
        return f"{name} is not nudged yet: use the slider, or + and − on the picture."
    really, forecast, gap = (in_change(x, 5) for x in (really, forecast, really - forecast))
    return (f"{name} nudged by {signed(nudge)}: C₀ really changes by {really}, "
            f"forecast {forecast}, gap {gap}.")
