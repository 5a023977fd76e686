"""What can be said of wrong numbers by looking at the right ones."""

import numpy as np

from . import words
from .calls import leaves

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


def pattern(answers, expected, tolerance):
    """Return what is wrong in the same way in every case, to be read after "Not quite: ", or "".

    The `answers` are lists of arrays, as `calls.numbers_in` orders them.
    """
    wanted = [flat(one) for one in expected]
    both = list(zip(answers, wanted, strict=True))
    if all(agree(got, [b.T for b in want], tolerance) for got, want in both):
        return ("right, but rows and columns have changed places: you returned "
                f"{_shape(answers[0][0])}, expected {_shape(wanted[0][0])}.")
    if all(agree([*map(np.ravel, got)], [*map(np.ravel, want)], tolerance) for got, want in both):
        return f"the numbers are right, but not their shape: {_other_shape(answers, expected)}."
    if [a.shape for one in answers for a in one] != [b.shape for one in wanted for b in one]:
        return ""
    return (_of_numbers(_numbers(answers), _numbers(wanted), tolerance)
            or _of_parts(answers, expected, tolerance))


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
                flat_column = array.ndim == 1 and right.shape == (array.size, 1)
                tip = "; `.reshape(-1, 1)` makes a column of it" if flat_column else ""
                return f"you returned {_shape(array)}{_at(path)}, expected {_shape(right)}{tip}"
    return ""


def _side_by_side(got, want):
    return [(path, array, right) for array, (path, right) in zip(got, leaves(want), strict=True)]


def _numbers(answers):
    return np.concatenate([array.ravel() for one in answers for array in one])


def _constant(numbers):
    return f"you return {words.short(numbers[0])} in every case, whatever comes in."


def _of_numbers(got, want, tolerance):
    """Return the pattern of all the numbers, in one array each."""
    def is_like(other):
        return agree([got], [other], tolerance)

    ratio = got @ want / (want @ want or 1)
    apart = (got - want).mean()
    if is_like(np.full_like(got, got[0])):
        return _constant(got)
    if is_like(-want):
        return "right, but for the sign: every answer has the opposite one."
    if is_like(ratio * want) and abs(ratio - 1) > 0.01:
        return f"right, but every answer is {words.short(ratio)} times what it should be."
    if is_like(want + apart):
        side = "large" if apart > 0 else "small"
        return f"right, but every answer is too {side} by {words.short(abs(apart))}."
    if any(is_like(np.round(want, digits)) for digits in range(6)):
        return "right, but rounded. Return the number with all its digits."
    return ""


def _of_parts(answers, expected, tolerance):
    """Return which of several arrays is the wrong one, if it is the same in every case."""
    wrong = {path for both in zip(answers, expected, strict=True)
             for path, array, right in _side_by_side(*both)
             if not agree([array], [right], tolerance)}
    if len(leaves(expected[0])) > 1 and len(wrong) == 1:
        return f"right everywhere but in `{wrong.pop().lstrip('.')}`."
    return ""


def _shape(array):
    return f"an array of shape {array.shape}" if array.ndim else "one number"


def _at(path):
    return f" at `{path.lstrip('.')}`" if path else ""
