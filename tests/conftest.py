"""What holds for every test."""

import os

from hypothesis import settings

# A busy machine may take its time: no test fails for being slow.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# The tests' digits are drawn, whatever the shell says.
os.environ.pop("MLP_DIGITS", None)
