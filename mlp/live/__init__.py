"""Any matplotlib figure as a live picture: what its artists draw, written down for a page to play."""

from pathlib import Path

# What the page needs to play, in this order.
SCRIPTS = [Path(__file__).with_name(name)
           for name in ("colours.js", "fonts.js", "pencil.js", "play.js")]
