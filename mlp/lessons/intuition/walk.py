"""Walk through the source of `backprop.gradient`, and see each number as it is made."""

import ast
import inspect
from functools import cache
from typing import NamedTuple

from ... import backprop
from ...activations import activation_named

# What the lines worth a look set: two before the loop over the layers, four in it, one after.
STEPS = ("z, a", "dC_da", "dC_dz", "dC_dW[l]", "dC_db[l]", "dC_da", "gradient")


class Moment(NamedTuple):
    """One line of `gradient` that has just run, and the numbers that it made.

    `sets` is what stands to the left of its ``=``, such as ``"dC_dW[l]"``, or ``"gradient"`` at the
    end; `text` is the line as it stands in ``backprop.py``, `number` its number. Weights belong to
    the layer they lead into; the pixels are layer 0.
    """

    sets: str
    layer: int
    value: object
    text: str
    number: int


def walk_back(network, inputs, targets):
    """Return what `gradient` makes, line by line: ``4 L + 3`` moments for ``L`` layers of weights.

    The forward pass is the first, the wishes of the outputs are the second; then come four for each
    layer, from the last to the first. The last moment is the gradient.
    """
    names = {**vars(backprop), "network": network, "inputs": inputs, "targets": targets}
    moments, last = [], len(network.weights)
    for loop, lines in _source(backprop.gradient):
        for l in eval(loop, names):
            names["l"] = l
            for sets, code, text, number in lines:
                exec(code, names)
                if sets in STEPS:
                    layer = last if l is None else l + (sets != "dC_da")
                    moments.append(Moment(sets, layer, eval(sets, names), text, number))
    return moments


@cache
def _source(function):
    """Return groups of `gradient`'s lines: what is looped over; sets, code, text, number."""
    lines, first = inspect.getsourcelines(function)
    *before, loop, end = ast.parse("".join(lines)).body[0].body[1:]     # without its docstring
    groups = []
    for over, body in (("[None]", before), (ast.unparse(loop.iter), loop.body), ("[None]", [end])):
        group = []
        for statement in body:
            text = lines[statement.lineno - 1].strip()
            code = text.replace("return ", "gradient = ")
            group.append((code.partition(" = ")[0], code, text, first + statement.lineno - 1))
        groups.append((over, group))
    found = tuple(sets for _, group in groups for sets, *_ in group if sets in STEPS)
    if found != STEPS:
        raise RuntimeError(f"the lines of `gradient` set {found}: the walk expects {STEPS}")
    return groups


class OneNumber(NamedTuple):
    """How one number of a moment comes about: as a product, or as a sum of products.

    `factors` are in the order of the formula; of a sum, those of its largest product. `source` is
    the neuron or pixel the second factor comes from, where there is a choice: for a weight the
    brightest one before it, for a sum the one with the largest product.
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
