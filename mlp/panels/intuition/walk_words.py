"""What the panel *Walk it back* says of each step: its name, its numbers, one of them by hand."""

from ...drawing.text import in_words


def title(moment, last):
    """Return the name of a step, in the words of the videos."""
    l = "of the outputs" if moment.layer == last else f"of layer {moment.layer}"
    into = "into the outputs" if moment.layer == last else f"into layer {moment.layer}"
    if moment.sets == "dC_da":
        return "Wishes of the pixels" if moment.layer == 0 else f"Wishes {l}"
    return {"z, a": "Forward: what the network answers",
            "dC_dz": f"Nudges for the sums {l}",
            "dC_dW[l]": f"Nudges for the weights {into}",
            "dC_db[l]": f"Nudges for the biases {l}",
            "gradient": "All of it: the gradient"}[moment.sets]


def quantity(moment):
    """Return what a column or a gap shows after a step, as the code calls it."""
    if moment.sets == "z, a":
        return "activation a"
    kind = "wish" if moment.sets == "dC_da" else "nudge"
    return f"{kind} −{moment.sets.removesuffix('[l]')}"


def shape(moment, sizes):
    """Return how many numbers a step makes."""
    if moment.sets == "z, a":
        return f"{', '.join(map(str, sizes[1:-1]))} and {sizes[-1]} activations"
    if moment.sets == "gradient":
        return " + ".join(f"{n_out}·{n_in} + {n_out}"
                          for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True))
    rows, columns = moment.value.shape
    return f"shape ({rows}, {columns})" + (f": {rows * columns:,} numbers" if columns > 1 else "")


def by_hand(moment, number, j, last, y):
    """Return how the number of neuron `j` comes about, with `number` from `walk.one_number`.

    `y` is what the output should have been, for the first wishes.
    """
    value, (one, other) = in_words(-number.value), (in_words(f) for f in number.factors)
    minus = in_words(-number.factors[1])
    if moment.sets == "dC_da" and moment.layer == last:
        a = in_words(number.factors[1] + y)
        return f"output {j}: −2·(a − y) = −2·({a} − {y:.0f}) = {value}"
    who = f"output {j}" if moment.layer == last else f"neuron {j}"
    before = "pixel" if moment.layer == 1 else "neuron"
    if moment.sets == "dC_dz":
        return f"{who}: slope of the squish {one} · wish {minus} = {value}"
    if moment.sets == "dC_dW[l]":
        return (f"{who}, weight from {before} {number.source}: activation {other} · "
                f"nudge for the sum {in_words(-number.factors[0])} = {value}")
    if moment.sets == "dC_db[l]":
        return f"{who}: 1 · nudge for the sum {value} = {value}"
    after = "output" if moment.layer == last - 1 else "neuron"
    product = in_words(-number.factors[0] * number.factors[1])
    return (f"{who}: weight {one} · nudge {minus} of {after} {number.source} = {product}; "
            f"with all the others: {value}")
