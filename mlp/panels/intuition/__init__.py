"""Panels of notebook 3: backpropagation, what it does."""
