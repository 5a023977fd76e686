"""The exercises, a file for each subject: what is asked for, and what people write instead."""

from . import backward, batches, calculus, descent, levers, neurons, nudges, valleys, wishes

FILES = [neurons, descent, valleys, levers, wishes, batches, calculus, nudges, backward]
EXERCISES = {exercise.name: exercise for file in FILES for exercise in file.EXERCISES}
