"""Any matplotlib figure, live: what its artists draw is written down for a page to play."""

from pathlib import Path

# What the page needs to play, in this order.
SCRIPTS = [Path(__file__).with_name(name)
           for name in ("theme.js", "colours.js", "fonts.js", "pencil.js", "play.js")]
