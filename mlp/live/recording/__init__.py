"""What a figure's artists draw, written down as commands for a page."""
