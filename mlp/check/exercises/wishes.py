"""Exercise of notebook 3: what the outputs together wish of the layer before."""


from ..exercise import CASES, Exercise, halves, one_hot, tenths


def wishes_for_previous_layer(weights, outputs, targets):
    """Return what all outputs (n, 1) together wish of the layer before, ``-∂C/∂a``: (m, 1).

    `weights` have shape (n, m), `targets` that of the outputs.
    """
    return weights.T @ (2 * (targets - outputs) * outputs * (1 - outputs))


def wish_cases(rng):
    """Return two to ten outputs; in some cases a transposed matrix fits as well."""
    shapes = [(2, 3), (2, 2), (3, 2), (3, 3), (2, 1), (4, 2), (3, 4), (4, 4), (2, 4), (10, 3)]
    return [(halves(rng, (n, m)), 0.05 + 0.9 * tenths(rng, (n, 1)), one_hot(rng, (n, 1)))
            for n, m in shapes * (CASES // len(shapes))]


WISHES = """\
wishes = 2 * (targets - outputs)  # the outputs' wishes are
passed = wishes * outputs * (1 - outputs)  # through the valves come
answer = weights.T @ passed  # through the weights, added up
"""

EXERCISES = [
    Exercise(wishes_for_previous_layer, wish_cases, WISHES,
             "`return` a column with what the outputs together wish of each neuron before."),
]
