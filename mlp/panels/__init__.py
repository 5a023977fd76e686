"""Live pictures, one line each in a notebook."""

from .look import Look
from .nudge_anything import NudgeAnything
from .one_neuron import OneNeuron
from .predict import Predict

__all__ = ["Look", "NudgeAnything", "OneNeuron", "Predict"]
