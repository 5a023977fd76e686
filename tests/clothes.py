"""Make pictures in ten classes with names, as Fashion-MNIST has: ``python tests/clothes.py TO``."""

import sys
from pathlib import Path

import numpy as np
from idx_files import four_files, write_all

NAMES = tuple("T-shirt trouser pullover dress coat sandal shirt sneaker bag boot".split())


def silhouettes():
    """Return one shape for each name, of shape (10, 28, 28)."""
    y, x = np.mgrid[-1:1:28j, -1:1:28j]
    wide = abs(x)
    body, foot = (wide < 0.5) & (abs(y) < 0.85), (wide < 0.9) & (y < 0.6) & (y > 0.1)
    sleeves = (wide > 0.6) & (wide < 0.9) & (y > -0.8)
    return np.array([
        body | (wide < 0.9) & (abs(y + 0.6) < 0.2), (wide > 0.1) & body, body | sleeves & (y < 0.6),
        (wide < 0.4 + 0.3 * y) & (abs(y) < 0.9), (wide > 0.05) & body | sleeves & (y < 0.8),
        foot & (abs(y - 0.5) < 0.1) | foot & (abs(x - y) < 0.2),
        body | (wide < 0.9) & (abs(y + 0.4) < 0.4), foot & (y > 0.3 - 0.3 * x),
        foot | (abs(np.hypot(x, y) - 0.5) < 0.1) & (y < 0.2),
        foot | (abs(x + 0.3) < 0.3) & (y < 0.5)])


def pictures(count, rng):
    """Return `count` pictures, uint8, and labels: a shape in some grey, striped, out of place."""
    labels = rng.integers(10, size=count, dtype=np.uint8)
    stripes = np.cos(rng.uniform(0, 2, (count, 1, 1)) * np.arange(28)[:, np.newaxis])
    greys = rng.uniform(100, 220, (count, 1, 1)) + 30 * stripes
    images = (silhouettes()[labels] * greys).astype(np.uint8)
    places = rng.integers(-2, 3, (count, 2))
    moved = [np.roll(one, place, (0, 1)) for one, place in zip(images, places, strict=True)]
    return np.array(moved), labels


if __name__ == "__main__":
    rng, target = np.random.default_rng(0), Path(sys.argv[1])
    write_all(four_files(pictures(10_000, rng), pictures(2_000, rng))
              | {"names.txt": "\n".join(NAMES).encode()}, target)
