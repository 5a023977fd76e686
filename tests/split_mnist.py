"""Make a set of four files from MNIST's training pair alone: its last 10,000 are the test set.

``python tests/split_mnist.py FROM TO``, for machines that hold only the pair.
"""

import sys
from pathlib import Path

from idx_files import four_files, write_all

from mlp.data.idx import read_idx

TEST = 10_000

if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    images = read_idx(source / "train-images-idx3-ubyte.gz")
    labels = read_idx(source / "train-labels-idx1-ubyte.gz")
    write_all(four_files((images[:-TEST], labels[:-TEST]), (images[-TEST:], labels[-TEST:])),
              target)
