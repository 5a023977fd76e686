"""Handwriting printed onto drawn paper and photographed badly: the photos that tests read."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

PAPERS = ("plain", "lined", "squared", "board", "desk")
INKS = [(25, 25, 30), (30, 50, 150), (85, 85, 90)]     # black, blue, pencil
TURNS = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90,
         8: Image.Transpose.ROTATE_270}    # how the stored picture lies, by EXIF's number


def photographed(images, rng, *, paper, turn=None, file="JPEG"):
    """Return a photo of digits (n, 28, 28), uint8, as the bytes of a file."""
    page = held_askew(sheet_of(images, rng, paper), rng, paper)
    turn = turn or int(rng.choice(list(TURNS)))
    page = Image.fromarray(lit(np.asarray(page, float), rng).clip(0, 255).astype(np.uint8))
    if TURNS[turn] is not None:
        page = page.transpose(TURNS[turn])
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = io.BytesIO()
    page.save(stored, file, quality=int(rng.integers(40, 90)), exif=exif)
    return stored.getvalue()


def scanned(examples, *which, file="PNG"):
    """Return some digits side by side on clean white paper, as the bytes of a file."""
    page = np.pad(np.hstack([examples.images[:, k].reshape(28, 28) for k in which]), 14)
    stored = io.BytesIO()
    Image.fromarray(255 - page).resize((page.shape[1] * 4, page.shape[0] * 4)).save(stored, file)
    return stored.getvalue()


def sheet_of(images, rng, paper):
    """Return a page, a PIL image, with the digits written in rows; chalk on a board is light."""
    rows = 1 if len(images) < 5 else int(rng.integers(1, 4))
    across, cell = -(-len(images) // rows), int(rng.integers(90, 150))
    width, height = int(cell * (across + 1.5)), int(cell * (1.6 * rows + 1))
    ground = (45, 70, 55) if paper == "board" else tuple(map(int, rng.integers(225, 253, 3)))
    page = Image.new("RGB", (width, height), ground)
    draw, apart, shade = ImageDraw.Draw(page), cell * rng.uniform(0.25, 0.6), int(
        rng.integers(150, 205))
    for y in np.arange(apart / 2, height * (paper in ("lined", "squared")), apart):
        draw.line([(0, y), (width, y)], fill=(shade, shade + 15, shade + 45), width=2)
    for x in np.arange(apart / 2, width * (paper == "squared"), apart):
        draw.line([(x, 0), (x, height)], fill=(shade, shade + 15, shade + 45), width=1)
    colour = (235, 235, 225) if paper == "board" else INKS[rng.integers(len(INKS))]
    for k, image in enumerate(images):
        x = cell * (0.75 + k % across + rng.uniform(-0.06, 0.06))
        y = cell * (0.6 + 1.6 * (k // across) + rng.uniform(-0.1, 0.1))
        page.paste(colour, (int(x), int(y)), pen_of(image, int(cell * rng.uniform(0.9, 1.1)), rng))
    return page


def pen_of(image, side, rng):
    """Return a digit as an L image of `side`, written with another pen than it was."""
    large = Image.fromarray(image).resize((2 * side, 2 * side), Image.Resampling.BICUBIC)
    values = np.asarray(large.filter(ImageFilter.GaussianBlur(side / 28)), float) / 255
    values = ((values - rng.uniform(0.32, 0.58)) * 12 + 0.5).clip(0, 1)      # thick or thin
    values *= 255 * rng.uniform(0.85, 1)
    return Image.fromarray(values.astype(np.uint8)).resize((side, side), Image.Resampling.BOX)


def held_askew(page, rng, paper):
    """Return the page as seen by a hand-held camera, perhaps with the desk around it."""
    (width, height), by = page.size, int(0.15 * max(page.size))
    page = np.pad(np.asarray(page), ((by, by), (by, by), (0, 0)), "edge")
    if paper == "desk":
        seen, page = page, np.tile(rng.integers(50, 130, 3).astype(np.uint8), (*page.shape[:2], 1))
        page[by:-by, by:-by] = seen[by:-by, by:-by]
    margin = by / 5 if paper == "desk" else by
    corners = np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)]) * [width / 2, height / 2] + (
        np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)]) * (by - margin))
    angle = np.deg2rad(rng.uniform(-5, 5))
    turned = corners @ [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    turned += rng.uniform(-0.03, 0.03, (4, 2)) * [width, height]
    return Image.fromarray(page).transform(
        (width, height), Image.Transform.QUAD,
        (turned + [width / 2 + by, height / 2 + by]).ravel().tolist(), Image.Resampling.BICUBIC)


def lit(values, rng):
    """Return brightnesses under uneven light: a lamp's side, a hand's shadow, a lens, noise."""
    high, wide, _ = values.shape
    y, x = np.mgrid[-0.5:0.5:high * 1j, -0.5:0.5:wide * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 - rng.uniform(0, 0.35) * (0.5 + x * np.cos(angle) + y * np.sin(angle))
    across = (x - rng.uniform(-0.3, 0.3)) * np.cos(angle + 1) + y * np.sin(angle + 1)
    light *= 1 - rng.uniform(0, 0.45) / (1 + np.exp(-across / rng.uniform(0.01, 0.08)))
    light *= 1 - 0.2 * (x ** 2 + y ** 2)
    values = values * light[..., None] * (1 + rng.uniform(-0.06, 0.06, 3))
    seen = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    values = np.asarray(seen.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.6))), float)
    grain = rng.normal(0, rng.uniform(1, 7), values.shape[:2])[..., None]
    return values + grain + rng.normal(0, 2, values.shape)
