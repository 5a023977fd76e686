"""Panels of notebook 2: gradient descent."""
