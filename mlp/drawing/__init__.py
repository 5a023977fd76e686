"""Arrays in, artists out: how everything in the project looks."""

from .. import live  # noqa: F401 (it loads matplotlib in silence)
