"""The questions to answer before a picture does; kept here so that no cell gives them away."""

from . import calculus, descent, neurons
from . import intuition as backprop
from .question import Question

__all__ = ["QUESTIONS", "Question"]

QUESTIONS = {**neurons.QUESTIONS, **descent.QUESTIONS, **backprop.QUESTIONS, **calculus.QUESTIONS}
