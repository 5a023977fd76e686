"""A small neural network, the one of 3Blue1Brown's videos, and the means to feel how it learns.

The front door is what a notebook needs; pictures and panels are loaded only when asked for
(``from mlp import panels``), so that ``import mlp`` costs hardly more than ``import numpy``.
"""

from . import shadows  # noqa: F401  # isort: skip  # before numpy is imported
from .backprop import gradient
from .costs import cost
from .data import load_digits
from .network import Network, forward
from .training import train

__all__ = ["Network", "cost", "forward", "gradient", "load_digits", "train"]
__version__ = "0.1.0"
