"""What labels mean, and whether images lie on their side."""

from pathlib import Path

import numpy as np

from ...activations import sigmoid
from ..examples import DIGITS, MOST
from .formats import LINE, NAME, one_sentence

# Sets whose files do not say what their ten classes are; a folder or file is named after them.
KNOWN = {"fashion": "T-shirt trouser pullover dress coat sandal shirt sneaker bag boot",
         "kmnist": "o ki su tsu na ha ma ya re wo"}
TRAINED = Path(__file__).parents[2] / "assets" / "drawn.npz"
# It reads 94% of MNIST's digits upright and 16% turned, and of any 30 digits 40% more upright.
FEW, MANY, MORE = 30, 1000, 0.4


def classes_of(parts, names):
    """Return the labels of all `parts`, counted from 0, and the names of the classes."""
    source = max(parts, key=lambda part: max(part.labels.tolist())).source
    labels = [part.labels for part in parts]
    kinds = np.unique(np.concatenate(labels))
    if kinds.dtype.kind == "U" and {*kinds} <= {*DIGITS}:
        kinds, *labels = (part.astype(int) for part in (kinds, *labels))
    is_text, about = kinds.dtype.kind == "U", f"{len(kinds)} kinds, {kinds[0]} to {kinds[-1]}"[:99]
    if is_text and (strange := {*labels[-1]} - {*labels[0]}):
        raise ValueError(f"{parts[-1].source} has the label {min(strange)}, which "
                         f"{parts[0].source} never has: expected the same classes in both")
    if names is None:
        names = kinds.tolist() if is_text else _known(parts[0].source)
    names = tuple(map(str, names))
    if not names and 0 <= kinds[0] and kinds[-1] < len(DIGITS):
        return labels, DIGITS
    if not names:
        raise ValueError(f"{source} has labels of {about}, expected digits from 0 to 9, or names "
                         f"for 2 to {MOST} classes in the order of their labels: names=[...], or a "
                         "names.txt beside it with a line each")
    is_index = not is_text and 0 <= kinds[0] and kinds[-1] < len(names)
    if (not 2 <= len(names) == len({*names}) <= MOST or not is_index and len(names) != len(kinds)
            or not all(0 < len(name) <= NAME and name.isprintable() for name in names)):
        raise ValueError(f"{source} has labels of {about}, and {len(names)} names, "
                         f"{', '.join(names)[:60]!r}: expected 2 to {MOST} kinds and as many "
                         f"different names of at most {NAME} letters")
    return labels if is_index else [np.searchsorted(kinds, part) for part in labels], names


def _known(source):
    path = source.with_name("names.txt")
    if path.is_file():
        with one_sentence(path, "a name a line"), open(path, encoding="utf-8-sig") as file:
            return [line.strip() for line in file.read(LINE).splitlines() if line.strip()]
    place = "/".join(source.parts[-3:]).lower()
    return next((known.split() for name, known in KNOWN.items() if name in place), ())


def turn(images):
    """Return images (784, n) with rows for columns."""
    return images.reshape(28, 28, -1).swapaxes(0, 1).reshape(784, -1)


def lie(source, examples):
    """Return in words why `examples` seem to lie on their side; nothing if they do not."""
    if "emnist" in source.name.lower():
        return "as EMNIST's do"
    if examples.names != DIGITS or len(examples) < FEW:
        return ""
    some = examples.pick(slice(MANY))
    as_is, turned = (_share_right(images, some.labels) for images in (
        some.images, turn(some.images)))
    if turned < as_is + MORE:
        return ""
    return f"for a network that knows digits reads {as_is:.0%} of them, turned {turned:.0%}"


def _share_right(images, labels):
    with np.load(TRAINED, allow_pickle=False) as network:
        a = images / 255
        for l in range(len(network.files) // 2):
            a = sigmoid(network[f"weights_{l}"] @ a + network[f"biases_{l}"])
    return (a.argmax(axis=0) == labels).mean()
