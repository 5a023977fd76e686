"""The questions of notebook 3."""

QUESTIONS = {}
