"""Live pictures, one line each in a notebook."""

from .collapse import Collapse
from .count_dials import CountDials
from .layer import Layer
from .look import Look
from .neuron_painter import NeuronPainter
from .nudge_anything import NudgeAnything
from .one_neuron import OneNeuron
from .predict import Predict
from .smallest_network import SmallestNetwork
from .squishes import Squishes
from .whole_network import WholeNetwork

__all__ = ["Collapse", "CountDials", "Layer", "Look", "NeuronPainter", "NudgeAnything",
           "OneNeuron", "Predict", "SmallestNetwork", "Squishes", "WholeNetwork"]
