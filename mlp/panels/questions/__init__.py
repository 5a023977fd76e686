"""The questions to answer before a picture does; kept here so that no cell gives them away."""

from . import calculus, descent, neurons
from . import intuition as backprop
from .before_after import BEFORE_AFTER
from .question import Question

__all__ = ["BEFORE_AFTER", "QUESTIONS", "Question"]

QUESTIONS = {**neurons.QUESTIONS, **descent.QUESTIONS, **backprop.QUESTIONS, **calculus.QUESTIONS}
