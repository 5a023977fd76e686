"""What can be said of wrong numbers by looking at the right ones."""

from itertools import permutations
from math import prod

import numpy as np

from . import words
from .calls import leaves

FACTORS = {0.5: "; a factor 2 is missing", 2: "; a factor 2 is too much",
           -0.5: "; the sign is flipped, and a factor 2 is missing",
           -2: "; the sign is flipped, and a factor 2 is too much"}
MANY = 6  # of more numbers than these, only the worst is shown


def flat(thing):
    """Return the arrays of a number, an array, or lists and tuples of them, as one list."""
    return [array for _, array in leaves(thing)]


def agree(got, want, tolerance):
    """Return whether two lists of arrays have the same shapes and, up to `tolerance`, numbers."""
    scale = max((abs(array).max(initial=0) for array in want), default=0)
    return len(got) == len(want) and all(
        a.shape == b.shape and np.allclose(a, b, rtol=tolerance, atol=tolerance * scale + 1e-12)
        for a, b in zip(got, want, strict=True))


def other_shape(answers, expected, tolerance):
    """Return how the right numbers stand in another shape, the same in every case, or ""."""
    wanted = [flat(one) for one in expected]
    both = list(zip(answers, wanted, strict=True))
    if all(agree(got, want, tolerance) for got, want in both):
        return ""
    if all(agree(got, [b.T for b in want], tolerance) for got, want in both):
        return ("rows and columns have changed places: you returned "
                f"{_shape(answers[0][0])}, expected {_shape(wanted[0][0])}.")
    if all(agree([*map(np.ravel, got)], [*map(np.ravel, want)], tolerance) for got, want in both):
        return f"all the numbers are there, in another shape: {_other_shape(answers, expected)}."
    if all(len(got) == 1 and agree([got[0].sum()], want, tolerance) for got, want in both):
        return "the parts are right, but you return several numbers. Add them up."
    return _rearranged(both, getattr(expected[0], "_fields", ()), tolerance)


def _rearranged(both, names, tolerance):
    """Return in which other order the right parts stand, the same in every case, or ""."""
    for order in permutations(range(len(names) if len(both[0][1]) == len(names) else 0)):
        if order and all(agree(got, [want[k] for k in order], tolerance) for got, want in both):
            mine = words.listed([f"`{names[k]}`" for k in order])
            return (f"the parts are right, in another order: you return {mine}, expected "
                    f"{words.listed([f'`{name}`' for name in names])}.")
    return ""


def constant(answers):
    """Return that all the `answers`, lists of arrays, are one and the same number, if they are."""
    numbers = _numbers(answers)
    return _constant(numbers) if len(set(numbers)) == 1 else ""


def difference(got, want):
    """Return ``you returned 0.830, expected 0.210``, where one case is furthest off."""
    if other := _other_shape([got], [want]):
        return other
    path, array, right = max(_side_by_side(got, want),
                             key=lambda part: abs(part[1] - part[2]).max(initial=0))
    if array.size > MANY:
        worst = np.unravel_index(abs(array - right).argmax(), array.shape)
        path, array, right = f"{path}{list(map(int, worst))}", array[worst], right[worst]
    texts = words.pair(np.asarray(array), np.asarray(right))
    return f"you returned {texts[0]}{_at(path)}, expected {texts[1]}"


def _other_shape(answers, expected):
    """Return which shape came and which was wanted, where they first differ."""
    for got, want in zip(answers, expected, strict=True):
        for path, array, right in _side_by_side(got, want):
            if array.shape != right.shape:
                tip = _tip(array.shape, right.shape)
                return f"you returned {_shape(array)}{_at(path)}, expected {_shape(right)}{tip}"
    return ""


