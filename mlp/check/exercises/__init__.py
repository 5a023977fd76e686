"""The exercises, a file for each notebook, and one for all of backpropagation."""

from . import backward, calculus, descent, intuition, neurons

FILES = [neurons, descent, intuition, calculus, backward]
EXERCISES = {exercise.name: exercise for file in FILES for exercise in file.EXERCISES}
