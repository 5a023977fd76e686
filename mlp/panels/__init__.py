"""Live pictures, one line each in a notebook."""

from .nudge_anything import NudgeAnything
from .one_neuron import OneNeuron

__all__ = ["NudgeAnything", "OneNeuron"]
