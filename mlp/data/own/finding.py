"""Find the four files of a set like MNIST, wherever an archive or a library has put them."""

import os
import re
from pathlib import Path

DEEP = 2  # folders down; torchvision keeps MNIST in data/MNIST/raw
NAME = re.compile(r"(?P<set>.*?)[-_.]?(?P<part>train|test|t10k)[-_.](?P<what>images|labels)"
                  r"[-_.]idx\d[-_.](ubyte|int)(\.gz)?", re.IGNORECASE)
TRAIN, TEST = [("train", "images"), ("train", "labels")], [("test", "images"), ("test", "labels")]
EXPECTED = ("expected the four MNIST files there, gzipped or not: train-images-idx3-ubyte, "
            "train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte")


def four_files(folder):
    """Return the paths of training images, their labels, test images and theirs; None if none is.

    They may lie up to two folders down, each in a folder of its own name, spelled with dots or
    dashes, gzipped or not, and begin with the name of their set. Raise a FileNotFoundError if some
    are missing, a ValueError if there are several sets.
    """
    return _files(folder, TRAIN + TEST)


def training_pair(folder):
    """Return the paths of training images and labels; see `four_files`."""
    return _files(folder, TRAIN)


def what_is_in(folder):
    """Return in words what lies in `folder`."""
    names = sorted(name for name in os.listdir(folder) if not _is_clutter(name))
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return f"{', '.join(names[:5])}{more}" if names else "nothing"


def walk(folder):
    """Yield each folder down to `DEEP` levels, how deep it is, and its files' names, sorted."""
    for here, folders, files in os.walk(folder):
        deep = len(Path(here).relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not _is_clutter(name)
                            and (deep < DEEP or NAME.fullmatch(name)))
        yield Path(here), deep, sorted(name for name in files if not _is_clutter(name))


def _is_clutter(name):
    """Tell whether some system has put a file or folder there for itself."""
    return name.startswith((".", "__MACOSX"))


def _files(folder, wanted):
    sets = {}
    for here, _, files in walk(folder):
        home = here.parent if NAME.fullmatch(here.name) and here != folder else here
        for match in filter(None, map(NAME.fullmatch, files)):
            part = "train" if match["part"].lower() == "train" else "test"
            found = sets.setdefault((home, match["set"].lower()), {})
            found.setdefault((part, match["what"].lower()), here / match[0])  # plain before .gz
    whole = [key for key, found in sets.items() if found.keys() >= set(wanted)]
    if not whole:
        if sets:
            raise FileNotFoundError(f"{folder} holds only "
                                    f"{_names(folder, max(sets.values(), key=len))}: {EXPECTED}")
        return None
    nearest = min(len(home.parts) for home, _ in whole)
    first, *others = [key for key in whole if len(key[0].parts) == nearest]
    if others:
        places = [str(sets[key][wanted[0]].relative_to(folder)) for key in (first, *others)]
        raise ValueError(f"{folder} holds {len(places)} sets, with {' and '.join(places[:2])}: "
                         "name the folder of one, or move it into a folder of its own")
    return [sets[first][key] for key in wanted]


def _names(folder, found):
    """Return the names of the files in `found`, as seen from `folder`."""
    return ", ".join(sorted(str(path.relative_to(folder)) for path in found.values()))
