"""The questions of notebook 2."""

QUESTIONS = {}
