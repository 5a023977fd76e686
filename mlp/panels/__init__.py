"""Live pictures, one line each in a notebook."""

from .one_neuron import OneNeuron

__all__ = ["OneNeuron"]
