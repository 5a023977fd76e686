"""The network: its weights, its biases, and how activations flow through it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .activations import activation_named
from .memory import check_room
from .randomness import generator


@dataclass(eq=False)
class Network:
    """Layers of neurons, as in the videos. It keeps copies of the arrays it is made from.

    Layers count from 0, the pixels. ``weights[l][j, k]`` runs from neuron ``k`` of layer ``l``
    to neuron ``j`` of layer ``l + 1``; ``biases[l]`` is the column added there.

    Parameters
    ----------
    weights : list of arrays
        Item ``l`` has shape ``(n_out, n_in)``.
    biases : list of arrays
        Item ``l`` has shape ``(n_out, 1)``.
    activation : {"sigmoid", "relu", "tanh"}
        The squishing function, the same in every layer.

    Raises
    ------
    ValueError
        If shapes do not fit together, a number is not finite, or the activation is unknown.
    """

    weights: list
    biases: list
    activation: str = "sigmoid"

    def __post_init__(self):
        activation_named(self.activation)
        if not self.weights or len(self.weights) != len(self.biases):
            raise ValueError(f"got {len(self.weights)} weight arrays and {len(self.biases)} bias "
                             "columns: every layer after the first needs one of each")
        self.weights = [_finite(w, f"weights[{l}]").copy() for l, w in enumerate(self.weights)]
        self.biases = [_finite(b, f"biases[{l}]").copy() for l, b in enumerate(self.biases)]
        for l, (w, b) in enumerate(zip(self.weights, self.biases, strict=True)):
            if w.ndim != 2 or 0 in w.shape:
                raise ValueError(f"weights[{l}] has shape {w.shape}, expected (n_out, n_in)")
            if b.shape != (len(w), 1):
                raise ValueError(f"biases[{l}] has shape {b.shape}, expected {(len(w), 1)}")
            if l and w.shape[1] != (n_in := len(self.weights[l - 1])):
                raise ValueError(f"weights[{l}] has shape {w.shape}, expected {n_in} columns, "
                                 f"one for every neuron of layer {l}")

    @classmethod
    def random(cls, sizes, rng, activation="sigmoid", init="videos"):
        """Return a network that has learned nothing yet.

        Parameters
        ----------
        sizes : sequence of int
            Neurons in each layer, the input first: ``[784, 16, 16, 10]``.
        rng : numpy.random.Generator, numpy.random.RandomState, or seed
            Where the randomness comes from. Biases are drawn first, then weights.
        activation : {"sigmoid", "relu", "tanh"}
        init : {"videos", "fan-in"}
            Weights come from N(0, 1), or from N(0, 1/n_in), so that no sum begins far out.

        Raises
        ------
        ValueError
            If a size is not a positive whole number, or a name is unknown.
        MemoryError
            If there are more parameters than this machine can hold.
        """
        sizes, rng = _layer_sizes(sizes), generator(rng)
        check_room(count_parameters(sizes), f"a network of sizes {sizes}")
        if init not in ("videos", "fan-in"):
            raise ValueError(f"unknown init {init!r}: choose one of videos, fan-in")
        biases = [rng.standard_normal((n, 1)) for n in sizes[1:]]
        weights = [rng.standard_normal((n, n_in)) for n_in, n in pairwise(sizes)]
        if init == "fan-in":
            weights = [w / np.sqrt(w.shape[1]) for w in weights]
        return cls(weights, biases, activation)

    @property
    def sizes(self):
        """Neurons in each layer, the input first."""
        return [self.weights[0].shape[1], *(len(w) for w in self.weights)]

    @property
    def n_parameters(self):
        """How many weights and biases there are: 13,002 for 784-16-16-10."""
        return count_parameters(self.sizes)

    def copy(self):
        """Return a network with the same numbers that can be nudged without changing this one."""
        return Network(self.weights, self.biases, self.activation)


def in_dtype(arrays, dtype):
    """Return the weights and the biases of a network or a gradient, two lists, as `dtype`."""
    return [[array.astype(dtype) for array in part] for part in (arrays.weights, arrays.biases)]


def count_parameters(sizes):
    """Return how many weights and biases layers of these `sizes` have, all in all."""
    return sum(map(sum, parameters_by_layer(sizes)))


def parameters_by_layer(sizes):
    """Return how many weights lead into each layer after the first, and how many biases it has."""
    n = _layer_sizes(sizes)
    return [n_out * n_in for n_in, n_out in pairwise(n)], n[1:]


@np.errstate(under="ignore")  # what is too small to count is 0
def forward(network, inputs):
    """Return the activations of every layer, the input first.

    Each step is ``a = sigmoid(W @ a + b)``, as written at the end of video 1.

    Parameters
    ----------
    network : Network
        Layer sizes ``n_0, ..., n_L``.
    inputs : array of shape (n_0, m)
        One example per column; a plain list of ``n_0`` numbers counts as one example.
        Pixels are brightness, 0 (black) to 1 (white).

    Returns
    -------
    list of L + 1 arrays
        Item ``l`` has shape ``(n_l, m)``.

    Raises
    ------
    ValueError
        If `inputs` does not have ``n_0`` rows or holds something that is not a finite number.
    """
    squish = activation_named(network.activation).function
    activations = [as_columns(inputs, network.sizes[0], "inputs")]
    for W, b in zip(network.weights, network.biases, strict=True):
        activations.append(squish(W @ activations[-1] + b))
    return activations


def as_columns(array, rows, name):
    """Return `array` as floats, one example per column.

    Parameters
    ----------
    array : array of shape (rows, m), or a plain list of `rows` numbers
    rows : int
    name : str, for errors

    Returns
    -------
    array of shape (rows, m)
        float32 if it was, else float64.

    Raises
    ------
    ValueError
        If it has another number of rows, or holds NaN, infinity or text.
    """
    array = _finite(array, name)
    if array.ndim == 1 and len(array) == rows:
        array = array[:, np.newaxis]
    if array.ndim != 2 or len(array) != rows:
        raise ValueError(f"{name} has shape {array.shape}, expected ({rows}, m): "
                         "one example per column")
    return array


def _finite(array, name):
    try:
        array = np.asarray(array)
        if array.dtype.kind not in "biuf":  # numpy would read "0.5", and drop imaginary parts
            raise TypeError
        array = array if array.dtype == np.float32 else array.astype(np.float64, copy=False)
    except (TypeError, ValueError):
        raise ValueError(f"{name} is not an array of numbers: got {array!r:.60}") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds a number that is not finite (NaN or infinity): "
                         "expected finite numbers only")
    return array


def _layer_sizes(sizes):
    sizes = list(sizes)
    for n in sizes:
        if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < 1:
            raise ValueError(f"a layer cannot have {n!r} neurons: expected a whole number from 1")
    if len(sizes) < 2:
        raise ValueError(f"got sizes {sizes}: a network needs an input and an output layer")
    return list(map(int, sizes))
