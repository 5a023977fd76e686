"""The questions of notebook 4."""

QUESTIONS = {}
