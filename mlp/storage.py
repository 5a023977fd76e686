"""Networks on disk: one .npz file, no pickle, never half-written."""

import zipfile
import zlib
from pathlib import Path

import numpy as np

from .files import write_whole
from .network import Network


def save_network(network, path):
    """Write `network` to `path` (.npz), whole or not at all.

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
    write_whole(path, lambda file: np.savez_compressed(file, **arrays))


def load_network(path):
    """Read a network that `save_network` wrote.

    Parameters
    ----------
    path : str or path

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
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        layers = len(arrays) // 2  # two arrays a layer, beside the activation
        weights = [arrays[f"weights_{l}"] for l in range(layers)]
        biases = [arrays[f"biases_{l}"] for l in range(layers)]
        return Network(weights, biases, str(arrays["activation"]))
    except FileNotFoundError:
        raise FileNotFoundError(f"no network at {path}: save one there first") from None
    except (KeyError, ValueError, OSError, EOFError, TypeError, RuntimeError,
            zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(f"{path} is damaged or is not a saved network ({error})") from None


def trained_network():
    """Return the 784-16-16-10 network that comes with the package, trained on drawn digits.

    ``mlp/assets/README.md`` says how it was trained and how well it reads.
    """
    stored = load_network(Path(__file__).parent / "assets" / "drawn.npz")
    return Network([w.astype(np.float64) for w in stored.weights],
                   [b.astype(np.float64) for b in stored.biases], stored.activation)
