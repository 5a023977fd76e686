"""Seconds of training as Markdown tables, beside what we want them to be."""

from enum import StrEnum
from statistics import median

SIZES = (1, 10, 32, 100, 1000)  # examples in a mini-batch


class Way(StrEnum):
    """Who trains, as the table calls it."""

    OURS = "`mlp.train`"
    JAX = "JAX, a whole epoch in one jit"
    SCIKIT_LEARN = "scikit-learn's `MLPClassifier`"
    TORCH = "PyTorch eager"
    FLOATS = "PyTorch eager, all images floats beforehand"
    LOOP = "a loop over examples, as in Nielsen's book"
    PRODUCTS = "the arithmetic alone, as matrix products"


# How many times as long as ours each must take, by the size of the batch.
TARGETS = {
    Way.TORCH: {10: 10, 32: 10, 1000: 4},
    Way.SCIKIT_LEARN: dict.fromkeys(SIZES, 2.3),
    Way.LOOP: dict.fromkeys(SIZES[1:], 20),
    Way.JAX: dict.fromkeys(SIZES[1:], 1),
}
BOUNDS = {100: 2, 1000: 1.8}  # how many times as long as the arithmetic alone ours may take


def speed(seconds, missing=()):
    """Return paragraphs of Markdown: the table, and every ratio that has a target.

    Parameters
    ----------
    seconds : dict
        From a `Way` to a dict from each of `SIZES` to a list of seconds, one a round. Ratios are
        taken within a round, as a busy machine slows down whole rounds.
    missing : collection of Way
        What is not installed.
    """
    ratios = {way: {size: median(theirs / ours for theirs, ours in zip(
        rounds[size], seconds[Way.OURS][size], strict=True)) for size in SIZES}
        for way, rounds in seconds.items()}
    absent = "; ".join(way for way in Way if way in missing)
    return [_table(seconds, ratios), _lines(ratios),
            *([f"Not installed, so not measured: {absent}."] if missing else [])]


def _table(seconds, ratios):
    head = ["| seconds an epoch, batches of | " + " | ".join(map(str, SIZES)) + " |",
            "|---|" + "--:|" * len(SIZES)]
    rows = [[_cell(seconds[way][size], ratios[way][size], way) for size in SIZES]
            if way in seconds else ["–"] * len(SIZES) for way in Way]
    return "\n".join(head + [f"| {' | '.join([way, *row])} |"
                             for way, row in zip(Way, rows, strict=True)])


def _cell(rounds, ratio, way):
    took = f"{median(rounds):.3f}" if median(rounds) < 1 else f"{median(rounds):.1f}"
    return took if way == Way.OURS else f"{took} ({ratio:.3g}×)"


def _lines(ratios):
    lines = [f"- {way}: " + ", ".join(
        _judged(ratios[way][size], f"at batch {size}", aim, True) for size, aim in aims.items())
        for way, aims in TARGETS.items() if way in ratios]
    if Way.JAX in ratios:
        at_one = ratios[Way.JAX][1]
        lines.append(f"- JAX at batch 1: {at_one:.3g} times as long as ours, so it is the "
                     f"{'faster' if at_one < 1 else 'slower'} one there")
    lines.append("- ours, beside the arithmetic alone: " + ", ".join(
        _judged(1 / ratios[Way.PRODUCTS][size], f"at batch {size}", aim, False)
        for size, aim in BOUNDS.items()))
    return "How many times as long as ours:\n\n" + "\n".join(lines)


def _judged(number, where, aim, at_least):
    met = number == aim or (number > aim) == at_least
    return (f"{number:.3g} {where} ({'at least' if at_least else 'at most'} {aim}, "
            f"{'met' if met else 'missed'})")


def learning(rows):
    """Return a table of what `learning.learn` measured."""
    names = [name for name in next(iter(rows.values())) if name != "seconds"]
    head = ["| epochs | seconds | " + " | ".join(f"{name} digits read right" for name in names)
            + " |", "|--:|--:|" + "--:|" * len(names)]
    return "\n".join(head + [
        f"| {epochs} | {row['seconds']:.1f} | " + " | ".join(f"{row[name]:.1%}" for name in names)
        + " |" for epochs, row in rows.items()])
