"""The first video's edge detector, and four pictures to try it on."""

import numpy as np

SIDE = 28
BAR = (slice(12, 15), slice(10, 18))                    # 3 rows by 8 columns
AROUND = ((slice(11, 12), BAR[1]), (slice(15, 16), BAR[1]))  # the rows above and below


def edge_detector():
    """Return weights (28, 28): +1 on a bar of 24 pixels, -1 on the 16 pixels above and below."""
    weights = np.zeros((SIDE, SIDE))
    weights[BAR] = 1
    for row in AROUND:
        weights[row] = -1
    return weights


def cards():
    """Return blank, edge, its inverse and all white, {name: (28, 28)}: sums of 0, 24, -16 and 8."""
    blank, white = np.zeros((SIDE, SIDE)), np.ones((SIDE, SIDE))
    edge = (edge_detector() > 0) * 1.0
    return {"A": blank, "B": edge, "C": 1 - edge, "D": white}
