"""Find the files of a set like MNIST, wherever an archive or a library has put them."""

import os
import re
from pathlib import Path

DEEP = 2  # folders down; torchvision keeps MNIST in data/MNIST/raw
NAME = re.compile(r"(?P<set>(?!\.).*?)[-_.]?(?P<part>train|test|t10k)[-_.](?P<what>images|labels)"
                  r"[-_.]idx\d[-_.](ubyte|int)(\.gz)?", re.IGNORECASE)
EXPECTED = ("expected the four MNIST files there (train-images-idx3-ubyte, train-labels-idx1-ubyte,"
            " t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte), an .npz or .csv file, or a folder of"
            " pictures for each class")
CLUTTER = ".", "__MACOSX"  # what a system has put there for itself begins so


def contents(folder):
    """Return the paths in `folder`, without clutter."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(CLUTTER))


def in_words(paths):
    """Return the names of `paths` in words."""
    names = [path.name for path in paths]
    return f"{', '.join(names[:5])}{f' and {len(names) - 5} more' * (len(names) > 5)}" or "nothing"


def find(folder, parts=("train", "test")):
    """Return the paths of images and labels, part by part; nothing if there are none.

    They may lie in a folder each, and be spelled with dots or dashes, gzipped or not. Raise a
    FileNotFoundError if only some are there, a ValueError if there are several sets.
    """
    sets, wanted = {}, [(part, what) for part in parts for what in ("images", "labels")]
    for here, folders, files in os.walk(folder):
        here = Path(here)
        further = len(here.relative_to(folder).parts) < DEEP
        folders[:] = sorted(name for name in folders if not name.startswith(CLUTTER)
                            and (further or NAME.fullmatch(name)))
        home = here.parent if NAME.fullmatch(here.name) else here
        for match in filter(None, map(NAME.fullmatch, sorted(files))):  # plain before .gz
            part = "train" if match["part"].lower() == "train" else "test"
            found = sets.setdefault((home, match["set"].lower()), {})
            found.setdefault((part, match["what"].lower()), here / match[0])
    whole = [key for key, found in sets.items() if found.keys() >= {*wanted}]
    if sets and not whole:
        most = sorted(max(sets.values(), key=len).values())
        raise FileNotFoundError(f"{folder} holds only {in_words(most)}: {EXPECTED}")
    nearest = min((len(home.parts) for home, _ in whole), default=0)
    whole = [sets[key] for key in whole if len(key[0].parts) == nearest]
    if len(whole) > 1:
        places = " and ".join(str(found[wanted[0]].relative_to(folder)) for found in whole[:2])
        raise ValueError(f"{folder} holds {len(whole)} sets, with {places}: name the folder of "
                         "one, or move it into a folder of its own")
    return [whole[0][key] for key in wanted] if whole else []
