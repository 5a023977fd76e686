"""Networks on disk: one .npz or .json file, no pickle, never half-written."""

import io
import json
import zipfile
import zlib
from pathlib import Path

import numpy as np

from .files import write_whole
from .network import Network, in_dtype

UNPACKED = 10**8    # bytes at most of what a page sends: a few packed ones may claim to be more


def save_network(network, path):
    """Write `network` to `path` (.npz, or .json to be read anywhere), whole or not at all.

    Parameters
    ----------
    network : Network
    path : str or path
        A file there is replaced only once the new one is complete.

    Raises
    ------
    OSError
        If the folder cannot be written or the disk is full.
    """
    arrays = {}
    for l, (w, b) in enumerate(zip(network.weights, network.biases, strict=True)):
        arrays[f"weights_{l}"], arrays[f"biases_{l}"] = w, b
    arrays["activation"] = np.array(network.activation)  # last: what lost its end is no network
    if Path(path).suffix == ".json":
        lists = {"dtype": str(network.weights[0].dtype),
                 **{name: array.tolist() for name, array in arrays.items()}}
        write_whole(path, lambda file: file.write(json.dumps(lists).encode()))
    else:
        write_whole(path, lambda file: np.savez_compressed(file, **arrays))


def load_network(path):
    """Read a network that `save_network` wrote.

    Parameters
    ----------
    path : str, path or bytes
        A file, or what is in one.

    Returns
    -------
    Network
        The same to the last bit, and of the same dtype.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is damaged or holds something else than a network.
    """
    sent = isinstance(path, bytes)
    try:
        written = path.lstrip()[:1] == b"{" if sent else Path(path).suffix == ".json"
        arrays = (_from_json if written else _from_npz)(path)
        layers = len(arrays) // 2  # two arrays a layer, beside the activation
        weights = [arrays[f"weights_{l}"] for l in range(layers)]
        biases = [arrays[f"biases_{l}"] for l in range(layers)]
        return Network(weights, biases, str(arrays["activation"]))
    except FileNotFoundError:
        raise FileNotFoundError(f"no network at {path}: save one there first") from None
    except (KeyError, ValueError, OSError, EOFError, TypeError, RuntimeError, AttributeError,
            MemoryError, zipfile.BadZipFile, zlib.error) as error:
        why = (": choose an .npz or .json file that save_network wrote" if sent else f" ({error})")
        raise ValueError(f"{'the file' if sent else path} is damaged or is not a saved network"
                         f"{why}") from None


def _from_npz(path):
    sent = isinstance(path, bytes)
    with np.load(io.BytesIO(path) if sent else path, allow_pickle=False) as file:
        if sent and sum(part.file_size for part in file.zip.infolist()) > UNPACKED:
            raise ValueError(f"unpacked, it would have more than {UNPACKED} bytes")
        return {name: file[name] for name in file.files}


def _from_json(path):
    lists = json.loads(path if isinstance(path, bytes) else Path(path).read_text("utf-8"))
    dtype = {"float32": np.float32, "float64": np.float64}[lists.pop("dtype")]
    return {name: np.array(values, None if name == "activation" else dtype)
            for name, values in lists.items()}


def trained_network():
    """Return the 784-16-16-10 network that comes with the package, trained on drawn digits.

    ``mlp/assets/README.md`` says how it was trained and how well it reads.
    """
    stored = load_network(Path(__file__).parent / "assets" / "drawn.npz")
    return Network(*in_dtype(stored, np.float64), stored.activation)
