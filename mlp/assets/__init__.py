"""The trained network, and the script that trained it."""
