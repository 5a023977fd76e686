"""Live pictures, one line each in a notebook."""

from .calculus.beyond import BeyondTheVideos
from .calculus.bug_zoo import BugZoo
from .calculus.cards import Cards
from .calculus.chain import Chain
from .calculus.gradient_check import GradientCheck
from .calculus.number_lines import NumberLines
from .calculus.several_neurons import SeveralNeurons
from .calculus.tree import Tree
from .calculus.vanishing import Vanishing
from .descent.all_dimensions import AllDimensions
from .descent.average_cost import AverageCost
from .descent.ball import Ball
from .descent.cost_of_one import CostOfOne
from .descent.fool import Fool
from .descent.how_much_data import HowMuchData
from .descent.learned import Learned
from .descent.memorise import Memorise
from .descent.mistakes import Mistakes
from .descent.noise import Noise
from .descent.surface import Surface
from .descent.train_yourself import TrainYourself
from .intuition.add_wishes import AddWishes
from .intuition.ledger import Ledger
from .intuition.levers import Levers
from .intuition.mini_batches import MiniBatches
from .intuition.walk_back import WalkBack
from .intuition.wiggle import Wiggle
from .intuition.wish_and_nudge import WishAndNudge
from .neurons.collapse import Collapse
from .neurons.count_dials import CountDials
from .neurons.layer import Layer
from .neurons.look import Look
from .neurons.neuron_painter import NeuronPainter
from .neurons.nudge_anything import NudgeAnything
from .neurons.one_neuron import OneNeuron
from .neurons.photo import Photo
from .neurons.smallest_network import SmallestNetwork
from .neurons.squishes import Squishes
from .neurons.whole_network import WholeNetwork
from .predict import Predict, hold_answers
from .results import my_results

__all__ = ["AddWishes", "AllDimensions", "AverageCost", "Ball", "BeyondTheVideos", "BugZoo",
           "Cards", "Chain", "Collapse", "CostOfOne", "CountDials", "Fool", "GradientCheck",
           "HowMuchData", "Layer", "Learned", "Ledger", "Levers", "Look", "Memorise",
           "MiniBatches", "Mistakes", "NeuronPainter", "Noise", "NudgeAnything", "NumberLines",
           "OneNeuron", "Photo", "Predict", "SeveralNeurons", "SmallestNetwork", "Squishes",
           "Surface", "TrainYourself", "Tree", "Vanishing", "WalkBack", "WholeNetwork", "Wiggle",
           "WishAndNudge", "hold_answers", "my_results"]
