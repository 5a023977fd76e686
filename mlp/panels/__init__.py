"""Live pictures, one line each in a notebook."""

from .add_wishes import AddWishes
from .all_dimensions import AllDimensions
from .average_cost import AverageCost
from .average_over import AverageOver
from .ball import Ball
from .bug_zoo import BugZoo
from .cards import Cards
from .chain import Chain
from .collapse import Collapse
from .cost_of_one import CostOfOne
from .count_dials import CountDials
from .fool import Fool
from .gradient_check import GradientCheck
from .how_much_data import HowMuchData
from .layer import Layer
from .learned import Learned
from .ledger import Ledger
from .levers import Levers
from .look import Look
from .memorise import Memorise
from .mini_batches import MiniBatches
from .mistakes import Mistakes
from .neuron_painter import NeuronPainter
from .noise import Noise
from .nudge_anything import NudgeAnything
from .number_lines import NumberLines
from .one_image import OneImage
from .one_neuron import OneNeuron
from .predict import Predict
from .several_neurons import SeveralNeurons
from .shift import Shift
from .smallest_network import SmallestNetwork
from .squishes import Squishes
from .surface import Surface
from .train_yourself import TrainYourself
from .tree import Tree
from .vanishing import Vanishing
from .walk_back import WalkBack
from .whole_network import WholeNetwork
from .wiggle import Wiggle
from .wish_and_nudge import WishAndNudge

__all__ = ["AddWishes", "AllDimensions", "AverageCost", "AverageOver", "Ball", "BugZoo", "Cards",
           "Chain", "Collapse", "CostOfOne", "CountDials", "Fool", "GradientCheck", "HowMuchData",
           "Layer", "Learned", "Ledger", "Levers", "Look", "Memorise", "MiniBatches", "Mistakes",
           "NeuronPainter", "Noise", "NudgeAnything", "NumberLines", "OneImage", "OneNeuron",
           "Predict", "SeveralNeurons", "Shift", "SmallestNetwork", "Squishes", "Surface",
           "TrainYourself", "Tree", "Vanishing", "WalkBack", "WholeNetwork", "Wiggle",
           "WishAndNudge"]
