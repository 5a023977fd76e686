"""Small files that stand in for MNIST's, and what a test does with them."""

import hashlib
import json
import subprocess
import sys

import numpy as np
from idx_files import digits, four_files

from mlp.data import download

TRAIN, TEST = digits(60), digits(20, seed=1)
FILES = four_files(TRAIN, TEST)
WANTED = [download.Wanted(name, len(content), hashlib.sha256(content).hexdigest())
          for name, content in FILES.items()]


def is_right(loaded):
    return all(np.array_equal(part.images.T.reshape(-1, 28, 28), images)
               and np.array_equal(part.labels, labels)
               for part, (images, labels) in zip(loaded, (TRAIN, TEST), strict=True))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# Loads the stand-ins in a process of its own.
LOAD = """
import json, sys
from pathlib import Path
from mlp import load_digits
from mlp.data import download, mnist
folder, mirror, files = json.loads(sys.argv[1])
mnist.cache_folder, mnist.MIRRORS = lambda: Path(folder), [mirror]
mnist.FILES = [download.Wanted(*one) for one in files]
print(int(load_digits("mnist").train.images.sum()))
"""


def start(folder, server):
    given = json.dumps([str(folder.parent), server.url, WANTED])
    return subprocess.Popen([sys.executable, "-c", LOAD, given], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