def _tip(got, want):
    """Return what may lie behind one shape where another is expected."""
    if len(got) == 1 and want == (*got, 1):
        return "; `.reshape(-1, 1)` makes a column of it"
    if prod(got) > 1 and not want:
        return "; an `@` or a sum makes one number of several"
    if len(got) > len(want) and prod(got) > prod(want):
        return "; that is a table too many, as where each number meets all the others"
    if got == want[::-1]:
        return "; that is a row for a column, as where a sum goes along the wrong axis"
    if got and want and got[1:] == want[1:] and abs(got[0] - want[0]) == 1:
        return f"; that is one too {'few' if got[0] < want[0] else 'many'}: where does a loop end?"
    return ""


def _side_by_side(got, want):
    return [(path, array, right) for array, (path, right) in zip(got, leaves(want), strict=True)]


def _numbers(answers):
    return np.concatenate([array.ravel() for one in answers for array in one])


def _constant(numbers):
    return f"you return {words.short(numbers[0])} in every case, whatever comes in."


def of_numbers(answers, expected, tolerance):
    """Return what is wrong in the same way with every number, to be read after "Not quite: "."""
    if _other_shape(answers, expected):
        return ""
    got, want = _numbers(answers), _numbers([flat(one) for one in expected])

    def is_like(other):
        """Return whether every answer is a number of `other`."""
        return agree([got], [other], tolerance)

    ratio = got @ want / (want @ want or 1)
    apart = (got - want).mean()
    if is_like(np.full_like(got, got[0])):
        return _constant(got)
    if is_like(-want):
        return "every answer has the opposite sign."
    if is_like(ratio * want) and abs(ratio - 1) > 0.01:
        why = FACTORS.get(round(ratio, 6), "")
        return f"every answer is {words.short(ratio)} times what it should be{why}."
    if is_like(want + apart):
        side = "large" if apart > 0 else "small"
        return f"every answer is too {side} by {words.short(abs(apart))}."
    if any(is_like(np.round(want, digits)) for digits in range(6)):
        return "every answer is rounded. Return the number with all its digits."
    return ""


def parts(answers, expected, tolerance):
    """Return which parts of several are right, or off by one factor everywhere; "" if none is."""
    found = {}
    if _other_shape(answers, expected):
        return ""
    for got, want in zip(answers, expected, strict=True):
        names = _layers(want)
        for (_, array, right), name in zip(_side_by_side(got, want), names, strict=True):
            found.setdefault(name, []).append((array, right))
    states = {}
    for name, both in found.items():
        state = _state(*map(_numbers, zip(*([[a], [b]] for a, b in both), strict=True)), tolerance)
        states.setdefault(state, []).append(name)
    if len(found) < 2 or list(states) == ["not right"]:
        return ""
    first = sorted(states.items(), key=lambda state: state[0] != "right")
    return "; ".join(f"{words.listed(_joined(names))}: {state}" for state, names in first) + "."


def _state(got, want, tolerance):
    ratio = got @ want / (want @ want or 1)
    if agree([got], [want], tolerance):
        return "right"
    if not got.any():
        return "nothing but 0"
    if abs(ratio - 1) > 0.01 and agree([got], [ratio * want], tolerance):
        return f"{words.short(ratio)} times what it should be"
    return "not right"


def _layers(want):
    """Return for each array whose it is, such as (the last layer, weights)."""
    if not hasattr(want, "_fields"):
        return [("", path) for path, _ in leaves(want)]
    names = []
    for field, part in zip(want._fields, want, strict=True):
        if not isinstance(part, list):
            names.append(("", field))
            continue
        last = len(part) - 1
        before = ["the last layer", "the layer before it", "the layers before these"]
        names += [(before[min(last - l, 2)], field) for l in range(last + 1)]
    return names


def _joined(names):
    """Return the names as texts, a layer alone where both its weights and biases are among them."""
    layers = [layer for layer, _ in names]
    return list(dict.fromkeys(
        layer if layer and layers.count(layer) == 2 else f"{layer and f'{layer}’s '}`{field}`"
        for layer, field in names))


def _shape(array):
    return f"an array of shape {array.shape}" if array.ndim else "one number"


def _at(path):
    return f" at `{path.lstrip('.')}`" if path else ""
