"""Arrays in, artists out: how everything in the project looks."""
