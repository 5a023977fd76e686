"""Run a student's own backpropagation on any network, and come back whatever it does."""

from ..backprop import Gradient, gradient
from . import words
from .calls import call, leaves


def own_gradient(function, network, inputs, targets):
    """Return the gradient that a student's function finds; if it finds none, say why.

    Parameters
    ----------
    function : callable
        Takes ``(network, inputs, targets)`` and returns the slopes for the weights and for the
        biases, a list of arrays each, as `backprop.gradient` does.
    network, inputs, targets
        As for `backprop.gradient`. The function gets copies.

    Returns
    -------
    found : Gradient or None
    problem : str
        A sentence, where there is no gradient.
    """
    name = f"`{words.line(str(getattr(function, '__name__', 'your function')))}`"
    right = gradient(network, inputs, targets)
    outcome = call(function, (network, inputs, targets), right)
    if outcome.answer is None:
        return None, f"{name} {outcome.problem}."
    for got, (path, want) in zip(outcome.answer, leaves(right), strict=True):
        if got.shape != want.shape:
            return None, (f"{name} returns an array of shape {got.shape} as `{path.lstrip('.')}`, "
                          f"expected {want.shape}.")
    layers = len(network.weights)
    return Gradient(outcome.answer[:layers], outcome.answer[layers:]), ""

