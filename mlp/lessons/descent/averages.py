"""How the costs of many examples look side by side."""

import numpy as np


def sorted_in_parts(values, parts):
    """Return sorted `values` as bars cut anew into `parts` of equal width: same mean."""
    areas = np.append(0, np.cumsum(np.sort(values)))
    edges = np.linspace(0, len(values), parts + 1)
    return np.diff(np.interp(edges, np.arange(len(areas)), areas)) / np.diff(edges)
