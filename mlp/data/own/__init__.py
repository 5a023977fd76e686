"""Images of 28 by 28 pixels, in 2 to 26 classes, from a folder that somebody else has filled."""

from pathlib import Path

import numpy as np

from ..examples import Digits, Examples
from .finding import EXPECTED, contents, find, in_words
from .formats import pictures_of, read_csv, read_npz, read_pair, read_pictures
from .labelling import classes_of, lie, turn

READERS = {".npz": read_npz, ".csv": read_csv}


def load_own(folder, train=None, test=None, seed=0, turned=None, names=None):
    """Return the `Digits` in `folder`, or in a single file; see `load_digits`."""
    parts = [part.checked() for part in _read(Path(folder).expanduser())]
    labels, names = classes_of(parts, names)
    halves = [Examples(turn(part.images.T) if turned else part.images.T, numbers, names)
              for part, numbers in zip(parts, labels, strict=True)]
    if turned is None and (reason := lie(parts[0].source, halves[0])):
        raise ValueError(f"{parts[0].source} holds images that lie on their side, {reason}: "
                         "load_digits(folder=..., turned=True) puts them upright, and turned=False "
                         "takes them as they are")
    halves = halves if len(halves) == 2 else _split(*halves, seed, parts[0].source)
    return Digits(first(halves[0], train, parts[0].source),
                  first(halves[1], test, parts[-1].source))


def first(examples, count, source):
    """Return the first `count` examples and let go of the others; None keeps all."""
    if count is not None and count > len(examples):
        raise ValueError(f"{source} holds {len(examples):,} digits for this, but {count:,} were "
                         "asked for: ask for fewer")
    return examples if count in (None, len(examples)) else examples.pick(np.arange(count))


def _read(folder):
    """Return the parts in `folder`: all in one, or one to train on and one to test on."""
    if folder.is_file() and folder.suffix.lower() in READERS:
        return READERS[folder.suffix.lower()](folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder: {EXPECTED}")
    if paths := find(folder):
        return [read_pair(*paths[:2]), read_pair(*paths[2:])]
    inside = folder
    while len(there := contents(inside)) == 1 and there[0].is_dir():  # as some archives unpack
        inside, = there
    found = {read: [path for path in there if path.suffix.lower() == end]
             for end, read in READERS.items()}
    found[read_pictures] = [path for path in there if path.name.lower() in ("train", "test")
                            and pictures_of(path)] or [inside] * bool(pictures_of(inside))
    for read, paths in found.items():
        if paths:
            return [part for path in _halves(paths) for part in read(path)]
    raise FileNotFoundError(f"{folder} holds {in_words(there)}: {EXPECTED}")


def _halves(paths):
    """Return a single path, or the one to train on and the one to test on."""
    halves = [path for half in ("train", "test") for path in paths if half in path.name.lower()]
    if len(paths) > 1 and not len(paths) == len(halves) == 2:
        raise ValueError(f"{paths[0].parent} holds {in_words(paths)}: name one, or keep one with "
                         "train and one with test in its name")
    return halves if len(paths) > 1 else paths


def _split(examples, seed, source):
    """Return two parts, shuffled: one image in seven of each class is kept back to test on."""
    if len(examples) < 2:
        raise ValueError(f"{source} holds only one image: expected one to train on, one to test on")
    order = np.random.default_rng(seed).permutation(len(examples))
    kept = np.zeros(len(order), bool)
    kept[order[np.argsort(examples.labels[order], kind="stable")][::7]] = True
    return [examples.pick(order[~kept[order]]), examples.pick(order[kept[order]])]
