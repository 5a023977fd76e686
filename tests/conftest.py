"""What holds for every test."""

from hypothesis import settings

# A busy machine may take its time: no test fails for being slow.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
