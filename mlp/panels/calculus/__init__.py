"""Panels of notebook 4: backpropagation, why."""
