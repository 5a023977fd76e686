"""Walk through `backprop.gradient` line by line, and look at each number as it is made.

What runs is the source of `gradient` itself, one line after another. So a line that is shown is
the very line that computed the numbers shown with it.
"""

import ast
import inspect
import textwrap
from functools import cache
from typing import NamedTuple

from ... import backprop
from ...activations import activation_named

WORTH_A_LOOK = ("z, a", "dC_da", "dC_dz", "dC_dW[l]", "dC_db[l]", "gradient")


class Moment(NamedTuple):
    """One line of `gradient` that has just run, and the numbers that it made.

    Attributes
    ----------
    sets : str
        What stands to the left of its ``=``, such as ``"dC_dW[l]"``; ``"gradient"`` at the end.
    layer : int
        The layer whose numbers these are, the pixels being 0. Weights belong to the layer they
        lead into.
    value : array, or what else the line made
    text : str
        The line as it stands in ``backprop.py``, without its indent.
    number : int
        The number of that line.
    """

    sets: str
    layer: int
    value: object
    text: str
    number: int


class _Line(NamedTuple):
    """A line of `gradient`: to run it, and then to look at what it has set."""

    text: str
    number: int
    sets: str
    run: object
    look: object


def walk_back(network, inputs, targets):
    """Return what `gradient` makes, line by line: ``4 L + 3`` moments for ``L`` layers of weights.

    The forward pass is the first, the wishes of the outputs are the second; then come four for each
    layer, from the last to the first. The last moment is the gradient.

    Parameters
    ----------
    network, inputs, targets
        As for `backprop.gradient`.

    Returns
    -------
    list of Moment

    Raises
    ------
    ValueError
        As `backprop.gradient` does.
    """
    names = {"network": network, "inputs": inputs, "targets": targets}
    moments, last = [], len(network.weights)
    for loop, lines in _source():
        for l in eval(loop, vars(backprop), names) if loop else [None]:
            names["l"] = l
            for line in lines:
                exec(line.run, vars(backprop), names)
                layer = last if l is None else l if line.sets == "dC_da" else l + 1
                if line.sets in WORTH_A_LOOK:
                    value = eval(line.look, vars(backprop), names)
                    moments.append(Moment(line.sets, layer, value, line.text, line.number))
    return moments


class OneNumber(NamedTuple):
    """How one number of a moment comes about: as a product, or as a sum of products.

    Attributes
    ----------
    value : float
        The number; ``factors`` multiplied, unless it is a sum.
    factors : pair of float
        In the order of the formula; of a sum, those of its largest product.
    source : int or None
        Which neuron or pixel the second factor comes from, where there is a choice: for a weight
        the brightest one before it, for a sum the one with the largest product.
    """

    value: float
    factors: tuple
    source: object = None


def one_number(network, moments, k, j):
    """Return how number `j` of moment `k` comes about, as `OneNumber`.

    `moments` come from `walk_back` with a single example; moment `k` is one of the backward pass.
    """
    moment, (z, a) = moments[k], moments[0].value
    value = moment.value[j]
    if moment.sets == "dC_da" and moment.layer == len(network.weights):
        return OneNumber(value.item(), (2.0, value.item() / 2))
    if moment.sets == "dC_dz":
        slope = activation_named(network.activation).slope(z[moment.layer - 1][j])
        return OneNumber(value.item(), (slope.item(), moments[k - 1].value[j].item()))
    before = next(m for m in reversed(moments[:k]) if m.sets == "dC_dz").value[:, 0]
    if moment.sets == "dC_dW[l]":
        source = int(a[moment.layer - 1].argmax())
        return OneNumber(value[source].item(),
                         (before[j].item(), a[moment.layer - 1][source].item()), source)
    if moment.sets == "dC_db[l]":
        return OneNumber(value.item(), (before[j].item(), 1.0))
    weights = network.weights[moment.layer][:, j]
    source = int(abs(weights * before).argmax())
    return OneNumber(value.item(), (weights[source].item(), before[source].item()), source)


@cache
def _source():
    """Return the lines of `gradient` in groups: what a group loops over (or None), its lines."""
    lines, first = inspect.getsourcelines(backprop.gradient)
    text = textwrap.dedent("".join(lines))
    groups = []
    for statement in ast.parse(text).body[0].body[1:]:      # the first is its docstring
        loop = _compiled(statement.iter) if isinstance(statement, ast.For) else None
        body = statement.body if loop else [statement]
        groups.append((loop, [_line(part, text, first) for part in body]))
    return groups


def _line(statement, text, first):
    if isinstance(statement, ast.Return):
        sets, look = "gradient", _compiled(statement.value)
        run = compile("", backprop.__file__, "exec")
    else:
        sets = ast.get_source_segment(text, statement.targets[0])
        look = compile(sets, backprop.__file__, "eval")
        run = compile(ast.Module([statement], []), backprop.__file__, "exec")
    return _Line(ast.get_source_segment(text, statement), first + statement.lineno - 1, sets,
                 run, look)


def _compiled(expression):
    return compile(ast.Expression(expression), backprop.__file__, "eval")
