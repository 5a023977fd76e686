"""What a wrong product, or a wrong next step, of the chain rule says about how it came about."""

from math import prod

# Answers are typed with three decimals, or with a few digits.
NEAR, SHARE = 0.00061, 0.01


def judge_product(factors, names, answer):
    """Return whether `answer` is the product of the named `factors`, and a sentence on it."""
    product = prod(factors)
    if _near(answer, product):
        return True, "Right."
    if _near(-answer, product):
        return False, "The size is right, the sign is not: count the factors below zero."
    for k, name in enumerate(names):
        if len(factors) > 1 and _near(answer, prod(factors[:k] + factors[k + 1:])):
            return False, f"That is the product without {name}."
        if _near(answer, factors[k]):
            return False, f"That is {name} alone, one step of the way."
    if _near(answer, sum(factors)):
        return False, "That is the sum; steps on one way to the cost are multiplied."
    return False, "Not so: multiply the numbers along the gold lines."


def judge_step(tree, path, placed, card, called):
    """Return whether `card`, a step, is next on `path` after `placed` steps, and why."""
    source, result = card
    here = path[placed]
    one, other, now = called(source), called(result), called(here)
    if card == (here, path[placed + 1]):
        return True, f"Right: the nudge of {one} now reaches {other}."
    if source not in tree.feeds.get(result, ()):
        return False, f"{other} is not worked out from {one} directly: there is no such step."
    if result == path[placed + 1]:
        return False, f"{one} does feed {other}, but it is {now} that moves, and {one} stays."
    if card in zip(path[:placed], path[1:placed + 1], strict=True):
        return False, f"That step is laid already: the nudge has come as far as {now}."
    if card in zip(path[:-1], path[1:], strict=True):
        return False, f"Too early: the nudge has come as far as {now}, and not to {one} yet."
    return False, f"A nudge of {called(path[0])} does not move {one}."


def _near(one, other):
    return abs(one - other) <= max(NEAR, SHARE * abs(other))
