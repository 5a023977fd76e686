"""Panels of notebook 1: neurons and layers."""
