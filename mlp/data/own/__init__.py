"""Pictures of 28 by 28 pixels from a folder that somebody else has filled."""
