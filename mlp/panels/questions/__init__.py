"""The questions to answer before a picture does; kept here so that no cell gives them away."""

from . import backprop, calculus, descent, neurons
from .question import Question

__all__ = ["QUESTIONS", "Question"]

QUESTIONS = {**neurons.QUESTIONS, **descent.QUESTIONS, **backprop.QUESTIONS, **calculus.QUESTIONS}
