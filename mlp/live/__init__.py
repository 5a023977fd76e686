"""Any matplotlib figure as a live picture: what its artists draw, written down for a page to play."""
