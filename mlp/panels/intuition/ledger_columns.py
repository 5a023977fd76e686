"""Which weights and biases stand above the columns of the nudge ledger, and how they are named."""

from ...nudging import Dial

# Pixels: one is black in all digits, the other is on the way of most of them.
CORNER, MIDDLE = 0, 406


def columns_offered(sizes):
    """Return ten dials for each choice of columns, by its name, for a network of these sizes."""
    last = len(sizes) - 1
    few = [Dial("bias", last, 2), Dial("bias", last, 5), Dial("weight", last, 2, 3),
           Dial("weight", last, 5, 3), Dial("bias", last - 1, 4),
           Dial("weight", last - 1, 4, 2), Dial("bias", 1, 0), Dial("bias", 1, 5),
           Dial("weight", 1, 0, MIDDLE), Dial("weight", 1, 0, CORNER)]
    return {"biases": [Dial("bias", last, j) for j in range(10)], "mixed": few}


def head(dial, last):
    """Return the three lines above a column."""
    place = "output" if dial.layer == last else f"layer {dial.layer}"
    if dial.kind == "bias":
        return place, "bias", f"{dial.neuron}"
    return place, "weight", f"{dial.source}→{dial.neuron}"


def listed(words):
    """Return words with commas and a last *and*."""
    *first, last = map(str, words)
    return f"{', '.join(first)} and {last}" if first else last
